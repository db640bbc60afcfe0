"""Places from the gazetteer and from general evidence: after in, at, from; head nouns; datelines."""

from __future__ import annotations

from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context


def recognise_places(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Places in the running text and the notes."""
    return ()
