"""Marks of pages as they are printed: `page 12`, `[p. 12]`, `{12}`, where a TEI has the number in `pb/@n`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from edenda.checks.fidelity.source_text import SourceText

_DECORATION = 20
_FARTHEST = 48
#: What stands before the number of a page: signs, and perhaps a word.
_BEFORE: Final = re.compile(r"[^\w]{0,20}(?P<word>[^\W\d_]{1,7}\.?)?[^\w]{0,3}")
_OPENING: Final = ("[", "(", "{", "<")
#: The word for a page where it is neither in a bracket with its number nor alone with it on a line.
_WORD: Final = re.compile(r"(?i:p|pp|pg|pag|pages?|f|ff|fol|fols|folios?|leaf)\.?")
_WIDENED: Final = str.maketrans("0123456789", "０１２３４５６７８９")


def page_forms(number: str) -> tuple[str, ...]:
    """A page's number as it may be printed: with full-width digits, with the side of a leaf after a blank."""
    bare = "".join(number.split())
    return (bare, bare.translate(_WIDENED)) if bare[:1].isdigit() else (bare,)


def page_mark_ends(source: SourceText, i: int, end: int, number: str) -> Iterator[int]:
    """Where the mark of a page ends that stands at a place, with the punctuation that may belong to it, more first."""
    first = min(filter(None, (_number_end(source, i, end, form) for form in page_forms(number))), default=0)
    if not first:
        return
    after = first
    while after < end and not source.text[after].isalnum() and after - first < _DECORATION:
        after += 1
    yield from range(after, first - 1, -1)


def _number_end(source: SourceText, i: int, end: int, number: str) -> int:
    """Where a page's number ends that stands at a place, `page` and the like before it; 0 where it does not."""
    until = min(end, i + _FARTHEST)
    at = source.text.find(number, i, until)
    while at >= 0 and not _is_before(source, (i, at), at + len(number), end):
        at = source.text.find(number, at + 1, until)
    return at + len(number) if at >= 0 else 0


def _is_before(source: SourceText, span: tuple[int, int], behind: int, end: int) -> bool:
    """Whether what precedes a page's number belongs to it: signs, and a word in its bracket or alone with it."""
    s = source.text
    match = _BEFORE.fullmatch(s, *span)
    if match is None or match["word"] is None:
        return match is not None
    if _WORD.fullmatch(match["word"]) or s[span[0] : match.start("word")].endswith(_OPENING):
        return True
    is_alone = span[0] in source.is_start and not any(map(str.isalnum, s[behind:end]))
    return is_alone and not any(sign in _OPENING for sign in s[match.end("word") : span[1]])
