"""Words in a row that can be one person's name (or, a single word, a place's)."""

from __future__ import annotations

from typing import Final

from edenda.recognisers.persons_and_places.parts.roles import is_personal
from edenda.recognisers.persons_and_places.parts.row import KNOWN, Row
from edenda.recognisers.words.vocabulary import Sort, place_kind

_LONGEST: Final = 6
_MOST_STOPS: Final = 3
_LANDS: Final = frozenset(("country", "region", "states", "regions"))
_NAMES: Final = Sort.GIVEN | Sort.SURNAME | Sort.INITIAL | Sort.SHAPED | Sort.WELL_KNOWN
_NEVER: Final = Sort.ADJECTIVE | Sort.FUNCTION | Sort.ACRONYM
_RARELY: Final = Sort.PLACE_HEAD | Sort.CALENDAR | Sort.NO_NAME | Sort.ROLE | Sort.NOBLE


def person_end(row: Row, at: int, role: str) -> tuple[int, str]:
    """Where the name ends that begins at a word, and its kind (see `Part`); empty for an ordinary one."""
    if row.words[at] in row.language.word_set("places", "vessels"):
        return _vessel_end(row, at), "vessel"
    if row.sort(at) & Sort.NOBLE:
        return _noble_end(row, at, role)
    end = _end(row, at, role)
    if end <= at + 1:
        return end, ""
    if not role and _is_land_before(row, at):
        return at + 1, "place"
    if _is_loose(row, at):
        return person_end(row, at + 1, role) if _is_name_word(row, at + 1, at + 1, "") else (at, "")
    return end, ""


def _vessel_end(row: Row, at: int) -> int:
    """Where the name of a vessel ends that begins with its letters: H.M.S. Plover, HMS King George."""
    end = min(at + 2, len(row))
    while end < len(row) and not row.sort(end) & Sort.ROLE:
        end += 1
    return end


def _noble_end(row: Row, at: int, role: str) -> tuple[int, str]:
    """A name behind a title that belongs to it: Count Andrássy, Grand Duke Nicholas."""
    if at + 1 == len(row):
        return at + 1, "" if is_personal(role, row) else "open"
    first = at + 1 + int(row.sort(at + 1) & Sort.NOBLE and at + 2 < len(row))
    end = _end(row, first, row.lower(at))
    return (end, "noble") if end > first else (at, "")


def _end(row: Row, first: int, led: str) -> int:
    end = first
    while end < min(len(row), first + _LONGEST) and _is_name_word(row, end, first, led):
        end += 1
    if end - first > 1 and end == len(row) and all(sort & Sort.INITIAL for sort in row.sorts[first:end]):
        return end
    while end > first and row.sort(end - 1) & Sort.INITIAL:
        end -= 1
    return end


def _is_land_before(row: Row, at: int) -> bool:
    """Whether a well-known place stands before a person's name: the Governor of Maine Joseph …, in Peshawar Abdul …"""
    sort, follows = row.sort(at), row.sort(at + 1)
    if sort & (Sort.GIVEN | Sort.PARTICLE | Sort.FIRST_SURNAME) or not follows & _NAMES:
        return False
    if sort & Sort.SURNAME:
        return bool(follows & Sort.GIVEN) and place_kind(row.words[at], row.language) in _LANDS
    return row.is_great_place(at)


def _is_loose(row: Row, at: int) -> bool:
    """Whether a word is a common one that a sentence begins with, put before a name: Young Davis, Tell Rose."""
    sort = row.sort(at)
    is_surname = sort & Sort.FIRST_SURNAME and row.sort(at + 1) & (Sort.COMMON | Sort.GIVEN | Sort.SURNAME) == 0
    if row.shouts or is_surname or not sort & Sort.COMMON or sort & (Sort.GIVEN | Sort.PARTICLE):
        return False
    return (row.opens and at == 0) or bool(sort & Sort.NO_NAME)


def _is_name_word(row: Row, at: int, first: int, led: str) -> bool:
    """Whether a word can belong to a name that begins at `first`, behind a role or title (`led`)."""
    sort, word = row.sort(at), row.words[at]
    if row.is_possessive(at):
        return False
    if sort & Sort.INITIAL:
        return word not in row.language.words("persons", "no_initials") and word.count(".") <= _MOST_STOPS
    last = row.sort(at - 1) if at > first else 0
    if (word == "U" and at + 1 < len(row)) or (sort & Sort.SUFFIX and at > first):
        return True
    if last & Sort.INITIAL and not sort & (Sort.FUNCTION | Sort.ACRONYM):
        return not _is_modifier(row, at)
    is_expected = bool(last & (Sort.GIVEN | Sort.NOBLE)) or (bool(led) and at == first)
    if sort & Sort.HEAD and is_expected and is_personal(led, row):
        return bool(sort & KNOWN) and not _is_modifier(row, at)
    return _by_sort(row, at, is_first=at == first, is_expected=is_expected)


def _by_sort(row: Row, at: int, *, is_first: bool, is_expected: bool) -> bool:
    sort = row.sort(at)
    is_surname = bool(sort & KNOWN)
    if sort & _NEVER:
        return is_surname and is_expected and not sort & Sort.ACRONYM and (is_first or not sort & Sort.FUNCTION)
    if sort & Sort.PARTICLE and (is_first or at + 1 < len(row)):
        return True
    if sort & Sort.HEAD:
        return is_surname and is_expected and is_first and not _is_modifier(row, at)
    if sort & Sort.CALENDAR and sort & Sort.GIVEN and is_first and at + 1 < len(row):
        return not row.sort(at + 1) & (_NEVER | _RARELY | Sort.COMMON)
    if sort & _RARELY:
        after_surname = not is_first and row.sort(at - 1) & sort & Sort.SURNAME and not sort & Sort.PLACE_HEAD
        return is_surname and (is_expected or bool(after_surname)) and not _is_modifier(row, at)
    is_hyphened = is_first and sort & Sort.FIRST_SURNAME and "-" in "".join(row.words[at + 1 : at + 2])
    return not sort & Sort.COMMON or is_expected or is_surname or bool(is_hyphened)


def _is_modifier(row: Row, at: int) -> bool:
    """Whether a head noun follows, so that a word is nobody's surname."""
    return bool(row.sort(at + 1) & (Sort.HEAD | Sort.PLACE_HEAD))
