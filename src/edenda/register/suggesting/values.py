"""What is suggested."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Kind = Literal["duplicates", "homonyms", "mixed", "orphans", "lone"]
KINDS: Final[tuple[Kind, ...]] = ("duplicates", "mixed", "homonyms", "lone", "orphans")
#: Suggestions below this are not made.
LEAST: Final = 0.4


class Suggestion(NamedTuple):
    """Something that may be wrong.

    `duplicates`: entries that may be one; `homonyms`: a form that several entries have; `mixed`: an entry that may be
    two; `orphans`: an entry that nothing mentions; `lone`: one that is mentioned once, by a surname alone. `certainty`
    is from 0 to 1; `commands` mend it, or say that it is right.
    """

    kind: Kind
    certainty: float
    entries: tuple[str, ...]
    says: str
    evidence: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()


class Pair(NamedTuple):
    """Two entries that may be one, by their numbers in a list: how certain their names make it, and why."""

    one: int
    other: int
    certainty: float
    why: str


def in_order(one: Suggestion) -> tuple[float, int, tuple[str, ...], str]:
    """The order of suggestions: the most certain first."""
    return -one.certainty, KINDS.index(one.kind), one.entries, one.says
