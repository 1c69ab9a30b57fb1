"""What a person is asked: what is not decided yet, in order of what matters, two people apart."""

import makers
import pytest

from stateofplay.errors import UsageError
from stateofplay.ledger import open_project, standing, verdicts
from stateofplay.model import Action
from stateofplay.project import decide, reading, states
from stateofplay.project.decide import Choice
from stateofplay.project.queue import PAGE, Only, Queue, Sort, Those


@pytest.fixture
def ledger(talks):
    """The project, open."""
    with open_project(talks) as opened:
        yield opened


def asked(ledger, who="ada", **more):
    """The ids that somebody is asked about, in order."""
    sort, limit = more.pop("sort", Sort.UNCERTAIN), more.pop("limit", None)
    return [item.id for item in Queue(ledger, who, Only(**more), sort, limit=limit).more()]


def kept(ledger, *choices, who="ada"):
    """Decisions: pairs of an id and an action."""
    return decide.decide(ledger, [Choice(key, action) for key, action in choices], who=who)


def test_the_least_certain_come_first(ledger):
    """By confidence, and in reading order among equals; all statements are there once."""
    items = Queue(ledger, "ada").more()
    keys = [(item.asked.confidence, item.standing.place) for item in items]
    assert keys == sorted(keys)
    assert {item.id for item in items} == {row.id for row in states.state(ledger).statements}


def test_other_orders(ledger):
    """By day, the newest first; as the reports go; and by what hangs on each, which is said."""
    days = [item.standing.day for item in Queue(ledger, "ada", sort=Sort.NEWEST).more()]
    assert days == sorted(days, reverse=True)
    places = [item.standing.place for item in Queue(ledger, "ada", sort=Sort.TEXT).more()]
    assert places == sorted(places)
    items = Queue(ledger, "ada", sort=Sort.LEVERAGE).more()
    scores = [item.weight.score if item.weight else 0 for item in items]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0
    assert items[0].weight.reasons
    assert len({item.id for item in items}) == len(items) == len(places)


@pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT, Action.FLAG])
def test_nothing_decided_is_asked_again(ledger, action):
    """By this person; and it is asked again once the decision is taken back."""
    before = asked(ledger)
    kept(ledger, (before[0], action), (before[2], action))
    assert asked(ledger) == [before[1], *before[3:]]
    assert asked(ledger, sort=Sort.LEVERAGE).count(before[0]) == 0
    decide.undo(ledger, who="ada")
    assert asked(ledger) == before


def test_what_one_person_decides_hides_nothing_from_another(ledger):
    """A second coder is asked about all, in the same order, as it was read."""
    before = asked(ledger, "bo")
    kept(ledger, (before[0], Action.REJECT), (before[1], Action.ACCEPT))
    decide.decide(ledger, [Choice(before[3], Action.CORRECT, {"stance": "undecided"})], who="ada")
    assert asked(ledger, "bo") == before
    items = Queue(ledger, "bo").more()
    assert all(item.asked == item.standing.read for item in items)
    assert asked(ledger, "bo", untouched=True) == [before[2], *before[4:]]
    shown = {item.id: item for item in Queue(ledger, "bo", Only(others=True)).more()}
    assert str(shown[before[3]].asked.stance) == "undecided"


def test_a_flag_below_a_verdict_of_somebody_else_is_remembered(ledger):
    """Who flagged is not asked again when another has decided since."""
    first = asked(ledger)[0]
    kept(ledger, (first, Action.FLAG))
    kept(ledger, (first, Action.ACCEPT), who="bo")
    assert first not in asked(ledger)


def test_accepting_unseen_accepts_what_was_read(ledger):
    """A second coder who accepts does not thereby agree with a correction that was never shown."""
    first = asked(ledger)[0]
    item = Queue(ledger, "bo").more()[0]
    new = "undecided" if str(item.asked.stance) != "undecided" else "open"
    decide.decide(ledger, [Choice(first, Action.CORRECT, {"stance": new})], who="ada")
    made = decide.decide(ledger, [Choice(first, Action.ACCEPT, as_read=True)], who="bo")
    assert made[0].says.stance is item.asked.stance
    with ledger.reading() as connection:
        (row,) = standing.of_ids(connection, [first])
    assert row.verdict.against == ("ada",)


