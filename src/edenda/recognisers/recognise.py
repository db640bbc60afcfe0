"""All recognisers together: edenda's own and those of other packages propose, one place chooses among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from edenda.collector import collector_paused
from edenda.languages import has_names, load
from edenda.model import Candidate, Reading
from edenda.recognisers.added import added_recognisers
from edenda.recognisers.choose import choose
from edenda.recognisers.context import Context, Recogniser
from edenda.recognisers.dates.recognise import recognise_dates
from edenda.recognisers.events.recognise import recognise_events
from edenda.recognisers.flows import text_flows
from edenda.recognisers.organisations.recognise import recognise_organisations
from edenda.recognisers.persons_and_places.recognise import recognise_persons, recognise_places
from edenda.recognisers.register.linking import Linker
from edenda.recognisers.register.names import recognise_names
from edenda.recognisers.register.other_bodies import without_other_bodies
from edenda.recognisers.repeated import recognise_repeated
from edenda.recognisers.signatures import sign
from edenda.recognisers.titles.recognise import recognise_titles
from edenda.recognisers.words.chunks import find_chunks
from edenda.tei import NAMING

#: Recognisers that find what is known, in any language.
KNOWN: Final[dict[str, Recogniser]] = {"names": recognise_names, "dates": recognise_dates}
#: Those that find names by general evidence, where the language has words for it. The order decides between equals.
GENERAL: Final[dict[str, Recogniser]] = {
    "titles": recognise_titles,
    "events": recognise_events,
    "organisations": recognise_organisations,
    "persons": recognise_persons,
    "places": recognise_places,
}
#: Recognisers of what the document has introduced: they see what the others' candidates came to.
FOLLOWERS: Final[dict[str, Recogniser]] = {"repeated": recognise_repeated}


def mark_entities(reading: Reading, context: Context) -> Reading:
    """A reading with the names and dates that its recognisers find."""
    with collector_paused():
        return sign(choose(reading, propose(reading, context)), load(reading.language))


def propose(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """All that the recognisers find, whether or not it can stand together; those of other packages come last."""
    with collector_paused():
        return _propose(reading, context)


def _propose(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    context = replace(context, chunks=find_chunks(reading, context.language))
    speaks = has_names(reading.language)
    recognisers = KNOWN | (GENERAL if speaks else {}) | added_recognisers({*KNOWN, *GENERAL, *FOLLOWERS})
    found = tuple(_proposed(recognisers, reading, context))
    if not speaks:
        return found
    linker = Linker(reading, context, without_other_bodies(context, found))
    first = linker.linked()
    context = replace(context, chosen=_winners(choose(reading, first)))
    return (*first, *linker.again(_proposed(FOLLOWERS, reading, context)))


def _proposed(recognisers: dict[str, Recogniser], reading: Reading, context: Context) -> Iterator[Candidate]:
    for recognise in recognisers.values():
        yield from recognise(reading, context)


def _winners(reading: Reading) -> tuple[Candidate, ...]:
    """The names that stand in a reading, those that stood there before too."""
    return tuple(Candidate(flow.id, mark) for flow in text_flows(reading) for mark in flow.marks if mark.kind in NAMING)
