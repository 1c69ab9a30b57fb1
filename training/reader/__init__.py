"""How the reader's model is made: corpora, network, training, export, figures. Nothing here is imported by the package."""
