"""A rule on the names of files: each goes together with the idno and the xml:id in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Final

from edenda.checks.across.facts import Facts, Stated
from edenda.problems import Problem

_DIGITS: Final = re.compile(r"\d+")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
#: A pattern holds where so many files follow it, and all but one in five.
_ENOUGH: Final = 4
_SHARE: Final = 0.8


def misnamed_files(documents: Sequence[Facts]) -> Iterator[Problem]:
    """HDR-005: a file that calls itself otherwise than it is named, of which each is told once."""
    told: dict[str, Problem] = {}
    for problem in (
        *_unlike_the_others(documents, "idno", lambda one: one.header.idno),
        *_unlike_the_others(documents, "xml:id", lambda one: one.header.id),
        *_of_another_number(documents),
    ):
        told.setdefault(problem.file or "", problem)
    yield from told.values()


# By the pattern of the others


def _same(name: str, value: str) -> bool:
    return name == value


def _contained(name: str, value: str) -> bool:
    return name in value or value in name


def _same_numbers(name: str, value: str) -> bool:
    return _numbers(name) == _numbers(value) != ()


def _numbers(words: str) -> tuple[int, ...]:
    return tuple(int(digits) for digits in _DIGITS.findall(words))


#: How a file's name and its idno can go together, the closest first.
_PATTERNS: Final = (
    (_same, "is the name of the file"),
    (_contained, "is part of the name of the file, or holds it"),
    (_same_numbers, "has the number of the file's name"),
)


def _unlike_the_others(documents: Sequence[Facts], what: str, stated: Callable[[Facts], Stated]) -> Iterator[Problem]:
    having = [(_stem(one), stated(one), one) for one in documents if stated(one).words]
    odd = having
    for follows, words in _PATTERNS:
        odd = [one for one in odd if not follows(one[0], one[1].words)]
        if _is_rule(len(having) - len(odd), len(having)):
            for name, value, document in odd:
                message = f"The {what} is “{value.words}”, the file “{name}”; in the other files the {what} {words}."
                hint = f"Correct the {what}, or rename the file and mend what points to it."
                yield Problem("HDR-005", message, document.file, value.line, hint=hint)
            return


def _is_rule(following: int, every: int) -> bool:
    return following >= _ENOUGH and following >= _SHARE * every


# By itself


def _of_another_number(documents: Sequence[Facts]) -> Iterator[Problem]:
    """Files named as their id or idno is, but for a number; unless very many are, which then are numbered twice."""
    alike = [(document, found) for document in documents if (found := _named_alike(document))]
    odd = [(document, found[0]) for document, found in alike if _stem(document).lower() not in map(_own_name, found)]
    if _is_rule(len(odd), len(alike)):
        return
    for document, value in odd:
        message = f"The file is named {_stem(document)}, but it calls itself “{value.words}”."
        hint = "Is it a copy whose header still is that of another file?"
        yield Problem("HDR-005", message, document.file, value.line, hint=hint)


def _named_alike(document: Facts) -> list[Stated]:
    """The id and the idnos of a file that have the shape of its name, where that is words with a number."""
    stem = _stem(document)
    if not _DIGITS.search(stem) or not _LETTERS.search(stem):
        return []
    named = (document.header.id, *document.header.idnos)
    return [one for one in named if _shape(_own_name(one)) == _shape(stem.lower())]


def _stem(document: Facts) -> str:
    return PurePath(document.file).stem


def _own_name(value: Stated) -> str:
    """What a file calls itself, in small letters and without `.xml`."""
    return value.words.lower().removesuffix(".xml")


def _shape(name: str) -> str:
    """A name with its numbers as signs: `letter-#` for `letter-0012`."""
    return _DIGITS.sub("#", name)
