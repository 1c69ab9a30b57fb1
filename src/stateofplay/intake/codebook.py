"""codebook.yaml -> Codebook. All faults of a file are found at once, each with its line, column and key."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from stateofplay.errors import CodebookError, Place
from stateofplay.intake.codebook_doubts import same_name, warnings
from stateofplay.intake.decode import decode
from stateofplay.intake.files import read_bytes, shown
from stateofplay.intake.yaml_nodes import compose, is_empty, kind_of, pairs, place_of
from stateofplay.model import Actor, Codebook, Issue, Party

__all__ = ["read_codebook", "warnings"]

LIMIT = 1_000_000
"""Bytes of a codebook; a long one has 20,000."""
_MOST_FAULTS = 100

_TOP = ("negotiation", "parties", "issues", "note")
_PARTY = ("name", "aliases", "members", "wikidata", "note")
_MEMBER = ("name", "role", "aliases", "wikidata")
_ISSUE = ("title", "proposition", "terms", "note")
_ID = re.compile(r"\w[\w.-]{0,63}\Z")
_ITEM = re.compile(r"Q[1-9][0-9]{0,11}\Z")
_NEEDED = {
    "party": "write `name: ` and what reports call it",
    "member": "write `name: ` and the full name",
    "issue": "write `proposition: ` and a sentence that a party can be for or against",
}
_PARTIES_FORM = "write `parties:`, and below it a line like `us: {name: United States, aliases: [U.S.]}`"
_ISSUES_FORM = "write `issues:`, and below it `id:` with `title:`, `proposition:` and `terms:`"


def read_codebook(path: Path | str) -> Codebook:
    """The codebook in a YAML file; values are taken as the text that is written there ("no" is "no", 2025 is "2025").

    Raises:
        CodebookError: the first fault, the others of the file in `others`, in the order of their lines.
    """
    path = Path(path)
    file = shown(path)
    data = read_bytes(path, LIMIT, CodebookError, remedy="a codebook is a short text: check that this is one")
    decoded = decode(data, Place(file), fault=CodebookError, remedy="save it as plain text")
    reader = _Reader(file)
    codebook = reader.codebook(compose(decoded.text, file))
    if reader.faults:
        first, *others = sorted(reader.faults, key=lambda fault: (fault.place.line or 0, fault.place.column or 0))
        raise CodebookError(first.problem, place=first.place, remedy=first.remedy, others=tuple(others[: _MOST_FAULTS - 1]))
    return codebook


@dataclass(slots=True)
class _Reader:
    """One pass over the nodes of a file.

    `faults` gathers what is wrong, `names` who already has a name and where, `places` where each party and issue stands.
    """

    file: str
    faults: list[CodebookError] = field(default_factory=list)
    names: dict[str, tuple[str, yaml.Node, bool]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def fail(self, problem: str, node: yaml.Node | None, remedy: str, key: str = "") -> None:
        self.faults.append(CodebookError(problem, place=place_of(self.file, node, key), remedy=remedy))

    def codebook(self, root: yaml.Node | None) -> Codebook:
        if is_empty(root) or root is None:
            self.fail("the codebook is empty", root, "name the parties and the issues in it")
            return Codebook("", (), ())
        if not isinstance(root, yaml.MappingNode):
            self.fail(
                f"the codebook is {kind_of(root)}, not a mapping", root, "begin with `negotiation:`, `parties:` and `issues:`"
            )
            return Codebook("", (), ())
        top = self.fields(root, _TOP, "")
        return Codebook(
            self.text(top.get("negotiation"), "negotiation"),
            tuple(self.party(own, node, value) for own, node, value in self.entries(root, top, "parties", _PARTIES_FORM)),
            tuple(self.issue(own, node, value) for own, node, value in self.entries(root, top, "issues", _ISSUES_FORM)),
            self.places,
        )

    def entries(
        self, root: yaml.Node, top: dict[str, yaml.Node], key: str, form: str
    ) -> list[tuple[str, yaml.Node, yaml.MappingNode]]:
        """(id, its node, its mapping) of each party or issue."""
        node = top.get(key)
        if node is None or is_empty(node) or not node.value:
            self.fail(f"there are no {key}", node or root, form, key)
            return []
        if not isinstance(node, yaml.MappingNode):
            self.fail(f"{key!r} is {kind_of(node)}, not a mapping from ids", node, form, key)
            return []
        found = []
        for own, at, value in pairs(node, lambda problem, where, cure: self.fail(problem, where, cure, key)):
            path = f"{key}.{own}"
            if not _ID.match(own):
                self.fail(
                    f"{own[:40]!r} cannot be an id", at, "use letters, digits, hyphens, dots and underscores, no spaces", path
                )
            if isinstance(value, yaml.MappingNode):
                found.append((own, at, value))
                self.places[path] = place_of(self.file, at, path)
            else:
                what = "nothing" if is_empty(value) else kind_of(value)
                self.fail(
                    f"{own!r} has {what} below it, not a mapping",
                    value,
                    form.partition("below it ")[2].replace("a line like", "write"),
                    path,
                )
        return found

    def party(self, own: str, at: yaml.Node, node: yaml.MappingNode) -> Party:
        path = f"parties.{own}"
        found = self.fields(node, _PARTY, path)
        name = self.needed(found, "name", at, path, what="party")
        self.claim(own, name, found.get("name") or at, f"{path}.name")
        aliases = self.words(found.get("aliases"), f"{path}.aliases", own)
        members = tuple(
            self.member(own, each, f"{path}.members[{number}]")
            for number, each in self.listed(found.get("members"), f"{path}.members")
        )
        self.text(found.get("note"), f"{path}.note")
        return Party(
            own,
            name,
            aliases,
            tuple(each for each in members if each.name),
            self.wikidata(found.get("wikidata"), f"{path}.wikidata"),
        )

    def member(self, party: str, node: yaml.Node, path: str) -> Actor:
        if not isinstance(node, yaml.MappingNode):
            name = self.text(node, path, "write the member's name, or {name: ..., role: ...}")
            self.claim(party, name, node, path)
            return Actor(name)
        found = self.fields(node, _MEMBER, path)
        name = self.needed(found, "name", node, path, what="member")
        self.claim(party, name, found.get("name") or node, f"{path}.name")
        aliases = self.words(found.get("aliases"), f"{path}.aliases", party)
        return Actor(
            name,
            self.text(found.get("role"), f"{path}.role"),
            aliases,
            self.wikidata(found.get("wikidata"), f"{path}.wikidata"),
        )

    def issue(self, own: str, at: yaml.Node, node: yaml.MappingNode) -> Issue:
        path = f"issues.{own}"
        found = self.fields(node, _ISSUE, path)
        proposition = self.needed(found, "proposition", at, path, what="issue")
        title = self.text(found.get("title"), f"{path}.title") or own.replace("-", " ").replace("_", " ")
        self.text(found.get("note"), f"{path}.note")
        return Issue(own, title, proposition, self.words(found.get("terms"), f"{path}.terms", ""))

    def fields(self, node: yaml.MappingNode, allowed: tuple[str, ...], path: str) -> dict[str, yaml.Node]:
        """The values under the allowed keys; every other key is a fault."""
        found: dict[str, yaml.Node] = {}
        for key, at, value in pairs(node, lambda problem, where, cure: self.fail(problem, where, cure, path)):
            if key in allowed:
                found[key] = value
                continue
            near = difflib.get_close_matches(key.lower(), allowed, 1, 0.6)
            remedy = f"did you mean {near[0]!r}?" if near else f"the keys here are {', '.join(allowed)}"
            self.fail(f"unknown key {key[:40]!r}", at, remedy, f"{path}.{key}" if path else key)
        return found

    def needed(self, found: dict[str, yaml.Node], key: str, at: yaml.Node, path: str, *, what: str) -> str:
        """The text under `key`; its absence is a fault."""
        node = found.get(key)
        if node is None or is_empty(node):
            self.fail(f"the {what} has no {key}", node or at, _NEEDED[what], f"{path}.{key}" if node else path)
            return ""
        return self.text(node, f"{path}.{key}")

    def text(self, node: yaml.Node | None, path: str, remedy: str = "write one line of text") -> str:
        """The text of a scalar as written, white space collapsed; "" where there is none."""
        if node is None or is_empty(node):
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.fail(f"this is {kind_of(node)}, not a text", node, remedy, path)
            return ""
        return " ".join(node.value.split())

    def listed(self, node: yaml.Node | None, path: str) -> list[tuple[int, yaml.Node]]:
        """The items of a list, numbered from 0."""
        if node is None or is_empty(node):
            return []
        if not isinstance(node, yaml.SequenceNode):
            remedy = f"write [{node.value[:40]}]" if isinstance(node, yaml.ScalarNode) else "write [one, another]"
            self.fail(f"this is {kind_of(node)}, not a list", node, remedy, path)
            return []
        return list(enumerate(node.value))

    def words(self, node: yaml.Node | None, path: str, party: str) -> tuple[str, ...]:
        """The texts of a list, each once; those of a party are claimed for it."""
        found: dict[str, None] = {}
        for number, each in self.listed(node, path):
            # A bare ~ or null in a list of names is a word like any other; an empty item is a slip of the pen.
            word = " ".join(each.value.split()) if isinstance(each, yaml.ScalarNode) else self.text(each, f"{path}[{number}]")
            if not word:
                if isinstance(each, yaml.ScalarNode):
                    self.fail("there is an empty item in the list", each, "delete it", f"{path}[{number}]")
                continue
            if party:
                self.claim(party, word, each, f"{path}[{number}]", alias=path == f"parties.{party}.aliases")
            found.setdefault(word)
        return tuple(found)

    def claim(self, party: str, name: str, node: yaml.Node, path: str, *, alias: bool = False) -> None:
        """Note that a name means a party; a fault where it already means another, unless it is but an alias of both."""
        if not name:
            return
        holder, where, shared = self.names.setdefault(same_name(name), (party, node, alias))
        if holder != party and not (alias and shared):
            first = where.start_mark
            problem = f"{name!r} means {party!r} here and {holder!r} in line {first.line + 1}, column {first.column + 1}"
            self.fail(problem, node, "keep it with one of the two", path)

    def wikidata(self, node: yaml.Node | None, path: str) -> str:
        """The identifier of an item of Wikidata; anything else is a fault."""
        value = self.text(node, path, "write Q and digits, as in Q30")
        if value and not _ITEM.match(value):
            self.fail(f"{value[:40]!r} is no Wikidata identifier", node, "write Q and digits, as in Q30", path)
        return value
