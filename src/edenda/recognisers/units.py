"""Units: the parts of a chunk that can each be one name of a person or a place.

`Soviet Ambassador V. I. Ivanov` is the unit `V. I. Ivanov` behind a role; `Lake Baikal`, `New York` and `People's
Republic of China` are places as they stand; `Ivanov` alone may be either. What small words join is put together:
`Henri Van der Noot`, `Dr. van Kleffens`, `Duke of Wellington`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.vocabulary import Sort, begins_place, cased, place_kind, sort_of

_MOST: Final = 1 << 15
_LONGEST: Final = 6
_LONGEST_PLACE: Final = 5
_SYLLABLES: Final = 3
_BLOCKED: Final = Sort.ADJECTIVE | Sort.CALENDAR | Sort.HEAD | Sort.PLACE_HEAD | Sort.ACRONYM | Sort.NO_NAME
_KNOWN: Final = Sort.GIVEN | Sort.SURNAME
_LOWER_PARTICLE: Final = re.compile(
    r"(?<![\w’'-])((?:von und zu|van de[nr]?|von der|vander|von|van|de|ter|ten|zu|af) )$"
)
_CAPITAL_BEFORE: Final = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]+ $")
_HEAD: Final = re.compile(r" ([A-Z]\w+)(?!\w)")
_EPITHET: Final = re.compile(r" the ([A-Z]\w+)")
_ABBREVIATIONS: Final = frozenset(
    "U.S. U.K. U.N. U.S.S.R. D.C. B.C. A.D. P.S. N.Y. G.D.R. U.S.A. P.M. A.M. N.B. S.A. C.C. H.M. V.I.P.".split()
)


class Part(NamedTuple):
    """A part of a chunk: characters of the chunk's text, and what stands beside it there."""

    start: int
    end: int
    words: tuple[str, ...]
    role: str
    """The role right before it, outside the name; lower case."""
    kind: str
    """`place` where it is one as it stands; `noble` behind a title that belongs to it; `weak` for a common word; else empty."""
    before: str
    """The word of the chunk before it, lower case, a role apart."""
    after: str
    """The word of the chunk behind it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part in its flow, with what small words join to it."""

    start: int
    end: int
    """Characters of the flow's text."""
    words: tuple[str, ...]
    part: Part
    chunk: Chunk
    opens: bool
    """Whether a sentence begins with it."""

    @property
    def key(self) -> str:
        """Its words in the form in which all occurrences are counted together."""
        return " ".join(map(cased, self.words)).replace("’", "'")


def units_of(flow: ChunkedFlow, language: Language) -> Iterator[Unit]:
    """The units of a flow, in the order of its text."""
    chunks = flow.chunks
    skipped = 0
    for index, chunk in enumerate(chunks):
        parts = parts_of(chunk.words, chunk.shouts, chunk.opens or chunk.in_head, language)
        if skipped:
            parts = tuple(part for part in parts if part.start >= skipped)
            skipped = 0
        for at, part in enumerate(parts):
            is_last = at + 1 == len(parts) and part.end == chunk.end - chunk.start
            joined = _joined(flow, index, part, language) if is_last and chunk.link else None
            if joined is not None:
                unit, skipped = joined
                yield unit
            elif part.words and part.kind not in ("open", "state"):
                yield _unit(flow, chunk, part, language)


def _unit(flow: ChunkedFlow, chunk: Chunk, part: Part, language: Language) -> Unit:
    """A part as a unit by itself, with a small particle before it and an epithet behind."""
    start, end, words = chunk.start + part.start, chunk.start + part.end, part.words
    text = flow.flow.text
    if part.kind != "noble" and (longer := _longer_place(text, start, end, part, language)):
        return Unit(*longer, words, part._replace(kind="place"), chunk, chunk.opens and not part.start)
    if start > 1 and part.kind != "place" and text[start - 1] == " " and text[start - 2].islower():
        found = _LOWER_PARTICLE.search(text, max(0, start - 14), start)
        if found and not _CAPITAL_BEFORE.search(text, max(0, found.start() - 30), found.start()):
            start = found.start()
            words = (*found[1].split(), *words)
    if text[end : end + 5] == " the " and part.kind != "place":
        epithet = _EPITHET.match(text, end)
        if epithet and epithet[1].lower() in language.word_set("persons", "epithets"):
            end = epithet.end()
            return Unit(
                start,
                end,
                (*words, "the", epithet[1]),
                part._replace(kind="noble"),
                chunk,
                chunk.opens and not part.start,
            )
    return Unit(start, end, words, part, chunk, chunk.opens and not part.start)


