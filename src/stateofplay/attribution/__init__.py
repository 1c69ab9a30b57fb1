"""Who says what, through whom, in which words."""

from stateofplay.attribution.attribute import attribute

__all__ = ["attribute"]
