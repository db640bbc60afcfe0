"""Organisations from general evidence: head nouns, organs with their bodies, acronyms."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_organisations(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Organisations in the running text and the notes."""
    return ()
