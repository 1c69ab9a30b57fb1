"""Many readings -> one account: which reports are copies, which statements are told again, what contradicts what."""

from stateofplay.reconcile.reconcile import reconcile

__all__ = ["reconcile"]
