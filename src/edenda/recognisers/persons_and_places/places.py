"""Places from the gazetteer and from general evidence: after in, at, from; head nouns (annotation: placeName)."""

from __future__ import annotations

from edenda.model import Candidate, Evidence, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.persons_and_places.settled import settle


def recognise_places(_reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Places in the running text and the notes."""
    return tuple(
        Candidate(one.flow, Mark("placeName", (one.start, one.end), (), Evidence("place", one.detail, one.confidence)))
        for one in settle(context.chunks, context.language)
        if one.kind == "placeName"
    )
