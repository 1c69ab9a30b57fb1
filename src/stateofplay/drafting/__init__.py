"""Reports -> a codebook to edit: parties, issues and propositions that the reports suggest."""

from stateofplay.drafting.draft import Draft, Example, Limits, draft
from stateofplay.drafting.written import clean, dumps

__all__ = ["Draft", "Example", "Limits", "clean", "draft", "dumps"]
