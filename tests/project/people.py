"""Reports of which one introduces a person whom later ones name: what they say depends on whether it is there."""

import makers

from stateofplay.project import reading, shelf

PEOPLE = {
    "monday": (
        "2025-11-03",
        "The port authority demands higher harbour fees.\n\nThe union rejected the fee rise.",
    ),
    "tuesday": (
        "2025-11-04",
        "The union demands that dockers join the old pension fund.\n\nThe city said it was open to the fee rise.",
    ),
    "wednesday": ("2025-11-05", "The union now supports the fee rise, it said on Wednesday, and called the talks useful."),
    "introduces": (
        "2025-11-02",
        "Jonas Berg, chairman of the Dockers' Union, met the port authority on Sunday.\n\nTalks go on.",
    ),
    "names": ("2025-11-07", "Talks about harbour fees went on.\n\nJonas Berg rejected the fee rise on Friday."),
    "undated": ("", "Jonas Berg said he supports the night shift."),
}


def write(folder, names=None):
    """Some of the reports as files of their own; their paths."""
    makers.write(folder, PEOPLE)
    return [folder / f"{name}.txt" for name in (names or PEOPLE)]


def add(ledger, paths, **more):
    """Add reports, read by rules."""
    return reading.add(ledger, paths, who="tests", context=makers.CONTEXT, **more)


def break_after(patched, number):
    """Let it break off when so many reports have been kept."""
    left = [number]
    keep = shelf.Shelf.clear

    def clear(self):
        if self.waiting and not left[0]:
            raise KeyboardInterrupt
        left[0] -= bool(self.waiting)
        keep(self)

    patched.setattr(shelf.Shelf, "clear", clear)
