"""Files that are plainly no reports, by their endings or by what they hold: codebooks, projects, data, programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

from stateofplay.errors import Place, ReportError

_SAVE: Final = "save the article as text, Markdown or HTML, and give that"
_CODEBOOK: Final = "`stateofplay codebook replace` takes it, and `stateofplay init --codebook`"
_YAML: Final = (".yaml", ".yml")
_KINDS: Final = {
    **dict.fromkeys((".json", ".jsonl", ".ndjson", ".geojson"), "JSON"),
    **dict.fromkeys((".csv", ".tsv"), "a table"),
    **dict.fromkeys((".toml", ".ini", ".cfg", ".conf", ".env"), "a file of settings"),
    **dict.fromkeys((".py", ".pyc", ".js", ".ts", ".css", ".sh", ".bat", ".ps1", ".sql"), "a program"),
    **dict.fromkeys((".db", ".sqlite", ".sqlite3"), "a database"),
}
_KEY: Final = re.compile(r"^(negotiation|parties|issues)[ \t]{0,20}:[ \t]{0,20}(.{0,1})", re.MULTILINE)
_LOOKED_AT: Final = 100_000


def refuse_ending(path: Path, place: Place) -> None:
    """Raise ReportError where a file by its name alone is no report; of YAML its content has more to say."""
    ending = path.suffix.lower()
    if ending == ".sop":
        problem = "this is a project, or is named like one, not a report"
        raise ReportError(problem, place=place, remedy="name the project first, then the reports")
    if kind := _KINDS.get(ending):
        raise ReportError(f"this is {kind} by its ending ({ending}), not a report", place=place, remedy=_SAVE)


def refuse_content(text: str, place: Place) -> None:
    """Raise ReportError where a text is plainly no report.

    Args:
        text: of the file.
        place: the file; its name says whether it should be YAML.
    """
    is_yaml = place.file.lower().endswith(_YAML)
    if _is_codebook(text[:_LOOKED_AT], sure=is_yaml):
        raise ReportError("this is a codebook, not a report", place=place, remedy=_CODEBOOK)
    if is_yaml:
        raise ReportError("this is YAML by its ending, not a report", place=place, remedy=_SAVE)
    if _is_json(text):
        raise ReportError("this is JSON, not a report", place=place, remedy=_SAVE)


def _is_codebook(text: str, *, sure: bool) -> bool:
    """Whether lines begin with two of a codebook's keys, one of them with its rows below; of YAML one such line is enough."""
    found = [(match[1], match[2] in ("", "{", "[", "#")) for match in _KEY.finditer(text)]
    return len({key for key, _ in found}) > (0 if sure else 1) and any(opens for key, opens in found if key != "negotiation")


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False
