"""Forms that can be made from the names of a register: organs with their bodies, congresses, acronyms, spellings.

What is made here never stands against a form that the register has. The words come from `languages/CODE.derived.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.register.derivation_words import Words, words_of
from edenda.register.entries import Entry, Form, Register

_APOSTROPHE: Final = re.compile(r"(\w)(?:s['’]|['’]s)(?!\w)")
_MARK: Final = "\0"
_MARKED: Final = rf"\1{_MARK}"
_STOPPED: Final = re.compile(r"(?<!\w)(?:[A-Z]\.){2,7}(?!\w)")
_SOLID: Final = re.compile(r"(?<![\w.])[A-Z]{3,7}(?![\w.])")
_OF: Final = " of "
_OF_THE: Final = " of the "
_SHORTEST_ACRONYM: Final = 3
_TELLING_ACRONYM: Final = 4
"""Letters of an acronym that, beside the name of an organ or the number of a congress, names a body by itself."""
_MOST_BODY_FORMS: Final = 32


class Derived(NamedTuple):
    """A form that was made for an entry, and from what. A short one needs the entry named otherwise in the document."""

    text: str
    entry: str
    why: str
    is_short: bool = False
    is_alone: bool = False
    """Whether it is an organ's own name, without its body."""


def derive(register: Register, language: Language, wanted: Container[str] | None = None) -> Iterator[Derived]:
    """The forms that can be made, entry by entry; `wanted` are the ids of those that are asked for, if not all are."""
    words = words_of(language)
    if words is None:
        return
    bodies = _Bodies(register, words)
    for entry in register.entries.values():
        if entry.mark in _MAKERS and (wanted is None or entry.id in wanted):
            yield from _MAKERS[entry.mark](entry, bodies)


class _Bodies:
    """The forms of the bodies whose organs and congresses are to be named; each body's are made once."""

    def __init__(self, register: Register, words: Words) -> None:
        self.words = words
        self._register = register
        self._known: dict[str, tuple[tuple[str, bool], ...]] = {}

    def forms(self, entry: Entry) -> tuple[tuple[str, bool], ...]:
        """The forms of an entry's bodies, and whether each is short."""
        return tuple(chain.from_iterable(self._of(name) for name in entry.bodies))

    def are_places(self, entry: Entry) -> bool:
        """Whether what an entry belongs to is a state."""
        entries = self._register.entries
        return any(name in entries and entries[name].mark == "placeName" for name in entry.bodies)

    def _of(self, name: str) -> tuple[tuple[str, bool], ...]:
        if name not in self._known:
            self._known[name] = ()
            body = self._register.entries.get(name)
            forms = _body_forms(body, self) if body else {}
            self._known[name] = tuple(forms.items())[:_MOST_BODY_FORMS]
        return self._known[name]


def _body_forms(body: Entry, bodies: _Bodies) -> dict[str, bool]:
    """The forms of a body that stand in the names of its organs, and whether each is short."""
    words = bodies.words
    names = tuple(form.text for form in _usable(body))
    stated = dict.fromkeys(names, False)
    for text in names:
        nations = _of_country(text, words) if body.mark == "orgName" else ()
        stated.update(dict.fromkeys((*_spellings(text, words), *nations, *words.same.get(text, ())), False))
    for acronym in filter(None, map(_initials, names if body.mark == "orgName" else ())):
        for text in _stopped(acronym):
            stated.setdefault(text, len(acronym) < _TELLING_ACRONYM)
    stated.update({form.text: True for form in body.forms if form.is_short and form.text not in stated})
    if body.mark == "orgName" and body.bodies:
        for one in _of_organ(body, bodies):
            if " " in one.text and one.text not in stated and not one.is_alone:
                stated[one.text] = one.is_short
    return stated


def _usable(entry: Entry) -> Iterator[Form]:
    return (form for form in entry.forms if not (form.is_short or form.is_misprint))


def _of_organisation(entry: Entry, bodies: _Bodies) -> Iterator[Derived]:
    words = bodies.words
    for form in _usable(entry):
        yield from _respelt(form.text, entry.id, words)
        yield from (Derived(text, entry.id, f"from “{form.text}”") for text in _of_country(form.text, words))
        acronym = _initials(form.text) if not entry.bodies else ""
        if acronym:
            for text in _stopped(acronym):
                yield Derived(text, entry.id, f"the initials of “{form.text}”", is_short=True)
        if short := _without_country(form.text, words):
            yield Derived(short, entry.id, f"“{form.text}” without its country", is_short=True, is_alone=True)
    for form in entry.forms:
        if form.is_short:
            yield from (one._replace(is_short=True) for one in _respelt(form.text, entry.id, words))
    if entry.bodies:
        yield from _of_organ(entry, bodies)


