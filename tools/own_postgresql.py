"""A PostgreSQL server of one's own, on a socket in a temporary folder, for tests and benchmarks; gone when its `with` ends."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, text
from sqlalchemy.exc import ProgrammingError

from stateofplay.ledger.address import Address

ELSEWHERE: Final = "STATEOFPLAY_TEST_POSTGRESQL"
"""Environment variable: the address of a server on which databases may be made, in the place of one of our own."""
NEEDED: Final = "STATEOFPLAY_NEED_POSTGRESQL"
"""Environment variable: where it is set, a server that cannot be had is a failure, not a reason to skip."""
_USER: Final = "stateofplay"
_LOOSE: Final = ("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off")
_START_S: Final = 30.0
_numbers = count(1)


class NoServerError(Exception):
    """There is no server to be had; says why."""


def programs() -> Path | None:
    """The folder of the server's programs: on PATH, or where Debian puts them, the newest version first."""
    found = shutil.which("postgres")
    if found and Path(found).resolve().with_name("initdb").exists():
        return Path(found).resolve().parent
    held = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(held, key=lambda path: int(path.parent.name) if path.parent.name.isdecimal() else 0, default=None)


@contextmanager
def server(*, keep: Path | None = None, durable: bool = False) -> Iterator[str]:
    """Start a server, or use the one that `ELSEWHERE` names; gives the address of a database of it from which others are made.

    Args:
        keep: a folder in which its databases stay; without one they are gone with it.
        durable: commits reach the disk, as they must outside of tests.

    Raises:
        NoServerError: its programs are not installed, or it does not start.
    """
    elsewhere = os.environ.get(ELSEWHERE)
    if elsewhere:
        yield elsewhere
        return
    folder = programs()
    if folder is None:
        raise NoServerError("PostgreSQL's server is not installed (Debian: apt install postgresql)")
    with tempfile.TemporaryDirectory(prefix="sop-pg-", ignore_cleanup_errors=True) as name:
        home = Path(name)
        data = (keep or home).resolve() / "data"
        for place in {home, data.parent}:
            place.mkdir(exist_ok=True, parents=True)
            _give_away(place)
        if not data.exists():
            _make(folder / "initdb", data)
        started = [
            str(folder / "postgres"),
            "-D",
            str(data),
            "-k",
            name,
            "-c",
            "listen_addresses=",
            *(() if durable else _LOOSE),
        ]
        log = home / "log"
        with (
            log.open("wb") as written,
            subprocess.Popen([*_as_another(), *started], stdout=written, stderr=written, cwd=name) as run,
        ):
            try:
                _await(run, home)
                yield f"postgresql://{_USER}@/postgres?host={name}"
            finally:
                run.send_signal(signal.SIGINT)  # its fast way: it ends the sessions that are open
                try:
                    run.wait(60 if durable else 10)
                except subprocess.TimeoutExpired:
                    run.kill()


@contextmanager
def database(address: str) -> Iterator[str]:
    """A new, empty database on a server, by the address of another one of its; dropped afterwards."""
    name = f"sop_{os.getpid()}_{next(_numbers)}"
    tell(address, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield _beside(address, name)
    finally:
        tell(address, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def kept(address: str, name: str) -> str:
    """The address of a database of that name on the server, which stays; made where there is none."""
    with suppress(ProgrammingError):
        tell(address, f'CREATE DATABASE "{name}" TEMPLATE template0')
    return _beside(address, name)


def _beside(address: str, name: str) -> str:
    """The address of another database on the same server."""
    head, mark, query = address.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{query}"


def tell(address: str, words: str) -> None:
    """Have a server do something that it does in no transaction."""
    engine = create_engine(Address.of(address).url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            connection.execute(text(words))
    finally:
        engine.dispose()


def _make(initdb: Path, data: Path) -> None:
    """Make the server's files; sorted by a language's rules where it can, as a team's server would, not by code points."""
    words = [*_as_another(), str(initdb), "-D", str(data), "-U", _USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    for more in (["--locale-provider=icu", "--icu-locale=en-US"], []):
        done = subprocess.run([*words, "--locale=C.UTF-8", *more], capture_output=True, text=True, check=False, cwd=data.parent)
        if done.returncode == 0:
            return
        shutil.rmtree(data, ignore_errors=True)
    raise NoServerError(f"PostgreSQL's server cannot be set up: {done.stderr.strip()[-300:]}")


def _await(run: subprocess.Popen[bytes], home: Path) -> None:
    address = f"postgresql://{_USER}@/postgres?host={home}"
    until = time.monotonic() + _START_S
    while time.monotonic() < until and run.poll() is None:
        try:
            tell(address, "SELECT 1")
        except Exception:  # noqa: BLE001 - it is not there yet, in whichever way
            time.sleep(0.05)
        else:
            return
    log = (home / "log").read_text(encoding="utf-8", errors="replace").strip()
    raise NoServerError(f"PostgreSQL's server does not start: {log[-300:]}")


def _owner() -> pwd.struct_passwd:
    """Whom the server runs as where we are root, which it refuses to be."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoServerError("PostgreSQL's server will not run as root, and there is no user postgres")


def _give_away(folder: Path) -> None:
    if os.geteuid() != 0:
        return
    row = _owner()
    os.chown(folder, row.pw_uid, row.pw_gid)


def _as_another() -> list[str]:
    """Words before a command that run it as somebody who is not root, and end it when we end."""
    tool = shutil.which("setpriv")
    if tool is None:
        if os.geteuid() == 0:
            raise NoServerError("PostgreSQL's server will not run as root, and there is no setpriv to run it as another")
        return []
    words = [tool, "--pdeathsig", "QUIT"]
    if os.geteuid() == 0:
        row = _owner()
        words += ["--reuid", str(row.pw_uid), "--regid", str(row.pw_gid), "--clear-groups"]
    return words
