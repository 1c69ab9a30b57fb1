"""Files are replaced whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from stateofplay.cli import output
from stateofplay.errors import OutputError


def write(target, *texts):
    """Write the texts one after the other."""
    with output.writing(str(target)) as put:
        for text in texts:
            put(text)


def test_file_is_written_and_replaced(tmp_path):
    """What is written takes the place of what was there, in UTF-8 with plain line ends."""
    path = tmp_path / "out.json"
    write(path, "old")
    write(path, "ne", "w é\n")
    assert path.read_bytes() == "new é\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_failure_leaves_the_old_file(tmp_path):
    """An error on the way leaves the old file and nothing beside it."""
    path = tmp_path / "out.json"
    write(path, "old")

    def fail():
        with output.writing(str(path)) as put:
            put("half of the n")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_mode_and_links_are_kept(tmp_path):
    """A file keeps its permissions, a new one has the usual ones, and a link goes on pointing to its file."""
    path, link, new = tmp_path / "out", tmp_path / "link", tmp_path / "new"
    path.write_text("old")
    path.chmod(0o640)
    link.symlink_to(path)
    write(link, "new")
    assert link.is_symlink()
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    write(new, "x")
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(new.stat().st_mode) == 0o666 & ~umask


def test_devices_are_written_to_and_not_replaced():
    """A device stays a device."""
    write("/dev/null", "gone")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", [".", "no/such/folder/out", "file/out", "a\0b", "x" * 300])
def test_unwritable_targets_are_refused(tmp_path, monkeypatch, name):
    """A folder, a missing folder, a path through a file and an impossible name are output errors with a remedy."""
    monkeypatch.chdir(tmp_path)
    Path("file").write_text("x")
    with pytest.raises(OutputError) as caught:
        write(name, "x")
    assert caught.value.remedy
    assert caught.value.place.file == name


def test_readonly_places_are_refused(tmp_path, monkeypatch):
    """A file or folder that may not be written is refused before any work."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    (tmp_path / "there").write_text("x")
    for name in ("there", "new"):
        with pytest.raises(OutputError, match="may not be written"):
            output.check(str(tmp_path / name))
