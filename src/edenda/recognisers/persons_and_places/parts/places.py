"""Places in a row that are such as they stand: in the gazetteer, or with the word for their kind."""

from __future__ import annotations

from typing import Final

from edenda.recognisers.persons_and_places.parts.row import BLOCKED, KNOWN, Row
from edenda.recognisers.words.vocabulary import Sort, begins_place, place_kind

_LONGEST_PLACE: Final = 5
_LONGEST_STATE: Final = 8
_LONGEST_HEADED: Final = 4
_ENDS: Final = Sort.HEAD | Sort.FUNCTION | Sort.ROLE
_NEVER_HEADED: Final = Sort.HEAD | Sort.FUNCTION | Sort.NO_NAME | Sort.CALENDAR | Sort.INITIAL


def place_length(row: Row, at: int) -> int:
    """How many words from one on are a place; 0 where they are none, or may as well be a person's name."""
    return (
        _in_gazetteer(row, at)
        or (len(row) - at) * is_state(row, at, len(row))
        or _behind_compass(row, at)
        or _opened(row, at)
        or _misleading(row, at)
        or _headed(row, at)
    )


def is_state(row: Row, first: int, end: int) -> bool:
    """Whether words are the beginning of a state's full name: `Federative People's Republic` of …"""
    if end != len(row) or not 0 < end - first <= _LONGEST_STATE:
        return False
    words = [row.lower(at).replace("’", "'") for at in range(first, end)]
    openers = row.language.word_set("places", "state_words")
    return words[-1] in row.language.word_set("places", "state_heads") and openers.issuperset(words[:-1])


def _in_gazetteer(row: Row, at: int) -> int:
    """Several words that the gazetteer has: New York, Soviet Union."""
    most = min(_LONGEST_PLACE, len(row) - at)
    if most > 1 and begins_place(row.words[at], row.language):
        for length in range(most, 1, -1):
            if place_kind(row.text(at, at + length), row.language):
                return _with_head(row, at, length)
    return 0


def _behind_compass(row: Row, at: int) -> int:
    """A place that everybody knows behind a point of the compass and the like: Upper Silesia, Northern Kalimantan."""
    return _with_head(row, at, 2) if row.sort(at) & Sort.COMPASS and row.is_great_place(at + 1) else 0


def _misleading(row: Row, at: int) -> int:
    """A place that everybody knows, though its name is also an adjective, an acronym or the like: Philippines, USSR."""
    is_other = row.sort(at) & (BLOCKED | Sort.INITIAL) or row.is_among(at + 1, "winds")
    return _with_head(row, at, 1) if is_other and row.is_great_place(at) else 0


def _with_head(row: Row, at: int, length: int) -> int:
    """A place with the word for its kind or a point of the compass behind it: Atlantic City, Belfast North."""
    while row.sort(at + length) & Sort.PLACE_HEAD or row.is_among(at + length, "winds"):
        length += 1
    return length


def _opened(row: Row, at: int) -> int:
    """A name that begins with the word for its kind: Lake Baikal, Campo Vía, St. Mary's Cathedral."""
    follows = row.sort(at + 1)
    if not row.sort(at) & Sort.PLACE_OPENER or at + 1 == len(row) or follows & (_ENDS | Sort.INITIAL):
        return 0
    length = 1
    ends = _ENDS | Sort.WELL_KNOWN
    while length < min(len(row) - at, _LONGEST_HEADED) and not row.sort(at + length) & (ends if length > 1 else _ENDS):
        length += 1
    if row.sort(at + length) & (Sort.HEAD | Sort.ROLE):
        return 0
    is_doubtful = row.is_among(at, "loose_openers") and follows & (KNOWN | Sort.COMMON)
    is_saint = row.is_among(at, "saints") and length == 2 and follows & Sort.GIVEN
    return 0 if is_doubtful or is_saint else length


def _headed(row: Row, at: int) -> int:
    """A name that ends with the word for its kind: Yalu River, Court Square."""
    end = at + int(row.is_among(at + 1, "streets"))
    while end - at < _LONGEST_HEADED and end < len(row) and not row.sort(end) & _NEVER_HEADED:
        if _is_head(row, end):
            break
        if row.sort(end) & Sort.ROLE and not row.sort(end) & KNOWN:
            return 0
        end += 1
    if end == at or not _is_head(row, end):
        return 0
    while _is_head(row, end + 1):
        end += 1
    is_other = row.sort(end + 1) & Sort.ROLE or _is_bare(row, at, end) or _is_surname(row, at, end)
    return 0 if is_other else end + 1 - at


def _is_head(row: Row, at: int) -> bool:
    """Whether a word is one for a kind of place, and for no kind of body."""
    return row.sort(at) & (Sort.PLACE_HEAD | Sort.HEAD) == Sort.PLACE_HEAD and not row.shouts


def _is_bare(row: Row, at: int, head: int) -> bool:
    """Whether nothing but an adjective stands before a head that needs more: the Soviet Village."""
    return all(row.sort(one) & Sort.ADJECTIVE for one in range(at, head)) and not row.is_among(head, "wide_heads")


def _is_surname(row: Row, at: int, head: int) -> bool:
    """Whether a head behind a given name is a surname: Robert Wood Mitchell, Ned Hill."""
    if not (row.sort(at) & Sort.GIVEN and row.sort(head) & Sort.SURNAME) or row.is_among(head, "streets"):
        return False
    goes_on = head + 1 < len(row) and not row.sort(head + 1) & BLOCKED
    return goes_on or not row.sort(at) & Sort.COMMON
