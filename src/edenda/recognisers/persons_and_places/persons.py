"""Persons from general evidence: titles and roles, initials, given names, verbs of speech (annotation: persName)."""

from __future__ import annotations

from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.persons_and_places.settled import settle


def recognise_persons(_reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Persons in the running text and the notes."""
    return tuple(
        Candidate(one.flow, Mark("persName", (one.start, one.end), (), Evidence("person", one.detail, one.confidence)))
        for one in settle(context.chunks, context.language)
        if one.kind == "persName"
    )
