"""The grammar as its readers need it: its sections in order, what each element is for, what it may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from lxml import etree

from tests.schema.inclusion import RNG, TEXT, Grammar, declared_name

ROOT: Final = Path(__file__).resolve().parents[2]
SCHEMA: Final = ROOT / "schema"
_SECTION: Final = re.compile(r"# (?P<number>\d+(?:\.\d+)?)\.? (?P<title>.+)")
_ELEMENT: Final = re.compile(r"\s+element (?P<name>[\w.]+) \{")
_GROUP: Final = re.compile(r"(?P<name>(?:model|content)\.\w+) *=")
_TEXTS: Final = frozenset(f"{RNG}{kind}" for kind in ("text", "data", "value", "list"))


@dataclass(frozen=True)
class Element:
    """One element: what it is for, its attributes beside those that all have, and what it can hold."""

    name: str
    says: str
    attributes: tuple[str, ...]
    required: frozenset[str]
    holds: frozenset[str]


@dataclass(frozen=True)
class Section:
    """A section of the grammar. A section of the second level has a number with a dot."""

    number: str
    title: str
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Group:
    """Elements that stand in the same places, or a kind of content that many elements share."""

    name: str
    says: str
    holds: frozenset[str]


@cache
def grammar() -> Grammar:
    """Our grammar."""
    return Grammar.from_file(SCHEMA / "edenda.rng")


@cache
def common_attributes() -> tuple[str, ...]:
    """The attributes that every element has, the commonest first: in the grammar they stand last."""
    return tuple(name for name, _ in reversed(_named_attributes("att.global")))


def sections() -> list[Section]:
    """The sections that define elements, in the order of the grammar."""
    found: list[tuple[str, str, list[Element]]] = []
    for line in _lines():
        if section := _SECTION.fullmatch(line):
            found.append((section["number"], _titled(section["title"]), []))
        elif element := _ELEMENT.match(line):
            found[-1][2].append(described(element["name"]))
    return [
        Section(number, title, tuple(elements)) for number, title, elements in found if elements or "." not in number
    ]


def groups(kind: str) -> list[Group]:
    """The groups of a kind (`model` or `content`) in the order of the grammar, with the comment above each."""
    found, comment = [], []
    for line in _lines():
        if line.startswith("# "):
            comment.append(line[2:])
        elif not line:
            comment = []
        elif (group := _GROUP.match(line)) and group["name"].startswith(kind):
            says = " ".join(comment).partition(" (")[0]
            found.append(Group(group["name"], says, held_by(group["name"])))
            comment = []
    return found


@cache
def described(name: str) -> Element:
    """What is to be said of an element."""
    node = grammar().elements[name]
    says = " ".join((node.findtext("{*}documentation") or "").split())
    own = [one for one, _ in grammar().attributes(name) if one not in common_attributes()]
    ways = grammar().alternatives(name)
    required = frozenset.intersection(*(way.required for way in ways))
    return Element(name, says, tuple(sorted(own)), required, held_by(name))


@cache
def held_by(definition: str) -> frozenset[str]:
    """The elements (and `#text`) that a definition of the grammar lets in."""
    found: set[str] = set()
    waiting = [one for one in grammar().root.iter(f"{RNG}define") if one.get("name") == definition]
    while waiting:
        for node in waiting.pop().iterchildren(f"{RNG}*"):
            if node.tag == f"{RNG}ref" and node.get("name") in grammar().elements:
                found.add(node.get("name", ""))
            elif node.tag == f"{RNG}ref":
                waiting += grammar().definitions(node)
            elif node.tag in _TEXTS:
                found.add(TEXT)
            elif node.tag != f"{RNG}attribute":
                waiting.append(node)
    return frozenset(found)


def _named_attributes(definition: str) -> list[tuple[str, etree._Element]]:
    (node,) = (one for one in grammar().root.iter(f"{RNG}define") if one.get("name") == definition)
    return [(declared_name(one, attribute=True), one) for one in node.iter(f"{RNG}attribute")]


def _lines() -> list[str]:
    return (SCHEMA / "edenda.rnc").read_text(encoding="utf-8").splitlines()


def _titled(words: str) -> str:
    return words.capitalize() if words.isupper() else words
