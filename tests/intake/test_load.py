"""What can be read is read, in order; what cannot is reported with its place and a remedy."""

import os

import pytest

from stateofplay.errors import ReportError
from stateofplay.intake import load, read_file
from stateofplay.intake.load import UNDATED
from stateofplay.model import Context, Level

TEXT = "outlet: Wire\npublished: {}\n\nThe talks went on, the ministry said.\n"


def loaded(*paths):
    """(reports, notices) of the paths."""
    notices = []
    return list(load(paths, Context(notify=notices.append))), notices


def test_order_is_by_date_then_name_undated_last(tmp_path):
    """The order of names counts only within one day."""
    for name, date in [("c", "2025-01-01"), ("b", "2025-01-02"), ("a", "2025-01-02"), ("0", ""), ("d", "2025-01")]:
        (tmp_path / f"{name}.txt").write_text(TEXT.format(date))
    reports, notices = loaded(tmp_path)
    assert [report.id for report in reports] == ["d", "c", "a", "b", "0"]
    assert [(notice.problem, notice.place.file) for notice in notices] == [(UNDATED, str(tmp_path / "0.txt"))]


def test_ids_are_made_unique(tmp_path):
    """Of files with one name the first path keeps it; a name that another file has is not taken from it."""
    for folder, name in [("x", "01"), ("y", "01"), ("z", "01"), ("x", "01~2")]:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.txt").write_text(TEXT.format("2025-01-01"))
    reports, _ = loaded(tmp_path / "z", tmp_path / "y", tmp_path / "x")
    assert {report.original.path.split("/")[-2:][0] + "/" + report.id for report in reports} == {
        "x/01",
        "x/01~2",
        "y/01~3",
        "z/01~4",
    }


def test_one_bad_file_does_not_stop_the_others(tmp_path):
    """Each refusal is an error notice with file, what is wrong and what to do; the good report is read."""
    (tmp_path / "good.txt").write_text(TEXT.format("2025-01-01"))
    (tmp_path / "misdated.txt").write_text(TEXT.format("2025-13-45"))
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b"\xef\xbb\xbf \r\n\t\n")
    (tmp_path / "scan.txt").write_bytes(b"%PDF-1.4 ...")
    (tmp_path / "huge.txt").write_bytes(b"word " * 10_000_000)
    reports, notices = loaded(tmp_path, tmp_path / "gone.txt")
    assert [report.id for report in reports] == ["good"]
    assert {notice.level for notice in notices} == {Level.ERROR}
    told = {notice.place.file.rpartition("/")[2]: notice for notice in notices}
    assert set(told) == {"misdated.txt", "empty.txt", "blank.txt", "scan.txt", "huge.txt", "gone.txt"}
    assert told["misdated.txt"].place.line == 2
    assert told["huge.txt"].problem == "the file has 50 MB; the limit is 1 MB"
    assert all(notice.remedy for notice in notices)


def test_folders_without_reports_are_reported(tmp_path):
    """An empty folder and one with other files only are told apart."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.pdf").write_bytes(b"x")
    reports, notices = loaded(tmp_path / "empty", tmp_path / "other")
    assert reports == []
    assert ["is empty" in notices[0].problem, "no report in it" in notices[1].problem] == [True, True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_does_not_hang(tmp_path):
    """Pipes, devices, loops of links and dangling links are refused without being opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    (tmp_path / "self.md").symlink_to(tmp_path)
    reports, notices = loaded(tmp_path)
    assert reports == []
    assert len(notices) == 4


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX alone")
def test_a_name_that_is_no_text_can_be_written(tmp_path):
    """Ids and places can be encoded as UTF-8 whatever bytes the name has."""
    path = tmp_path / os.fsdecode(b"bad\xff.txt")
    try:
        path.write_text(TEXT.format("2025-01-01"))
    except OSError:
        pytest.skip("this file system takes no such name")
    report = read_file(path)
    assert report.id.encode() == report.original.path.rpartition("/")[2].removesuffix(".txt").encode()


def test_a_folder_is_no_file(tmp_path):
    """`read_file` on a folder says so."""
    with pytest.raises(ReportError, match="folder"):
        read_file(tmp_path)


def test_a_page_with_another_ending_is_a_page(tmp_path):
    """A page saved as .txt is read as a page, a text named .log as text."""
    (tmp_path / "page.txt").write_text(f"<!DOCTYPE html><html><body><p>{'Talks went on until Monday. ' * 20}</p></body></html>")
    (tmp_path / "notes.log").write_text("Talks went on.")
    assert read_file(tmp_path / "page.txt").original.format == "html"
    assert read_file(tmp_path / "notes.log").text == "Talks went on."


def test_doubts_are_warnings(tmp_path):
    """Damage in the encoding, a slip in a header, and that there is no date are told, and the report is read."""
    (tmp_path / "a.txt").write_bytes(("é" * 20).encode() + b"\xff talks")
    (tmp_path / "b.html").write_text(f"<html><body><p>{'Talks went on until Monday. ' * 20}</p></body></html>")
    (tmp_path / "c.txt").write_text("outlet: W\npublishd: 2025\n\nText.")
    reports, notices = loaded(tmp_path)
    assert len(reports) == 3
    assert [notice.level for notice in notices] == [Level.WARNING] * 5
    assert sum(notice.problem == UNDATED for notice in notices) == 3
