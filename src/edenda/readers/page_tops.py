"""What stands above the title of a web page that was copied with its text: menus, bars of links, banners."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from edenda.languages import Language
from edenda.readers.catalogue import find_before
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph
from edenda.readers.draft import Draft, Piece, furniture
from edenda.readers.furniture import is_furniture
from edenda.readers.publication import labelled, publication_role
from edenda.readers.units import Unit

_MOST: Final = 60
_LONGEST_LINE: Final = 40
_LONGEST_BANNER: Final = 500
_FEWEST_SURE: Final = 3
_GAP: Final = re.compile(r"\t+|\s{2,}")
_LETTERS: Final = re.compile(r"(?:\w\s+\W?\s*){9,}\w")


def below_top(read: Callable[[Text], Draft]) -> Callable[[Text], Draft]:
    """A reader that reads what stands below the page's furniture at the top, and keeps this as furniture."""

    def read_below(text: Text) -> Draft:
        rest, pieces = without_top(text)
        draft = read(rest)
        return replace(draft, pieces=(*draft.pieces, *pieces))

    return read_below


def without_top(text: Text) -> tuple[Text, tuple[Piece, ...]]:
    """A text without the page's furniture above its title, and this furniture.

    Lines that are known, or have the form of bars and menus, are furniture; so are short lines between them, and those
    above a link that skips them all, where a title is left below. In doubt a line stays.
    """
    taken = _taken(text)
    if not taken:
        return text, ()
    pieces = tuple(furniture(text.units[index].parts) for index in sorted(taken))
    rest = [unit for index, unit in enumerate(text.units) if index not in taken]
    return replace(text, units=tuple(rest)), pieces


def _taken(text: Text) -> set[int]:
    units = text.units[: _first_prose(text)]
    recorded = range(*find_before(units, text.raw, text.language))
    known = [index for index, unit in enumerate(units) if index not in recorded and is_page_line(text, unit)]
    if not known:
        return set()
    last = known[-1]
    if not _has_title(text, units[last + 1 :]):
        return set(known)
    taken = set(known)
    first = known[0]
    if any(begins_with(units[index], text.language.words("furniture", "skips")) for index in known):
        first = 0
    run = range(first, last + 1)
    if len(known) >= _FEWEST_SURE and all(index in taken or _is_short(text, units[index]) for index in run):
        taken.update(index for index in run if not units[index].is_page)
    return taken


def _first_prose(text: Text) -> int:
    """Where the first paragraph begins that is no banner of the page."""
    for index, unit in enumerate(text.units[:_MOST]):
        if is_paragraph(unit) and ends_sentence(unit.text) and not is_page_line(text, unit):
            return index
    return 0


def is_page_line(text: Text, unit: Unit) -> bool:
    """Whether a line is known as a web page's, or has the form of a bar of links."""
    if unit.is_page or unit.is_rule or unit.is_settled:
        return False
    if len(unit.text) <= _LONGEST_BANNER and begins_with(unit, text.language.words("furniture", "banners")):
        return True
    return is_furniture(unit, text.language) or _is_bar(text.raw, unit, text.language)


def _is_bar(raw: str, unit: Unit, language: Language) -> bool:
    """Whether a line is a row of links, of which one is known (`Home   Encyclopedia   Library`), or of letters."""
    if _LETTERS.fullmatch(unit.text):
        return True
    pieces = _GAP.split(raw[unit.start : unit.end])
    known = language.words("furniture", "lines")
    is_row = len(pieces) > 2 and all(0 < len(piece) <= _LONGEST_LINE for piece in pieces)
    return is_row and any(piece.lower() in known for piece in pieces)


def _is_short(text: Text, unit: Unit) -> bool:
    is_line = len(unit.text) <= _LONGEST_LINE and not ends_sentence(unit.text) and not unit.is_dateline
    return unit.is_page or (is_line and labelled(unit) is None and not publication_role(unit, text.language))


def _has_title(text: Text, below: Sequence[Unit]) -> bool:
    """Whether a line is left below that can be the title: no page, no date, no author, no label."""
    return any(
        not unit.is_page
        and not unit.is_rule
        and not unit.is_dateline
        and labelled(unit) is None
        and not begins_with(unit, ("by", "from"))
        and not publication_role(unit, text.language)
        for unit in below
    )
