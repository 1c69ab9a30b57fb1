"""How the reader of positions is trained: the annotated corpus, its examples, the network, its scores, the shipped weights."""