def test_what_somebody_added_is_asked_about_only_in_the_open(ledger):
    """It cannot be asked about unseen."""
    made = decide.add_statement(
        ledger, "monday", {"evidence": "The city supports", "party": "city", "issue": "pensions", "stance": "open"}, who="ada"
    )
    assert made.says.id not in asked(ledger, "bo")
    assert made.says.id in asked(ledger, "bo", others=True)
    assert made.says.id not in asked(ledger, "ada", others=True)


def test_narrowed_to_issue_party_report_and_words(ledger):
    """Each leaves only what it names; words are looked for in what is shown, and numbered when all is seen."""
    for item in Queue(ledger, "ada", Only(issue="fees")).more():
        assert item.asked.issue == "fees"
    for item in Queue(ledger, "ada", Only(party="union")).more():
        assert item.asked.party == "union"
    queue = Queue(ledger, "ada", Only(report="tuesday"))
    items = queue.more()
    assert {item.asked.report for item in items} == {"tuesday"}
    assert queue.total == len(items)
    queue = Queue(ledger, "ada", Only(words="dockers' PENSION"))
    assert queue.total is None
    assert {item.asked.issue for item in queue.more()} == {"pensions"}
    assert queue.total
    with pytest.raises(UsageError, match="no report 'friday'"):
        Queue(ledger, "ada", Only(report="friday"))


def test_a_limit_and_pages(ledger):
    """No more than so many, however they are fetched."""
    every = asked(ledger)
    queue = Queue(ledger, "ada", limit=3)
    assert queue.total == 3
    assert [item.id for item in [*queue.more(2), *queue.more(2), *queue.more(2)]] == every[:3]
    queue = Queue(ledger, "ada")
    assert [item.id for _ in every for item in queue.more(1)] == every
    assert queue.more() == []


def test_pages_of_a_larger_project(tmp_path, project_address):
    """Thousands of statements are handed out once each, in order, in every order."""
    text = "\n\n".join(f"The union said on day {number} that it rejected the fee rise." for number in range(700))
    reports = {"long": ("2025-11-03", text), "longer": ("2025-11-04", text.replace("union", "city"))}
    with makers.project(project_address, makers.write(tmp_path / "reports", reports)) as ledger:
        number = len(states.state(ledger).statements)
        assert number > PAGE * 8
        for sort in Sort:
            queue = Queue(ledger, "ada", sort=sort)
            seen = []
            while items := queue.more():
                seen += [item.id for item in items]
            assert len(seen) == len(set(seen)) == number == queue.total


def test_flagged_whoever_flagged(ledger):
    """What is flagged is asked about, also of who flagged it, until somebody decides."""
    first, second = asked(ledger)[:2]
    kept(ledger, (first, Action.FLAG), (second, Action.ACCEPT))
    assert asked(ledger, "ada", those=Those.FLAGGED) == asked(ledger, "bo", those=Those.FLAGGED) == [first]
    kept(ledger, (first, Action.ACCEPT), who="bo")
    assert asked(ledger, "ada", those=Those.FLAGGED) == []


def test_disagreements_until_somebody_decides_again(ledger):
    """Both are asked where they differ; one of them settles it, for both."""
    first, second = asked(ledger)[:2]
    kept(ledger, (first, Action.ACCEPT), (second, Action.ACCEPT))
    kept(ledger, (first, Action.REJECT), (second, Action.ACCEPT), who="bo")
    assert asked(ledger, "ada", those=Those.DISAGREED) == asked(ledger, "bo", those=Those.DISAGREED) == [first]
    kept(ledger, (first, Action.ACCEPT))
    assert asked(ledger, "ada", those=Those.DISAGREED) == asked(ledger, "bo", those=Those.DISAGREED) == []


def test_a_third_person_settles_by_majority(ledger):
    """Two against one are not asked again."""
    first = asked(ledger)[0]
    kept(ledger, (first, Action.ACCEPT))
    kept(ledger, (first, Action.REJECT), who="bo")
    assert asked(ledger, "cy", those=Those.DISAGREED) == [first]
    kept(ledger, (first, Action.REJECT), who="cy")
    assert asked(ledger, "ada", those=Those.DISAGREED) == []


