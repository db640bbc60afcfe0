"""Mentions in any text: the recognisers for who has no TEI file, and no edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final

from edenda.languages import load
from edenda.model import Block, Flow, Link, Mark, Reading, Run, Span
from edenda.readers.inline.phrases import mark_phrases
from edenda.recognisers.context import Context
from edenda.recognisers.recognise import mark_entities
from edenda.register.entries import Register, read_register
from edenda.tei import NAMING

_LINE: Final = re.compile(r"[^\n]+")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?:;,][\"”’')\]]*$")
_LONGEST_HEADING: Final = 100
_HANGS: Final = re.compile(r"(?:,|\b(?:of|the|and|in|at|to|for|by|with|from|on|an?))$")
_FULL_LINE: Final = 0.6
_NEARLY_FULL: Final = 0.7
_SHORT_LINE: Final = 0.5
_SOME: Final = 3
_WIDE: Final = 45
#: An entry of a bibliography: `Filtzer, D. (1993) …`, `[3] Lee, Anna, and J. Orme. 1990. …`.
_ENTRY: Final = re.compile(
    r"(?:\[?\d{1,3}[\].)]{1,2}\s*)?[^\W\d_a-z][\w’'-]{1,30}, [^\W\d_a-z][\w’'-]{0,20}\.?[^\d\n]{0,80}?"
    r"[(\s](?:1[5-9]|20)\d\d[a-z]?(?:\)[.,:]?|[.,:]) "
)


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A name or a date in a text."""

    start: int
    end: int
    """Characters of the text, half-open."""
    type: str
    """`persName`, `orgName`, `placeName`, `event`, `title` or `date`; or a kind that another package adds."""
    text: str
    attributes: Mapping[str, str]
    """TEI's: @when, @from, @to, @ref, @cert …; @ref is `#` and the id of an entry."""
    rule: str
    evidence: str
    confidence: float


def find_mentions(
    text: str, *, date: str | None = None, register: Register | Path | str | None = None, language: str = "en"
) -> tuple[FoundMention, ...]:
    """Names and dates in a plain text, in its order, none within another (TEI P5, chapter 13).

    `date` is the text's own date (ISO 8601, or its year alone), from which dates without a year take theirs.
    `register` is a register, or the file of one. Paragraphs are divided by empty lines. Citations and entries of a
    bibliography are left out. Raises UnreadableError for a register that cannot be read.
    """
    entries = (
        register if isinstance(register, Register) else read_register(Path(register))[0] if register else Register()
    )
    reading, _ = mark_phrases(_reading(text, language))
    context = Context(entries.confirmed, load(language), date or "")
    body = mark_entities(reading, context).body
    return tuple(_mention(body.text, mark) for mark in sorted(body.marks, key=_place) if mark.kind in NAMING)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.span


def _mention(text: str, mark: Mark) -> FoundMention:
    attributes = {name: _value(value) for name, value in mark.attrs}
    kind = attributes.pop("type", "name") if mark.kind == "name" else mark.kind
    why = mark.why
    return FoundMention(
        *mark.span,
        kind,
        text[slice(*mark.span)],
        MappingProxyType(attributes),
        why.rule if why else "",
        why.detail if why else "",
        why.confidence if why else 1.0,
    )


def _value(value: str | Link) -> str:
    """A value; of a link to the register the ids that it leads to, as they stand in @ref behind `#`."""
    if isinstance(value, str):
        return value
    return " ".join(f"#{name}" for name in value.target.removeprefix("register:").split())


def _reading(text: str, language: str) -> Reading:
    """A text as a document of paragraphs and headings: a line's end within a paragraph counts as a blank."""
    joined = list(text)
    blocks = tuple(_blocks(text, joined))
    span = (0, len(text))
    body = Flow("body", "body", "".join(joined), (Run(span, span, "same"),), blocks)
    return Reading(text, "text", "text", (body,), language)


def _blocks(text: str, joined: list[str]) -> Iterator[Block]:
    paragraphs = list(_paragraphs(text))
    usual = _usual_width(text, paragraphs)
    for lines in paragraphs:
        width = max(usual, *(end - start for start, end in lines))
        if not _is_wrapped(text, lines, width):
            for start, end in lines:
                yield Block(_kind(text[start:end], is_alone=len(lines) == 1), (start, end))
            continue
        for line, following in pairwise(lines):
            if _goes_on(text, line, following, width, is_last=following is lines[-1]):
                joined[line[1] : line[1] + 1] = " "
        span = (lines[0][0], lines[-1][1])
        yield Block("bibl" if _ENTRY.match(text, *span) else "p", span)


def _usual_width(text: str, paragraphs: Sequence[Sequence[Span]]) -> int:
    """How wide the lines are that surely go on, since the next one begins in lower case; 0 where there are few."""
    lengths = sorted(
        line[1] - line[0] for lines in paragraphs for line, following in pairwise(lines) if text[following[0]].islower()
    )
    return lengths[len(lengths) // 2] if len(lengths) >= _SOME else 0


def _goes_on(text: str, line: Span, following: Span, width: int, *, is_last: bool) -> bool:
    """Whether a line goes on in the next one: it is full, and the next is no line of an address or of capitals."""
    words, behind = text[slice(*line)], text[slice(*following)]
    if behind[0].islower() or _HANGS.search(words):
        return len(words) >= _FULL_LINE * width
    if words.isupper() != behind.isupper() or len(words) + len(behind.split(None, 1)[0]) < _NEARLY_FULL * width:
        return False
    return not is_last or len(behind) > _SHORT_LINE * width or _ENDS_A_SENTENCE.search(behind) is not None


def _paragraphs(text: str) -> Iterator[list[Span]]:
    """The lines between empty ones, each from its first character to its last that can be seen."""
    lines: list[Span] = []
    for match in _LINE.finditer(text):
        is_next = bool(lines) and text.count("\n", lines[-1][1], match.start()) == 1
        words = match[0].strip()
        if lines and not (words and is_next):
            yield lines
            lines = []
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            lines.append((start, start + len(words)))
    if lines:
        yield lines


def _is_wrapped(text: str, lines: Sequence[Span], width: int) -> bool:
    """Whether lines are one paragraph that goes on from line to line, not a list, an address or verse."""
    if len(lines) == 1:
        return False
    full = sum(end - start >= _FULL_LINE * width for start, end in lines[:-1])
    goes_on = any(text[start].islower() for start, _ in lines[1:])
    return full > 0.7 * (len(lines) - 1) and (width >= _WIDE or goes_on)


def _kind(line: str, *, is_alone: bool) -> str:
    if _ENTRY.match(line):
        return "bibl"
    is_head = is_alone and len(line) <= _LONGEST_HEADING and not _ENDS_A_SENTENCE.search(line)
    return "head" if is_head else "p"
