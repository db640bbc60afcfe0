"""Names from the register and acronyms that the document introduces, with the entry they mean where that is sure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from edenda.model import Attrs, Candidate, Evidence, Flow, Link, Mark, Reading, Span
from edenda.recognisers.context import Context
from edenda.recognisers.flows import Inside, excluded, text_blocks, text_flows
from edenda.recognisers.forms import Forms, Match
from edenda.register import Register

_INSERTION: Final = re.compile(r"\s?\[[^\[\]]*\]")
_SMALL: Final = "of|the|for|and|in|de|des|der|du|und|la"
_WORD: Final = r"[^\W\d_a-z][\w’'-]{0,40}"
_INTRODUCED: Final = re.compile(rf"(?<!\w)((?:{_WORD}(?:\s(?:{_SMALL})){{0,4}}\s){{1,8}}{_WORD})\s\(([A-Z]{{2,7}})\)")
_ACRONYM: Final = re.compile(r"(?<![\w-])[A-Z]{2,7}(?!\w)")
_ARTICLE: Final = re.compile(r"\b(?:the|The|THE)\s$")


class Mention(NamedTuple):
    """A form in a flow, with the entries that it can mean."""

    flow: str
    span: Span
    paragraph: int
    meanings: tuple[tuple[str, bool, bool], ...]


def recognise_names(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Every name that the register knows, and every acronym that the document introduces after a full name."""
    if not context.register.entries:
        return tuple(_acronyms(reading, ()))
    forms = Forms(context.register.entries.values())
    mentions = [mention for flow in text_flows(reading) for mention in _mentions(flow, forms, context.register)]
    resolver = _Resolver(context.register, mentions)
    known = [candidate for mention in mentions if (candidate := resolver.candidate(mention))]
    return (*known, *_acronyms(reading, known))


def _mentions(flow: Flow, forms: Forms, register: Register) -> Iterator[Mention]:
    in_citation = Inside(excluded(flow))
    starts = [block.span[0] for block, _ in text_blocks(flow)]
    ends = [block.span[1] for block, _ in text_blocks(flow)]
    linked = {mark.span: _entries(mark, register) for mark in flow.marks if mark.locked}
    for match in _matches(flow.text, forms):
        span = (match.start, match.end)
        at = bisect_right(starts, span[0]) - 1
        if at < 0 or span[1] > ends[at] or in_citation(span):
            continue
        meanings = _fitting(flow.text, match, register)
        meanings = tuple(one for one in meanings if one[0] in linked.get(span, ())) or meanings
        if meanings:
            yield Mention(flow.id, span, at, meanings)


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


