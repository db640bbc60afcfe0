"""Lists of contents: a run of lines with the titles of later headings, or with page numbers, below `Contents`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.languages import Language
from edenda.model import Evidence
from edenda.readers.draft import Node
from edenda.readers.once import once
from edenda.readers.units import Part, Unit

#: `Causes ........ 12`, `Causes      12`, `Causes, p. 12`: a title, what leads to the number, the number.
_ENTRY: Final = re.compile(
    r"(?P<title>\S.*?\S)(?P<leader>\s*(?:\.\s?){3,}|\s*…[\s…]*|\s*_{3,}|[ \t]{2,}|\t|,?\s(?=pp?\.))\s*"
    r"(?P<page>(?:pp?\.\s?)?(?:\d{1,4}|[ivxlc]{1,7}))\.?$"
)
_NUMBER: Final = re.compile(r"(?:(?P<decimal>\d{1,2}(?:\.\d{1,2})*)[.)]?|\(?(?:[IVXLC]{1,6}|[A-Za-z])[.)]|[-•*·–])\s+")
_LONGEST: Final = 120
#: What a page puts behind a title: `[edit]`, the call of a note.
_BEHIND: Final = re.compile(r"\s*\[[^\[\]]{1,20}\]$")
_WORD: Final = re.compile(r"\w+")
#: The last sign of every number that `_NUMBER` finds, and the blank behind it.
_NUMBER_END: Final = re.compile(r"[\d.)•*·–-]\s")


def bare(title: str) -> str:
    """A title for comparing: without its number, signs and capitals."""
    title = _BEHIND.sub("", title) if title.endswith("]") else title
    title = _NUMBER.sub("", title) if _NUMBER_END.search(title) else title
    return " ".join(_WORD.findall(title)).lower()


@once
def _bare_text(unit: Unit) -> str:
    return bare(unit.text)


def titles_of(units: Sequence[Unit]) -> dict[str, int]:
    """The short units of a text by their bare words, each with the place of its last occurrence in the source."""
    return {_bare_text(unit): unit.start for unit in units if not unit.is_page and len(unit.text) < _LONGEST}


def depths_in(lines: Sequence[Unit], raw: str) -> dict[str, int]:
    """The titles in a list of contents, each with the depth that its decimal number or its indent says; 1 for the top.

    Empty where neither tells.
    """
    numbers = [_NUMBER.match(line.text) for line in lines]
    titles = [bare(match["title"] if (match := entry(line, raw)) else line.text) for line in lines]
    if any(number and "." in (number["decimal"] or "") for number in numbers):
        depths = [(number["decimal"] or "").count(".") + 1 if number else 1 for number in numbers]
    else:
        indents = sorted({line.indent for line in lines})
        depths = [indents.index(line.indent) + 1 for line in lines] if len(indents) in (2, 3) else []
    return dict(zip(titles, depths, strict=False))


def is_contents_heading(unit: Unit, language: Language) -> bool:
    """Whether a unit says that the contents follow."""
    return _bare_text(unit) in language.words("headings", "contents")


def entry(unit: Unit, raw: str) -> re.Match[str] | None:
    """A line as an entry with a page number."""
    if unit.is_page or any(part.kind != "text" for part in unit.parts):
        return None
    return _ENTRY.fullmatch(raw, unit.start, unit.end)


def contents_node(heading: Unit | None, lines: Sequence[Unit], raw: str) -> Node:
    """A list of contents; what leads to the page numbers is kept as labels."""
    head = (Node("head", heading.parts),) if heading is not None else ()
    items = tuple(_item(line, raw) for line in lines)
    sign = f"{len(lines)} titles that stand again as headings, or page numbers behind them"
    why = Evidence("list of contents", sign, 0.9)
    return Node("list", children=(*head, *items), attrs=(("type", "contents"),), why=why)


def _item(line: Unit, raw: str) -> Node:
    match = entry(line, raw)
    if match is None:
        return Node("item", line.parts)
    title, page = match.span("title"), match.span("page")
    leader = raw[slice(*match.span("leader"))].strip()
    at = title[1] + len(raw[title[1] : page[0]]) - len(raw[title[1] : page[0]].lstrip())
    label = (Part("label", at, at + len(leader)),) if leader else ()
    text = Node("#text", (Part("text", *title),))
    return Node("item", children=(text, Node("num", (*label, Part("text", page[0], line.end)))))
