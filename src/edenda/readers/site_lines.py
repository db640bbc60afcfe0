"""What a web site puts around a document that was copied from it: its name, its menu, its trail, its address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.boundaries import within_boundaries
from edenda.readers.catalogue import find_before
from edenda.readers.context import Text, is_paragraph
from edenda.readers.draft import Draft, Piece, furniture
from edenda.readers.furniture import is_furniture
from edenda.readers.publication import labelled
from edenda.readers.units import Unit

_MOST_ABOVE: Final = 14
_LONGEST: Final = 120
_LONGEST_MENU: Final = 600
_SHORT: Final = 40
_FEWEST_LINKS: Final = 3
_FEWEST_IN_COLUMNS: Final = 4
_COLUMNS: Final = re.compile(r"\t+|[^\S\n]{3,}")
#: The address of a site and nothing else: `archive.example.org`.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){1,4}/?")
_ARROW: Final = re.compile(r"[←→⇐⇒◄►](?:\s|$)")


def read_without_site(text: Text) -> tuple[Text, tuple[Piece, ...]]:
    """A text without the lines of the site around it, and these as furniture; without what is outside its bounds."""
    if any(unit.is_settled for unit in text.units):  # a file whose format says what its parts are is no copied page
        return text, ()
    units, around = within_boundaries(text, text.units)
    text = replace(text, units=units) if around else text
    taken = frozenset((*_above(text), *_below(text)))
    if not taken:
        return text, around
    pieces = (*around, *(furniture(text.units[index].parts) for index in sorted(taken)))
    rest = [unit for index, unit in enumerate(text.units) if index not in taken]
    first = rest.index(next(unit for unit in rest if not unit.is_page)) if any(not unit.is_page for unit in rest) else 0
    rest[first : first + 1] = [replace(unit, blanks=max(1, unit.blanks)) for unit in rest[first : first + 1]]
    return replace(text, units=tuple(rest)), pieces


def with_site(draft: Draft, site: tuple[Piece, ...]) -> Draft:
    """A draft with the lines of the site, as furniture."""
    return replace(draft, pieces=(*draft.pieces, *site)) if site else draft


def _above(text: Text) -> Iterator[int]:
    """The indexes of the site's lines: all above a menu or the site's address, other lines by their own words."""
    recorded = range(*find_before(text.units, text.raw, text.language))
    top = min(_top(text), recorded.start) if recorded else _top(text)
    last = max((index for index in range(top) if _ends_site(text, text.units[index])), default=-1)
    last = max(last, _trail_end(text.units[:top]))
    yield from range(last + 1)
    yield from (index for index in range(last + 1, top) if _is_by_words(text, text.units[index]))


def _below(text: Text) -> Iterator[int]:
    """The indexes of the menus at the end: lines that stand alone, without a figure, as the row of a table does not."""
    for index in range(len(text.units) - 1, len(text.units) // 2, -1):
        unit = text.units[index]
        if not unit.blanks or not _is_menu(text, unit) or any(map(str.isdigit, unit.text)):
            return
        yield index


def _top(text: Text) -> int:
    """The number of lines above the first paragraph and the first label."""
    for index, unit in enumerate(text.units[:_MOST_ABOVE]):
        is_menu = _is_menu(text, unit)
        if unit.is_page or (not is_menu and (is_paragraph(unit) or len(unit.text) > _LONGEST or labelled(unit))):
            return index
    return min(len(text.units) - 1, _MOST_ABOVE)


def _ends_site(text: Text, unit: Unit) -> bool:
    words = text.language.words("furniture", "site_lines")
    return unit.lower.strip() in words or _is_menu(text, unit) or _ADDRESS.fullmatch(unit.text) is not None


def _is_menu(text: Text, unit: Unit) -> bool:
    """Whether a line is a row of links: three or more divided by bars, four or more by wide gaps, or back and forth."""
    if unit.is_page or len(unit.text) > _LONGEST_MENU:
        return False
    last = unit.parts[-1]
    links = [link.strip() for link in text.raw[last.start : last.end].split("|")]
    if all(0 < len(link) <= _SHORT for link in links) and len(links) > 1:
        turns = text.language.words("furniture", "turns")
        return len(links) >= _FEWEST_LINKS or all(link.lower().startswith(turns) for link in links)
    columns = [column for column in _COLUMNS.split(text.raw[unit.start : unit.end]) if column]
    return len(columns) >= _FEWEST_IN_COLUMNS and all(len(column) <= _SHORT for column in columns)


def _trail_end(units: Sequence[Unit]) -> int:
    """The last line of a trail of links that begins with `Home`, one below the other; -1 where there is none."""
    if not units or units[0].lower.strip() != "home":
        return -1
    return next((index - 1 for index in range(1, len(units)) if units[index].blanks), len(units) - 1)


def _is_by_words(text: Text, unit: Unit) -> bool:
    """Whether a line is a site's by its own words; two pieces beside a bar can be a title and its series."""
    return ("|" not in unit.text and is_furniture(unit, text.language)) or _ARROW.match(unit.text) is not None
