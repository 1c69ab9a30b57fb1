"""The state of play as of the last report: cells, status, movement."""

from stateofplay.picture.draw import draw

__all__ = ["draw"]
