"""Rules on letters and their neighbours: who was not alive to write or read them, answers before their questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from edenda.checks.across.facts import Entry, Facts, Letter, Neighbour, Party, Span
from edenda.checks.house.dates import is_later
from edenda.problems import Problem


def letters_of_the_dead(documents: Sequence[Facts]) -> Iterator[Problem]:
    """LETT-005: a letter whose sender or addressee was not born yet, or dead already, on its date."""
    entries = entries_by_target(documents)
    for document in documents:
        for letter in document.letters:
            for party in letter.parties:
                if (entry := entries.get(party.target)) and (why := _not_alive(entry, letter.dated)):
                    yield _unlived(document, letter, party, why)


def entries_by_target(documents: Sequence[Facts]) -> Mapping[str, Entry]:
    """The entries of all documents, by file and id."""
    return {f"{document.path}#{entry.id}": entry for document in documents for entry in document.entries}


def _not_alive(entry: Entry, dated: Span) -> str:
    if entry.born.first and dated.last and is_later(entry.born.first, dated.last):
        return f"was born in {entry.born.first}" if len(entry.born.first) == 4 else f"was born on {entry.born.first}"
    if entry.died.last and dated.first and is_later(dated.first, entry.died.last):
        return f"died in {entry.died.last}" if len(entry.died.last) == 4 else f"died on {entry.died.last}"
    return ""


def _unlived(document: Facts, letter: Letter, party: Party, why: str) -> Problem:
    did = "sent" if party.has_sent else "was sent"
    date = letter.dated.first or letter.dated.last
    message = f"{party.words or 'Somebody'} {did} this letter ({date}), but {why}."
    hint = "Correct the date, the name's @ref, or the dates of life in the register."
    return Problem("LETT-005", message, document.file, party.line, hint=hint)


def answers_before_questions(documents: Sequence[Facts]) -> Iterator[Problem]:
    """LETT-006: a letter dated before the one that it answers, or after the one that answers it.

    Where each of the two names the other, that is told of the first of them.
    """
    dates = {document.path: document.letters[0].dated for document in documents if len(document.letters) == 1}
    told: set[frozenset[str]] = set()
    for document in documents:
        for letter in document.letters:
            for other in letter.neighbours:
                there = dates.get(other.file, Span()) if other.file else other.dated
                pair = frozenset((document.path, other.file))
                if pair not in told and _is_reversed(letter.dated, there, other):
                    yield _reversed(document, letter, other, there)
                    told |= {pair} if pair <= dates.keys() else set()


def _is_reversed(own: Span, there: Span, other: Neighbour) -> bool:
    first, then = (there, own) if other.is_before else (own, there)
    return bool(first.first and then.last) and is_later(first.first, then.last)


def _reversed(document: Facts, letter: Letter, other: Neighbour, there: Span) -> Problem:
    own = letter.dated.first or letter.dated.last
    what = f"“{other.words}”" if other.words else PurePath(other.file).name
    said, where = ("follows", "before") if other.is_before else ("is followed by", "after")
    message = f"This letter ({own}) {said} {what} ({there.first or there.last}), but is dated {where} it."
    hint = "Correct one of the two dates, or what `correspContext` says of their order."
    return Problem("LETT-006", message, document.file, other.line, hint=hint)
