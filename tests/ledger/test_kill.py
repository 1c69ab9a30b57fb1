"""An import that is killed at any moment leaves a project that is whole, and that the next import finishes."""

import random
import signal
import time

import importing
import invented
import pytest

_WAIT_S = 120


def _schedule(chance, reports, kills):
    """Moments: after how many reports or at what, and how many seconds later. Reading goes on from kill to kill."""
    late = max(1, kills // 6)
    moments = [("compare", 0, chance.random()) for _ in range(late)]
    moments += [("write-picture", 0, chance.random()) for _ in range(late)]
    rest = kills - len(moments)
    steps = [chance.random() for _ in range(rest)]
    scale = reports * 0.9 / sum(steps)
    reading = [("read", int(step * scale), chance.random()) for step in steps]
    for at in range(0, rest, 3):  # every third while it commits
        reading[at] = ("commit", *reading[at][1:])
    return [*reading, *sorted(moments, key=lambda moment: moment[2])]


def _kill(address, source, moment, spans):
    """Run an import up to a moment and kill it there; what it was at."""
    kind, reports, part = moment
    process, pipe = importing.start(address, source)
    read, last, compares = 0, "start", False
    try:
        while pipe.poll(_WAIT_S):
            what, _ = pipe.recv()
            last = what
            read += what == "read"
            compares = compares or what == "compare"
            if kind == "read" and read > reports:
                time.sleep(part * 0.02)
                break
            if kind == "commit" and read > reports and what in ("write", "commit"):
                time.sleep(part * 0.01)
                break
            if kind == "compare" and what == "compare":
                time.sleep(part * spans["compare"])
                break
            if kind == "write-picture" and compares and what == "write":
                time.sleep(part * spans["keep"])
                break
    except EOFError:  # it was done before its moment came
        last = "done"
    process.kill()
    process.join()
    assert process.exitcode in (-signal.SIGKILL, 0)
    return last


def _spans(address, folder):
    """Run an import undisturbed; how many seconds it compares and how many it writes the picture."""
    process, pipe = importing.start(address, folder)
    times = {}
    try:
        while pipe.poll(_WAIT_S):
            what, _ = pipe.recv()
            times.setdefault("keep" if what == "write" and "compare" in times else what, time.monotonic())
            times[f"last {what}"] = time.monotonic()
    except EOFError:
        pass
    process.join()
    assert process.exitcode == 0
    return {"compare": times["keep"] - times["compare"], "keep": times["last commit"] - times["keep"]}


def _killed_again_and_again(addresses, folder, *, reports, kills, seed=6):
    undisturbed, killed = addresses
    invented.write_reports(folder, reports)
    for address in addresses:
        importing.make(address)
    spans = _spans(undisturbed, folder)
    source = importing.loaded(folder)
    met = []
    for moment in _schedule(random.Random(seed), reports, kills):  # noqa: S311 - see invented
        met.append(_kill(killed, source, moment, spans))
        thorough = kills < 20 or len(met) % 10 == 0
        assert importing.faults(killed, thorough=thorough) == [], f"after kill {len(met)} at {met[-1]}"
    process, _ = importing.start(killed, source)
    process.join()
    assert process.exitcode == 0
    assert {"read", "compare", "write"} <= set(met)
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
    _killed_again_and_again([postgresql_address, another_address], tmp_path / "reports", reports=120, kills=4)


@pytest.mark.kill
def test_fifty_kills_of_ten_thousand_reports(tmp_path):
    """Of 10,000 reports killed at fifty moments, nothing is half there, and the end is that of an undisturbed import."""
    addresses = [str(tmp_path / name) for name in ("undisturbed.sop", "killed.sop")]
    _killed_again_and_again(addresses, tmp_path / "reports", reports=10_000, kills=50)


@pytest.mark.kill
def test_kills_of_a_thousand_reports_on_a_server(tmp_path, postgresql_address, another_address):
    """Of 1,000 reports, killed at ten moments, on a server."""
    _killed_again_and_again([postgresql_address, another_address], tmp_path / "reports", reports=1_000, kills=10)