def _of_organ(entry: Entry, bodies: _Bodies) -> Iterator[Derived]:
    """`Central Committee` with any form of its body: of the body, before it, after its acronym."""
    forms = bodies.forms(entry)
    heads = dict.fromkeys(
        head for form in _usable(entry) if (head := _head(form.text, [text for text, _ in forms], bodies.words))
    )
    for head in heads:
        names = (head, *bodies.words.organs.get(head, ()))
        why = f"“{head}” with a name of the body to which it belongs"
        for body, is_short in forms:
            for text in _joined(names, body):
                yield Derived(text, entry.id, why, is_short)
        if not bodies.are_places(entry):
            for name in names:
                yield Derived(name, entry.id, f"“{head}” alone, after its body was named", is_short=True, is_alone=True)


def _joined(names: Sequence[str], body: str) -> Iterator[str]:
    """An organ's names with a form of its body; before a body in words an acronym stands with `of the` alone."""
    is_acronym = body.isupper()
    for name in names:
        yield f"{name} of the {body}"
        if is_acronym or not name.isupper():
            yield from (f"{name} of {body}", f"{body} {name}", f"{name} {body}")
    if len(names) > 1 and names[1].isupper():
        yield f"{names[0]} ({names[1]}) of the {body}"
        if is_acronym:
            yield f"{names[0]} ({names[1]}) of {body}"


def _head(text: str, bodies: Sequence[str], words: Words) -> str:
    """The organ's own name: what is left of a form without its body."""
    for body in bodies:
        for tail in (f"{_OF_THE}{body}", f"{_OF}{body}"):
            if text.endswith(tail):
                return text.removesuffix(tail)
        if text.startswith(f"{body} "):
            return text.removeprefix(f"{body} ")
        nation = words.nations.get(body)
        if nation and text.startswith(f"{nation} "):
            return text.removeprefix(f"{nation} ")
    before, of_the, _ = text.partition(_OF_THE)
    return before if of_the else ""


def _of_event(entry: Entry, bodies: _Bodies) -> Iterator[Derived]:
    words = bodies.words
    for form in _usable(entry):
        yield from _respelt(form.text, entry.id, words)
        for other in words.same.get(form.text, ()):
            yield Derived(other, entry.id, f"another name of the “{form.text}”")
        before, comma, _ = form.text.partition(", ")
        if comma and " " in before:
            for text in (before, *_spellings(before, words)):
                yield Derived(text, entry.id, f"“{form.text}” without its place and year")
        first, _, rest = form.text.partition(" ")
        ordinals = words.ordinals.get(first.lower())
        if ordinals:
            yield from _of_numbered(entry, bodies, ordinals, rest)


def _of_numbered(entry: Entry, bodies: _Bodies, ordinals: Sequence[str], rest: str) -> Iterator[Derived]:
    """`Twentieth Congress of the …` with its number in words, digits, Roman digits, and with any form of its body."""
    forms = bodies.forms(entry)
    head = _head(rest, [text for text, _ in forms], bodies.words) or rest
    last = head.rpartition(" ")[2]
    heads = dict.fromkeys((head, last)) if last in bodies.words.gatherings else {}
    is_party = any(bodies.words.party in text for text, _ in forms)
    party = f"{bodies.words.party} {last}"
    for ordinal in ordinals:
        yield Derived(f"{ordinal} {rest}", entry.id, f"“{ordinal}” for its number")
        for one in (*heads, *((party,) if is_party and heads else ())):
            why = f"its number and “{one}”"
            for body, is_short in forms:
                for text in (f"{one} of {body}", f"{one} of the {body}", f"{body} {one}"):
                    yield Derived(f"{ordinal} {text}", entry.id, f"{why} with a name of its body", is_short)
            if forms:
                yield Derived(f"{ordinal} {one}", entry.id, f"{why} alone, after its body was named", is_short=True)


def _of_place(entry: Entry, bodies: _Bodies) -> Iterator[Derived]:
    words = bodies.words
    for form in _usable(entry):
        yield from _respelt(form.text, entry.id, words)
        for other in words.same.get(form.text, ()):
            yield Derived(other, entry.id, f"another name of “{form.text}”")
        for body, is_short in bodies.forms(entry):
            yield Derived(
                f"{body} {form.text}", entry.id, f"“{form.text}” after the place of which it is a part", is_short
            )
        first, _, rest = form.text.partition(" ")
        if first in words.directions and rest in words.nations:
            yield Derived(rest, entry.id, f"“{rest}” for “{form.text}”", is_short=True)


