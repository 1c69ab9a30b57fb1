"""Work on a project from end to end: reports go into the ledger and are compared, people decide, and the picture is drawn.

The rooms below know nothing of each other's work: the ledger keeps rows, the picture draws what it is handed. Here they meet.
"""
