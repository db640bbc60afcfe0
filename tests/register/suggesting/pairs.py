"""The pairs of `tests/cases/registers/pairs.txt`, each as a register of two entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.register.entries import KINDS
from edenda.tei import TEI, XML_ID

CASES: Final = Path(__file__).resolve().parents[2] / "cases" / "registers" / "pairs.txt"
_STATED: Final = re.compile(r"\s*\{(\w+) ([^}]*)\}")


class Case(NamedTuple):
    """Two entries: whether they are one, their kind, and a register in which they stand as `a` and `b`."""

    is_one: bool
    kind: str
    text: str
    root: etree._Element


def cases() -> Iterator[Case]:
    """All pairs, in the order of the file."""
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith(("one ", "two ")):
            verdict, kind, rest = line.split(" ", 2)
            yield Case(verdict == "one", kind, rest, _register(kind, rest.split(" | ")))


def _register(kind: str, entries: list[str]) -> etree._Element:
    root = etree.Element(f"{{{TEI}}}standOff")
    for id_, words in zip("ab", entries, strict=True):
        entry = etree.SubElement(root, f"{{{TEI}}}{kind}", {XML_ID: id_})
        for at, name in enumerate(_STATED.sub("", words).split(";")):
            element = etree.SubElement(entry, f"{{{TEI}}}{KINDS[kind][0]}", {"type": "variant"} if at else {})
            element.text = name.strip()
        for what, value in _STATED.findall(words):
            _state(entry, id_, what, value)
    return root


def _state(entry: etree._Element, id_: str, what: str, value: str) -> None:
    if what in {"born", "died"}:
        etree.SubElement(entry, f"{{{TEI}}}{'birth' if what == 'born' else 'death'}", when=value)
    elif what == "when":
        entry.set("when", value)
    elif what == "part":
        entry.set("where", f"#{value}")
    elif what == "role":
        etree.SubElement(entry, f"{{{TEI}}}occupation").text = value
    else:
        raise ValueError(f"{id_}: {what}")
