"""Who stands where in a negotiation, in whose words, read from reports about it."""

__version__ = "0.1.0"
