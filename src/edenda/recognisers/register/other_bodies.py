"""Short names of organisations where the document last named another body so, outside the register.

After `Italian Communist Party`, `the Communist Party` is not the party of the register, although no other has the form.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.model import Candidate, Evidence, Mark, Span, is_within
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import DOUBTFUL, REGISTER, SURE
from edenda.recognisers.register.derivation_words import other_names
from edenda.recognisers.register.forms import alike
from edenda.register.entries import Register

_NO_LINK: Final = 0.5
_WORD: Final = re.compile(r"[\w'&-]+")
_LONGEST: Final = 8
_LONGEST_NAME: Final = 16


class _Body(NamedTuple):
    """An organisation that the document names: where, its words, and its entry if it has one."""

    flow: str
    at: int
    words: str
    entry: str


def without_other_bodies(context: Context, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those of a short form without their link that mean a body unknown to the register."""
    texts = {flow.flow.id: flow.flow.text for flow in context.chunks.flows}
    register = context.register
    linked = {index: body for index, one in enumerate(candidates) if (body := _linked(one, texts))}
    short = {index for index, body in linked.items() if _is_short(body, register)}
    if not short:
        return tuple(candidates)
    asked = {
        one for index in short for one in (linked[index].words, *other_names(linked[index].words, context.language))
    }
    others = _others(candidates, texts, asked)
    if not others:
        return tuple(candidates)
    own = _places(body for index, body in linked.items() if index not in short)
    return tuple(
        _judged(one, linked[index], own, others, context) if index in short else one
        for index, one in enumerate(candidates)
    )


def _linked(one: Candidate, texts: Mapping[str, str]) -> _Body | None:
    """An organisation that the register has found, with its entry."""
    mark = one.mark
    if mark.kind != "orgName" or one.flow not in texts or mark.why is None or mark.why.rule != REGISTER:
        return None
    entry = next((str(getattr(value, "target", value)) for name, value in mark.attrs if name == "ref"), "")
    words = alike(texts[one.flow][slice(*mark.span)])
    return _Body(one.flow, mark.span[0], words, entry.removeprefix("register:")) if entry else None


def _is_short(body: _Body, register: Register) -> bool:
    """Whether the words name an entry in short: the register has no such form of it that stands by itself."""
    entry = register.entries.get(body.entry)
    if entry is None or any(alike(form.text) == body.words and not form.is_short for form in entry.forms):
        return False
    names = (
        form.text
        for name in (body.entry, *entry.bodies)
        if name in register.entries
        for form in register.entries[name].forms
    )
    return (
        any(body.words != alike(name) and _contains(alike(name), body.words) for name in names) or body.words.isupper()
    )


def _contains(name: str, words: str) -> bool:
    return f" {words} " in f" {name} "


def _others(
    candidates: Sequence[Candidate], texts: Mapping[str, str], asked: set[str]
) -> dict[str, dict[str, list[_Body]]]:
    """The bodies without an entry whose names have short names in them: by the short name, in each flow."""
    known: dict[str, list[Span]] = defaultdict(list)
    for one in candidates:
        if one.mark.why is not None and one.mark.why.rule == REGISTER and one.mark.why.confidence >= SURE:
            known[one.flow].append(one.mark.span)
    covered = {flow: Covered(spans) for flow, spans in known.items()}
    found: dict[str, dict[str, list[_Body]]] = {}
    for one in candidates:
        mark = one.mark
        is_general = mark.why is not None and mark.why.rule != REGISTER and mark.why.confidence >= DOUBTFUL
        if mark.kind != "orgName" or not is_general or one.flow not in texts:
            continue
        if one.flow in covered and covered[one.flow](mark.span):
            continue
        name = alike(texts[one.flow][slice(*mark.span)])
        for words in _parts(name):
            if words in asked:
                flows = found.setdefault(words, defaultdict(list))
                flows[one.flow].append(_Body(one.flow, mark.span[0], name, ""))
    return {words: {flow: sorted(bodies) for flow, bodies in flows.items()} for words, flows in found.items()}


class Covered:
    """Whether a span lies in one of some spans that do not overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)

    def __call__(self, span: Span) -> bool:
        """Whether a span lies in one of them."""
        at = bisect_left(self._spans, (span[0] + 1, 0)) - 1
        return at >= 0 and is_within(span, self._spans[at])


def _parts(name: str) -> Iterator[str]:
    """The runs of words in a name, the whole name apart."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(name)][:_LONGEST_NAME]
    for first in range(len(words)):
        for last in range(first, min(len(words), first + _LONGEST)):
            part = name[words[first][0] : words[last][1]]
            if part != name:
                yield part


def _places(bodies: Iterator[_Body]) -> dict[tuple[str, str], list[int]]:
    """Where each entry is named by more than a short form, in each flow."""
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for one in sorted(bodies):
        found[one.flow, one.entry].append(one.at)
    return found


def _judged(
    one: Candidate,
    body: _Body,
    own: Mapping[tuple[str, str], Sequence[int]],
    others: Mapping[str, Mapping[str, Sequence[_Body]]],
    context: Context,
) -> Candidate:
    """A short name as it is, or without its link where another body of the name was named last."""
    entry = context.register.entries[body.entry]
    mine = max((_last(own.get((body.flow, name), ()), body.at) for name in (body.entry, *entry.bodies)), default=-1)
    last = _Body("", -1, "", "")
    for words in (body.words, *other_names(body.words, context.language)):
        bodies = others.get(words, {}).get(body.flow, ())
        at = bisect_left([other.at for other in bodies], body.at)
        last = max(last, bodies[at - 1] if at else last, key=_at)
    if last.at <= mine:
        return one
    why = Evidence(REGISTER, f"“{last.words}” was named last, which is not in the register", _NO_LINK)
    return Candidate(one.flow, Mark(one.mark.kind, one.mark.span, (("cert", "low"),), why))


def _at(body: _Body) -> int:
    return body.at


def _last(places: Sequence[int], before: int) -> int:
    at = bisect_left(places, before)
    return places[at - 1] if at else -1
