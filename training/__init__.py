"""Recipes that make what the package ships trained. Run from the project's root; the package never imports this."""