def _longer_place(text: str, start: int, end: int, part: Part, language: Language) -> tuple[int, int] | None:
    """A place that is longer than its words: The Hague, St. George's, Mackay's Gardens, Ky."""
    name = text[start:end]
    if text[start - 4 : start] in ("The ", "THE ") and start > 3 and place_kind(f"the {name}", language):  # noqa: PLR2004
        return start - 4, end
    if part.after or part.role:
        return None
    following = text[end : end + 3]
    if following[:1] in ("'", "’") and following[1:2] == "s":
        head = _HEAD.match(text, end + 2)
        if head and sort_of(head[1], language) & (Sort.PLACE_HEAD | Sort.HEAD) == Sort.PLACE_HEAD:
            return start, head.end()
        if place_kind(f"{name}'s", language):
            return start, end + 2
    if (
        following[:1] == "."
        and text[start - 2 : start] == ", "
        and f"{name}." in language.word_set("places", "abbreviations")
    ):
        return start, end + 1
    return None


def _joined(flow: ChunkedFlow, index: int, part: Part, language: Language) -> tuple[Unit, int] | None:
    """A unit that goes on in the next chunk, and how many characters of that belong to it."""
    chunk, following = flow.chunks[index], flow.chunks[index + 1]
    link = chunk.link
    is_place = _place_across(part, link, following, language)
    if is_place:
        words = (*part.words, *link.split(), *following.words[:is_place])
        place = part._replace(kind="place", words=words)
    elif link in language.word_set("persons", "particles") | {"of"} and _goes_on(part, link, language):
        later = parts_of(following.words, following.shouts, False, language)
        if not later or later[0].start or later[0].role or later[0].kind == "place" and link != "of":
            return None
        words = (*part.words, *link.split(), *later[0].words)
        kind = "noble" if part.kind in ("noble", "open") else part.kind
        place = part._replace(kind=kind, words=words)
        is_place = len(later[0].words)
    else:
        return None
    length = len(" ".join(following.words[:is_place]))
    start = chunk.start + part.start if part.words else chunk.end + 1
    end = following.start + length
    return Unit(start, end, words, place, chunk, chunk.opens and not part.start), length


def _goes_on(part: Part, link: str, language: Language) -> bool:
    """Whether a particle behind a part joins the next words to it: Henri van …, Dr. van …, Duke of …, Álvarez del …"""
    if link == "of":
        return part.kind == "open"
    if not part.words:
        return bool(part.role)
    if part.kind in ("place", "weak"):
        return False
    first = sort_of(part.words[0], language)
    if part.role or part.kind or len(part.words) > 1 or first & (Sort.INITIAL | Sort.GIVEN | Sort.PARTICLE):
        return not (len(part.words) == 1 and place_kind(part.words[0], language) in GREAT)
    return first & (Sort.SURNAME | Sort.SHAPED) > 0 and not first & Sort.COMMON and link not in ("la", "le", "al", "el")


GREAT: Final = frozenset(
    ("country", "region", "capital", "city", "states", "regions", "waters", "historic_cities", "buildings")
)
"""Kinds of places that most readers know."""


def _place_across(part: Part, link: str, following: Chunk, language: Language) -> int:
    """How many words of the next chunk a place has that begins in a part: `Republic of` China, `Trinidad and` Tobago."""
    if not part.words:
        return 0
    if begins_place(part.words[0], language):
        start = f"{' '.join(part.words)} {link} "
        for length in range(min(3, len(following.words)), 0, -1):
            name = " ".join(following.words[:length])
            if place_kind(start + name, language) and not (link == "and" and place_kind(name, language) == "country"):
                return length
    if link in ("of", "of the") and part.kind == "state":
        return _place_words(following, language) or 1
    if sort_of(part.words[0], language) & Sort.PLACE_OPENER and link in _FOREIGN:
        return 1
    return 0


_FOREIGN: Final = frozenset(
    (
        "de",
        "del",
        "de la",
        "de los",
        "de las",
        "do",
        "da",
        "dos",
        "des",
        "du",
        "d'",
        "di",
        "della",
        "der",
        "van der",
        "van",
        "von",
        "le",
        "la",
        "les",
        "sur",
        "of",
        "of the",
    )
)


def _place_words(chunk: Chunk, language: Language) -> int:
    """How many words at the beginning of a chunk are the longest place that the gazetteer has."""
    for length in range(min(_LONGEST_PLACE, len(chunk.words)), 0, -1):
        if place_kind(" ".join(chunk.words[:length]), language):
            return length
    return 0


