"""Units: parts of chunks in their flow, with what small words and endings join to them.

`Henri Van der Noot`, `Dr. van Kleffens`, `Duke of Wellington`, `People's Republic of China`, `Mackay's Gardens`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.persons_and_places.parts import Part, parts_of
from edenda.recognisers.persons_and_places.parts.row import GREAT
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.vocabulary import Sort, begins_place, cased, place_kind, sort_of

_LOWER_PARTICLE: Final = re.compile(
    r"(?<![\w’'-])((?:von und zu|van de[nr]?|von der|vander|von|van|de|ter|ten|zu|af) )$"
)
_CAPITAL_BEFORE: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+ $")
_HEAD: Final = re.compile(r" ([A-Z]\w+)(?!\w)")
_EPITHET: Final = re.compile(r" the ([A-Z]\w+)")
_SAINT: Final = frozenset(("St.", "St", "Saint"))
_CLOSING: Final = frozenset(".,;:)")
_ARTICLE: Final = frozenset(("The ", "THE "))
_LONGEST_PARTICLE: Final = 14
_LONGEST_PLACE: Final = 5


class Unit(NamedTuple):
    """A part in its flow, with what small words join to it."""

    start: int
    end: int
    """Characters of the flow's text."""
    words: tuple[str, ...]
    part: Part
    chunk: Chunk

    @property
    def opens(self) -> bool:
        """Whether a sentence begins with it."""
        return self.chunk.opens and not self.part.start

    @property
    def key(self) -> str:
        """Its words in the form in which all occurrences are counted together."""
        return " ".join(map(cased, self.words)).replace("’", "'")


def units_of(flow: ChunkedFlow, language: Language) -> Iterator[Unit]:
    """The units of a flow, in the order of its text."""
    skipped = 0
    for index, chunk in enumerate(flow.chunks):
        parts = parts_of(chunk.words, language, chunk.opens or chunk.in_head, chunk.shouts)
        if skipped:
            parts = tuple(part for part in parts if part.start >= skipped)
            skipped = 0
        for part in parts:
            if chunk.link and part.end == chunk.end - chunk.start:
                joined = _joined(flow, index, part, language)
                if joined is not None:
                    unit, skipped = joined
                    yield unit
                    continue
            if part.words and part.kind not in ("open", "state", "vessel"):
                yield _unit(flow.flow.text, chunk, part, language)


def _unit(text: str, chunk: Chunk, part: Part, language: Language) -> Unit:
    """A part as a unit by itself, with a small particle before it, or an epithet or a head noun behind."""
    start, end = chunk.start + part.start, chunk.start + part.end
    if part.kind != "noble" and (longer := _longer_place(text, (start, end), part, language)):
        return Unit(*longer, part.words, part._replace(kind="place"), chunk)
    if part.kind == "place":
        return Unit(start, end, part.words, part, chunk)
    words = part.words
    if particle := _particle_before(text, start):
        start -= len(particle) + 1
        words = (*particle.split(), *words)
    epithet = _EPITHET.match(text, end) if text.startswith(" the ", end) else None
    if epithet and epithet[1].lower() in language.word_set("persons", "epithets"):
        return Unit(start, epithet.end(), (*words, "the", epithet[1]), part._replace(kind="noble"), chunk)
    return Unit(start, end, words, part, chunk)


def _particle_before(text: str, start: int) -> str:
    """A particle in lower case before a name, but not one that belongs to words with capitals before it."""
    if start < 2 or text[start - 1] != " " or not text[start - 2].islower():
        return ""
    found = _LOWER_PARTICLE.search(text, max(0, start - _LONGEST_PARTICLE), start)
    if found is None or _CAPITAL_BEFORE.search(text, max(0, found.start() - 30), found.start()):
        return ""
    return found[1].rstrip()


def _longer_place(text: str, span: tuple[int, int], part: Part, language: Language) -> tuple[int, int] | None:
    """A place that is longer than its words: The Hague, St. George's, Mackay's Gardens, Ky."""
    start, end = span
    name = text[start:end]
    if text[max(0, start - 4) : start] in _ARTICLE and place_kind(f"the {name}", language):
        return start - 4, end
    if part.after or part.role:
        return None
    longer = end
    is_behind_comma = text.endswith(", ", 0, start)
    if text.startswith(("'s", "’s"), end):
        longer = _possessed(text, span, part, language)
    elif is_behind_comma:
        longer = _abbreviated(text, span, language)
    return (start, longer) if longer > end or (is_behind_comma and name in _short(language)) else None


