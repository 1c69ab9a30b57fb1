"""From words to positions: issue, stance, condition, red line and status, with the party and the kind of source."""

from stateofplay.coding.code import code
from stateofplay.coding.doubles import doubles

__all__ = ["code", "doubles"]
