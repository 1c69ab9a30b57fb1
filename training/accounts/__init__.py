"""Negotiations told by several reports, and the weights that are fitted on them."""
