"""Congresses, conferences, wars, revolutions: named by a head noun, a number, a place."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_events(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Events in the running text and the notes."""
    return ()
