"""Acronyms that a document introduces beside a full name: Board of Pilots (BP), and then `BP` wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Attrs, Candidate, Evidence, Flow, Link, Mark, Reading, Span
from edenda.recognisers.flows import Inside, excluded, text_flows

_RULE: Final = "acronym"
_CONFIDENCE: Final = 0.8
_SMALL: Final = "of|the|for|and|in|de|des|der|du|und|la"
_WORD: Final = r"[^\W\d_a-z][\w’'-]{0,40}"
_LETTERS: Final = r"[A-Z]{2,7}|(?:[A-Z]\.){2,7}"
_ACRONYM: Final = re.compile(r"[A-Z](?<![\w.-].)(?:[A-Z]{1,6}|\.(?:[A-Z]\.){1,6})(?!\w)")
"""`_LETTERS` as whole words; a capital comes first, so that all else is passed over fast."""
_BEFORE: Final = re.compile(rf"(?<![\w.-])({_LETTERS})\s[(\[]$")
_LONGEST_BEFORE: Final = 18
_LONGEST_NAME: Final = 512
_KINDS: Final = frozenset({"orgName", "placeName"})


class _Introduced(NamedTuple):
    """What an acronym stands for: the element, its attributes, and the full name."""

    kind: str
    attrs: Attrs
    name: str


class _Introducing(NamedTuple):
    """How acronyms are introduced: what stands in brackets, and the name with it, which is slow to look for."""

    bracket: re.Pattern[str]
    whole: re.Pattern[str]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every name with its acronym in brackets behind it."""
        end = 0
        for bracket in self.bracket.finditer(text):
            match = self.whole.search(text, max(end, bracket.start() - _LONGEST_NAME), bracket.end())
            if match:
                end = match.end()
                yield match


@cache
def _introducing(language: Language) -> _Introducing:
    before = any_of(language.words("linking", "introducing"))
    name = rf"((?:{_WORD}(?:\s(?:{_SMALL})){{0,4}}\s){{1,8}}{_WORD})"
    bracket = rf"(?:(?:{before})[,:]?\s)*[\"“‘']?({_LETTERS})[\"”’']?[)\]]"
    return _Introducing(re.compile(rf"[(\[](?<=\s.){bracket}"), re.compile(rf"(?<!\w){name}\s[(\[]{bracket}"))


def find_acronyms(reading: Reading, language: Language, known: Sequence[Candidate]) -> Iterator[Candidate]:
    """Full names that acronyms are introduced for, and the acronyms: with the name's entry where `known` has it."""
    taken = _taken(reading, known)
    introduced = _of_known(reading, known, language)
    by_end = {(one.flow, one.mark.span[1]): one.mark for one in known}
    for flow in text_flows(reading):
        for match in _introducing(language).find(flow.text):
            acronym = match[2].replace(".", "")
            full = by_end.get((flow.id, match.end(1)))
            name = _matching_name(match[1], acronym, language)
            span = (match.end(1) - len(name), match.end(1))
            is_whole = full is not None and not (name and span[0] < full.span[0])
            if full is not None and is_whole and full.kind in _KINDS and _is_linked(full):
                introduced.setdefault(acronym, _Introduced(full.kind, full.attrs, flow.text[slice(*full.span)]))
            elif name and not taken[flow.id](span):
                introduced.setdefault(acronym, _Introduced("orgName", (), name))
                yield _candidate(flow, span, "orgName", (), f"the document introduces “{match[2]}” by this name")
    if introduced:
        yield from _wherever(reading, introduced, taken)


def _taken(reading: Reading, known: Sequence[Candidate]) -> dict[str, Inside]:
    spans: dict[str, list[Span]] = {flow.id: [] for flow in text_flows(reading)}
    for one in known:
        if one.mark.why is None or one.mark.why.confidence:
            spans[one.flow].append(one.mark.span)
    return {flow: Inside(found) for flow, found in spans.items()}


def _of_known(reading: Reading, known: Sequence[Candidate], language: Language) -> dict[str, _Introduced]:
    """The acronyms that stand before a linked name in brackets: NUM (National Union of Mineworkers)."""
    texts = {flow.id: flow.text for flow in text_flows(reading)}
    found: dict[str, _Introduced] = {}
    for one in known:
        start, end = one.mark.span
        text = texts[one.flow]
        if one.mark.kind not in _KINDS or text[end : end + 1] not in (")", "]") or not _is_linked(one.mark):
            continue
        match = _BEFORE.search(text, max(0, start - _LONGEST_BEFORE), start)
        acronym = match[1].replace(".", "") if match else ""
        if acronym and _matching_name(text[start:end], acronym, language):
            found.setdefault(acronym, _Introduced(one.mark.kind, one.mark.attrs, text[start:end]))
    return found


def _is_linked(mark: Mark) -> bool:
    return any(isinstance(value, Link) for _, value in mark.attrs)


def _wherever(reading: Reading, introduced: dict[str, _Introduced], taken: dict[str, Inside]) -> Iterator[Candidate]:
    """Every introduced acronym wherever it stands by itself."""
    for flow in text_flows(reading):
        in_citation = Inside(excluded(flow))
        for match in _ACRONYM.finditer(flow.text):
            one = introduced.get(match[0].replace(".", ""))
            if one is not None and not taken[flow.id](match.span()) and not in_citation(match.span()):
                yield _candidate(
                    flow, match.span(), one.kind, one.attrs, f"the document introduces it for “{one.name}”"
                )


def _matching_name(words: str, acronym: str, language: Language) -> str:
    """The end of some words whose initials make the acronym, small words apart; empty where none is a body's name."""
    parts = words.split()
    for first in range(len(parts)):
        tail = parts[first:]
        initials = "".join(part[0] for part in tail if part[0].isupper())
        if initials == acronym and tail[0][0].isupper():
            return "" if _is_office(tail, language) else " ".join(tail)
    return ""


def _is_office(words: Sequence[str], language: Language) -> bool:
    """Whether words name what somebody is: Member of the Scottish Parliament, Chief Executive Officer."""
    small = (at for at, word in enumerate(words) if word[0].islower())
    head = words[next(small, len(words)) - 1].lower()
    return head in language.word_set("persons", "roles") - language.word_set("organisations", "heads")


def _candidate(flow: Flow, span: Span, kind: str, attrs: Attrs, why: str) -> Candidate:
    return Candidate(flow.id, Mark(kind, span, attrs, Evidence(_RULE, why, _CONFIDENCE)))
