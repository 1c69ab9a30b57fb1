"""The wheel: pure, whole, and at work in an environment that holds nothing else but the locked dependencies."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "stateofplay"
EXAMPLE = ROOT / "examples" / "berlin"
pytestmark = pytest.mark.wheel


def run(*command, timeout=600):
    """Run a command and give back what it did; its environment knows nothing of this checkout."""
    env = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=env, timeout=timeout, check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the sources as they are."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT)
    assert done.returncode == 0, done.stderr
    (path,) = out.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The `bin` of a clean environment with the locked dependencies and the wheel."""
    home = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    locked = run(python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", ROOT / "requirements.lock")
    if locked.returncode and not os.environ.get("CI"):
        pytest.skip(f"the locked dependencies cannot be had here: {locked.stderr.strip().splitlines()[-1]}")
    assert locked.returncode == 0, locked.stderr
    done = run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel)
    assert done.returncode == 0, done.stderr
    return python.parent


def test_wheel_is_pure_python(wheel):
    """One wheel serves every platform."""
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        assert not [name for name in archive.namelist() if name.endswith((".so", ".pyd", ".dylib"))]


def test_wheel_holds_every_file_of_the_package(wheel):
    """Templates and data files travel with the sources, and nothing else does."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    files = {path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert held == {path.relative_to(PACKAGE.parent).as_posix() for path in files}


def test_wheel_carries_the_licence(wheel):
    """The licence travels with the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith("licenses/LICENSE")]
        assert b"Apache License" in archive.read(name)


def test_installed_command_says_its_version(wheel, installed):
    """`stateofplay --version` works from the wheel and says the wheel's version."""
    done = run(installed / "stateofplay", "--version")
    assert done.returncode == 0, done.stderr
    assert wheel.name.split("-")[1] in done.stdout


def test_installed_command_goes_the_whole_way(installed, tmp_path):
    """The example can be read, shown and briefed with nothing but the wheel."""
    state, brief = tmp_path / "state.json", tmp_path / "brief.html"
    command = installed / "stateofplay"
    read = run(command, "read", EXAMPLE / "reports", "--codebook", EXAMPLE / "codebook.yaml", "--json", state)
    assert read.returncode == 0, read.stderr
    assert json.loads(state.read_text(encoding="utf-8"))["statements"]
    shown = run(command, "show", state)
    assert shown.returncode == 0, shown.stderr
    assert "NATO" in shown.stdout
    briefed = run(command, "brief", state, "-o", brief)
    assert briefed.returncode == 0, briefed.stderr
    assert "<html" in brief.read_text(encoding="utf-8")


def test_dependencies_of_the_wheel_agree(installed):
    """Nothing that the wheel asks for is missing or of another version."""
    done = run(installed / "python", "-m", "pip", "check")
    assert done.returncode == 0, done.stdout
