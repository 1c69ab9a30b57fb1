"""Windows over a report."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tagger_fakes import made, synthetic

from stateofplay.language.tagger.windows import OVERLAP, ROOM, Window, windows


def _features(count, longest, paragraph, seed):
    """Features of `count` words of at most `longest` pieces in paragraphs of about so many words."""
    random = np.random.default_rng(seed)
    opens = random.random(count) < 1 / paragraph
    opens[:1] = True
    return synthetic(random.integers(1, longest + 1, count), opens)


def _reports(*longest):
    return st.builds(
        _features,
        count=st.integers(1, 2_000),
        longest=st.sampled_from(longest),
        paragraph=st.sampled_from([1, 4, 30, 70, 200, 10_000]),
        seed=st.integers(0, 2**32 - 1),
    )


REPORTS = _reports(1, 3, 8)
ODD = _reports(1, 8, 100, 600)
"""With words of more pieces than there is room for."""


def plain(count, *opens):
    """Features of so many words of one piece, with paragraphs that open there."""
    mask = np.zeros(count, np.bool_)
    mask[[0, *opens]] = True
    return synthetic([1] * count, mask)


def test_short_report_is_one_window():
    """What there is room for is one window that owns all of it."""
    assert windows(plain(10)) == (Window(0, 10, 0, 10),)
    assert windows(plain(ROOM)) == (Window(0, ROOM, 0, ROOM),)
    assert len(windows(plain(ROOM + 1))) == 2


def test_report_without_words_has_no_window():
    """Nothing to read is no window, and no error."""
    assert windows(made("")) == ()


def test_one_paragraph_is_cut_with_an_overlap():
    """Where no paragraph ends windows share their overlap, and each owns half of it."""
    first, second = windows(plain(300))
    assert first == Window(0, ROOM, 0, ROOM - OVERLAP // 2)
    assert second == Window(ROOM - OVERLAP, 300, ROOM - OVERLAP // 2, 300)


@pytest.mark.parametrize(("opens", "last"), [((200,), 200), ((200, 230), 230), ((100,), ROOM - 1), ((), ROOM)])
def test_window_ends_with_a_paragraph(opens, last):
    """A window ends with the last paragraph that ends in its last quarter, and fills its room where none does."""
    assert windows(plain(400, *opens))[0].last == last


def test_window_begins_with_a_paragraph():
    """The next window begins with a paragraph that opens early in the overlap, and else where the overlap does."""
    assert windows(plain(400, 120, 230))[1].first == 120
    assert windows(plain(400, 200, 230))[1].first == 230 + 2 - OVERLAP  # the two line breaks are pieces, too


@settings(deadline=None)
@given(ODD)
def test_own_ranges_part_the_words(report):
    """Each word is owned by one window, in order, and stands in it."""
    plan = windows(report)
    assert plan[0].own_first == 0
    assert plan[-1].own_last == len(report.words)
    assert all(a.own_last == b.own_first for a, b in pairwise(plan))
    assert all(w.first <= w.own_first <= w.own_last <= w.last for w in plan)
    assert all(a.first < b.first and a.last <= b.last for a, b in pairwise(plan))


@settings(deadline=None)
@given(ODD)
def test_windows_keep_to_their_room(report):
    """No window is longer than its room, unless it is one word."""
    for window in windows(report):
        assert window.first < window.last
        assert report.at[window.last] - report.at[window.first] <= ROOM or window.last == window.first + 1


@settings(deadline=None)
@given(REPORTS)
def test_number_of_windows_is_linear(report):
    """Each window goes on by at least three quarters of its room, less the overlap."""
    assert len(windows(report)) <= 1 + len(report.pieces) // (ROOM * 3 // 4 - OVERLAP)


@settings(deadline=None)
@given(_reports(1))
def test_words_have_what_stands_around_them(report):
    """Where a window ends or begins within a paragraph, a third of the overlap stands between that and the words it owns."""
    for window in windows(report):
        if not report.opens[window.first]:
            assert report.at[window.own_first] - report.at[window.first] >= OVERLAP // 3
        if window.last < len(report.words) and not report.opens[window.last]:
            assert report.at[window.last] - report.at[window.own_last] >= OVERLAP // 3


@settings(deadline=None)
@given(REPORTS)
def test_same_report_same_windows(report):
    """The plan is a function of the report alone."""
    assert windows(report) == windows(report)


@settings(deadline=None)
@given(REPORTS, st.sampled_from([(20, 5), (40, 10), (128, 36)]))
def test_other_rooms(report, sizes):
    """The plan keeps its promises for other rooms and overlaps."""
    plan = windows(report, *sizes)
    edges = [0, *(window.own_last for window in plan)]
    assert [window.own_first for window in plan] == edges[:-1]
    assert edges[-1] == len(report.words)
    assert all(w.first <= w.own_first <= w.own_last <= w.last for w in plan)
    assert all(report.at[w.last] - report.at[w.first] <= sizes[0] for w in plan)
