"""Two short reports, each with what it attributes, to be held against each other."""

from __future__ import annotations

from reconcile_builders import attribution, reading, report

from stateofplay.reconcile import conflicts

FIRST, SECOND = "2031-03-04", "2031-03-05"


def told(name, text, published, *said):
    """A reading in which each of `said`, as (source, cue, content), is attributed."""
    made = report(name, text, published)
    return reading(made, attributions=[attribution(made, *row) for row in said])


def found(*readings, **rest):
    """The conflicts as (kind, words of a, words of b)."""
    return [(str(row.kind), row.a.evidence.exact, row.b.evidence.exact) for row in conflicts.find(readings, (), (), **rest)]


def kinds(*readings, **rest):
    """The kinds of the conflicts."""
    return [kind for kind, _, _ in found(*readings, **rest)]
