"""The briefing in a real browser: it lays out, it is whole without scripts and network, and it is not blank."""

import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples" / "berlin"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM and not os.environ.get("CI"), reason="Chromium is not installed"),
]
PROBE = """
<script>addEventListener("load", () => {
  const root = document.documentElement, table = document.querySelector("table"), box = table.getBoundingClientRect();
  root.setAttribute("data-laid-out", [root.scrollWidth, root.scrollHeight, box.width, box.height, innerWidth].map(Math.round));
})</script></body>"""


def chromium(*options):
    """Run the browser without a window on a page, within a minute; what it printed."""
    assert CHROMIUM, "CI must have Chromium"
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
    done = subprocess.run([*command, *options], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """The briefing of the bundled example, as the command writes it."""
    folder = tmp_path_factory.mktemp("brief")
    state, page = folder / "state.json", folder / "brief.html"
    command = Path(sys.executable).with_name("stateofplay")
    read = [command, "read", EXAMPLE / "reports", "--codebook", EXAMPLE / "codebook.yaml", "--json", state]
    for step in (read, [command, "brief", state, "-o", page]):
        done = subprocess.run(step, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, done.stderr
    return page


def laid_out(page, width):
    """Width and height of the page and of its grid, and the width of the window, in CSS pixels."""
    probed = page.with_name(f"probed-{width}.html")
    # The page forbids scripts; the copy to be measured must let the probe run.
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]{0,500}>', "", page.read_text(encoding="utf-8"))
    probed.write_text(html.replace("</body>", PROBE), encoding="utf-8")
    dom = chromium(f"--window-size={width},1000", "--virtual-time-budget=3000", "--dump-dom", probed.as_uri())
    found = re.search(r'data-laid-out="([\d,]+)"', dom)
    assert found, "the page did not load to its end"
    return [int(number) for number in found.group(1).split(",")]


def png_rows(path):
    """The lines of an 8-bit PNG as stored (filtered); enough to tell a blank page from a full one."""
    data, at, packed, size = path.read_bytes(), 8, b"", (0, 0)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        size = struct.unpack(">II", body[:8]) if kind == b"IHDR" else size
        packed += body if kind == b"IDAT" else b""
        at += length + 12
    raw = zlib.decompress(packed)
    step = len(raw) // size[1]
    return size, [raw[i : i + step] for i in range(0, len(raw), step)]


def test_grid_is_laid_out_and_fits(brief):
    """At the width of a desk the grid has an area, and the page is not wider than its window."""
    page_width, page_height, grid_width, grid_height, window = laid_out(brief, 1200)
    assert grid_width > 400
    assert grid_height > 150
    assert page_height > grid_height
    assert page_width <= window


def test_screen_is_not_blank(brief, tmp_path):
    """A picture of the page has many different lines of pixels."""
    picture = tmp_path / "brief.png"
    chromium("--window-size=1000,1200", f"--screenshot={picture}", brief.as_uri())
    size, rows = png_rows(picture)
    assert size == (1000, 1200)
    assert len(set(rows)) > 100


def test_page_prints(brief, tmp_path):
    """The page prints to a PDF of at least one page."""
    printed = tmp_path / "brief.pdf"
    chromium("--no-pdf-header-footer", f"--print-to-pdf={printed}", brief.as_uri())
    assert printed.read_bytes().startswith(b"%PDF-")


def test_every_issue_and_party_is_on_the_page(brief):
    """What the browser shows names each issue and party of the codebook."""
    dom = chromium("--dump-dom", brief.as_uri())
    text = re.sub(r"<[^>]{0,2000}>", " ", dom)
    titles = re.findall(r"^ {4}(?:title|name): (.+)$", (EXAMPLE / "codebook.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(titles) == 13
    assert [title for title in titles if title not in text] == []


def test_links_inside_the_page_lead_somewhere(brief):
    """Each citation's link has its target, and nothing is fetched from elsewhere."""
    html = brief.read_text(encoding="utf-8")
    ids = set(re.findall(r'\bid="([^"]{1,200})"', html))
    assert [anchor for anchor in re.findall(r'href="#([^"]{1,200})"', html) if anchor not in ids] == []
    assert not re.findall(r'(?:src|href)="https?:', html)
