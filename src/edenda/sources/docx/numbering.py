"""The labels of numbered paragraphs: Word counts them when it prints, so they are computed here as it does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from edenda.sources.docx.names import attr, child, is_on, name_of, number, value
from edenda.sources.docx.styles import Numbered

_PLACE: Final = re.compile(r"%(\d)")
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SIGNS: Final = ("*", "†", "‡", "§")
_BULLET: Final = "•"
#: Bullets that are kept as they are; the others come from fonts of signs and have no letter of their own.
_PLAIN_BULLETS: Final = frozenset("-–—•*·")
_MOST: Final = 32_767


class Label(NamedTuple):
    """A label as printed (empty where none is), and what it is: `bullet`, or the form of the number."""

    text: str
    form: str


@dataclass
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts_after: int | None = None
    is_legal: bool = False


@dataclass
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    overrides: dict[int, int] = field(default_factory=dict)
    abstract: str = ""


class Numbering:
    """The lists of a document, and how far each has counted."""

    def __init__(self, root: etree._Element | None) -> None:
        abstracts: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in root if root is not None else ():
            if name_of(one) == "w:abstractNum":
                abstracts[attr(one, "w:abstractNumId")] = dict(_levels(one))
        for one in root if root is not None else ():
            if name_of(one) == "w:num":
                self._lists[attr(one, "w:numId")] = _list(one, abstracts)

    def label(self, place: Numbered) -> Label | None:
        """The label of the next paragraph at a place; None where there is no such list."""
        found = self._lists.get(place.list)
        if found is None:
            return None
        level = found.levels.get(place.level, _Level())
        self._count(found, place)
        counts = self._counts[found.abstract]
        if level.form == "bullet":
            return Label(level.text if level.text in _PLAIN_BULLETS else _BULLET, "bullet")

        def number_at(match: re.Match[str]) -> str:
            deep = int(match[1]) - 1
            other = found.levels.get(deep, _Level())
            return formatted(counts.get(deep, other.start), "decimal" if level.is_legal else other.form)

        return Label(_PLACE.sub(number_at, level.text).strip(), level.form)

    def _count(self, found: _List, place: Numbered) -> None:
        counts = self._counts.setdefault(found.abstract, {})
        deep = place.level
        key = (place.list, deep)
        if deep in found.overrides and key not in self._begun:
            counts[deep] = found.overrides[deep]
        else:
            counts[deep] = counts[deep] + 1 if deep in counts else found.levels.get(deep, _Level()).start
        self._begun.add(key)
        for deeper in [one for one in counts if one > deep]:
            after = found.levels.get(deeper, _Level()).restarts_after
            if after is None or (after and deep < after):
                del counts[deeper]


def formatted(count: int, form: str) -> str:
    """A number in one of Word's forms; in figures where the form is not one of the usual ones."""
    if not 0 < count <= _MOST:
        return str(count)
    lower = form.removeprefix("lower").removeprefix("upper")
    text = str(count)
    if lower == "Roman":
        text = _roman(count)
    elif lower == "Letter":
        text = chr(96 + (count - 1) % 26 + 1) * min(((count - 1) // 26) + 1, 20)
    elif form == "decimalZero":
        text = f"{count:02}"
    elif form == "chicago":
        text = _SIGNS[(count - 1) % 4] * min((count - 1) // 4 + 1, 20)
    elif form == "ordinal":
        text = f"{count}{_ordinal(count)}"
    elif form == "none":
        text = ""
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    pieces = []
    for size, sign in _ROMAN:
        times, count = divmod(count, size)
        pieces.append(sign * times)
    return "".join(pieces)


def _ordinal(count: int) -> str:
    return "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")


def _levels(parent: etree._Element) -> list[tuple[int, _Level]]:
    return [(number(attr(one, "w:ilvl"), 0), _level(one)) for one in parent if name_of(one) == "w:lvl"]


def _level(one: etree._Element) -> _Level:
    restart, legal = value(one, "w:lvlRestart"), child(one, "w:isLgl")
    return _Level(
        number(value(one, "w:start"), 1),
        value(one, "w:numFmt") or "decimal",
        value(one, "w:lvlText"),
        number(restart, 0) if restart else None,
        legal is not None and is_on(legal),
    )


def _list(one: etree._Element, abstracts: dict[str, dict[int, _Level]]) -> _List:
    abstract = value(one, "w:abstractNumId")
    found = _List(dict(abstracts.get(abstract, {})), abstract=abstract)
    for override in one:
        if name_of(override) == "w:lvlOverride":
            deep = number(attr(override, "w:ilvl"), 0)
            found.levels |= dict(_levels(override))
            start = value(override, "w:startOverride")
            if start:
                found.overrides[deep] = number(start, 1)
    return found
