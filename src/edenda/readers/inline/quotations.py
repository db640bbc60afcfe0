"""Quotation marks paired, whatever their shape; what they enclose is somebody's words (`quote`) or a term (`q`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import islice
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Span

_MARKS: Final = re.compile(r"[“”„«»\"‘’‚']+")
_SINGLE: Final = re.compile(r"[’'‘]")
_DOUBLE: Final = '“”„«»"'
_WORD: Final = re.compile(r"\S+")
_FEWEST_WORDS = 8
_FEWEST_OF_A_SENTENCE = 4
_BEFORE = 90
_DEEPEST = 30


class Quotation(NamedTuple):
    """A quotation with its marks. `is_closed` is False where the closing mark is missing."""

    span: Span
    is_closed: bool


class Found(NamedTuple):
    """The quotations of a text, and the positions of marks that have no partner."""

    quotations: tuple[Quotation, ...]
    stray: tuple[int, ...]


class _Open(NamedTuple):
    at: int
    is_double: bool


def find_quotations(text: str, start: int, end: int) -> Found:
    """Pair the quotation marks of one paragraph, `text[start:end]`; apostrophes are told from closing marks."""
    if not _MARKS.search(text, start, end):
        return Found((), ())
    stack: list[_Open] = []
    waiting = Counter[bool]()
    found: list[Quotation] = []
    stray: list[int] = []
    last_single = -1
    closings = _Closings(text, start, end)
    for at, is_double, opens, closes in _signs(text, start, end):
        if closes and waiting[is_double]:
            if is_double or not closings.is_apostrophe(at):
                above = list(_above(stack, is_double=is_double))
                stray.extend(above)
                waiting.subtract({is_double: 1, not is_double: len(above)})
                last_single = last_single if is_double else len(found)
                found.append(Quotation((stack.pop().at, at + _width(text, at, is_double=is_double)), is_closed=True))
        elif opens:
            waiting[is_double] += 1
            stack.append(_Open(at, is_double))
        elif closes and (
            is_double or (_closes_before_reference(text, at) and not _resume(text, found, last_single, at))
        ):
            stray.append(at)
    found.extend(Quotation((start, end), is_closed=False) for mark in stack if mark.at == start and mark.is_double)
    stray.extend(mark.at for mark in stack)
    return Found(tuple(_not_too_deep(sorted(found))), tuple(sorted(stray)))


def _not_too_deep(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Quotations in order, without those inside more others than XML could hold."""
    ends: list[int] = []
    for quotation in found:
        while ends and ends[-1] <= quotation.span[0]:
            ends.pop()
        if len(ends) < _DEEPEST:
            ends.append(quotation.span[1])
            yield quotation


def _above(stack: list[_Open], *, is_double: bool) -> Iterator[int]:
    """Take the marks off the stack that stand above the last one of a kind."""
    while stack[-1].is_double != is_double:
        yield stack.pop().at


def _resume(text: str, found: list[Quotation], last: int, at: int) -> bool:
    """Let the last single quotation go on to a mark before a reference, where an ellipsis follows its first end."""
    if last < 0 or not text.startswith(("…", "..."), found[last].span[1]):
        return False
    found[last] = Quotation((found[last].span[0], at + 1), is_closed=True)
    return True


def _signs(text: str, start: int, end: int) -> Iterator[tuple[int, bool, bool, bool]]:
    """(position, is double, may open, may close) of each mark; `''` and `’’` count as one double mark."""
    for match in _MARKS.finditer(text, start, end):
        marks = match[0]
        index = 0
        while index < len(marks):
            at = match.start() + index
            pair = marks[index : index + 2]
            is_pair = pair in ("''", "’’", "‘‘")
            is_double = is_pair or marks[index] in _DOUBLE
            opens, closes = _directions(text, at, start, end, marks[index], 2 if is_pair else 1)
            yield at, is_double, opens, closes
            index += 2 if is_pair else 1


def _directions(text: str, at: int, start: int, end: int, mark: str, width: int) -> tuple[bool, bool]:
    if mark in "“„«‚":
        return True, False
    if mark in "”»":
        return False, True
    before = text[at - 1] if at > start else " "
    after = text[at + width] if at + width < end else " "
    glued = before.isalnum() and after.isalnum()
    if mark == "’":
        return False, not after.isalnum() and not before.isspace()
    opens = not after.isspace() and not before.isalnum() and (before.isspace() or before in "([{—–-:…/“‘\"'")
    if mark == "‘":
        return not glued, False
    return opens, not opens and not glued and not before.isspace()


def _width(text: str, at: int, *, is_double: bool) -> int:
    return 2 if is_double and text[at] in "'’" else 1


class _Closings:
    """The single marks of a paragraph that surely close, and those after which none is awaited any more."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._start = start
        self._end = end

    @cached_property
    def _sure(self) -> tuple[list[int], list[int]]:
        closing: list[int] = []
        opening: list[int] = []
        for match in _SINGLE.finditer(self._text, self._start, self._end):
            at = match.start()
            following = self._text[at + 1] if at + 1 < self._end else " "
            previous = self._text[at - 1] if at else " "
            if match[0] == "‘" or (previous.isspace() and following.isalnum()):
                opening.append(at)
            elif not following.isalnum() and not previous.isspace() and (previous != "s" or following != " "):
                closing.append(at)
        return closing, opening

    def is_apostrophe(self, at: int) -> bool:
        """Whether a single mark that could close is the genitive of a plural (`the Workers’ Party`).

        It is where a blank and a letter follow an *s* and a better closing mark comes before the next opening one.
        """
        after = self._text[at + 1 : at + 3]
        if self._text[at - 1 : at].lower() != "s" or len(after) < 2 or after[0] != " " or not after[1].isalpha():
            return False
        closing, opening = self._sure
        better, again = bisect_right(closing, at), bisect_right(opening, at)
        return better < len(closing) and (again == len(opening) or closing[better] < opening[again])


def _closes_before_reference(text: str, at: int) -> bool:
    return re.match(r"['’]\s?\(", text[at : at + 3]) is not None


@cache
def _speech(language: Language) -> re.Pattern[str]:
    verbs = any_of(language.words("speech", "verbs"))
    return re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)


def is_quoted_speech(text: str, quotation: Quotation, language: Language, *, has_reference: bool) -> bool:
    """Whether marks enclose words of a speaker or text (TEI `quote`) and not a term or a label (TEI `q`)."""
    start, end = quotation.span
    words = sum(1 for _ in islice(_WORD.finditer(text, start + 1, end - 1), _FEWEST_WORDS))
    if has_reference or not quotation.is_closed or words >= _FEWEST_WORDS:
        return True
    if words < _FEWEST_OF_A_SENTENCE:
        return False
    inner = text[start + 1 : end - 1]
    before = text[max(0, start - _BEFORE) : start]
    sentence = max(map(before.rfind, ".!?")) + 1
    introduced = before.rstrip().endswith((":", ",")) or _speech(language).search(before, sentence) is not None
    is_sentence = inner[-1:] in ".!?…" or inner.startswith("…")
    return introduced or is_sentence
