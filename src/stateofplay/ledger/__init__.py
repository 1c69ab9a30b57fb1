"""What is kept: reports, what readers made of them, what people decided; append-only, in SQLite or PostgreSQL.

The room knows rows and the nouns of the model. What a picture is, it does not know: it keeps the one that it is handed.
"""

from stateofplay.ledger.address import is_project
from stateofplay.ledger.store import Ledger, create, now, open_project

__all__ = ["Ledger", "create", "is_project", "now", "open_project"]
