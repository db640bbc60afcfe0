"""Lines of a web page that was copied with a text, told by their form: menus, rows of links, banners, addresses."""

from __future__ import annotations

import re
from typing import Final

from edenda.readers.context import Text, begins_with
from edenda.readers.units import Unit
from edenda.readers.web.furniture import is_furniture

_LONGEST_BANNER: Final = 500
_LONGEST_MENU: Final = 600
_LONGEST_LINK: Final = 40
_FEWEST_LINKS: Final = 3
_FEWEST_IN_COLUMNS: Final = 4
_GAP: Final = re.compile(r"\t+|\s{2,}")
_COLUMNS: Final = re.compile(r"\t+|[^\S\n]{3,}")
_LINE_END: Final = re.compile(r"[\r\n]")
_LETTERS: Final = re.compile(r"(?:\w\s+\W?\s*){9,}\w")
_ARROW: Final = re.compile(r"[←→⇐⇒◄►](?:\s|$)")
#: The address of a site and nothing else: `archive.example.org`.
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){1,4}/?")


def is_page_line(text: Text, unit: Unit) -> bool:
    """Whether a line is known as a web page's, or has the form of links that lead to other pages."""
    if unit.is_page or unit.is_rule or unit.is_settled:
        return False
    if _begins(text, unit, "banners") or _is_known_row(text, unit) or _ARROW.match(unit.text):
        return True
    return is_furniture(unit, text.language) and not _can_be_title(text, unit)


def ends_site(text: Text, unit: Unit) -> bool:
    """Whether a line is the last of those with which a site names itself: a menu, its address, a link that skips."""
    is_known = unit.lower.strip() in text.language.words("furniture", "site_lines")
    return is_known or is_menu(text, unit) or _ADDRESS.fullmatch(unit.text) is not None


def is_stamp(text: Text, unit: Unit) -> bool:
    """Whether a line is printed by an archive on every page that it hands out."""
    return _begins(text, unit, "stamps")


def is_menu(text: Text, unit: Unit) -> bool:
    """Whether a line is a row of links: three or more divided by bars, four or more by wide gaps, or back and forth."""
    if unit.is_page or len(unit.text) > _LONGEST_MENU:
        return False
    last = unit.parts[-1]
    links = [link.strip() for link in text.raw[last.start : last.end].split("|")]
    if len(links) > 1 and _are_links(links):
        turns = text.language.words("furniture", "turns")
        return len(links) >= _FEWEST_LINKS or all(link.lower().startswith(turns) for link in links)
    line = text.raw[unit.start : unit.end]
    if _LINE_END.search(line):
        return False  # the indents of the lines of a paragraph are no gaps between columns
    columns = [column for column in _COLUMNS.split(line) if column]
    return len(columns) >= _FEWEST_IN_COLUMNS and _are_links(columns)


def _can_be_title(text: Text, unit: Unit) -> bool:
    """Whether a line can be a title and its series: two pieces beside a bar, neither of them known as a link."""
    pieces = [piece.strip() for piece in unit.lower.split("|")]
    if len(pieces) != 2 or unit.lower.startswith(text.language.words("furniture", "beginnings")):
        return False
    return not any(piece in text.language.words("furniture", "lines") for piece in pieces)


def _is_known_row(text: Text, unit: Unit) -> bool:
    """Whether a line is a row of links of which one is known (`Home   Encyclopedia   Library`), or of letters."""
    if _LETTERS.fullmatch(unit.text):
        return True
    links = _GAP.split(text.raw[unit.start : unit.end])
    known = text.language.words("furniture", "lines")
    return len(links) >= _FEWEST_LINKS and _are_links(links) and any(link.lower() in known for link in links)


def _are_links(pieces: list[str]) -> bool:
    return all(0 < len(piece) <= _LONGEST_LINK for piece in pieces)


def _begins(text: Text, unit: Unit, key: str) -> bool:
    return len(unit.text) <= _LONGEST_BANNER and begins_with(unit, text.language.words("furniture", key))