def _short(language: Language) -> frozenset[str]:
    return language.word_set("places", "abbreviations")


def _abbreviated(text: str, span: tuple[int, int], language: Language) -> int:
    """Where a state in short behind a place ends: `Ky.`, `N. Y.`"""
    name = text[slice(*span)]
    return span[1] + int(text.startswith(".", span[1]) and f"{name}." in _short(language))


def _possessed(text: str, span: tuple[int, int], part: Part, language: Language) -> int:
    """Where a place with a possessive in its name ends: St. George's, Mackay's Gardens, Van Diemen's Land."""
    name, end = text[slice(*span)], span[1]
    head = _HEAD.match(text, end + 2)
    if head and (_is_head(head[1], language) or place_kind(f"{name}'s {head[1]}", language)):
        return head.end()
    is_church = len(part.words) > 1 and part.words[0] in _SAINT and text[end + 2 : end + 3] in _CLOSING
    return end + 2 if is_church or place_kind(f"{name}'s", language) else end


def _is_head(word: str, language: Language) -> bool:
    """Whether a word is one for a kind of place, and for no kind of body."""
    return sort_of(word, language) & (Sort.PLACE_HEAD | Sort.HEAD) == Sort.PLACE_HEAD


def _joined(flow: ChunkedFlow, index: int, part: Part, language: Language) -> tuple[Unit, int] | None:
    """A unit that goes on in the next chunk, and how many characters of that belong to it."""
    chunk, following = flow.chunks[index], flow.chunks[index + 1]
    kind = part.kind
    count = _place_across(part, chunk.link, following, language)
    if count:
        kind = "place"
    elif _is_particle(chunk.link, part, language) and _goes_on(part, chunk.link, language):
        count = _person_across(chunk.link, following, language)
        kind = "noble" if kind == "open" else kind
    if not count:
        return None
    words = (*part.words, *chunk.link.split(), *following.words[:count])
    length = len(" ".join(following.words[:count]))
    start = chunk.start + part.start if part.words else chunk.end + 1
    return Unit(start, following.start + length, words, part._replace(kind=kind), chunk), length


def _is_particle(link: str, part: Part, language: Language) -> bool:
    return (link == "of" and part.kind == "open") or link in language.word_set("persons", "particles")


def _person_across(link: str, following: Chunk, language: Language) -> int:
    """How many words of the next chunk go on with a person's name."""
    later = parts_of(following.words, language, False, following.shouts)  # noqa: FBT003 - as in parts
    if not later or later[0].start or later[0].role or (later[0].kind == "place" and link != "of"):
        return 0
    return len(later[0].words)


def _goes_on(part: Part, link: str, language: Language) -> bool:
    """Whether a particle behind a part joins the next words to it: Henri van …, Dr. van …, Álvarez del …"""
    if not part.words:
        return bool(part.role)
    if part.kind in ("place", "weak", "state", "vessel"):
        return False
    if part.role or part.kind or len(part.words) > 1:
        return True
    first = sort_of(part.words[0], language)
    if first & (Sort.INITIAL | Sort.GIVEN | Sort.PARTICLE):
        return place_kind(part.words[0], language) not in GREAT
    return not first & Sort.COMMON and not place_kind(part.words[0], language) and link not in ("la", "le", "al", "el")


def _place_across(part: Part, link: str, following: Chunk, language: Language) -> int:
    """How many words of the next chunk a place has that begins in a part: `Republic of` China."""
    if not part.words:
        return 0
    if begins_place(part.words[0], language):
        start = f"{' '.join(part.words)} {link} "
        for length in range(min(3, len(following.words)), 0, -1):
            name = " ".join(following.words[:length])
            if place_kind(start + name, language) and not (link == "and" and place_kind(name, language) == "country"):
                return length
    if part.kind == "state" and link in ("of", "of the"):
        return _place_words(following, language) or 1
    is_opened = sort_of(part.words[0], language) & Sort.PLACE_OPENER
    return int(bool(is_opened) and link in language.word_set("places", "particles"))


def _place_words(chunk: Chunk, language: Language) -> int:
    """How many words at the beginning of a chunk are the longest place that the gazetteer has."""
    for length in range(min(_LONGEST_PLACE, len(chunk.words)), 0, -1):
        if place_kind(" ".join(chunk.words[:length]), language):
            return length
    return 0