def _of_work(entry: Entry, bodies: _Bodies) -> Iterator[Derived]:
    for form in _usable(entry):
        yield from _respelt(form.text, entry.id, bodies.words)


_MAKERS: Final = {"orgName": _of_organisation, "name": _of_event, "placeName": _of_place, "title": _of_work}


def _respelt(text: str, entry: str, words: Words) -> Iterator[Derived]:
    for other in _spellings(text, words):
        yield Derived(other, entry, f"another spelling of “{text}”")


def _spellings(text: str, words: Words) -> Iterator[str]:
    """Other spellings of a form: apostrophes, words, acronyms with and without full stops."""
    found = {text: None}
    has_apostrophe = "'" in text or "’" in text
    if has_apostrophe:
        marked = _APOSTROPHE.sub(_MARKED, text)
        found.update(dict.fromkeys(marked.replace(_MARK, ending) for ending in ("s'", "'s", "s")))
    parts = text.split()
    if not words.triggers.isdisjoint(parts):
        for one in tuple(found):
            found.update(dict.fromkeys(_exchanged(one, words)))
    if "." in text or _SOLID.search(text):
        for one in tuple(found):
            found[_STOPPED.sub(lambda match: match[0].replace(".", ""), one)] = None
            found[_SOLID.sub(lambda match: ".".join(match[0]) + ".", one)] = None
            found[_SOLID.sub(lambda match: ". ".join(match[0]) + ".", one)] = None
            found[_STOPPED.sub(lambda match: match[0].replace(".", ". ").rstrip(), one)] = None
    del found[text]
    yield from found


def _exchanged(text: str, words: Words) -> Iterator[str]:
    """A form with a word exchanged for its other spelling."""
    parts = text.split(" ")
    for at, part in enumerate(parts):
        for other in words.pairs.get(part, ()):
            yield " ".join((*parts[:at], other, *parts[at + 1 :]))


def _of_country(text: str, words: Words) -> Iterator[str]:
    """An organisation's name with its country's adjective for the country, or the country for the adjective."""
    parts = text.split()
    if words.triggers.isdisjoint(parts):
        return
    before, found, country = text.rpartition(_OF)
    nation = words.nations.get(country.removeprefix("the "))
    if found and nation and before.rpartition(" ")[2] not in words.states:
        yield from _national(nation, before, words)
    if len(parts) > 1 and _OF not in text:
        for one in words.countries.get(parts[0], ()):
            article = "the " if one in words.with_article else ""
            yield from _with_spellings(f"{' '.join(parts[1:])} of {article}{one}", words)


def _without_country(text: str, words: Words) -> str:
    """`Communist Party` of `Communist Party of China`: what is left of a party's name, if it is two words or more."""
    before, found, country = text.rpartition(_OF)
    rest = before if found and country.removeprefix("the ") in words.nations else ""
    first, _, others = text.partition(" ")
    if not rest and first in words.countries and _OF not in others:
        rest = others
    return rest if " " in rest and rest.endswith(words.party) else ""


def _national(nation: str, before: str, words: Words) -> Iterator[str]:
    """`Albanian Party of Labour`, `Albanian Labour Party`, `Chinese Communist party`."""
    yield from _with_spellings(f"{nation} {before}", words)
    head, found, rest = before.partition(_OF)
    if found and " " not in head + rest:
        yield from _with_spellings(f"{nation} {rest} {head}", words)
    if before.endswith(f" {words.party}"):
        yield f"{nation} {before.removesuffix(words.party)}{words.party.lower()}"


def _with_spellings(text: str, words: Words) -> Iterator[str]:
    yield text
    yield from _spellings(text, words)


def _stopped(acronym: str) -> tuple[str, str]:
    """An acronym without full stops, and with them."""
    return acronym, ".".join(acronym) + "."


def _initials(text: str) -> str:
    """The acronym that the capitals of a name make; empty for fewer than three."""
    parts = [part for part in text.replace("(", "").split() if part[0].isupper()]
    if len(parts) < _SHORTEST_ACRONYM or any(part.isupper() and len(part) > 1 for part in parts):
        return ""
    return "".join(part[0] for part in parts)
