"""Reports of a dispute that never was, as many as are wanted: the harbour of Vell, its dockers, its companies and its city."""

import datetime as dt
import random
from pathlib import Path

from stateofplay.model import Codebook
from stateofplay.model.codebook import Actor, Issue, Party

BOOK = Codebook(
    "The harbour of Vell (invented)",
    (
        Party("dockers", "Dockers' Union", ("the union", "dockers"), (Actor("Anna Brandt"), Actor("Piet Holm"))),
        Party(
            "company", "Vell Harbour Company", ("the company", "Harbour Company"), (Actor("Ruth Castell"), Actor("Jon Aske"))
        ),
        Party("city", "City of Vell", ("the city", "City Hall"), (Actor("Marta Oyen"),)),
        Party("shippers", "Shippers' League", ("the league", "shippers"), (Actor("Tom Varga"),)),
    ),
    (
        Issue("night", "Night work", "Cranes are worked at night", ("night work", "night shifts")),
        Issue("wages", "Wages", "Wages rise by a tenth", ("pay rise", "wage increase")),
        Issue("cranes", "Automatic cranes", "Automatic cranes are brought in", ("automatic cranes", "automation plan")),
        Issue("fund", "Pension fund", "The company pays into a pension fund", ("pension fund",)),
        Issue("inspections", "Inspections", "The city inspects the quays", ("safety inspections", "inspections of the quays")),
    ),
)
OUTLETS = ("Vell Courier", "Lowland Wire", "Quay Gazette", "Northern Ledger")
_SPEAKERS = tuple((actor.name, party) for party in BOOK.parties for actor in party.members)
_NEWCOMERS = ("Ida Lorne", "Karl Wendt", "Sofie Brahm", "Otto Reyes", "Nils Falk", "Vera Stroud", "Emil Tarn", "Lotte Quill")
_SAYS = (
    "{speaker} said the {party} would accept {matter}.",
    "{speaker} said on {day} that the {party} rejects {matter}.",
    "The {party} demands {matter}, {speaker} told reporters.",
    '"We will never agree to {matter}," {speaker} said.',
    "The {party} supports {matter}, according to {speaker}.",
    "{speaker} said the {party} was ready to discuss {matter} if {condition}.",
    "An official of the {party}, who asked not to be named, said it opposed {matter}.",
    "The {party} had earlier ruled out {matter}, {speaker} said.",
    "The {party} offered {matter} on {day}, a person familiar with the talks said.",
    "{speaker} called {matter} a red line for the {party}.",
)
_CONDITIONS = ("the others moved first", "talks went on until spring", "nobody was dismissed", "a mediator was named")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_SOUNDS = "ba de ki lo mu ra se ti vo nu pel gar hin jor wen cas dru fil zom tre ash ork und est".split()
_WHO = "crews pilots clerks drivers masters owners wardens brokers riggers porters divers cooks painters welders".split()
_DID = "loaded counted cleared passed unpacked weighed moored sorted repaired rinsed covered measured lifted sold".split()
_WHAT = "barges sacks crates timber grain salvage cables barrels tyres bricks coal cement wool salt apples pipes".split()
_WHERE = "pier basin lock shed berth yard slipway depot causeway jetty weir gate tower bridge".split()
_HOW = "slowly early late quietly badly calmly twice again alone together gladly with care in haste by hand".split()


def write_reports(folder: Path, count: int, seed: int = 6, *, newcomers: bool = True) -> Path:
    """Write that many files into a new folder: short reports of three years, among them copies, some undated, some twice.

    With `newcomers` some introduce people who speak for a party from then on, and others name these.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing to keep secret
    folder.mkdir()
    made: list[tuple[str, str]] = []
    for number in range(count):
        day = dt.date(2021, 1, 4) + dt.timedelta(days=chance.randrange(1095))
        outlet = chance.choice(OUTLETS)
        if made and chance.random() < 0.04:  # what another outlet had, the day after or so
            title, text = chance.choice(made[-200:])
        else:
            title, text = f"Harbour talks, note {number}", _text(chance, newcomers=newcomers)
            made.append((title, text))
        dated = f"published: {day}\n" if chance.random() < 0.97 else ""
        header = f"outlet: {outlet}\n{dated}title: {title}\n\n"
        (folder / f"r{number:05}.txt").write_text(header + text, encoding="utf-8")
        if chance.random() < 0.01:
            (folder / f"r{number:05}-again.txt").write_text(header + text, encoding="utf-8")
    return folder


def _text(chance: random.Random, *, newcomers: bool) -> str:
    said = [_said(chance) for _ in range(chance.choice((1, 1, 2)))]
    if newcomers and chance.random() < 0.02:
        name, (_, party) = chance.choice(_NEWCOMERS), chance.choice(_SPEAKERS)
        said.insert(0, f"{name}, a spokesman for the {party.name}, came to the talks.")
    elif newcomers and chance.random() < 0.03:
        said.append(f"{chance.choice(_NEWCOMERS)} said {chance.choice(BOOK.issues).terms[0]} was out of the question.")
    return "\n\n".join([" ".join(said), f"{_scene(chance)} {_scene(chance)}"])


def _scene(chance: random.Random) -> str:
    """A sentence that says nothing of the dispute, and of which there is hardly another."""
    ship, captain, place = ("".join(chance.choices(_SOUNDS, k=3)).title() for _ in range(3))
    who, did, what, where, how = (chance.choice(words) for words in (_WHO, _DID, _WHAT, _WHERE, _HOW))
    form = chance.randrange(4)
    if form == 0:
        return f"Aboard the {ship}, {who} {did} {chance.randrange(20, 900)} {what} {how}."
    if form == 1:
        return f"{how.capitalize()}, master {captain} of the {ship} {did} {what} from {place}."
    if form == 2:
        return f"The {where} of {place} was full of {what}, and {who} {did} them {how}."
    return f"{who.capitalize()} by the {where} {did} {what} for the {ship} out of {place}."


def _said(chance: random.Random) -> str:
    speaker, party = chance.choice(_SPEAKERS)
    issue = chance.choice(BOOK.issues)
    return chance.choice(_SAYS).format(
        speaker=speaker,
        party=party.name,
        matter=chance.choice(issue.terms),
        day=chance.choice(_DAYS),
        condition=chance.choice(_CONDITIONS),
    )
