"""Titles of works: newspapers, pamphlets, documents cited by a capitalised short title."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_titles(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Titles in the running text and the notes."""
    return ()
