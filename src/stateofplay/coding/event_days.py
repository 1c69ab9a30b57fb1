"""The days of a sentence that date acts: its time expressions, and those told by counting on from the day of the story."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from stateofplay.coding.event_dating import TOLD, Dated
from stateofplay.coding.event_scene import within
from stateofplay.language import closed as w
from stateofplay.language.wordset import words
from stateofplay.model.document import DateMention, Document, Sentence, TimexType

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|\Z)")
_WEEK = re.compile(r"([1-9]\d{3})-W(\d{2})(-WE)?\Z")
_SPAN = re.compile(r"\d{4}-\d{2}-\d{2}/\d{4}-\d{2}-\d{2}\Z")
_MONTH = re.compile(r"\d{4}-\d{2}\Z")
FULL = len("2025-12-15")
_ONES = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
_ORDINALS = {
    **{word: at + 1 for at, word in enumerate((*_ONES, *_TEENS))},
    **{f"twenty-{word}": 21 + at for at, word in enumerate(_ONES)},
    "thirtieth": 30,
    "thirty-first": 31,
}
_COUNTS = {word: at for at, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_COUNTS |= {"a": 1, "an": 1, "fourteen": 14, "twenty": 20, "thirty": 30, "fifteen": 15}
_LENGTHS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
_DAY_LEADS = words("on by until till before from to for")
_AHEAD_LEADS = words("by until till before from to for")
_MONTH_NAMES = words("this last next the")
_WEEKDAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_AFTER_DAY = w.PREPOSITIONS | w.AUXILIARIES | w.CONJUNCTIONS | w.SUBORDINATORS | w.EDGES | w.PRONOUNS | w.DETERMINERS | w.STOPS
_HOURS = words("night evening morning noon midnight afternoon dawn dusk lunchtime breakfast")
_FUTURE = words("will 'll shall due scheduled set planned expected must to would should could may might can")
_SAME = words("put set let read cut split quit shut hit")
"""Past tenses that are also presents."""
_VAGUE = frozenset({"night", "the night", "at night", "evening", "the evening", "the morning"})
_EARLIER = words("earlier before previously")
_GIVEN = words("give gives gave given giving grant grants granted granting allow allowed has have had left")
_LONGEST_LIMIT, _REACH, _OPENING = 366, 8, 12
_DECADE, _FEW = 10, 2
_MARKS = frozenset({"-", "--", "–", "—", ":", ")"})


def event_date(value: str) -> str:
    """The day, month or span of days that a TIMEX3 value comes to; "" where it is vaguer or unknown.

    A weekend is its Saturday, a week its Monday to Sunday (RULES.md 36).
    """
    if day := _DAY.match(value):
        return day.group()
    if week := _WEEK.match(value):
        try:
            monday = dt.date.fromisocalendar(int(week[1]), int(week[2]), 1)
        except ValueError:
            return ""
        if week[3]:
            return (monday + dt.timedelta(days=5)).isoformat()
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    return value if _SPAN.match(value) or _MONTH.match(value) else ""


def days(document: Document, sentence: Sentence, story: str) -> list[Dated]:
    """The dates of a sentence in order of the text.

    Args:
        document: with its dates.
        sentence: which one.
        story: the day that the story has reached, ISO text; "" where none is told yet.
    """
    rows = [
        Dated(one, *document.tokens_in(one.span.start, one.span.end), event_date(one.value))
        for one in within(document.dates, sentence)
        if one.timex in {TimexType.DATE, TimexType.TIME}
    ]
    rows = [one for one, after in zip_longest(rows, rows[1:]) if after is None or not _is_hour_of(document, one, after)]
    rows = [_mended(document, sentence, one, story) for one in rows if not _is_dateline(document, sentence, one)]
    more = [one for one in _counted(document, sentence, rows, story) if one.date]
    firsts = [one.first for one in more]
    kept = [one for one in rows if not _is_held(one, more, firsts)]
    return sorted([*kept, *more], key=lambda one: one.first)


def _is_held(one: Dated, more: Sequence[Dated], firsts: Sequence[int]) -> bool:
    """Whether a longer expression holds it."""
    at = bisect_right(firsts, one.first) - 1
    return (at >= 0 and more[at].last > one.first) or (at + 1 < len(more) and more[at + 1].first < one.last)


def _is_hour_of(document: Document, one: Dated, day: Dated) -> bool:
    """Whether the two are one: the hour, then its day ("two o'clock on Tuesday")."""
    between = [token.lower for token in document.tokens[one.last : day.first]]
    return one.mention.timex is TimexType.TIME and len(day.date) == FULL and between in ([], ["on"], [","])


def _is_dateline(document: Document, sentence: Sentence, one: Dated) -> bool:
    """Whether it stands before the dash that opens a report: "OSLO, Feb. 4 -"."""
    tokens, opening = document.tokens, document.paragraphs[sentence.paragraph].first_sentence
    if document.sentences[opening] is not sentence or one.last >= sentence.last or one.first - sentence.first > _OPENING:
        return False
    before = tokens[sentence.first : one.first]
    named = all(not token.text[:1].isalpha() or token.text[:1].isupper() for token in before)
    return bool(before) and named and tokens[one.last].text in _MARKS


def _mended(document: Document, sentence: Sentence, one: Dated, story: str) -> Dated:
    """The date with the day that the clause calls for: past where it tells of the past, to the day where weeks are counted."""
    said = [token.lower for token in document.tokens[one.first : one.last]]
    led = document.tokens[one.first - 1].lower if one.first > sentence.first else ""
    published = str(document.report.published or "")
    if " ".join(said) in _VAGUE:
        date = ""
    elif said[-1] in _EARLIER and (length := _length(said[:-1])):
        date = _moved(story or published, -length) or one.date
    elif said[-1] in _WEEKDAYS and said[0] == "following" and led != "the" and published:
        date = _behind(one.date, published)
    elif said[-1] in _WEEKDAYS and said[0] == "next" and _is_this_week(one.date, published):
        date = _moved(one.date, 7)
    elif published and len(one.date) == FULL and one.date > published and _tells_past(document, sentence, one):
        date = _turned_back(one.date, said)
    else:
        date = one.date
    return replace(one, date=date)


def _turned_back(day: str, said: Sequence[str]) -> str:
    """The weekday, or the day of a month, before this one."""
    if said[-1].partition("'")[0] in _WEEKDAYS and not {"next", "this", "coming"} & set(said):
        return _moved(day, -7)
    if said[0] == "the" and len(said) == _FEW and said[1][:1].isdigit():
        return _of_month(int(day[8:]), day, -1) or day
    return day


def _behind(day: str, published: str) -> str:
    """The same weekday before the report."""
    while day > published and day:
        day = _moved(day, -7)
    return day


def _is_this_week(day: str, published: str) -> bool:
    """Whether the day lies in the week of the report, after it."""
    if len(published) != FULL or not published < day <= _moved(published, 2):
        return False
    first, second = dt.date.fromisoformat(published), dt.date.fromisoformat(day)
    return first.isocalendar()[:2] == second.isocalendar()[:2]


def _length(said: Sequence[str]) -> int:
    """The days in "a week", "ten days", "two weeks"; 0 for anything else."""
    if len(said) != _FEW or said[1] not in _LENGTHS or (said[1] in {"day", "days"} and said[0] == "a"):
        return 0
    count = int(said[0]) if said[0].isdecimal() and len(said[0]) <= _FEW else _COUNTS.get(said[0], 0)
    return count * _LENGTHS[said[1]]


def _moved(day: str, by: int) -> str:
    """The day so many days on; "" where there is none."""
    try:
        return (dt.date.fromisoformat(day) + dt.timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):
        return ""


def _of_month(day: int, near: str, by: int) -> str:
    """That day of the month of `near`, or of the month so many months on; "" where there is none."""
    if len(near) < len("2025-12"):
        return ""
    months = int(near[:4]) * 12 + int(near[5:7]) - 1 + by
    try:
        return dt.date(months // 12, months % 12 + 1, day).isoformat()
    except ValueError:
        return ""


def _tells_past(document: Document, sentence: Sentence, one: Dated) -> bool:
    """Whether the verb beside the date is in the past tense, with nothing that looks ahead."""
    low, high = max(sentence.first, one.first - _REACH), min(sentence.last, one.last + _REACH)
    tokens = document.tokens
    before = [token.lower for token in tokens[low : one.first]]
    led = before[-1] if before else ""
    if led in _AHEAD_LEADS - {"to"}:
        return False
    while before and any(mark in before for mark in (",", ";", ":")):
        before = before[1 + min(before.index(mark) for mark in (",", ";", ":") if mark in before) :]
    after = [token.lower for token in tokens[one.last : high]]
    near = [*before, *after] if len(before) <= 1 else before
    if ("should", "have") in pairwise(near):
        return True
    if (_FUTURE - {"set", "to"}) & set(near) or "to" in before:
        return False
    return any(word.endswith("ed") or word in TOLD | _SAME | {"had", "was", "were", "did"} for word in near)


def _counted(document: Document, sentence: Sentence, rows: Sequence[Dated], story: str) -> Iterator[Dated]:
    """Days told by a number or by counting: "the seventeenth", "Friday week", "the week after next", "twelve days to"."""
    at = sentence.first
    published = str(document.report.published or "")
    if len(published) != FULL:
        return
    row = 0
    while at < sentence.last:
        while row < len(rows) and rows[row].last <= at:
            told = len(rows[row].date) == FULL and rows[row].date <= published
            today = document.tokens[rows[row].first].lower.startswith("today")
            story = rows[row].date if told and not today else story
            row += 1
        found = _ordinal(document, sentence, at, published) or _weeks_on(document, sentence, at, published)
        found = found or _limit(document, sentence, at, story or published)
        if found is None:
            at += 1
            continue
        last, date, limit = found
        mention = DateMention(document.token_span(at, last), TimexType.DATE, date)
        yield Dated(mention, at, last, date, limit)
        at = last


def _ordinal(document: Document, sentence: Sentence, at: int, published: str) -> tuple[int, str, bool] | None:
    """On the seventeenth; the ninth of this month."""
    tokens = document.tokens
    day = _ORDINALS.get(tokens[at + 1].lower, 0) if tokens[at].lower == "the" and at + 1 < sentence.last else 0
    if not day:
        return None
    rest = [token.lower for token in tokens[at + 2 : min(sentence.last, at + 5)]]
    if rest[:1] == ["of"] and rest[1:2] and rest[1] in _MONTH_NAMES and rest[2:] == ["month"]:
        date = _of_month(day, published, {"last": -1, "next": 1}.get(rest[1], 0))
        return (at + 5, date, False) if date else None
    led = tokens[at - 1].lower if at > sentence.first else ""
    if led not in _DAY_LEADS or (day < _DECADE and led not in {"on", "by", "until"}) or day <= len(_ONES) // 3:
        return None
    if rest and (rest[0] == "of" or (rest[0] not in _AFTER_DAY and rest[0][:1].isalpha() and day < _DECADE)):
        return None
    here = Dated(DateMention(document.token_span(at, at + 2), TimexType.DATE, ""), at, at + 2, "")
    past = led not in _AHEAD_LEADS and _tells_past(document, sentence, here)
    months = (0, -1) if past else (0, 1)
    fitting = [date for by in months if (date := _of_month(day, published, by)) and (date <= published) is past]
    return (at + 2, fitting[0], False) if fitting else None


def _weeks_on(document: Document, sentence: Sentence, at: int, published: str) -> tuple[int, str, bool] | None:
    """A week on Friday; Friday week; the week after next."""
    said = [token.lower for token in document.tokens[at : min(sentence.last, at + 4)]]
    if said == ["the", "week", "after", "next"]:
        monday = dt.date.fromisoformat(published) - dt.timedelta(days=dt.date.fromisoformat(published).weekday())
        first = _moved(monday.isoformat(), 14)
        return (at + 4, f"{first}/{_moved(first, 6)}", False) if first and _moved(first, 6) else None
    weekday, last = "", at
    if said[:3] in (["a", "week", "on"], ["a", "week", "from"]) and said[3:] and said[3] in _WEEKDAYS:
        weekday, last = said[3], at + 4
    elif said[0] in _WEEKDAYS and said[1:2] in (["week"], ["fortnight"]):
        weekday, last = said[0], at + 2
    if not weekday:
        return None
    today = dt.date.fromisoformat(published)
    names = "monday tuesday wednesday thursday friday saturday sunday".split()
    ahead = (names.index(weekday) - today.weekday() - 1) % 7 + 1
    date = _moved(published, ahead + (14 if said[1] == "fortnight" else 7))
    return (last, date, False) if date else None


def _limit(document: Document, sentence: Sentence, at: int, base: str) -> tuple[int, str, bool] | None:
    """Twelve days to take it; three more days; two weeks in which to answer; before the month is out."""
    tokens = document.tokens
    said = [token.lower for token in tokens[at : min(sentence.last, at + 6)]]
    if said[:2] == ["the", "month"] and said[2:4] == ["is", "out"]:
        end = _of_month(1, base, 1)
        return (at + 4, _moved(end, -1), True) if end else None
    if len(said) <= _FEW or not (said[0].isdecimal() or said[0] in _COUNTS):
        return None
    more = 1 if said[1] in {"more", "further", "working"} else 0
    length = _length((said[0], said[1 + more])) or (1 if said[:2] in (["one", "day"], ["a", "day"]) else 0)
    after = said[2 + more : 3 + more]
    before = [token.lower for token in tokens[max(sentence.first, at - _REACH) : at]]
    to_act = after in (["to"], ["in"]) and bool(_GIVEN & set(before))
    still = more and said[1] != "working" and before[-1:] == ["for"]
    if not length or length > _LONGEST_LIMIT or not (to_act or still):
        return None
    date = _moved(base, length)
    return (at + 2 + more, date, True) if date else None
