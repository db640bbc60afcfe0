"""The cells of a table of the register: lists in a cell, yes and no, and cells that a spreadsheet would reckon out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_BETWEEN: Final = " | "
_PART: Final = re.compile(r"(?:[^\\|]|\\.?)+")
_ESCAPED: Final = re.compile(r"\\(.)")
#: A spreadsheet takes what begins so for a formula. An apostrophe before it makes it a text.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_SIGNS: Final = frozenset("'=+-@\t\r")
_PROTECTED: Final = re.compile(r"'+[=+\-@\t\r]")
_YES: Final = frozenset({"yes", "y", "true", "1", "ja", "wahr", "x"})
_NO: Final = frozenset({"no", "n", "false", "0", "nein", "falsch"})
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ROUNDED: Final = re.compile(r"(\d)(?:[.,](\d+))?E\+(\d{1,3})", re.IGNORECASE)
#: With the hour that some spreadsheets add.
_ITS_DAY: Final = re.compile(
    r"(?:(?P<year>\d{4})[./](?P<month>\d{1,2})[./](?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<last>\d{4}))(?: 0?0:00(?::00)?)?"
)


def on_one_line(words: str) -> str:
    """Words with single blanks between them."""
    return " ".join(words.split())


def joined(parts: Sequence[str]) -> str:
    r"""Several things in a cell, with ` | ` between; a `|` or `\` in one of them gets a `\` before it.

    >>> joined(["Rowe", "a|b"])
    'Rowe | a\\|b'
    """
    if len(parts) == 1 and "|" not in parts[0] and "\\" not in parts[0]:
        return parts[0]
    return _BETWEEN.join(part.replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def parts_of(cell: str) -> tuple[str, ...]:
    r"""The things in a cell, empty ones apart.

    >>> parts_of("Rowe | a\\|b |")
    ('Rowe', 'a|b')
    """
    if "|" not in cell and "\\" not in cell:
        return (words,) if (words := on_one_line(cell)) else ()
    found = (on_one_line(_ESCAPED.sub(r"\1", part)) for part in _PART.findall(cell))
    return tuple(part for part in found if part)


def protected(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if cell[:1] not in _SIGNS:
        return cell
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unprotected(cell: str) -> str:
    """A cell as it was before it was protected."""
    return cell[1:] if _PROTECTED.match(cell) else cell


def yes_or_no(cell: str) -> bool | None:
    """What a cell says; None where it says neither. An empty one says yes: what stands there counts."""
    words = cell.strip().casefold()
    if words in _NO:
        return False
    return True if words in _YES or not words else None


def is_same_number(before: str, after: str) -> bool:
    """Whether a cell is a long number as a spreadsheet writes it: without zeros before it, or rounded (1.22E+15).

    >>> is_same_number("0000000121032683", "121032683"), is_same_number("1234567890123456", "1,23457E+15")
    (True, True)
    """
    if not before.isdecimal():
        return False
    if after.isdecimal():
        return before.lstrip("0") == after
    found = _ROUNDED.fullmatch(after)
    if found is None or int(found[3]) > len(before):
        return False
    unit: float = 10 ** (int(found[3]) - len(found[2] or ""))
    return abs(int(before) - int(found[1] + (found[2] or "")) * unit) <= unit


def is_same_day(before: str, after: str) -> bool:
    """Whether a cell is a day that a spreadsheet wrote in its own way: 1860-03-02 as 02.03.1860, 3/2/1860 or 1860/3/2.

    Day and month may stand in either order where strokes divide them, for that hangs on the spreadsheet's language.
    """
    found = _ITS_DAY.fullmatch(after)
    if found is None or not _DAY.fullmatch(before):
        return False
    year, month, day = map(int, before.split("-"))
    if found["year"]:
        own = (int(found["year"]), int(found["month"]), int(found["day"]))
        return own == (year, month, day)
    first, second, last = (int(found[name]) for name in ("first", "second", "last"))
    is_known = (first, second) == (day, month) or (found["sign"] != "." and (first, second) == (month, day))
    return last == year and is_known