def _without_insertions(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without bracketed insertions, and (position in it, characters left out before) for each."""
    pieces: list[str] = []
    offsets: list[tuple[int, int]] = []
    at = removed = 0
    for match in _INSERTION.finditer(text):
        pieces.append(text[at : match.start()])
        removed += match.end() - match.start()
        offsets.append((match.end() - removed, removed))
        at = match.end()
    pieces.append(text[at:])
    return "".join(pieces), offsets


def _mapped(match: Match, offsets: list[tuple[int, int]]) -> Match:
    def original(position: int, *, is_end: bool) -> int:
        at = bisect_right(offsets, (position - is_end, 1 << 60)) - 1
        return position + (offsets[at][1] if at >= 0 else 0)

    return match._replace(start=original(match.start, is_end=False), end=original(match.end, is_end=True))


def _fitting(text: str, match: Match, register: Register) -> tuple[tuple[str, bool, bool], ...]:
    """The meanings of a form that its surroundings allow: a short form in words needs the definite article."""
    words = text[match.start : match.end]
    is_acronym = words.isupper() and " " not in words.strip()
    has_article = _ARTICLE.search(text, max(0, match.start - 5), match.start) is not None
    following = text[match.end : match.end + 2]
    goes_on = len(following) == 2 and following[0] == " " and following[1].isupper()
    fits = is_acronym or (has_article and not goes_on)
    return tuple(
        one
        for one in match.meanings
        if not one[2] or fits or register.entries[one[0]].mark in ("placeName", "persName")
    )


@dataclass
class _Resolver:
    """Decides among the entries that a form can mean by what else the document names, and where."""

    register: Register
    mentions: Sequence[Mention]

    def __post_init__(self) -> None:
        self._named: set[str] = set()
        self._places: dict[str, list[tuple[str, int]]] = {}
        for mention in self.mentions:
            if len(mention.meanings) == 1 and not mention.meanings[0][2]:
                name = mention.meanings[0][0]
                for one in (name, *self.register.entries[name].bodies):
                    self._named.add(one)
                    self._places.setdefault(one, []).append((mention.flow, mention.paragraph))

    def candidate(self, mention: Mention) -> Candidate | None:
        possible = [meaning for meaning in mention.meanings if not meaning[2] or self._is_introduced(meaning[0])]
        if not possible:
            return None
        names, rule = self._decide(mention, possible)
        entry = self.register.entries[names[0] if names else possible[0][0]]
        if any(self.register.entries[meaning[0]].mark != entry.mark for meaning in possible) and not names:
            return None
        attrs = _attrs(entry.mark, entry.level, names)
        return Candidate(
            mention.flow, Mark(entry.mark, mention.span, attrs, Evidence("register", rule, 1.0 if names else 0.5))
        )

    def _is_introduced(self, name: str) -> bool:
        return name in self._named or any(body in self._named for body in self.register.entries[name].bodies)

    def _decide(self, mention: Mention, possible: list[tuple[str, bool, bool]]) -> tuple[tuple[str, ...], str]:
        """The entries meant (several for a plural event, none where it is not sure), and by which rule."""
        if len(possible) == 1:
            return (possible[0][0],), "the only entry with this form"
        marks = {self.register.entries[name].mark for name, _, _ in possible}
        if marks == {"name"} and not any(is_short for _, _, is_short in possible):
            return tuple(name for name, _, _ in possible), "a plural event"
        here = [name for name, _, _ in possible if self._is_near(name, mention)]
        if len(here) == 1:
            return (here[0],), "named in the same paragraph"
        preferred = [name for name, is_preferred, _ in possible if is_preferred]
        if preferred and not here:
            return (preferred[0],), "its preferred form"
        named = [name for name, _, _ in possible if self._is_introduced(name)]
        if len(named) == 1:
            return (named[0],), "the only one that the document names"
        return self._last_named(mention, here or named)

    def _is_near(self, name: str, mention: Mention) -> bool:
        places = (self._places.get(one, []) for one in (name, *self.register.entries[name].bodies))
        return any((mention.flow, mention.paragraph) in found for found in places)

    def _last_named(self, mention: Mention, names: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The one that was named last before; none where two were named in the same paragraph."""
        last: list[tuple[int, str]] = []
        for name in names:
            bodies = (name, *self.register.entries[name].bodies)
            before = [
                paragraph
                for one in bodies
                for flow, paragraph in self._places.get(one, [])
                if flow == mention.flow and paragraph < mention.paragraph
            ]
            if before:
                last.append((max(before), name))
        last.sort(reverse=True)
        if last and (len(last) == 1 or last[0][0] > last[1][0]):
            return (last[0][1],), "named last before"
        return (), "several entries have this form"


def _attrs(mark: str, level: str, names: Sequence[str]) -> Attrs:
    attrs: Attrs = (("type", "event"),) if mark == "name" else ()
    if mark == "title" and level:
        attrs = (*attrs, ("level", level))
    if names:
        return (*attrs, ("ref", Link(f"register:{' '.join(names)}")))
    return (*attrs, ("cert", "low"))


def _acronyms(reading: Reading, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """`Board of Pilots (BP)` marks the name, and `BP` wherever it stands: with the name's entry where it has one."""
    by_span = {(candidate.flow, candidate.mark.span[1]): candidate.mark for candidate in known}
    spans: dict[str, list[Span]] = {flow.id: [] for flow in text_flows(reading)}
    for one in known:
        spans[one.flow].append(one.mark.span)
    taken = {flow: Inside(found) for flow, found in spans.items()}
    introduced: dict[str, Attrs] = {}
    guessed: Attrs = (("cert", "medium"),)
    for flow in text_flows(reading):
        for match in _INTRODUCED.finditer(flow.text):
            full = by_span.get((flow.id, match.end(1)))
            span = (match.end(1) - len(_matching_name(match[1], match[2])), match.end(1))
            if full is not None and full.kind == "orgName":
                introduced.setdefault(match[2], full.attrs)
            elif span[0] < span[1] and not taken[flow.id](span):
                introduced.setdefault(match[2], guessed)
                yield _org(flow, span, guessed, f"introduces {match[2]}")
    if introduced:
        yield from _repeated(reading, introduced, taken)


def _repeated(reading: Reading, introduced: dict[str, Attrs], taken: dict[str, Inside]) -> Iterator[Candidate]:
    """Every introduced acronym wherever it stands by itself."""
    for flow in text_flows(reading):
        in_citation = Inside(excluded(flow))
        for match in _ACRONYM.finditer(flow.text):
            if match[0] in introduced and not taken[flow.id](match.span()) and not in_citation(match.span()):
                yield _org(flow, match.span(), introduced[match[0]], "introduced by the document")


def _matching_name(words: str, acronym: str) -> str:
    """The end of some words whose initials make the acronym, small words apart; empty where they do not."""
    parts = words.split()
    for first in range(len(parts)):
        tail = parts[first:]
        initials = "".join(part[0] for part in tail if part[0].isupper())
        if initials == acronym and tail[0][0].isupper():
            return " ".join(tail)
    return ""


def _org(flow: Flow, span: Span, attrs: Attrs, why: str) -> Candidate:
    return Candidate(flow.id, Mark("orgName", span, attrs, Evidence("acronym", why, 0.8)))
