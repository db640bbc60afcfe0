"""Persons and places from general evidence (annotation: persName, placeName).

Persons are told by titles and roles, initials, given names, verbs of speech; places by the gazetteer, head nouns, and
what stands before them: in, at, from.
"""

from __future__ import annotations

from collections.abc import Iterator

from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.persons_and_places.settled import Kind, settle


def recognise_persons(_reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Persons in the running text and the notes."""
    return tuple(_of_kind("persName", "person", context))


def recognise_places(_reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Places in the running text and the notes."""
    return tuple(_of_kind("placeName", "place", context))


def _of_kind(kind: Kind, rule: str, context: Context) -> Iterator[Candidate]:
    for one in settle(context.chunks, context.language):
        if one.kind == kind:
            why = Evidence(rule, one.detail, one.confidence)
            yield Candidate(one.flow, Mark(kind, (one.start, one.end), (), why))