@lru_cache(_MOST)
def parts_of(words: tuple[str, ...], shouts: bool, opens: bool, language: Language) -> tuple[Part, ...]:  # noqa: FBT001 - keys of the cache
    """The parts of a chunk's words, from left to right."""
    return tuple(_Parser(words, shouts, opens, language).parts())


class _Parser:
    """Goes through the words of one chunk."""

    def __init__(self, words: tuple[str, ...], shouts: bool, opens: bool, language: Language) -> None:  # noqa: FBT001
        self.words = words
        self.opens = opens
        self.shouts = shouts
        self.language = language
        self.sorts = [sort_of(word, language) for word in words]
        if shouts:
            self.sorts = [sort & ~Sort.ACRONYM for sort in self.sorts]
        self.offsets = []
        at = 0
        for word in words:
            self.offsets.append(at)
            at += len(word) + 1

    def parts(self) -> Iterator[Part]:
        """The parts, in their order."""
        at, role, count = 0, "", len(self.words)
        while at < count:
            length = self._place(at) if role not in _PERSONAL else 0
            if length and not (role and length == 1):
                kind = "state" if self._is_state(at, at + length) and not self._is_known(at, at + length) else "place"
                yield self._part(at, at + length, role, kind)
                at, role = at + length, ""
                continue
            if self._is_role(at, role):
                role = self.words[at].lower().rstrip(".")
                at += 1
                if at == count:
                    yield from self._last_role(at - 1, role)
                continue
            if halves := self._halves(at):
                yield from halves
                at, role = at + 1, ""
                continue
            end, kind = self._person(at, role)
            if end > at:
                yield self._part(at, end, role, kind)
            elif self._is_weak(at):
                yield self._part(at, at + 1, role, "weak")
            at, role = max(end, at + 1), ""

    def _halves(self, at: int) -> tuple[Part, ...]:
        """The two places that a hyphen joins: Moscow-Beijing."""
        first, hyphen, second = self.words[at].partition("-")
        if not hyphen or place_kind(self.words[at], self.language):
            return ()
        if not all(place_kind(one, self.language) in GREAT for one in (first, second)):
            return ()
        start = self.offsets[at]
        middle = start + len(first)
        return (
            Part(start, middle, (first,), "", "place", "", ""),
            Part(middle + 1, middle + 1 + len(second), (second,), "", "place", "", ""),
        )

    def _is_weak(self, at: int) -> bool:
        """Whether a word that is mostly something else stands alone and may be a name: March, Will, Bull."""
        sort = self.sorts[at]
        if sort & Sort.ADJECTIVE or not (len(self.words) == 1 or self.shouts):
            return False
        return bool(sort & _KNOWN) or (bool(sort & Sort.COMMON) and not sort & Sort.FUNCTION)

    def _part(self, first: int, end: int, role: str, kind: str) -> Part:
        before = self.words[first - 1].lower() if first else ""
        after = self._after(end)
        span = (self.offsets[first], self.offsets[end - 1] + len(self.words[end - 1]))
        return Part(*span, self.words[first:end], role, kind, before, after)

    def _after(self, end: int) -> str:
        """The word behind a part: the head noun of what goes on, if there is one."""
        rest = range(end, min(end + 3, len(self.words)))
        if not rest:
            return ""
        head = next((at for at in rest if self.sorts[at] & (Sort.HEAD | Sort.ROLE)), end)
        return self.words[head]

    def _last_role(self, at: int, role: str) -> Iterator[Part]:
        """A role with which a chunk ends: before a particle (Dr. van …), or a surname that sounds like one."""
        end = self.offsets[at] + len(self.words[at])
        before = self.words[at - 1].lower().rstrip(".") if at else ""
        is_name = self.sorts[at] & _KNOWN and not self.sorts[at] & Sort.HALF_ROLE
        if is_name and not self.words[at].endswith("."):
            outer = before if at and self.sorts[at - 1] & Sort.ROLE else ""
            yield Part(self.offsets[at], end, (self.words[at],), outer, "weak", before, "")
        else:
            yield Part(end, end, (), role, "", before, "")

    def _is_role(self, at: int, role: str) -> bool:
        sort = self.sorts[at]
        if not sort & Sort.ROLE or sort & Sort.NOBLE:
            return False
        word = self.words[at]
        follows = self.sorts[at + 1] if at + 1 < len(self.words) else 0
        if sort & Sort.INITIAL:
            return not follows & Sort.INITIAL and len(word) > 2  # noqa: PLR2004
        if role in _PERSONAL and sort & _KNOWN and (follows or at + 1 == len(self.words)):
            return False
        if sort & Sort.HALF_ROLE and not role:
            return bool(follows & (Sort.ROLE | Sort.HEAD)) or at + 1 == len(self.words)
        return True

    def _place(self, at: int) -> int:
        """How many words from one on are a place of several words: in the gazetteer, or with a head noun."""
        count = len(self.words) - at
        if count > 1 and begins_place(self.words[at], self.language):
            for length in range(min(_LONGEST_PLACE, count), 1, -1):
                if place_kind(" ".join(self.words[at : at + length]), self.language):
                    return self._with_head(at, length)
        if self._is_state(at, len(self.words)):
            return count
        sort = self.sorts[at]
        if count > 1 and sort & Sort.COMPASS and place_kind(self.words[at + 1], self.language) in GREAT:
            return self._with_head(at, 2)
        if (
            count > 1
            and sort & Sort.PLACE_OPENER
            and not self.sorts[at + 1] & (Sort.FUNCTION | Sort.ROLE | Sort.INITIAL)
        ):
            return self._opened(at, count) or self._headed(at)
        if sort & (_BLOCKED | Sort.INITIAL) and place_kind(self.words[at], self.language) in GREAT:
            return self._with_head(at, 1)
        return self._headed(at)

    def _is_known(self, first: int, end: int) -> bool:
        return bool(place_kind(" ".join(self.words[first:end]), self.language))

    def _opened(self, at: int, count: int) -> int:
        """How many words a name has that begins with the word for its kind: Lake Baikal, Campo Vía, St. Mary's Cathedral."""
        length = 1
        while length < min(count, 4) and not self.sorts[at + length] & (Sort.HEAD | Sort.FUNCTION | Sort.ROLE):
            length += 1
        if length < count and self.sorts[at + length] & (Sort.HEAD | Sort.ROLE):
            return 0
        word = self.words[at].lower().rstrip(".")
        if word in ("abu", "tel", "dar", "grand", "grande", "place", "val", "point", "camp") and self.sorts[at + 1] & (
            _KNOWN | Sort.COMMON
        ):
            return 0 if self.sorts[at] & _KNOWN or word.startswith("grand") else length
        return length

    def _with_head(self, at: int, length: int) -> int:
        """A place with the head noun behind it: Atlantic City, Cape Verde islands."""
        while at + length < len(self.words) and self.sorts[at + length] & Sort.PLACE_HEAD:
            length += 1
        return length

    def _headed(self, at: int) -> int:
        """How many words a name has that ends with the word for its kind: Yalu River, Court Square, Rose Brae."""
        end = at + int(self._is_street(at + 1))
        allowed = Sort.HEAD | Sort.FUNCTION | Sort.NO_NAME | Sort.CALENDAR | Sort.INITIAL
        while end < len(self.words) and end - at < 4 and not self.sorts[end] & allowed and not self._is_plain_head(end):
            if self.sorts[end] & Sort.ROLE and not self.sorts[end] & _KNOWN:
                return 0
            end += 1
        if end == at or end == len(self.words) or not self._is_plain_head(end):
            return 0
        while end + 1 < len(self.words) and self._is_plain_head(end + 1):
            end += 1
        if all(self.sorts[one] & Sort.ADJECTIVE for one in range(at, end)) and not self._is_wide_head(end):
            return 0
        if self.sorts[at] & Sort.GIVEN and self.sorts[end] & Sort.SURNAME and not self._is_street(end):
            goes_on = end + 1 < len(self.words) and not self.sorts[end + 1] & _BLOCKED
            if goes_on or not self.sorts[at] & Sort.COMMON:
                return 0
        return end + 1 - at

    def _is_street(self, at: int) -> bool:
        """Whether a word is a head before which any word with a capital is a name: Front Street, Tower Buildings."""
        return at < len(self.words) and self.words[at].lower() in self.language.word_set("places", "streets")

    def _is_plain_head(self, at: int) -> bool:
        return self.sorts[at] & (Sort.PLACE_HEAD | Sort.HEAD) == Sort.PLACE_HEAD and not self.shouts

    def _is_wide_head(self, at: int) -> bool:
        return self.words[at].lower() in ("sea", "ocean", "islands", "empire", "republic", "coast", "territory")

    def _is_state(self, first: int, end: int) -> bool:
        """Whether words are the beginning of a state's full name: `Federative People's Republic` of …"""
        if end != len(self.words) or first >= end:
            return False
        words = [word.lower().replace("’", "'") for word in self.words[first:end]]
        heads = self.language.word_set("places", "state_heads")
        return words[-1] in heads and all(
            word in self.language.word_set("places", "state_words") for word in words[:-1]
        )

    def _person(self, at: int, role: str) -> tuple[int, str]:
        """Where a name of a person (or of a place, of one word) ends that begins here, and its kind."""
        end, kind = at, ""
        if self.sorts[at] & Sort.NOBLE:
            if at + 1 == len(self.words):
                return (at + 1, "open") if not role or role not in _PERSONAL else (at + 1, "")
            end, kind = at + 1, "noble"
            if self.sorts[end] & Sort.NOBLE and end + 1 < len(self.words):
                end += 1
        first = end
        while end < len(self.words) and end - first < _LONGEST and self._is_name_word(end, first, role or kind):
            end += 1
        while end > first and self.sorts[end - 1] & Sort.INITIAL and not self._are_initials(first, end):
            end -= 1
        if end > first + 1 and not (kind or role) and self._is_place_before(at):
            return at + 1, "place"
        if end > first + 1 and kind == "" and self._is_loose_start(at):
            return self._person(at + 1, role) if self._is_name_word(at + 1, at + 1, "") else (at, "")
        if kind and end == first:
            return (at, "")
        return end, kind

    def _is_place_before(self, at: int) -> bool:
        """Whether a land's name stands before a person's: the Governor of Maine Joseph …"""
        if self.sorts[at] & _KNOWN or not self.sorts[at + 1] & (Sort.GIVEN | Sort.INITIAL):
            return False
        return place_kind(self.words[at], self.language) in ("country", "region", "states", "regions")

    def _is_loose_start(self, at: int) -> bool:
        """Whether a word is a common one with a capital, put before a name: Young Davis, Tell Rose."""
        sort = self.sorts[at]
        is_loose = bool(sort & Sort.COMMON) and not sort & (Sort.GIVEN | Sort.PARTICLE) and not self.shouts
        return is_loose and (self.opens and not at or bool(sort & Sort.NO_NAME))

    def _are_initials(self, first: int, end: int) -> bool:
        """Whether all words are initials: a signature, `J. S.`"""
        return end - first > 1 and all(sort & Sort.INITIAL for sort in self.sorts[first:end]) and end == len(self.words)

    def _is_name_word(self, at: int, first: int, led: str) -> bool:
        sort, word = self.sorts[at], self.words[at]
        if sort & Sort.INITIAL:
            return word not in _ABBREVIATIONS and word.count(".") <= _SYLLABLES
        if word == "U" and at + 1 < len(self.words):
            return True
        if sort & Sort.SUFFIX and at > first:
            return True
        last = self.sorts[at - 1] if at > first else 0
        if last & Sort.INITIAL and not sort & (Sort.FUNCTION | Sort.ACRONYM) and not self._goes_on_common(at):
            return True
        leads = bool(last & (Sort.GIVEN | Sort.NOBLE))
        is_led = bool(led) and led not in ("party", "first") and at == first
        if sort & (Sort.ADJECTIVE | Sort.FUNCTION | Sort.ACRONYM):
            return bool(sort & _KNOWN) and (leads or is_led) and not sort & Sort.ACRONYM
        if sort & Sort.PARTICLE and (at + 1 < len(self.words) or at == first):
            return True
        if sort & Sort.HEAD:
            return is_led and bool(sort & _KNOWN) and not self._goes_on_common(at)
        if sort & (Sort.NO_NAME | Sort.ROLE | Sort.NOBLE) and last & Sort.SURNAME and sort & Sort.SURNAME:
            return not self._goes_on_common(at)
        if sort & (Sort.PLACE_HEAD | Sort.CALENDAR | Sort.NO_NAME | Sort.ROLE | Sort.NOBLE):
            return bool(sort & _KNOWN) and (leads or is_led) and not self._goes_on_common(at)
        if sort & Sort.COMMON:
            return leads or is_led or bool(sort & _KNOWN)
        return not (self.shouts and not sort & _KNOWN and word.islower())

    def _goes_on_common(self, at: int) -> bool:
        """Whether a head noun or common word follows, so that this word is none's surname."""
        return at + 1 < len(self.words) and bool(self.sorts[at + 1] & (Sort.HEAD | Sort.PLACE_HEAD))


_PERSONAL: Final = frozenset(
    "mr mrs miss ms dr comrade comrades sir messrs madame monsieur herr frau señor señora don professor prof rev reverend father sister brother captain capt colonel col major general gen lieutenant lt admiral senator sergeant president premier chairman ambassador consul mayor judge justice bishop king queen tsar emperor pope".split()
)


def text_of(words: Sequence[str]) -> str:
    """Words with one blank between them."""
    return " ".join(words)
