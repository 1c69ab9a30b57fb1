"""Report -> Document: sentences, tokens, quotations, names, dates and quantities, found by rules in time linear in the text."""

from stateofplay.language.analyse import analyse

__all__ = ["analyse"]
