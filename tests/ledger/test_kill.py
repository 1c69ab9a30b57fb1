"""An import that is killed at any moment leaves a project that is whole, and that the next import finishes."""

import random
import signal
import time
from dataclasses import dataclass

import importing
import invented
import pytest

_WAIT_S = 120
_EACH_S = 0.002
"""About how long comparing takes for each report; whoever is done before the moment is killed too late, which is no harm."""


@dataclass(frozen=True)
class _Moment:
    """Where a process is killed: so many reports later and then at the next of `at`, and a part of the time that it takes."""

    at: str
    reports: int = 0
    part: float = 0.0
    imports: bool = True


def _moments(chance, reports, kills):
    """Reading goes on from kill to kill; between, somebody looks at what is there, and is killed; the end is comparing."""
    last = [_Moment(at, 0, chance.random()) for at in ("compare", "keep") for _ in range(1 + kills // 40)]
    looks = [_Moment(chance.choice(("compare", "keep")), 0, chance.random(), imports=False) for _ in range(1 + kills // 10)]
    steps = [chance.random() for _ in range(kills - len(last) - len(looks))]
    scale = reports * 0.9 / sum(steps)
    first = [_Moment(chance.choice(("read", "read", "commit")), int(step * scale), chance.random()) for step in steps]
    for look in looks:
        first.insert(chance.randrange(1, 1 + len(first) // 2), look)
    return [*first, *last]


def _kill(address, source, moment, spans):
    """Start an import, or a look, and kill it at that moment; the last thing that it did, "done" where it was quicker."""
    process, pipe = importing.start(address, source if moment.imports else None)
    met, compares, last = 0, False, "start"
    try:
        while pipe.poll(_WAIT_S):
            last = pipe.recv()
            met += last == "read"
            compares = compares or last == "compare"
            if moment.at in ("read", "commit") and met > moment.reports and last in (moment.at, "write"):
                time.sleep(moment.part * 0.02)
                break
            if moment.at == last == "compare" or (moment.at == "keep" and compares and last == "write"):
                time.sleep(moment.part * spans[moment.at])
                break
    except EOFError:
        last = "done"
    process.kill()
    process.join()
    assert process.exitcode in (-signal.SIGKILL, 0)
    return "done" if isinstance(last, dict) else last


def _killed_again_and_again(addresses, folder, *, reports, kills, seed=6):
    undisturbed, killed = addresses
    invented.write_reports(folder, reports)
    for address in addresses:
        importing.make(address)
    beside, said = importing.start(undisturbed, folder, talks=False)
    source = importing.loaded(folder)
    met, read = [], 0
    spans = None
    for moment in _moments(random.Random(seed), reports, kills):  # noqa: S311 - see invented
        if moment.imports and moment.at in ("compare", "keep") and spans is None:
            spans = said.recv()
            beside.join()
            assert beside.exitcode == 0
        about = spans or {"compare": _EACH_S * read, "keep": _EACH_S * read / 4}
        met.append(_kill(killed, source, moment, about))
        read += moment.reports
        thorough = kills < 20 or len(met) % 10 == 0
        assert importing.faults(killed, thorough=thorough) == [], f"after kill {len(met)} at {met[-1]}"
    process, _ = importing.start(killed, source, talks=False)
    process.join()
    assert process.exitcode == 0
    assert len({"read", "write", "commit", "compare"} & set(met)) > 1
    assert met.count("done") <= kills / 4, "these were killed too late"
    assert importing.faults(killed) == []
    one, other = importing.content(undisturbed), importing.content(killed)
    for part in one:
        assert one[part] == other[part], part


def test_killed_import_is_whole(tmp_path):
    """Of 300 reports killed at six moments, nothing is half there, and the end is that of an undisturbed import."""
    addresses = [str(tmp_path / name) for name in ("undisturbed.sop", "killed.sop")]
    _killed_again_and_again(addresses, tmp_path / "reports", reports=300, kills=6)


def test_killed_import_on_a_server_is_whole(tmp_path, postgresql_address, another_address):
    """The same where the project is on a server, and what is killed its client."""
    _killed_again_and_again([postgresql_address, another_address], tmp_path / "reports", reports=120, kills=5)


@pytest.mark.kill
def test_fifty_kills_of_ten_thousand_reports(tmp_path):
    """Of 10,000 reports killed at fifty moments, nothing is half there, and the end is that of an undisturbed import."""
    addresses = [str(tmp_path / name) for name in ("undisturbed.sop", "killed.sop")]
    _killed_again_and_again(addresses, tmp_path / "reports", reports=10_000, kills=50)


@pytest.mark.kill
def test_ten_kills_on_a_server(tmp_path, postgresql_address, another_address):
    """Of 500 reports, killed at ten moments, on a server."""
    _killed_again_and_again([postgresql_address, another_address], tmp_path / "reports", reports=500, kills=10)
