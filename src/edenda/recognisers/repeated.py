"""What the document has introduced: surnames after full names, and the same words wherever else they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from edenda.model import Attrs, Candidate, Evidence, Mark, Reading, Span
from edenda.recognisers.context import Context
from edenda.recognisers.flows import Inside
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import behind_roles, offset
from edenda.recognisers.words.vocabulary import is_initial, is_place, vocabulary

_KINDS: Final = frozenset({"persName", "orgName", "placeName"})
_SETTLED: Final = frozenset({"person", "place"})
"""Rules that have looked at the whole document already (settled.py)."""
_SURE: Final = 0.88
_WEAK: Final = 0.6


@dataclass(frozen=True)
class _Introduced:
    """A name that the document has introduced: its kind, its attributes, where first, and why."""

    kind: str
    attrs: Attrs
    detail: str
    confidence: float


def recognise_repeated(_reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Names that were introduced, in the running text and the notes."""
    flows = {flow.flow.id: flow for flow in context.chunks.flows}
    known = _introduced(context, flows)
    if not known:
        return ()
    taken: dict[str, list[Span]] = defaultdict(list)
    for one in context.chosen:
        taken[one.flow].append(one.mark.span)
    return tuple(
        candidate
        for flow in context.chunks.flows
        for candidate in _again(flow, known, Inside(taken[flow.flow.id]), context)
    )


def _introduced(context: Context, flows: dict[str, ChunkedFlow]) -> dict[str, _Introduced]:
    """The words that a document has introduced, each with what they name; none that name two kinds of things."""
    found: dict[str, _Introduced] = {}
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for one in context.chosen:
        mark = one.mark
        if mark.kind not in _KINDS or one.flow not in flows:
            continue
        words = flows[one.flow].flow.text[slice(*mark.span)]
        kinds[words][mark.kind] += 1
        if mark.why and mark.why.rule in _SETTLED:
            continue
        confidence = mark.why.confidence if mark.why else 1.0
        found.setdefault(words, _Introduced(mark.kind, mark.attrs, f"as before: “{words}”", min(confidence, _SURE)))
        if mark.kind == "persName":
            for short in _short_forms(words, context):
                kinds[short]["persName"] += 1
                found.setdefault(short, _Introduced("persName", (), f"from “{words}”", min(confidence, _SURE)))
    return {words: one for words, one in found.items() if kinds[words].most_common(1)[0][0] == one.kind}


def _short_forms(name: str, context: Context) -> Iterator[str]:
    """The surname of a full name, which is the first word where surnames come first."""
    words = name.split()
    if len(words) < 2:
        return
    first_surnames = context.language.word_set("persons", "first_surnames")
    suffixes = context.language.word_set("persons", "suffixes")
    while len(words) > 1 and words[-1].lower().rstrip(".") in suffixes:
        words.pop()
    surname = (
        words[0]
        if words[0].lower() in first_surnames and words[0] not in vocabulary(context.language).given
        else words[-1]
    )
    if not is_initial(surname):
        yield surname


def _again(flow: ChunkedFlow, known: dict[str, _Introduced], taken: Inside, context: Context) -> Iterator[Candidate]:
    roles = context.language.word_set("persons", "roles")
    last_words = {name.split()[-1] for name in known}
    for chunk in flow.chunks:
        if chunk.words[-1] not in last_words or taken((chunk.start, chunk.end)):
            continue
        first = behind_roles(chunk.words, len(chunk.words) - 1, roles)
        start = offset(chunk, first)
        words = flow.flow.text[start : chunk.end]
        one = known.get(words)
        if one is None or (one.kind == "orgName" and _is_any(flow, chunk, words, context)):
            continue
        weak = chunk.opens and not first and words.lower() in context.chunks.lower
        confidence = _WEAK if weak or (one.kind == "persName" and is_place(words) and not first) else one.confidence
        mark = Mark(one.kind, (start, chunk.end), one.attrs, Evidence("introduced", one.detail, confidence))
        yield Candidate(flow.flow.id, mark)


def _is_any(flow: ChunkedFlow, chunk: Chunk, words: str, context: Context) -> bool:
    """Whether a head noun alone means any such body: a Committee, another Board."""
    if words.lower() not in context.language.word_set("organisations", "heads"):
        return False
    return flow.word_before(chunk) in context.language.word_set("organisations", "indefinite")
