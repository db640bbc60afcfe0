"""Rules on headers beside each other: what was copied from a neighbour, what is dated out of sequence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from edenda.checks.across.facts import Facts, Stated
from edenda.checks.house.dates import is_later
from edenda.problems import Problem

_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(r"(.*?)(\d+)(\D*)")
#: A pattern holds where so many files follow it, and all but one in five.
_ENOUGH: Final = 4
_SHARE: Final = 0.8


def copied_headers(documents: Sequence[Facts]) -> Iterator[Problem]:
    """COPY-001: a title, an idno or a date that was left as it is in the header of a neighbour."""
    yield from _repeated(documents, "idno", lambda one: one.header.idno)
    yield from _repeated(documents, "xml:id", lambda one: one.header.id)
    yield from _titles(documents)
    yield from _dates(documents)


def _repeated(documents: Sequence[Facts], what: str, stated: Callable[[Facts], Stated]) -> Iterator[Problem]:
    first: dict[str, Facts] = {}
    for document in documents:
        value = stated(document)
        before = first.setdefault(value.words, document) if value.words else document
        if before is not document:
            yield _copy(document, value, before, what, "Give each document its own.")


def _titles(documents: Sequence[Facts]) -> Iterator[Problem]:
    """Titles that name a date or number, or that only two have, are not those of a kind of document."""
    shared: dict[str, list[Facts]] = defaultdict(list)
    for document in documents:
        if document.header.title.words:
            shared[document.header.title.words].append(document)
    for title, holders in shared.items():
        if len(holders) == 2 or _DIGITS.search(title):
            for document in holders[1:]:
                hint = "Give the document its own title, or add what tells the two apart."
                yield _copy(document, document.header.title, holders[0], "title", hint)


def _dates(documents: Sequence[Facts]) -> Iterator[Problem]:
    """A date that is the neighbour's, while the text gives another."""
    for before, document in pairwise(documents):
        date, written = document.header.date, document.header.written
        if date.words and date.words == before.header.date.words and written and _differ(date.words, written):
            hint = f"The text itself is dated {written}."
            yield _copy(document, date, before, "date", hint)


def _differ(one: str, other: str) -> bool:
    return is_later(one, other) or is_later(other, one)


def _copy(document: Facts, stated: Stated, before: Facts, what: str, hint: str) -> Problem:
    words = stated.words if len(stated.words) <= 60 else stated.words[:59].rstrip() + "…"
    message = f"The {what} “{words}” is also that of {_name(before)}: was the header copied?"
    return Problem("COPY-001", message, document.file, stated.line, hint=hint)


def _name(document: Facts) -> str:
    return PurePath(document.file).name


def dates_out_of_sequence(documents: Sequence[Facts]) -> Iterator[Problem]:
    """ORDER-001: a numbered file whose date does not lie between those of its neighbours, which are in order."""
    for row in _rows(documents).values():
        row.sort(key=lambda one: one[0])
        dated = [document for _, document in row]
        odd = [at for at in range(1, len(dated) - 1) if _stands_out(*dated[at - 1 : at + 2])]
        steps = sum(is_later(one.header.date.words, other.header.date.words) for one, other in pairwise(dated))
        if len(dated) > _ENOUGH and steps <= (1 - _SHARE) * len(dated):
            for at in odd:
                before, document, after = dated[at - 1 : at + 2]
                message = (
                    f"{_name(document)} is dated {document.header.date.words}, but stands between "
                    f"{_name(before)} ({before.header.date.words}) and {_name(after)} ({after.header.date.words})."
                )
                hint = "Correct the date, or the number of the file."
                yield Problem("ORDER-001", message, document.file, document.header.date.line, hint=hint)


def _stands_out(before: Facts, document: Facts, after: Facts) -> bool:
    first, own, last = (one.header.date.words for one in (before, document, after))
    return not is_later(first, last) and (is_later(first, own) or is_later(own, last))


def _rows(documents: Sequence[Facts]) -> dict[tuple[str, ...], list[tuple[int, Facts]]]:
    """Dated files that are numbered alike, with their numbers."""
    rows: dict[tuple[str, ...], list[tuple[int, Facts]]] = defaultdict(list)
    for document in documents:
        path = PurePath(document.file)
        found = _NUMBER.fullmatch(path.stem)
        if found and document.header.date.words and len(found[2]) <= 9:
            rows[str(path.parent), found[1], found[3]].append((int(found[2]), document))
    return rows
