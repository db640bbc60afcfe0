"""The names of an edition as they are to be clustered: those that lead nowhere, and what the register knows of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.recognisers.register.spelling import plain, sounds
from edenda.register.growing.derived_names import made_of
from edenda.register.growing.name_words import bare_name, initials_of, letters_of, spelling
from edenda.register.growing.person_words import title_words
from edenda.register.growing.values import KIND_OF, Use
from edenda.register.index.index import Index
from edenda.register.index.values import IndexedEntry, Mention

#: The prefix of what stands for a document where a form of an entry is no mention.
ENTRY: Final = "#"
_LETTERS: Final = r"(?:[A-Z]\.?){2,7}"
_BEFORE: Final = re.compile(rf"(?<![\w.-])({_LETTERS})\s[(\[]$")
_TITLES: Final = 2
_SHORTEST: Final = 4
_KINDS: Final = {"personGrp": "person"}


class Names(NamedTuple):
    """The uses to be clustered, and for each that leads nowhere its mentions; the entries that were taken in."""

    uses: Sequence[Use]
    mentions: Mapping[Use, Sequence[Mention]]
    entries: Mapping[str, IndexedEntry]


def kind_of(mention: Mention) -> str:
    """The kind of entry that a name would have; empty for what gets none."""
    if mention.element == "name" and mention.type != "event":
        return ""
    return KIND_OF.get(mention.element, "")


def names_of(mentions: Iterable[Mention], index: Index, language: Language) -> Names:
    """Some mentions as uses, and beside them the entries whose names they may be, with the mentions of these."""
    found: dict[Use, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[use_of(mention, language)].append(mention)
    counted = {use._replace(times=len(those)): those for use, those in found.items()}
    entries = {one.id: one for one in _concerned(index, list(counted), language)}
    known = [use for entry in entries.values() for use in _uses_of(entry, index, language)]
    return Names((*counted, *known), counted, entries)


def use_of(mention: Mention, language: Language) -> Use:
    """A name as it is clustered, with the title before it or the acronym behind it."""
    kind = kind_of(mention)
    title = _title(mention.before, language) if kind == "person" else ""
    acronym = "" if kind == "person" else _acronym(mention, language)
    return Use(kind, mention.words, mention.file, title, 1, (), acronym)


def _title(before: str, language: Language) -> str:
    """The word before a name that tells whether it is a man's or a woman's."""
    known = title_words(language)
    words = before.split()[-_TITLES:] if before[-1:].isspace() else []
    return next((word for word in reversed(words) if word.lower().rstrip(".") in known.women | known.men), "")


@cache
def _behind(language: Language) -> re.Pattern[str]:
    introducing = any_of(language.words("linking", "introducing"))
    return re.compile(rf"\s?[(\[](?:(?:{introducing})[,:]?\s)*[\"“‘']?({_LETTERS})[\"”’']?[)\]]")


def _acronym(mention: Mention, language: Language) -> str:
    """The acronym that stands in brackets behind a name, or before a name in brackets; without full stops."""
    found = _behind(language).match(mention.after)
    if found is None and mention.after[:1] in {")", "]"}:
        found = _BEFORE.search(mention.before)
    return found[1].replace(".", "") if found else ""


def _uses_of(entry: IndexedEntry, index: Index, language: Language) -> Iterator[Use]:
    """The forms of an entry, and its mentions, as uses that lead to it."""
    kind = _KINDS.get(entry.kind, entry.kind)
    for name in entry.names:
        yield Use(kind, name, f"{ENTRY}{entry.id}", times=0, entries=(entry.id,))
    times: dict[Use, int] = defaultdict(int)
    for mention in index.mentions(entry.id):
        if len(mention.entries) == 1 and mention.words and kind_of(mention) == kind:
            times[use_of(mention, language)._replace(entries=(entry.id,))] += 1
    yield from (use._replace(times=number) for use, number in times.items())


def _concerned(index: Index, uses: Sequence[Use], language: Language) -> Iterator[IndexedEntry]:
    """The entries that have a word in common with a name of their kind, in whatever spelling."""
    if not uses:
        return
    entries = [entry for entry in index.entries() if entry.names]
    persons = [entry for entry in entries if entry.kind in {"person", "personGrp"}]
    wanted = {key for keys in _keys_of_persons([use.words for use in uses if use.kind == "person"]) for key in keys}
    for entry, keys in zip(persons, _keys_of_persons(["\t".join(one.names) for one in persons]), strict=True):
        if not wanted.isdisjoint(keys):
            yield entry
    for kind in ("org", "place", "event", "bibl"):
        names = sorted({bare_name(use.words, language) for use in uses if use.kind == kind})
        made = made_of(kind, {at: (name,) for at, name in enumerate(names)}, None, language)
        sought = {key for name in (*names, *(one.text for one in made)) for key in _keys(name)}
        for entry in entries:
            if entry.kind == kind and any(not sought.isdisjoint(_keys(name)) for name in entry.names):
                yield entry


def _keys_of_persons(names: Sequence[str]) -> list[list[str]]:
    """The words of each name, as they sound; initials apart."""
    words = [[word for word in name.split() if len(word) > 1 and not word.endswith(".")] for name in names]
    flat = [word for one in words for word in one]
    keys = iter(sounds(plain(flat), "letters"))
    return [[next(keys) for _ in one] for one in words]


def _keys(name: str) -> Iterator[str]:
    """The words of a name that tell something; its acronym, and the one that its initials make."""
    if letters := letters_of(name) or initials_of(name):
        yield letters
    yield from (word for word in spelling(name).split() if len(word) >= _SHORTEST)
    yield spelling(name)
