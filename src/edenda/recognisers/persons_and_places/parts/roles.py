"""Roles in a row: the words before a person's name that stand outside it."""

from __future__ import annotations

from typing import Final

from edenda.recognisers.persons_and_places.parts.row import KNOWN, Row
from edenda.recognisers.words.vocabulary import Sort


def is_personal(role: str, row: Row) -> bool:
    """Whether behind a role nothing but a person's name is to be expected: Mr., Comrade, General."""
    return role in row.language.word_set("persons", "personal_roles")


def is_role(row: Row, at: int, role: str) -> bool:
    """Whether a word is a role, given the role before it: not `Dean` in Mr. Dean Rusk, nor `First` in First Bank."""
    sort, follows = row.sort(at), row.sort(at + 1)
    if not sort & Sort.ROLE or sort & Sort.NOBLE:
        return False
    if sort & Sort.INITIAL:
        return not follows & Sort.INITIAL and len(row.words[at]) > _INITIAL
    if sort & KNOWN and not sort & Sort.HALF_ROLE and is_personal(role, row):
        return False
    if sort & Sort.HALF_ROLE and not role:
        return bool(follows & (Sort.ROLE | Sort.HEAD)) or at + 1 == len(row)
    return True


_INITIAL: Final = 2
