"""The review: a screen of a terminal on which people decide, by keyboard, on what was read."""
