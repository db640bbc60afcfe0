"""Titles: newspapers, books, articles, and documents cited by a capitalised short title (annotation: title)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import SURE
from edenda.recognisers.flows import Inside
from edenda.recognisers.proposals import Found, FoundIn, candidates
from edenda.recognisers.titles.documents import documents
from edenda.recognisers.titles.newspapers import newspapers
from edenda.recognisers.titles.quoted import quoted_titles
from edenda.recognisers.titles.works import works
from edenda.recognisers.words.chunks import ChunkedFlow
from edenda.recognisers.words.phrases import has_article

_IN_HEADINGS: Final = 0.5
"""How much less sure a title is that stands in a heading only."""
_REPEATED: Final = 0.85
_SHORTENED: Final = 0.8
_JOURNAL: Final = (("level", "j"),)


def recognise_titles(_: Reading, context: Context) -> tuple[Candidate, ...]:
    """Titles in the running text and the notes."""
    found = [(flow, _of_flow(flow, context.language)) for flow in context.chunks.flows]
    told = documents(context.chunks.flows, context.language)
    first = [(flow, (*several, *more)) for (flow, several), more in zip(found, told, strict=True)]
    named = _named(first)
    again = [(flow, (*several, *_again(flow, several, named))) for flow, several in first]
    return tuple(candidates(again, "title", "title", _IN_HEADINGS))


def _of_flow(flow: ChunkedFlow, language: Language) -> tuple[Found, ...]:
    return tuple(chain(newspapers(flow, language), works(flow, language), quoted_titles(flow, language)))


class _Named(NamedTuple):
    """The titles that a document names, the last words of its newspapers, and the first words of all these."""

    forms: dict[str, Found]
    shortened: dict[str, Found]
    first_words: frozenset[str]


def _named(found: Sequence[FoundIn]) -> _Named:
    forms: dict[str, Found] = {}
    for flow, several in found:
        for one in several:
            if one.confidence >= SURE and one.head:
                name = flow.flow.text[one.start : one.end]
                forms.setdefault(name.removeprefix("The "), one)
    shortened = {name.rpartition(" ")[2]: one for name, one in forms.items() if one.attrs == _JOURNAL and " " in name}
    return _Named(forms, shortened, frozenset(name.split()[0] for name in (*forms, *shortened)))


def _again(flow: ChunkedFlow, found: Sequence[Found], named: _Named) -> Iterator[Found]:
    """Titles that the document has named, wherever they stand."""
    taken = Inside([(one.start, one.end) for one in found])
    for index in sorted(flow.with_any({word.lower() for word in named.first_words})):
        chunk = flow.chunks[index]
        if chunk.words[0] not in named.first_words or taken((chunk.start, chunk.end)):
            continue
        if one := named.forms.get(chunk.text):
            yield Found(chunk.start, chunk.end, index + 1, "a title named before", _REPEATED, one.head, one.attrs)
        elif (one := named.shortened.get(chunk.text)) and has_article(flow, chunk.start):
            yield Found(chunk.start, chunk.end, index + 1, "a newspaper named in full", _SHORTENED, one.head, one.attrs)
