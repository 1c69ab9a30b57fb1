"""`--reader`: who reads, and how the command ends when the reader's model cannot be used."""

import json
import shutil
import subprocess
import sys
from importlib.resources import files

import pytest

from factories import codebook, harbour
from stateofplay import errors, intake, pipeline
from stateofplay.attribution import attribute
from stateofplay.cli import exits
from stateofplay.cli import main as cli_main
from stateofplay.export import annotate_json
from stateofplay.language import analyse
from stateofplay.language.tagger import store
from stateofplay.model import CleanText, Context, Document, OffsetMap, Reader, Report, State

TEXT = (
    "The union demands a raise, Edda Strand said on Monday.\n\n"
    "“We will not sail,” she added. According to Norway, some 120 boats stayed in port.\n"
)
REMEDY = "Install stateofplay again, or read with --reader rules\n"


@pytest.fixture
def report(tmp_path):
    """A report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(f"published: 2025-12-15\n\n{TEXT}", encoding="utf-8")
    return str(path)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the model's folder, which the reader takes for the bundled one."""
    made = tmp_path / "package" / "model"
    shutil.copytree(str(files("stateofplay.language.tagger") / "model"), made)
    monkeypatch.setattr(store, "files", lambda package: made.parent)
    monkeypatch.setattr(store, "bundled", store.bundled.__wrapped__)
    return made


@pytest.fixture
def readers(monkeypatch):
    """The reader that each reading was asked for."""
    seen = []

    def read(paths, book, context, progress=None):
        seen.append(context.reader)
        return State(codebook(), harbour().reports)

    def annotate(paths, context, published, failed):
        seen.append(context.reader)
        return [Document(Report(path.name, "Text.\n"), CleanText("Text.\n", OffsetMap())) for path in paths]

    monkeypatch.setattr(pipeline, "read", read)
    monkeypatch.setattr(pipeline, "annotate_each", annotate)
    monkeypatch.setattr(intake, "read_codebook", lambda path: codebook())
    return seen


COMMANDS = [["annotate", "x"], ["read", "x", "-c", "c.yaml", "--json", "-"]]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("switch", "reader"),
    [
        ([], Reader.MODEL),
        (["--reader", "model"], Reader.MODEL),
        (["--reader", "rules"], Reader.RULES),
        (["--reader=rules"], Reader.RULES),
    ],
)
def test_switch(readers, words, switch, reader):
    """The model reads unless the rules are asked for."""
    assert cli_main.run([*words, *switch]) == 0
    assert readers == [reader]


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("value", ["", "MODEL", "rule", "both"])
def test_other_readers_are_usage_errors(readers, words, value, capsys):
    """A reader that there is not is a fault of usage, and the line says which there are."""
    assert cli_main.run([*words, "--reader", value]) == 2
    assert readers == []
    err = capsys.readouterr().err
    assert "model" in err
    assert "rules" in err


