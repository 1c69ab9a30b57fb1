"""Folders are opened up, names are taken as they are."""

from stateofplay.intake import collect


def test_a_folder_stands_for_its_reports(tmp_path):
    """Files with a known ending directly inside, sorted, hidden ones and folders skipped."""
    for name in ("b.txt", "a.MD", "c.html", "d.htm", "e.xhtml", "f.markdown", ".g.txt", "h.pdf", "i.yaml"):
        (tmp_path / name).write_text("x")
    (tmp_path / "deep.txt").mkdir()
    assert [path.name for path in collect([tmp_path])] == ["a.MD", "b.txt", "c.html", "d.htm", "e.xhtml", "f.markdown"]


def test_named_files_keep_their_order_and_count_once(tmp_path):
    """A file given by name is kept whatever its ending, also when it does not exist; twice is once."""
    (tmp_path / "b.txt").write_text("x")
    given = [tmp_path / "z.log", tmp_path / "b.txt", tmp_path / "gone", tmp_path]
    assert collect(given) == [tmp_path / "z.log", tmp_path / "b.txt", tmp_path / "gone"]


def test_a_folder_without_reports_stays(tmp_path):
    """An empty folder is kept in the list, for `load` to report; collecting again changes nothing."""
    assert collect(collect([tmp_path])) == [tmp_path]
