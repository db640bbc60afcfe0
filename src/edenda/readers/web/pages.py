"""What a web page puts around a text that was copied from it: a site's name, menus, trails of links, banners."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.catalogue.publication import labelled, publication_role
from edenda.readers.catalogue.records import find_before
from edenda.readers.context import Text, begins_with, ends_sentence, is_paragraph
from edenda.readers.draft import Piece, furniture
from edenda.readers.units import Unit
from edenda.readers.web.boundaries import within_boundaries
from edenda.readers.web.lines import ends_site, is_menu, is_page_line, is_stamp

_MOST_ABOVE: Final = 60
_MOST_OF_SITE: Final = 14
_LONGEST_OF_SITE: Final = 120
_SHORT: Final = 40
_FEWEST_SURE: Final = 3


def without_page(text: Text) -> tuple[Text, tuple[Piece, ...]]:
    """A text without what its page puts around it, and this as furniture and fields.

    Where lines say where the text begins and ends, what is outside them is about the text. A file whose format says
    what its parts are is no copied page. In doubt a line stays.
    """
    if any(unit.is_settled for unit in text.units):
        return text, ()
    units, around = within_boundaries(text, text.units)
    inner = replace(text, units=units) if around else text
    taken = {*_site(inner), *_top(inner), *_below(inner), *_stamps(inner)}
    if not taken:
        return inner, around
    pieces = (*around, *(furniture(units[index].parts) for index in sorted(taken)))
    rest = [unit for index, unit in enumerate(units) if index not in taken]
    return replace(inner, units=_set_apart(rest)), pieces


def _set_apart(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """What is left of a text, a blank line above its first line: what stood there was no line of the same block."""
    first = next((index for index, unit in enumerate(units) if not unit.is_page), len(units))
    begun = [replace(unit, blanks=max(1, unit.blanks)) for unit in units[first : first + 1]]
    return (*units[:first], *begun, *units[first + 1 :])


def _site(text: Text) -> range:
    """The lines with which a site names itself: all above a menu, the site's address or a trail of links."""
    recorded = range(*find_before(text.units, text.raw, text.language))
    end = min(_site_limit(text), recorded.start) if recorded else _site_limit(text)
    above = text.units[:end]
    last = max((index for index, unit in enumerate(above) if ends_site(text, unit)), default=-1)
    return range(max(last, _trail_end(above)) + 1)


def _site_limit(text: Text) -> int:
    """The number of lines above the first paragraph and the first label."""
    for index, unit in enumerate(text.units[:_MOST_OF_SITE]):
        is_text = is_paragraph(unit) or len(unit.text) > _LONGEST_OF_SITE or labelled(unit) is not None
        if unit.is_page or (is_text and not is_menu(text, unit)):
            return index
    return min(len(text.units) - 1, _MOST_OF_SITE)


def _trail_end(units: Sequence[Unit]) -> int:
    """The last line of a trail of links that begins with `Home`, one below the other; -1 where there is none."""
    if not units or units[0].lower.strip() != "home":
        return -1
    return next((index - 1 for index in range(1, len(units)) if units[index].blanks), len(units) - 1)


def _top(text: Text) -> set[int]:
    """The page's lines above the title, told by themselves, and short lines between them.

    Where a link skips the page's menus, what stands above it is the page's too, if a title is left below.
    """
    units = text.units[: _first_prose(text)]
    recorded = range(*find_before(units, text.raw, text.language))
    known = [index for index, unit in enumerate(units) if index not in recorded and is_page_line(text, unit)]
    if len(known) < _FEWEST_SURE or not _has_title(text, units[known[-1] + 1 :]):
        return set(known)
    has_skip = any(begins_with(units[index], text.language.words("furniture", "skips")) for index in known)
    between = range(0 if has_skip else known[0], known[-1] + 1)
    if any(index not in known and not _is_short(text, units[index]) for index in between):
        return set(known)
    return {*known, *(index for index in between if not units[index].is_page)}


def _first_prose(text: Text) -> int:
    """Where the first paragraph begins that is no banner of the page; 0 where none does."""
    for index, unit in enumerate(text.units[:_MOST_ABOVE]):
        if is_paragraph(unit) and ends_sentence(unit.text) and not is_page_line(text, unit):
            return index
    return 0


def _is_short(text: Text, unit: Unit) -> bool:
    """Whether a line is so short that it can be a link, and none that speaks of the text: no date, author or label."""
    is_line = len(unit.text) <= _SHORT and not ends_sentence(unit.text)
    return unit.is_page or (is_line and not begins_with(unit, ("by",)) and not _is_stated(text, unit))


def _is_stated(text: Text, unit: Unit) -> bool:
    """Whether a line says when or where a text was written or published."""
    return unit.is_dateline or labelled(unit) is not None or bool(publication_role(unit, text.language))


def _has_title(text: Text, below: Sequence[Unit]) -> bool:
    """Whether a line is left below that can be the title: no page, no date, no author, no label."""
    return any(
        not unit.is_page and not unit.is_rule and not begins_with(unit, ("by", "from")) and not _is_stated(text, unit)
        for unit in below
    )


def _below(text: Text) -> Iterator[int]:
    """The menus at the end: lines that stand alone, without a figure, as the row of a table does not."""
    for index in range(len(text.units) - 1, len(text.units) // 2, -1):
        unit = text.units[index]
        if not unit.blanks or not is_menu(text, unit) or any(map(str.isdigit, unit.text)):
            return
        yield index


def _stamps(text: Text) -> Iterator[int]:
    """Lines that an archive prints on every page that it hands out, wherever they stand."""
    return (index for index, unit in enumerate(text.units) if is_stamp(text, unit))
