"""What the comparison found, as problems in an editor's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from edenda.checks.fidelity.source_text import with_blanks
from edenda.checks.fidelity.stream import Event, Note
from edenda.checks.fidelity.supply import Use
from edenda.problems import Problem

_COMPARE: Final = (
    "Compare this line with the TEI. What an editor changed belongs in choice, supplied or a note with @resp."
)
_SIGN: Final = "Words that an editor adds belong in supplied, corr or a note with @resp."
_RESPONSIBLE: Final = "A mark that an editor adds names the editor in @resp."
_LONGEST = 60


def missing(words: str, name: str, place: tuple[int, int]) -> Problem:
    """FID-001: words of the source that the TEI lacks."""
    message = f"These words of the source are not in the TEI, or not as they stand: “{words}”."
    return Problem("FID-001", message, name, *place, hint=_COMPARE)


def added(words: str, name: str) -> Problem:
    """FID-002: running text that the source lacks."""
    return Problem("FID-002", f"These words of the TEI are not in the source: “{words}”.", name, hint=_SIGN)


def joined(words: str, name: str, place: tuple[int, int]) -> Problem:
    """FID-004: two words of the source that are one in the TEI."""
    return Problem("FID-004", f"A blank of the source is missing in the TEI at “{words}”.", name, *place)


def unfounded(unused: Iterable[Use], name: str) -> Iterator[Problem]:
    """FID-002 for what stands beside the running text, that only the source can have said and that it does not say."""
    for use in unused:
        what = use.what
        if isinstance(what, Note):
            yield added(with_blanks(what.text, what.gaps, 0, _LONGEST), name)
        elif isinstance(what, Event):
            yield _unmarked(what, name)
        else:
            yield Problem("FID-002", f"The header of the TEI has “{what}”, and the source has not.", name)


def _unmarked(event: Event, name: str) -> Problem:
    kind = {"pb": "page", "call": "note"}.get(event.kind, "place")
    message = f"The TEI marks the {kind} “{event.n}”, and the source has no such mark there."
    return Problem("FID-002", message, name, hint=_RESPONSIBLE)
