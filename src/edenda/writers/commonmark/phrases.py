"""Pieces of a line, escaped and emphasised, as Markdown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from edenda.writers.commonmark.escaping import escaped
from edenda.writers.flow.signs import BLANK

#: How words are set: bits.
PLAIN, ITALIC, BOLD = 0, 1, 2
_MARKS: Final = {ITALIC: "*", BOLD: "**", ITALIC | BOLD: "***"}
_BLANKS: Final = f" {BLANK}"


class Piece(NamedTuple):
    """Words of the document, or Markdown as it is, and how they are set."""

    words: str
    style: int = PLAIN
    is_markdown: bool = False


class _Run(NamedTuple):
    """Markdown of one style."""

    style: int
    words: str


def line_of(pieces: Sequence[Piece]) -> str:
    """Pieces as one line. What cannot be emphasised so that every reader sees it, is not."""
    if len(pieces) == 1 and not pieces[0].style:
        return pieces[0].words if pieces[0].is_markdown else escaped(pieces[0].words)
    runs = list(_runs(pieces))
    made: list[str] = []
    for at, run in enumerate(runs):
        before = made[-1][-1:] if made else ""
        after = runs[at + 1].words[:1] if at + 1 < len(runs) else ""
        made.append(_emphasised(run, before, after) if run.style else run.words)
    return "".join(made)


def _runs(pieces: Sequence[Piece]) -> Iterator[_Run]:
    """Pieces of the same style together; where one style follows on another at once, both have what they share."""
    for has_style, some in groupby(filter(_has_words, pieces), lambda piece: piece.style > PLAIN):
        group = list(some)
        style = PLAIN
        if has_style:
            style = ITALIC | BOLD
            for piece in group:
                style &= piece.style
        yield _Run(style, "".join(_words(group)))


def _has_words(piece: Piece) -> bool:
    return piece.words != ""


def _words(pieces: Sequence[Piece]) -> Iterator[str]:
    """The pieces as Markdown; words that follow on each other are escaped together."""
    for is_markdown, some in groupby(pieces, lambda piece: piece.is_markdown):
        words = "".join(piece.words for piece in some)
        yield words if is_markdown else escaped(words)


def _emphasised(run: _Run, before: str, after: str) -> str:
    """Words between their marks, blanks outside; as they are where the marks would not be seen as such."""
    words = run.words.strip(_BLANKS)
    start = len(run.words) - len(run.words.lstrip(_BLANKS))
    head, tail = run.words[:start], run.words[start + len(words) :]
    opens = _stands_apart(words[:1], head[-1:] or before)
    closes = _stands_apart(words[-1:], tail[:1] or after)
    if not words or not opens or not closes:
        return run.words
    mark = _MARKS[run.style]
    return f"{head}{mark}{words}{mark}{tail}"


def _stands_apart(edge: str, beyond: str) -> bool:
    """Whether a mark between two characters belongs to the first."""
    if not edge or _is_white(edge):
        return False
    return edge.isalnum() or not beyond or _is_white(beyond) or unicodedata.category(beyond).startswith("P")


def _is_white(character: str) -> bool:
    """Whether CommonMark takes a character for white space; not all do that Python does."""
    return character in _BLANKS or unicodedata.category(character) == "Zs"
