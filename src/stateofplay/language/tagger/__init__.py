"""The tagger's runtime: words in, tags out, by a small network that the package carries."""
