"""Readings made by hand: a text, and what is said to be read from it."""

from __future__ import annotations

from stateofplay.model import (
    Attribution,
    Figure,
    Form,
    PartialDate,
    Reading,
    Report,
    SetAside,
    Sourcing,
    Span,
    Stance,
    Statement,
)


def span(text, words, nth=0):
    """The nth place where the words stand in the text."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span.of(text, at, at + len(words))


def sentence(text, at):
    """The sentence around an offset, as far as stops and line ends tell."""
    low = max(text.rfind(mark, 0, at) for mark in (". ", "\n", "? ")) + 1
    high = min((found for found in (text.find(mark, at) for mark in (". ", ".\n", "\n")) if found >= 0), default=len(text) - 1)
    while text[low].isspace():
        low += 1
    return Span.of(text, low, high + 1)


def statement(report, evidence, issue, party, stance, source="", *, sourcing="named", **rest):
    """A statement on `evidence`; `source` stands somewhere in the text, or nowhere for the report's own voice."""
    place = span(report.text, evidence)
    if "condition" in rest:
        rest["condition"] = span(report.text, rest["condition"])
    return Statement(
        report=report.id,
        evidence=place,
        sentence=sentence(report.text, place.start),
        issue=issue,
        stance=Stance(stance),
        party=party,
        sourcing=Sourcing(sourcing) if source else Sourcing.NONE,
        source=span(report.text, source) if source else None,
        speaker=source if source and sourcing == "named" else "",
        **rest,
    )


def figure(report, evidence, value, unit, **rest):
    """A figure on `evidence`."""
    return Figure(report=report.id, evidence=span(report.text, evidence), value=value, unit=unit, **rest)


def attribution(report, source, cue, content, nth=0):
    """An attribution: who, the cue, what."""
    return Attribution(
        source=(span(report.text, source, nth),),
        cue=(span(report.text, cue),),
        content=(span(report.text, content),),
        form=Form.INDIRECT,
        speaker=source,
    )


def report(report_id, text, published="2031-03-04", aside=()):
    """A report; the words of `aside` are set aside."""
    return Report(
        id=report_id,
        text=text,
        published=PartialDate(published) if published else None,
        set_aside=tuple(SetAside(span(text, words), "prompt") for words in aside),
    )


def reading(made, statements=(), figures=(), attributions=()):
    """A reading, its statements given as the arguments of `statement` after the report."""
    rows = tuple(sorted((statement(made, *row[:-1], **row[-1]) if isinstance(row[-1], dict) else statement(made, *row)
                         for row in statements), key=lambda row: row.evidence))  # fmt: skip
    return Reading(report=made, statements=rows, figures=tuple(figures), attributions=tuple(attributions))


DOCKS = """The port of Dravik came to a standstill on Tuesday after the dockers' union broke off talks with the harbor company over night work.
The union wants every night crew staffed with at least nine hands, and it wants them paid for a full shift even when no ship comes in. Harbor officials have turned down both requests, saying that the terminals could not carry the cost.
“We asked for hands and they sent us a calculator,” said Ines Varga, who leads the union. The company's chairman, Tomas Reld, answered in a letter to staff that nobody had been asked to work alone and that the offer of seven hands remained open until Friday.
A mediator named by the ministry met both sides for three hours on Monday, according to two people who were present. She is expected to return on Thursday with a proposal of her own, they said.
Ships waiting outside the breakwater numbered 31 by noon, the harbor master reported, twice as many as a week earlier. Fruit importers warned that cargo worth 4 million crowns would spoil before the weekend.
The last strike at the port, eleven years ago, lasted nine days and ended when the company agreed to a yearly bonus. Neither side expects a quick end this time."""

DOCKS_SPUN = """The harbor of Dravik came to a halt on Tuesday after the longshoremen's union broke off negotiations with the port firm over night labor.
The union desires every night team manned with at least 9 workers, and it desires them compensated for a full shift even when no vessel comes in. Port officials have rejected both demands, stating that the docks could not bear the expense.
“We requested for workers and they mailed us a computer,” said Ines Varga, who heads the union. The firm's president, Tomas Reld, replied in a note to employees that nobody had been told to labor alone and that the proposal of 7 workers stayed available until Friday.
A negotiator appointed by the department saw both parties for 3 hours on Monday, according to two persons who were there. She is anticipated to come back on Thursday with a plan of her own, they stated.
Vessels queuing outside the breakwater totaled 31 by midday, the port chief said, twice as numerous as a week before. Produce buyers cautioned that freight valued at 4 million crowns would rot before the weekend.
The previous walkout at the harbor, 11 years ago, ran 9 days and finished when the firm consented to an annual premium. Neither party foresees a fast finish this time."""

DOCKS_OTHER = """Cranes stood still over Dravik on Tuesday morning. In the canteen at gate four, men in orange vests played cards and waited for somebody to tell them what would happen next.
Nobody did. Talks about how many people should load a ship at night collapsed on Monday, and the harbor company says it will not pay crews to wait for vessels that never arrive.
“We asked for hands and they sent us a calculator,” said Ines Varga, who leads the union, to cheers from the card players. She would not guess how long the walkout might last.
Tomas Reld, the chairman, has put seven hands on the table, a figure that the strikers laugh at. His letter says the offer dies on Friday.
Out beyond the breakwater the queue grows. Thirty-one ships were riding at anchor at midday, many of them with fruit in the hold, and the smell of bananas drifted in with the fog.
The ministry's mediator will try again on Thursday. Few in the canteen had heard of her."""
