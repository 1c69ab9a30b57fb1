"""One issue in a terminal: where the parties stand, every statement with its words, and what contradicts what."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from stateofplay.export.board import Board, Telling
from stateofplay.export.glyphs import FLAG_STYLES, Glyphs
from stateofplay.export.quoting import LONGEST, head, quoted, report_name, shortened, tail
from stateofplay.export.wording import (
    CONDITION,
    CONTRADICTED,
    MOVED,
    NO_STATUS,
    RED_LINE,
    SILENT,
    STANCES,
    count,
    short_date,
    sourced,
)
from stateofplay.model import Citation, Conflict, Issue, Party, State, Statement


def issue_view(state: State, issue: Issue, *, glyphs: Glyphs, party: Party | None = None) -> RenderableType:
    """Everything that is stated on an issue (by `party`), newest first, and the conflicts about it."""
    board = Board.of(state)
    tellings = board.tellings(issue, party)
    parts: list[RenderableType] = [issue_head(board, glyphs, issue)]
    shown = (party,) if party else state.codebook.parties
    parts += [Text(), Text("Where they stand", "bold"), *(where_stands(board, glyphs, issue, one) for one in shown)]
    by = f" by {glyphs.say(party.name)}" if party else ""
    order = ", newest first" if len(tellings) > 1 else ""
    parts += [Text(), Text(f"{count(len(tellings), 'statement')}{by}{order}", "bold")]
    if tellings:
        parts.append(Text(f"{glyphs.say('«')} {glyphs.say('»')} enclose the words that a statement rests on", "dim"))
    for telling in tellings:
        parts += [Text(), *told(board, glyphs, telling)]
    conflicts = board.conflicts.get(issue.id, ())
    if conflicts:
        parts += [Text(), Text(f"{count(len(conflicts), 'conflict')}: these cannot both be right", "bold magenta")]
        parts += [part for conflict in conflicts for part in _conflict(board, glyphs, conflict)]
    return Group(*parts)


def issue_head(board: Board, glyphs: Glyphs, issue: Issue) -> Text:
    """What is asked, and where that stands, with the words that say so."""
    head = Text.assemble((glyphs.say(issue.title or issue.id), "bold"), (f"  {glyphs.say(issue.id)}", "dim"), "\n")
    head.append("Proposition: ", "dim").append(glyphs.say(issue.proposition)).append("\n")
    status = board.statuses.get(issue.id)
    head.append("Status: ", "dim")
    if status is None:
        return head.append(NO_STATUS, "dim")
    head.append_text(glyphs.status(status))
    for citation in board.status_citations(status):
        words = shortened(glyphs, citation.evidence)
        head.append(f"\n  {quoted(glyphs, words)} ").append(report_name(board, glyphs, citation.report), "dim")
    return head


def where_stands(board: Board, glyphs: Glyphs, issue: Issue, party: Party) -> RenderableType:
    """A party's stance on the issue in a line."""
    cell = board.cells.get((party.id, issue.id))
    line = Text(f"{glyphs.say(party.name)}: ")
    if cell is None:
        return Padding(line.append(SILENT, "dim"), (0, 0, 0, 2))
    line.append_text(glyphs.stance(cell.stance))
    known = [short_date(cell.as_of, board.year), count(cell.sources, "independent source")]
    line.append(f"  {glyphs.dot.join(known)}", "dim")
    if cell.contradicted:
        line.append(f"  {glyphs.named(CONTRADICTED)}", FLAG_STYLES[CONTRADICTED.symbol])
    if cell.moved_from:
        line.append(f"  {glyphs.named(MOVED)} {STANCES[cell.moved_from].word}", FLAG_STYLES[MOVED.symbol])
    return Padding(line, (0, 0, 0, 2))


def told(board: Board, glyphs: Glyphs, telling: Telling) -> Iterator[RenderableType]:
    """A statement with its words, source and reports."""
    statement = telling.lead
    top = Text(glyphs.say(board.party_name(statement.party)), "bold").append("  ").append_text(glyphs.stance(statement.stance))
    if statement.red_line:
        top.append(f"  {glyphs.named(RED_LINE)}", FLAG_STYLES[RED_LINE.symbol])
    if statement.past:
        top.append("  told as past", "dim")
    top.append(f"  {short_date(board.published(statement.report), board.year)}", "dim")
    yield top
    yield Padding(in_sentence(glyphs, statement), (0, 0, 0, 2))
    if statement.condition is not None:
        line = Text(f"{glyphs.symbol(CONDITION)} condition: ", FLAG_STYLES[CONDITION.symbol])
        yield Padding(line.append(quoted(glyphs, shortened(glyphs, statement.condition)), "not bold"), (0, 0, 0, 2))
    yield Padding(_credit(board, glyphs, telling), (0, 0, 0, 2))


def in_sentence(glyphs: Glyphs, statement: Statement) -> Text:
    """The sentence in quotation marks, the words of evidence marked in it and in bold."""
    sentence, words = statement.sentence, statement.evidence
    opening, closing = glyphs.say("“"), glyphs.say("”")
    marked = Text.assemble(
        (glyphs.say("«"), "bold yellow"), (shortened(glyphs, words), "bold"), (glyphs.say("»"), "bold yellow")
    )
    if not sentence.covers(words):
        return Text.assemble(opening, marked, closing)
    before = sentence.exact[: words.start - sentence.start]
    after = sentence.exact[words.end - sentence.start :]
    room = max(60, (LONGEST - len(words)) // 2)
    before = before if len(before) <= room else f"{glyphs.say('…')} {tail(before, room)} "
    after = after if len(after) <= room else f" {head(after, room)} {glyphs.say('…')}"
    made = Text(opening).append(glyphs.say(before)).append(" " if before.rstrip() != before else "")
    made.append_text(marked).append(" " if after.lstrip() != after else "")
    return made.append(glyphs.say(after)).append(closing)


def _credit(board: Board, glyphs: Glyphs, telling: Telling) -> Text:
    """Source, kind of source, outlet in between, report, and in which other reports the same is told."""
    statement = telling.lead
    words, kind = sourced(statement)
    line = Text("Source: ", "dim").append(f"{quoted(glyphs, glyphs.say(words))}, " if words else "").append(glyphs.say(kind))
    if statement.told_by and statement.told_by != statement.party:
        line.append(f", as told by {glyphs.say(board.party_name(statement.told_by))}")
    if statement.via:
        line.append(f", via {glyphs.say(statement.via)}")
    line.append("\nReport: ", "dim").append(report_name(board, glyphs, statement.report))
    if telling.again:
        others = list(dict.fromkeys(row.report for row in telling.again if row.report != statement.report))
        line.append("\n").append(f"Told in {count(telling.reports, 'report')}", "dim")
        if others:
            line.append("; again in: ", "dim").append("; ".join(report_name(board, glyphs, report) for report in others))
    return line


def _conflict(board: Board, glyphs: Glyphs, conflict: Conflict) -> Iterator[RenderableType]:
    symbol = glyphs.symbol(CONTRADICTED)
    yield Padding(Text(f"{symbol} {glyphs.say(conflict.about or conflict.kind)}"), (0, 0, 0, 2))
    for citation in (conflict.a, conflict.b):
        yield Padding(_passage(board, glyphs, citation), (0, 0, 0, 4))


def _passage(board: Board, glyphs: Glyphs, citation: Citation) -> Text:
    words = quoted(glyphs, shortened(glyphs, citation.evidence))
    return Text(words).append(f" {report_name(board, glyphs, citation.report)}", "dim")
