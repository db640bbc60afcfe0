"""Mentions in any text: the recognisers for who has no TEI file, and no edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from edenda.languages import load
from edenda.model import Block, Flow, Mark, Reading, Run
from edenda.readers.inline.phrases import mark_phrases
from edenda.recognisers.context import Context
from edenda.recognisers.recognise import mark_entities
from edenda.register import Register
from edenda.tei import NAMING

_PARAGRAPH: Final = re.compile(r"[^\s](?:.|\n(?![ \t]*\n))*")
_ENDS_A_SENTENCE: Final = re.compile(r"[.!?:;,][\"”’')\]]*$")
_LONGEST_HEADING: Final = 100
_FULL_LINE: Final = 0.6


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A name or a date in a text."""

    start: int
    end: int
    """Characters of the text, half-open."""
    type: str
    """`persName`, `orgName`, `placeName`, `event`, `title` or `date`."""
    text: str
    attributes: Mapping[str, str]
    """TEI's: @when, @from, @to, @ref, @cert …"""
    rule: str
    evidence: str
    confidence: float


def find_mentions(
    text: str, *, date: str | None = None, register: Register | None = None, language: str = "en"
) -> tuple[FoundMention, ...]:
    """Names and dates in a plain text, in its order, none within another (TEI P5, chapter 13).

    `date` is the text's own date (ISO 8601, or its year alone), from which dates without a year take theirs. Paragraphs
    are divided by empty lines. Nothing is read from disk but the language's words and the word lists.
    """
    reading, _ = mark_phrases(_reading(text, date or "", language))
    context = Context(register or Register(), load(language), int(date[:4]) if date and date[:4].isdigit() else None)
    body = mark_entities(reading, context).body
    return tuple(_mention(body.text, mark) for mark in sorted(body.marks, key=_place) if mark.kind in NAMING)


def _place(mark: Mark) -> tuple[int, int]:
    return mark.span


def _mention(text: str, mark: Mark) -> FoundMention:
    kind = "event" if mark.kind == "name" else mark.kind
    why = mark.why
    return FoundMention(
        *mark.span,
        kind,
        text[slice(*mark.span)],
        {name: str(getattr(value, "target", value)) for name, value in mark.attrs},
        why.rule if why else "",
        why.detail if why else "",
        why.confidence if why else 1.0,
    )


def _reading(text: str, date: str, language: str) -> Reading:
    """A text as a document of paragraphs and headings: a line's end within a paragraph counts as a blank."""
    joined = list(text)
    blocks = tuple(_blocks(text, joined))
    span = (0, len(text))
    fields = (Flow("date", "field", date, (), role="date-sent"),) if date else ()
    body = Flow("body", "body", "".join(joined), (Run(span, span, "same"),), blocks)
    return Reading(text, "text", "text", (body, *fields), language)


def _blocks(text: str, joined: list[str]) -> Iterator[Block]:
    for match in _PARAGRAPH.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        lines = match[0].rstrip().split("\n")
        longest = max(map(len, lines))
        at = start
        for line in lines[:-1]:
            at += len(line) + 1
            if len(line) >= _FULL_LINE * longest:
                joined[at - 1] = " "
        yield Block("head" if _is_heading(lines) else "p", (start, end))


def _is_heading(lines: list[str]) -> bool:
    return len(lines) == 1 and len(lines[0]) <= _LONGEST_HEADING and not _ENDS_A_SENTENCE.search(lines[0].rstrip())