def test_the_last_verdict_settles_or_does_not(ledger):
    """What a fourth person says without a majority opens it again for the others; who has decided since is not asked."""
    first = asked(ledger)[0]
    kept(ledger, (first, Action.ACCEPT))
    kept(ledger, (first, Action.REJECT), who="bo")
    kept(ledger, (first, Action.ACCEPT))
    assert asked(ledger, "bo", those=Those.DISAGREED) == []
    decide.decide(ledger, [Choice(first, Action.CORRECT, {"stance": "undecided"})], who="cy")
    assert asked(ledger, "bo", those=Those.DISAGREED) == asked(ledger, "di", those=Those.DISAGREED) == [first]
    assert asked(ledger, "ada", those=Those.DISAGREED) == asked(ledger, "cy", those=Those.DISAGREED) == []


def test_disagreements_in_one_report_are_laid_once(ledger, monkeypatch):
    """However many there are, the report and its decisions are fetched once."""
    keys = [item.id for item in Queue(ledger, "ada", Only(report="monday")).more()]
    kept(ledger, *((key, Action.ACCEPT) for key in keys))
    kept(ledger, *((key, Action.REJECT) for key in keys), who="bo")
    laid = []
    lay = verdicts.lay
    monkeypatch.setattr(verdicts, "lay", lambda *args: laid.append(args[0].id) or lay(*args))
    assert len(asked(ledger, "cy", those=Those.DISAGREED)) == len(keys) > 2
    assert laid == ["monday"]


def test_a_random_sample_is_the_same_for_all(ledger):
    """Whoever asks first and whatever anybody decides meanwhile; who goes on later is asked about what is left of it."""
    every = asked(ledger, sort=Sort.RANDOM)
    assert sorted(every) == sorted(asked(ledger))
    assert every != asked(ledger, sort=Sort.TEXT)
    sample = asked(ledger, sort=Sort.RANDOM, limit=4)
    assert sample == every[:4] == asked(ledger, "bo", sort=Sort.RANDOM, limit=4)
    kept(ledger, (sample[1], Action.REJECT), (every[-1], Action.ACCEPT))
    decide.decide(ledger, [Choice(sample[2], Action.CORRECT, {"issue": "shift"})], who="ada")
    says = {"evidence": "The city supports", "party": "city", "issue": "pensions", "stance": "open"}
    decide.add_statement(ledger, "monday", says, who="ada")
    queue = Queue(ledger, "ada", sort=Sort.RANDOM, limit=4)
    assert [item.id for item in queue.more()] == [sample[0], sample[3]]
    assert queue.total == 2
    assert asked(ledger, "bo", sort=Sort.RANDOM, limit=4) == sample
    assert asked(ledger, "bo", sort=Sort.RANDOM) == every


def test_decisions_that_fit_nothing(ledger, tmp_path):
    """A rejection whose statement is no longer read is shown with its words, and can be taken back."""
    from dataclasses import replace  # noqa: PLC0415 - used here alone

    from stateofplay.ledger import decisions, reports  # noqa: PLC0415 - as above

    item = Queue(ledger, "ada").more()[0]
    with ledger.writing() as connection:
        stored = reports.of_id(connection, item.asked.report)
        words = stored.report.span(0, 3)
        gone = replace(item.asked, party="city", issue="pensions", evidence=words)
        made = decisions.about(
            Action.REJECT, stored.report, stored.seq, who="ada", recorded="2025-12-01T00:00:00.000000Z", seen=gone, says=None
        )
        decisions.add(connection, [made])
    queue = Queue(ledger, "bo", Only(those=Those.UNFIT))
    (lost,) = queue.more()
    assert queue.total == 1
    assert lost.asked.evidence == words
    assert lost.unfit.id == lost.id == made.id
    decide.undo(ledger, lost.id, who="bo")
    assert asked(ledger, "bo", those=Those.UNFIT) == []


def test_reports_that_come_later_are_asked_about_in_the_next_queue(ledger, tmp_path):
    """A queue goes on unharmed when reports are added meanwhile, and asks nothing twice."""
    queue = Queue(ledger, "ada")
    first = queue.more(3)
    more = makers.write(tmp_path / "more", {"friday": ("2025-11-07", "The port demands the fee rise.")})
    reading.add(ledger, [more], who="tests", context=makers.CONTEXT)
    fresh = asked(ledger)
    rest = queue.more()
    assert len({item.id for item in [*first, *rest]}) == len(first) + len(rest)
    assert any(item.asked.report == "friday" for item in Queue(ledger, "ada").more())
    assert queue.again(first[0]).id == fresh[fresh.index(first[0].id)]
