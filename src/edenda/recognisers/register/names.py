"""Names from the register and acronyms that the document introduces, with the entry they mean where that is sure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from edenda.model import Attrs, Candidate, Evidence, Flow, Link, Mark, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.evidence import REGISTER, SURE
from edenda.recognisers.flows import Inside, excluded, text_blocks, text_flows
from edenda.recognisers.organisations.acronyms import find_acronyms
from edenda.recognisers.register.coordination import with_number_before
from edenda.recognisers.register.forms import Forms, Match, Meaning, forms_of
from edenda.recognisers.register.meanings import NOT_SURE, Meanings, Mention
from edenda.register.entries import Register

_INSERTION: Final = re.compile(r"\[[^\[\]]*\]")
_HAS_ACRONYM: Final = re.compile(r"(?<!\w)(?:[A-Z]{2,}|(?:[A-Z]\.){2,})(?!\w)")
_WITH_BODIES: Final = frozenset({"orgName", "name"})
_OF_A_BODY: Final = re.compile(r"\sof\s(?:the\s)?[^\W\d_a-z]")
_LONGEST_BEFORE: Final = 30
#: What stands before a short form in words: the article; before a title also a year or another title between.
_BEFORE_A_NAME: Final = {
    "orgName": re.compile(r"\b(?:the|The|THE)\s$"),
    "title": re.compile(r"\b(?:the|The|THE|this|This)\s(?:\d{4}\s|[A-Z][\w’'-]{0,20}\sand\s)?$"),
}


def recognise_names(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Every name that the register knows, and every acronym that the document introduces after a full name."""
    if not context.register.entries:
        return tuple(find_acronyms(reading, context.language, ()))
    forms = forms_of(context.register, context.language)
    mentions = [
        mention
        for flow in text_flows(reading)
        for one in _mentions(flow, forms, context.register)
        for mention in with_number_before(flow, one, forms, context)
    ]
    meanings = Meanings(context.register, [mention for mention in mentions if mention.meanings])
    known = [candidate for mention in mentions if (candidate := _candidate(mention, meanings, context.register))]
    return (*known, *find_acronyms(reading, context.language, known))


def _candidate(mention: Mention, meanings: Meanings, register: Register) -> Candidate | None:
    """The mark of a mention; one of no confidence, so that nothing else marks it, where its words name nothing here."""
    if not mention.meanings and mention.shares_head:
        why = Evidence(REGISTER, "the number of an event that shares its head with the next", SURE)
        return Candidate(mention.flow, Mark("name", mention.span, (("type", "event"),), why))
    if not mention.meanings:
        why = Evidence(REGISTER, "a short form that only the definite article would make a name", 0.0)
        return Candidate(mention.flow, Mark("orgName", mention.span, (), why))
    decision = meanings.decide(mention)
    if decision is None:
        return None
    level = register.entries[decision.names[0]].level if decision.names else ""
    attrs = _attrs(decision.mark, level, decision.names)
    why = Evidence(REGISTER, decision.why, 1.0 if decision.names else NOT_SURE)
    return Candidate(mention.flow, Mark(decision.mark, mention.span, attrs, why))


def _mentions(flow: Flow, forms: Forms, register: Register) -> Iterator[Mention]:
    in_citation = Inside(excluded(flow))
    starts = [block.span[0] for block, _ in text_blocks(flow)]
    ends = [block.span[1] for block, _ in text_blocks(flow)]
    linked = {mark.span: _entries(mark, register) for mark in flow.marks if mark.locked}
    for match in _in_capitals(flow, forms, _matches(flow.text, forms)):
        span = (match.start, match.end)
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or span[1] > ends[at] or in_citation(span):
            continue
        if _belongs_to_another(flow.text, match, register):
            continue
        meanings = _fitting(flow.text, match, register)
        stands = linked.get(span, ())
        yield Mention(flow.id, span, at, tuple(one for one in meanings if one.entry in stands) or meanings)


def _entries(mark: Mark, register: Register) -> list[str]:
    """The entries of the register that a mark which stands already is linked to."""
    pointers = next((str(value) for name, value in mark.attrs if name == "ref"), "").split()
    return [name for pointer in pointers if (name := pointer.partition("#")[2]) in register.entries]


def _matches(text: str, forms: Forms) -> list[Match]:
    """Forms in a text, also those that an insertion in brackets interrupts; the longer one wins."""
    plain = list(forms.find(text))
    cut, offsets = _without_insertions(text)
    if not offsets:
        return plain
    bridged = [
        match for match in (_mapped(one, offsets) for one in forms.find(cut)) if "[" in text[match.start : match.end]
    ]
    covered = Inside([(match.start, match.end) for match in bridged])
    return sorted([*bridged, *(match for match in plain if not covered((match.start, match.end)))])


def _in_capitals(flow: Flow, forms: Forms, matches: list[Match]) -> list[Match]:
    """Matches, with those in blocks of capitals only; there the longer one wins."""
    found = [
        match._replace(start=match.start + block.span[0], end=match.end + block.span[0])
        for block, _ in text_blocks(flow)
        if flow.text[slice(*block.span)].isupper()
        for match in forms.find_in_capitals(flow.text[slice(*block.span)])
    ]
    if not found:
        return matches
    covered = Inside([(match.start, match.end) for match in found])
    return sorted([*found, *(match for match in matches if not covered((match.start, match.end)))])


def _without_insertions(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without bracketed insertions, and (position in it, characters left out before) for each."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    at = removed = 0
    for match in _INSERTION.finditer(text):
        start = match.start()
        start -= start > at and text[start - 1].isspace()
        pieces.append(text[at:start])
        removed += match.end() - start
        offsets.append((match.end() - removed, removed))
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), offsets


def _mapped(match: Match, offsets: list[tuple[int, int]]) -> Match:
    def original(position: int, *, is_end: bool) -> int:
        at = bisect_right(offsets, (position - is_end, 1 << 60)) - 1
        return position + (offsets[at][1] if at >= 0 else 0)

    return match._replace(start=original(match.start, is_end=False), end=original(match.end, is_end=True))


def _belongs_to_another(text: str, match: Match, register: Register) -> bool:
    """Whether a short form goes on with `of the …`: it is the organ or congress of a body that the register has not."""
    if not all(one.is_short and register.entries[one.entry].mark in _WITH_BODIES for one in match.meanings):
        return False
    return _OF_A_BODY.match(text, match.end) is not None


def _fitting(text: str, match: Match, register: Register) -> tuple[Meaning, ...]:
    """The meanings of a form that its surroundings allow: a short form in words needs the definite article."""
    if not any(one.is_short for one in match.meanings):
        return match.meanings
    words = text[match.start : match.end]
    is_acronym = _HAS_ACRONYM.search(words) is not None
    following = text[match.end : match.end + 2]
    goes_on = len(following) == 2 and following[0] == " " and following[1].isupper()
    before = text[max(0, match.start - _LONGEST_BEFORE) : match.start]

    def fits(one: Meaning) -> bool:
        article = _BEFORE_A_NAME.get(register.entries[one.entry].mark)
        return not one.is_short or article is None or is_acronym or (not goes_on and article.search(before) is not None)

    found = tuple(one for one in match.meanings if fits(one))
    return found if len(found) < len(match.meanings) else match.meanings


def _attrs(mark: str, level: str, names: Sequence[str]) -> Attrs:
    attrs: Attrs = (("type", "event"),) if mark == "name" else ()
    if mark == "title" and level:
        attrs = (*attrs, ("level", level))
    if names:
        return (*attrs, ("ref", Link(f"register:{' '.join(names)}")))
    return (*attrs, ("cert", "low"))
