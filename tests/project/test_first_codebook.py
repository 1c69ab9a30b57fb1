"""The codebook of a project that was made without one."""

import makers
import pytest
from dumps import rows
from people import add

from stateofplay import drafting
from stateofplay.errors import InputError
from stateofplay.ledger import codebooks, create
from stateofplay.project import first_codebook, incoming, reading, states


def test_a_project_without_a_codebook_gets_a_draft(project_address, tmp_path):
    """It is what `codebook draft` writes, kept as drafted; adding again drafts no other; reading again needs one."""
    folder = makers.write(tmp_path / "a")
    with create(project_address) as ledger:
        with pytest.raises(InputError, match="no codebook"):
            reading.reread(ledger, who="t", context=makers.CONTEXT)
        added = add(ledger, [folder])
        assert added.drafted is not None
        assert added.drafted.reports == 3
        assert len(added.new) == 3
        assert add(ledger, [folder]).drafted is None
        with ledger.reading() as connection:
            book = codebooks.in_force(connection)
        assert book is not None
        assert book.origin == "drafted"
        assert [party.id for party in book.codebook.parties] == [party.id for party in added.drafted.codebook.parties]
        assert drafting.dumps(added.drafted)


def test_nothing_is_kept_where_no_codebook_can_be_drafted(tmp_path):
    """Reports in which nobody takes a stance give no codebook; the project stays empty."""
    folder = makers.write(tmp_path / "a", {"weather": ("2025-11-03", "It rained all day, and nobody said a word.")})
    with create(str(tmp_path / "p.sop")) as ledger:
        with pytest.raises(InputError, match="no party was found"):
            add(ledger, [folder])
        assert rows(ledger)["reports"] == 0


def test_somebody_gives_a_codebook_meanwhile(tmp_path, monkeypatch):
    """The draft gives way to it."""
    folder = makers.write(tmp_path / "a")
    with create(str(tmp_path / "p.sop")) as ledger:
        draft = drafting.draft

        def meanwhile(documents):
            made = draft(documents)
            with ledger.writing() as connection:
                codebooks.add(connection, makers.BOOK, origin="given", recorded="2025-11-03T10:00:00.000000Z", who="bo")
            return made

        monkeypatch.setattr(first_codebook.drafting, "draft", meanwhile)
        assert add(ledger, [folder]).drafted is None
        assert states.state(ledger).codebook == makers.BOOK


def test_a_draft_is_made_from_some_of_many_reports():
    """Evenly from the first to the last."""
    found = [incoming.Found(str(n), str(n), "", lambda: None) for n in range(1000)]
    some = first_codebook.sample(found)
    assert len(some) == first_codebook.MOST
    assert [one.key for one in some[:3]] == ["0", "5", "10"]
    assert first_codebook.sample(found[:5]) == found[:5]


def test_progress_is_told(tmp_path):
    """Each report that is read, and all at the end; while a draft is made too."""
    seen = []
    with create(str(tmp_path / "p.sop")) as ledger:
        add(ledger, [makers.write(tmp_path / "a")], progress=lambda *row: seen.append(row))
    names = ["monday", "tuesday", "wednesday"]
    once = [(n, 3, name) for n, name in enumerate(names)]
    assert seen == [*once, *once, (3, 3, "")]
