"""One file per output format: the state of play and the layers of a report, for programs, terminals and people."""
