"""Signatures: the office beside a signatory's name as `roleName`, which is marked there and in bylines only."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edenda.languages import Language
from edenda.model import Block, Evidence, Flow, Mark, Reading, Span, is_within


def sign(reading: Reading, language: Language) -> Reading:
    """A reading with the offices in its signatures marked, where the signatory's name is marked."""
    body = reading.body
    persons = sorted(mark.span for mark in body.marks if mark.kind == "persName")
    marks = [mark for block in _signed(body) if (mark := _office(body, block, persons, language))]
    if not marks:
        return reading
    signed = replace(body, marks=(*body.marks, *marks))
    return reading.with_flows(tuple(signed if flow is body else flow for flow in reading.flows))


def _signed(flow: Flow) -> Iterator[Block]:
    return (block for top in flow.blocks for block in top.walk() if block.kind == "signed")


def _office(flow: Flow, block: Block, persons: Sequence[Span], language: Language) -> Mark | None:
    first, last = bisect_left(persons, (block.span[0], 0)), bisect_right(persons, (block.span[1], block.span[1]))
    within = [span for span in persons[first:last] if is_within(span, block.span)]
    if len(within) != 1:
        return None
    start, end = within[0]
    roles = language.words("roles", "words")
    for span in (_trimmed(flow.text, (block.span[0], start)), _trimmed(flow.text, (end, block.span[1]))):
        words = flow.text[slice(*span)].lower().replace(",", " ").split()
        if any(word.strip(".") in roles for word in words):
            return Mark("roleName", span, (), Evidence("signature", "an office beside the name"))
    return None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " ,;:\n":
        start += 1
    while end > start and text[end - 1] in " ,;:\n":
        end -= 1
    return start, end
