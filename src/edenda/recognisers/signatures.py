"""Signatures: the office beside a signatory's name as `roleName`, which is marked there and in bylines only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edenda.languages import Language
from edenda.model import Block, Evidence, Flow, Mark, Reading, Span, is_within


def sign(reading: Reading, language: Language) -> Reading:
    """A reading with the offices in its signatures marked, where the signatory's name is marked."""
    body = reading.body
    marks = [mark for block in _signed(body) if (mark := _office(body, block, language))]
    if not marks:
        return reading
    signed = replace(body, marks=(*body.marks, *marks))
    return reading.with_flows(tuple(signed if flow is body else flow for flow in reading.flows))


def _signed(flow: Flow) -> Iterator[Block]:
    return (block for top in flow.blocks for block in top.walk() if block.kind == "signed")


def _office(flow: Flow, block: Block, language: Language) -> Mark | None:
    persons = [mark for mark in flow.marks if mark.kind == "persName" and is_within(mark.span, block.span)]
    if len(persons) != 1:
        return None
    start, end = persons[0].span
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
