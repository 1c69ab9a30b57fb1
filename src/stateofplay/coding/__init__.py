"""From words to positions: issue, stance, condition, red line and status, with the party and the kind of source."""

from stateofplay.coding.code import Desk, code
from stateofplay.coding.doubles import doubles
from stateofplay.coding.parties import Acquaintances

__all__ = ["Acquaintances", "Desk", "code", "doubles"]