@pytest.mark.parametrize("command", ["annotate", "read"])
def test_help_names_both_readers(command, capsys):
    """Help says who can read, and who does unless told otherwise."""
    assert cli_main.run([command, "--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "--reader [model|rules]" in text
    assert "[default: model]" in text


def test_rules_find_what_they_found(report, capsys):
    """With `--reader rules` the layers are those of the rules alone, to the byte."""
    assert cli_main.run(["annotate", report, "--reader", "rules"]) == 0
    out = capsys.readouterr().out
    made = json.loads(out)
    told = [(row["speaker"], [span["exact"] for span in row["cue"]]) for row in made["attributions"]]
    assert ("Edda Strand", ["said"]) in told
    assert ("Norway", ["According to"]) in told
    rules = Context(reader=Reader.RULES)
    (document,) = attribute(analyse([intake.read_file(report)], rules), rules)
    assert document.tagged is None
    assert out == annotate_json.dumps(document) + "\n"


def test_model_reads_from_the_command(report, capsys):
    """With the model the same file is read too, and every span says its words."""
    assert cli_main.run(["annotate", report]) == 0
    made = json.loads(capsys.readouterr().out)
    spans = [span for row in made["attributions"] for role in ("source", "cue", "content") for span in row[role]]
    assert "said" in [span["exact"] for span in spans]
    assert all(TEXT[span["start"] : span["end"]] == span["exact"] for span in spans)


def damaged(folder, name):
    """Change one byte of a file."""
    data = bytearray((folder / name).read_bytes())
    data[0] ^= 1
    (folder / name).write_bytes(data)


def ended(words, capfd):
    """The one line on standard error with which the command ends; nothing is on standard output."""
    assert cli_main.run(words) == 5
    captured = capfd.readouterr()
    assert captured.out == ""
    assert "Traceback" not in captured.err
    assert captured.err.count("\n") == 1
    assert captured.err.startswith("stateofplay: ")
    assert captured.err.endswith(REMEDY)
    return captured.err


@pytest.mark.parametrize("name", ["model.json", "vocabulary.txt", "words.onnx", "roles.onnx"])
def test_damaged_model_is_exit_5(report, folder, name, capfd):
    """A damaged file of the model ends both commands with 5 and one line that names the file and the remedy."""
    damaged(folder, name)
    assert str(folder / name) in ended(["annotate", report], capfd)


@pytest.mark.parametrize("name", ["model.json", "vocabulary.txt", "words.onnx", "roles.onnx"])
def test_missing_file_is_exit_5(report, folder, name, capfd):
    """So does one that is not there."""
    (folder / name).unlink()
    assert str(folder / name) in ended(["annotate", report], capfd)


def test_read_without_a_model_is_exit_5(report, folder, tmp_path, monkeypatch, capfd):
    """`read` ends as `annotate` does, and neither leaves a file."""
    damaged(folder, "words.onnx")
    monkeypatch.setattr(intake, "read_codebook", lambda path: codebook())
    target = tmp_path / "out.json"
    for words in (["read", report, "-c", "c.yaml"], ["annotate", report]):
        ended([*words, "--json", str(target)], capfd)
        assert list(tmp_path.glob("*out*")) == []


def test_rules_need_no_model(report, folder, capfd):
    """With `--reader rules` a damaged model is not even looked at."""
    damaged(folder, "words.onnx")
    assert cli_main.run(["annotate", report, "--reader", "rules"]) == 0
    captured = capfd.readouterr()
    assert captured.err == ""
    assert json.loads(captured.out)["attributions"]


def test_rules_need_no_onnxruntime(report, capsys):
    """Where onnxruntime cannot be imported the rules read as ever."""
    code = "import sys; sys.modules['onnxruntime'] = None; from stateofplay.cli.main import main; main()"
    words = [sys.executable, "-c", code, "annotate", report, "--reader", "rules"]
    done = subprocess.run(words, capture_output=True, check=True)  # noqa: S603 - our own command
    assert cli_main.run(["annotate", report, "--reader", "rules"]) == 0
    assert done.stdout.decode("utf-8") == capsys.readouterr().out
    assert done.stderr == b""


def test_help_loads_no_model():
    """Help imports neither onnxruntime nor numpy, which would make it slow."""
    code = "import sys, stateofplay.cli.main; print([name for name in ('onnxruntime', 'numpy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"


def kinds_of(error):
    """The error and all that are made of it."""
    return [error, *(one for child in error.__subclasses__() for one in kinds_of(child))]


@pytest.mark.parametrize("error", kinds_of(errors.StateOfPlayError), ids=lambda error: error.__name__)
def test_every_error_has_an_exit_code_that_is_explained(error):
    """Whatever we raise ends in a code of the table; a model that cannot be used ends in 5."""
    assert error.exit_code in exits.MEANINGS
    assert errors.ModelError.exit_code == 5


@pytest.mark.parametrize(("kinds", "left"), [([], {"speech", "intention"}), (["speech"], {"speech"}), (["decree"], set())])
def test_only_the_kinds_that_are_asked_for(kinds, left, tmp_path, capsys):
    """`--kind` keeps attributions of these kinds, nested ones too; without it all are given."""
    path = tmp_path / "r.txt"
    path.write_text("The minister said the port would reopen. The union plans to strike.", encoding="utf-8")
    options = [word for kind in kinds for word in ("--kind", kind)]
    assert cli_main.run(["annotate", str(path), "--reader", "rules", *options]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {row["kind"] for row in (*made["attributions"], *made["nested"])} == left


def test_without_onnxruntime_one_line_says_so(report, capsys, monkeypatch):
    """Where the program that runs the model is not installed, one line says so, and how to read all the same."""
    for name in [name for name in sys.modules if name.startswith("stateofplay.language.tagger")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    assert cli_main.run(["annotate", report]) == 5
    err = capsys.readouterr().err.strip()
    assert "onnxruntime" in err
    assert "--reader rules" in err
    assert "\n" not in err
