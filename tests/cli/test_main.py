"""How the command ends: one line on standard error, and a documented exit code, whatever happens."""

import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from factories import harbour
from stateofplay.cli import main as cli_main
from stateofplay.errors import CodebookError, InputError, OutputError, UsageError
from stateofplay.export import state_json

COMMAND = Path(sys.executable).with_name("stateofplay")


@pytest.fixture
def state(tmp_path):
    """A state file of the harbour talks."""
    path = tmp_path / "state.json"
    path.write_text(state_json.dumps(harbour()), encoding="utf-8")
    return path


def run(*words, **options):
    """Run the real command."""
    options = {"capture_output": True, "timeout": 60, **options}
    return subprocess.run([COMMAND, *map(str, words)], check=False, **options)  # noqa: S603 - our own command


def raising(monkeypatch, error):
    """Let `show` fail with that error."""

    def fail(*_args):
        raise error

    monkeypatch.setattr("stateofplay.cli.states.load", fail)
    return cli_main.run(["show", "x"])


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("u"), 2),
        (InputError("i"), 3),
        (OutputError("o"), 4),
        (CodebookError("a", others=(CodebookError("b"),)), 3),
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (RuntimeError("odd"), 70),
        (RecursionError("deep"), 70),
        (MemoryError(), 70),
        (OSError(5, "I/O"), 70),
    ],
    ids=repr,
)
def test_errors_end_in_their_exit_code(monkeypatch, capsys, error, code):
    """Each kind of error has its exit code, and a line of ours instead of a trace."""
    assert raising(monkeypatch, error) == code
    err = capsys.readouterr().err
    assert err.strip().startswith("stateofplay: ")
    assert "Traceback" not in err
    assert err.strip().count("\n") + 1 == (2 if isinstance(error, CodebookError) else 1)


def test_trace_is_shown_when_asked_for(monkeypatch, capsys):
    """STATEOFPLAY_DEBUG=1 shows the trace of an internal error."""
    monkeypatch.setenv("STATEOFPLAY_DEBUG", "1")
    assert raising(monkeypatch, RuntimeError("odd")) == 70
    assert "Traceback" in capsys.readouterr().err


def test_error_cannot_write_to_the_terminal_what_it_obeys(monkeypatch, capsys):
    """Escape sequences in an error's text are taken out."""
    raising(monkeypatch, InputError("bad \x1b[31mred\x1b]0;title\x07 name\nsecond line"))
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err == "stateofplay: bad red name second line\n"


@pytest.mark.parametrize(
    "words",
    [[], ["nothing"], ["show"], ["show", "a", "b"], ["show", "--nope"], ["read", "x"], ["brief", "x"], ["completion", "csh"],
     ["annotate", "x", "--published", "yesterday"], ["show", "x", "--width", "3"]],
)  # fmt: skip
def test_usage_is_exit_2(words, capsys):
    """A command line that makes no sense ends with 2 and says so on standard error."""
    assert cli_main.run(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["--version"], ["show", "--help"], ["codebook", "check", "-h"]])
def test_help_and_version(words, capsys):
    """Help and version are results: standard output, exit 0."""
    assert cli_main.run(words) == 0
    assert "stateofplay" in capsys.readouterr().out


def test_help_is_quick():
    """Help imports nothing heavy."""
    heavy = "rich", "jinja2", "yaml", "trafilatura", "lxml", "stateofplay.language", "stateofplay.intake"
    code = f"import sys, stateofplay.cli.main; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def test_reader_that_goes_away_is_no_error(state):
    """A broken pipe is quiet."""
    read, write = os.pipe()
    os.close(read)
    done = run("show", state, stdout=write, stderr=subprocess.PIPE, capture_output=False)
    os.close(write)
    assert done.stderr == b""
    assert done.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_full_disk_is_exit_4(state):
    """Standard output that cannot be written is an output error, in one line."""
    with Path("/dev/full").open("w") as full:
        done = run("show", state, stdout=full, stderr=subprocess.PIPE, capture_output=False)
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1
    assert b"Traceback" not in done.stderr
    assert run("brief", state, "-o", "/dev/full").returncode == 4


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_any_encoding_of_standard_output_works(state, encoding):
    """Where the encoding has no symbols the grid is drawn in ASCII."""
    done = run("show", state, env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "80"})
    assert done.returncode == 0
    text = done.stdout.decode(encoding)
    assert ("◆ demands" if encoding == "utf-8" else "# demands") in text


def test_interrupt_from_the_keyboard(state, tmp_path):
    """Ctrl-C while a report is read ends with 130 and leaves no half-written file."""
    fifo = tmp_path / "slow.json"
    os.mkfifo(fifo)
    process = subprocess.Popen([COMMAND, "show", fifo], stderr=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
    writer = fifo.open("w")  # opens once the command reads
    for _ in range(20):  # a signal that comes between a look and a wait is seen only after the wait: press again
        time.sleep(0.2)
        process.send_signal(2)
        try:
            _, err = process.communicate(timeout=5)
            break
        except subprocess.TimeoutExpired:
            continue
    writer.close()
    assert process.returncode == 130
    assert err.decode().strip() == "stateofplay: interrupted"
