"""How much of a source the things beside the running text can account for, and which of them the source lacks.

A note, a header field or a page number that the TEI has once stands for one place of the source, not for two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal, NamedTuple

from edenda.checks.fidelity.stream import Event, Note
from edenda.checks.fidelity.tei_header import ENDLESS
from edenda.checks.fidelity.tei_text import TeiText

#: A note is used with the label that it has in print, or without.
UseKind = Literal["note", "labelled", "field", "furniture", "label", "event"]


class Use(NamedTuple):
    """What of the TEI accounts for characters of the source that are not in the running text."""

    kind: UseKind
    what: Note | Event | str


class Spent(NamedTuple):
    """What was used on the way to a place, the last first."""

    use: Use
    before: Spent | None


class Supply:
    """What is left of the things that account for a source."""

    def __init__(self, tei: TeiText) -> None:
        self._all: dict[Use, int] = {Use("furniture", words): ENDLESS for words in tei.header.furniture}
        self._all.update((Use("note", note), count) for note, count in Counter(tei.notes).items())
        self._all.update((Use("event", event), count) for event, count in Counter(tei.body.events).items())
        self._all.update((Use("field", words), found.times) for words, found in tei.header.fields.items())
        self._all.update((Use("label", words), count) for words, count in tei.header.labels.items())
        self._left = dict(self._all)
        self._own = tei.header.own

    def take(self, use: Use | None) -> bool:
        """Use a thing once more, if there is one left."""
        if use is None:
            return True
        key = _key(use)
        left = self._left[key]
        if left:
            self._left[key] = left - 1
        return left > 0

    def give_back(self, use: Use | None) -> None:
        """Undo a use."""
        if use is not None:
            self._left[_key(use)] += 1

    def reset(self, spent: Spent | None) -> None:
        """Have everything again but what was used on the way to a place."""
        self._left = dict(self._all)
        for use in uses(spent):
            self._left[_key(use)] -= 1

    def unused(self, spent: Spent | None) -> Iterator[Use]:
        """Things that only the source can have said, and that were not needed on the way to its end."""
        labelled = {use.what.n for use in uses(spent) if use.kind == "labelled" and isinstance(use.what, Note)}
        for use in (use for use, left in self._left.items() if left):
            if isinstance(use.what, Note):
                is_said = bool(use.what.text)
            elif isinstance(use.what, Event):
                is_said = _is_printed(use.what, labelled)
            else:
                is_said = self._is_quoted(use, use.what)
            if is_said:
                yield use

    def _is_quoted(self, use: Use, words: str) -> bool:
        """Whether words of the header must be in the source, and are not: labels and furniture, at least once."""
        if use.kind == "field" or words in self._own or not any(map(str.isalnum, words)):
            return False
        as_field = Use("field", words)
        return all(self._left.get(one) == self._all.get(one) for one in (use, as_field))


def uses(spent: Spent | None) -> Iterator[Use]:
    """All that was used on the way to a place, the last first."""
    while spent is not None:
        yield spent.use
        spent = spent.before


def _key(use: Use) -> Use:
    return Use("note", use.what) if use.kind == "labelled" else use


def _is_printed(event: Event, labelled: set[str]) -> bool:
    """Whether the source has to have a mark; a note's number can be in its label alone."""
    if event.kind == "call" and event.n in labelled:
        return False
    return bool(event.n) and event.kind != "drawn" and not event.is_pictured
