"""Persons from general evidence: titles and roles, initials, given names, verbs of speech."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_persons(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Persons in the running text and the notes."""
    return ()
