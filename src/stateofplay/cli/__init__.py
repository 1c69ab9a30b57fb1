"""The command line: one file per command. A face without logic of its own."""
