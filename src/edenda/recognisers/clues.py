"""Clues: what a unit's own words and its surroundings say for a person and for a place.

A clue has a weight; weights add up. What they mean together is decided for the whole document (settled.py).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.units import Unit
from edenda.recognisers.vocabulary import Sort, place_kind, sort_of

_MOST: Final = 1 << 16
_AFTER: Final = re.compile(r"(['’]s?(?!\w))?([,;:.)]|\s?\(|\s?[—–-])?\s?([^\W\d_]+(?:-[^\W\d_]+)*)?")
_LIFE: Final = re.compile(r"\s\((?:b\. |born |d\. |died |c\. )?1\d{3}\s?[-–—)]")
_NARRATED: Final = re.compile(r"\s\(1[6-9]\d\d[a-z]?(?:[:,)]|\s?[-–]\s?\d)|\s\(20\d\d[a-z]?[:,)]")
_APPOSITION: Final = re.compile(r",\s((?:[\w’'-]+\s){0,4}?)([\w-]+)")
_DATED: Final = re.compile(r",?\s?(?:[\"”]?,\s)?(?:\d|the\s\d|[A-Z][a-z]{2,8}\.?\s\d)|\s?\.?[—–]")
_KNOWN: Final = int(Sort.GIVEN | Sort.SURNAME)
_SURE_PLACES: Final = {
    "country": 3.0,
    "region": 2.6,
    "states": 3.2,
    "regions": 2.8,
    "waters": 2.6,
    "historic_cities": 2.4,
    "buildings": 2.6,
    "capital": 2.5,
    "city": 2.2,
    "alias": 1.2,
    "town": 0.9,
    "village": 0.4,
}
_ROLE: Final = 4.0
_VETO: Final = 12.0


class Clues(NamedTuple):
    """How much speaks for a person and for a place, and what most."""

    person: float
    place: float
    why_person: str
    why_place: str
    inner_place: float = 0.0
    """What the words alone say for a place."""
    inner: float = 0.0
    """How much more the words alone speak for a person than for a place."""


class Around(NamedTuple):
    """What stands beside a unit."""

    before: str
    """The word before it, lower case; of its chunk or of the text."""
    second: str
    """The word before that."""
    is_direct: bool
    """Whether no punctuation stands between."""
    possessive: bool
    mark: str
    """The punctuation behind it."""
    behind: str
    """The word behind it."""


class _Words(NamedTuple):
    lower_roles: frozenset[str]
    speech: frozenset[str]
    personal: frozenset[str]
    apposition: frozenset[str]
    inside: frozenset[str]
    of_heads: frozenset[str]
    behind: frozenset[str]
    appositions: frozenset[str]
    before: frozenset[str]
    taken: frozenset[str]
    vessels: frozenset[str]
    antonomasia: frozenset[str]
    printed: frozenset[str]
    of_persons: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    return _Words(
        language.word_set("persons", "lower_roles"),
        language.word_set("persons", "speech"),
        language.word_set("persons", "personal"),
        language.word_set("persons", "apposition_words"),
        language.word_set("places", "inside"),
        language.word_set("places", "of_heads"),
        language.word_set("places", "behind"),
        language.word_set("places", "appositions"),
        language.word_set("places", "before"),
        language.word_set("places", "taken"),
        language.word_set("places", "vessels"),
        language.word_set("persons", "antonomasia"),
        language.word_set("places", "printed"),
        language.word_set("persons", "of_persons"),
    )


def around(text: str, unit: Unit) -> Around:
    """What stands beside a unit in its flow's text."""
    after = _AFTER.match(text, unit.end)
    possessive, mark, behind = after.groups() if after else (None, None, None)
    tail = text[max(0, unit.start - 36) : unit.start].rsplit("\n\n", 1)[-1].rstrip(" \n\N{NO-BREAK SPACE}\"“‘'(")
    words = tail.rsplit(None, 2)[-2:]
    last = words[-1] if words else ""
    second = words[0].lower() if len(words) > 1 else ""
    is_direct = last[-1:].isalnum()
    return Around(
        last.strip(",;:.)]—–").lower(), second, is_direct, bool(possessive), (mark or "").strip(), behind or ""
    )


def clues(text: str, unit: Unit, beside: Around, language: Language) -> Clues:
    """All that speaks for a person and for a place, of the unit's words and of what is beside it."""
    inner = of_words(unit.words, unit.part.kind, language)
    person, place, why_person, why_place = inner[:4]
    words = _words(language)
    more, why = _for_person(text, unit, beside, words, place)
    person += more
    more_place, where = _for_place(text, unit, beside, words)
    place += more_place
    loss_person, loss_place = _against(text, unit, beside, inner, language)
    return Clues(
        person - loss_person,
        place - loss_place,
        why or why_person,
        where or why_place,
        max(0.0, inner.place),
        inner.person - inner.place,
    )


@lru_cache(_MOST)
def of_words(words: tuple[str, ...], kind: str, language: Language) -> Clues:
    """What the words alone say."""
    name = " ".join(words)
    if kind == "place":
        known = place_kind(name, language)
        if known:
            return Clues(0.0, max(2.0, _SURE_PLACES[known] + 0.4), "", "in the gazetteer")
        return Clues(0.0, 2.2, "", "a head noun")
    if kind == "noble":
        return Clues(4.0, 0.0, "a title that belongs to the name", "")
    if len(words) == 1:
        return _of_word(words[0], kind, language)
    return _of_several(words, name, language)


def _of_word(word: str, kind: str, language: Language) -> Clues:
    sort = sort_of(word, language)
    known = (
        place_kind(word, language)
        if not (word.isupper() and len(word) < 4 and not place_kind(word, language) == "states")
        else ""
    )
    place = _SURE_PLACES.get(known, 0.0)
    person = 1.2 * bool(sort & Sort.GIVEN) + 0.9 * bool(sort & Sort.SURNAME) + 0.5 * bool(sort & Sort.SHAPED)
    if sort & Sort.WELL_KNOWN:
        person, place, known = person + 2.0, min(place, 1.0), ""
    place += 1.2 * bool(sort & Sort.PLACE_SHAPED)
    if known in ("city", "town", "village", "alias") and sort & _KNOWN:
        place *= 0.5
        person *= 0.6
    if known in ("country", "states", "regions", "historic_cities", "waters", "buildings", "region", "capital"):
        person *= 0.3
    if sort & (Sort.COMMON | Sort.CALENDAR):
        person, place = person - 1.6, place - (0.0 if known in ("states", "country", "regions") else 1.6)
    if kind == "weak":
        person, place = person - 1.0, place - 1.5
    return Clues(person, place, "a name that persons have", f"a {known or 'place'} of the gazetteer")


def _of_several(words: tuple[str, ...], name: str, language: Language) -> Clues:
    known = place_kind(name, language)
    if known:
        return Clues(0.4, max(1.8, _SURE_PLACES[known]), "", f"a {known} of the gazetteer")
    sorts = [sort_of(word, language) for word in words]
    if words[0] in ("La", "Las", "Los", "Les", "El") and not sorts[-1] & _KNOWN:
        return Clues(0.8, 1.0, "words that names have", "words that names have")
    last = next((sort for sort in reversed(sorts) if not sort & Sort.SUFFIX), 0)
    is_common = bool(last & Sort.COMMON) and not last & _KNOWN
    if any(sort & Sort.INITIAL for sort in sorts):
        return Clues(3.4, 0.0, "initials", "")
    if words[0] in ("von", "van", "af", "zu"):
        return Clues(3.6, 0.0, "a noble particle", "")
    if words[0] == "U":
        return Clues(3.0, 0.0, "a Burmese name", "")
    if (
        sorts[0] & Sort.FIRST_SURNAME
        and len(words) <= 3
        and not any(s & Sort.COMMON and not s & _KNOWN for s in sorts[1:])
    ):  # noqa: PLR2004
        return Clues(2.8, 0.0, "a surname that stands first", "")
    if any("-" in word and word.rpartition("-")[2][:1].islower() for word in words[1:]):
        return Clues(2.8, 0.0, "a name of two syllables", "")
    if sorts[0] & Sort.GIVEN:
        strong = 2.9 if last & (Sort.SURNAME | Sort.SHAPED) else 2.3
        loss = 1.4 * is_common + 1.2 * bool(sorts[0] & Sort.COMMON)
        place = 1.6 * bool(sorts[-1] & Sort.PLACE_HEAD)
        return Clues(strong - loss, place, "a given name", "a head noun", place)
    return Clues(_of_unknown(sorts, is_common=is_common), 0.0, "words that names have", "")


def _of_unknown(sorts: list[int], *, is_common: bool) -> float:
    """How likely words of which the first is no given name name a person."""
    weight = 1.0
    weight += 1.5 * bool(sorts[-1] & Sort.WELL_KNOWN)
    weight += 0.9 * any(sort & Sort.GIVEN for sort in sorts[1:])
    weight += 0.6 * bool(sorts[-1] & Sort.SURNAME) + 0.6 * bool(sorts[-1] & Sort.SHAPED)
    weight += 0.5 * bool(sorts[0] & Sort.SURNAME) + 0.7 * bool(sorts[0] & Sort.PARTICLE and len(sorts) > 1)
    weight += 1.0 * bool(sorts[-1] & Sort.SUFFIX)
    return weight - 1.0 * is_common - 0.6 * (len(sorts) > 3)  # noqa: PLR2004


def _for_person(text: str, unit: Unit, beside: Around, words: _Words, place: float) -> tuple[float, str]:
    """What stands beside a unit and speaks for a person, and the strongest of it."""
    role = unit.part.role
    if role:
        return _ROLE, f"after “{role}”"
    found: list[tuple[float, str]] = []
    before = unit.part.before or beside.before
    if before in words.lower_roles and (unit.part.before or beside.is_direct):
        found.append((2.6, f"after “{before}”"))
    elif before in ("dear", "dearest"):
        found.append((5.0, "addressed"))
    elif (
        before in words.lower_roles
        and beside.before == before
        and beside.mark in (",", ".", "—", "–", ";")
        and place < 1
    ):
        found.append((1.7, f"after “{before}”"))
    elif before in ("by", "signed", "sd"):
        found.append((0.6, "after “by”"))
    elif before == "of" and beside.second in words.of_persons and beside.is_direct:
        found.append((1.5, f"after “{beside.second} of”"))
    if unit.part.after:
        return _strongest(found)
    if beside.possessive:
        found.append((0.6, "a possessive"))
    elif beside.mark in ("", ",") and beside.behind in words.speech:
        weight = 1.8 if beside.behind in words.personal else 1.1
        if not beside.mark:
            found.append((weight * (0.4 if place > 2 else 1.0), f"before “{beside.behind}”"))  # noqa: PLR2004
        elif beside.behind in ("who", "whose", "whom", "himself", "herself"):
            found.append((2.4, f"before “{beside.behind}”"))
    elif not beside.mark and beside.behind.islower() and beside.behind.endswith(("ed", "ly")) and place < 1:
        found.append((1.1, f"before “{beside.behind}”"))
    if beside.mark == "(" and place < 1 and _NARRATED.match(text, unit.end):
        found.append((2.2, "narrated with its year"))
    elif beside.mark == "(" and _LIFE.match(text, unit.end):
        found.append((2.5, "years of a life"))
    if beside.mark == ",":
        found += _apposed(text, unit, words)
    if not beside.before and text[unit.end : unit.end + 1] in ("", "\n") and place < 1:
        found.append((1.0, "a line of its own"))
    return _strongest(found)


def _apposed(text: str, unit: Unit, words: _Words) -> list[tuple[float, str]]:
    """An office or a relation behind a comma: `, the Minister`, `, a young painter`."""
    found = _APPOSITION.match(text, unit.end)
    at = unit.end + 2
    window = text[at : at + 60].replace("\n", " ").split(" ")[:5] if found else []
    for index, word in enumerate(window):
        plain = word.strip(",.;:").lower()
        if plain in words.lower_roles or (word[:1].isupper() and index and plain.endswith(("er", "or", "ary", "ent"))):
            return [(2.0, f"before “{plain}”")] if index else [(0.8, f"before “{plain}”")]
        if plain not in words.apposition and not (
            index and index < 3 and plain.endswith(("n", "sh", "se", "al", "ic", "ist", "ed"))
        ):  # noqa: PLR2004
            break
        if word[-1:] in ",.;:":
            break
    return []


def _for_place(text: str, unit: Unit, beside: Around, words: _Words) -> tuple[float, str]:
    """What stands beside a unit and speaks for a place, and the strongest of it."""
    if unit.part.role or unit.part.kind == "noble":
        return 0.0, ""
    found: list[tuple[float, str]] = []
    before = unit.part.before or beside.before
    if unit.part.before or beside.is_direct or beside.before in ("near", "in"):
        found += _after_word(before, beside.second, words)
    if beside.mark == "" and beside.behind in words.behind and not unit.part.after and not beside.possessive:
        found.append((1.2, f"before “{beside.behind}”"))
    if beside.mark == ",":
        window = text[unit.end + 2 : unit.end + 40].replace("\n", " ").split(" ")[:4]
        if window[0] in ("a", "an", "the", "then", "now") and any(
            word.strip(",.;") in words.appositions for word in window[1:]
        ):
            found.append((2.0, "before “a town”"))
    if unit.chunk.opens and not unit.part.start and beside.mark in (",", ".", "—", "–", "-") and not beside.before:
        if _DATED.match(text, unit.end):
            found.append((2.6, "a dateline"))
    return _strongest(found)


def _after_word(before: str, second: str, words: _Words) -> list[tuple[float, str]]:
    if before in words.inside:
        return [(2.2, f"after “{before}”")]
    if before == "of" and second in words.of_heads:
        return [(2.2, f"after “{second} of”")]
    if before in words.before:
        return [(0.8 if before in ("from", "to", "through", "between") else 0.4, f"after “{before}”")]
    if before in words.taken:
        return [(1.4, f"after “{before}”")]
    if before == "the" and second in words.inside:
        return [(1.5, f"after “{second} the”")]
    if before == "the" and second in ("on", "beyond", "along", "between", "upper", "lower"):
        return [(1.5, f"after “{second} the”")]
    if before == "the" and second in ("to", "from"):
        return [(0.6, f"after “{second} the”")]
    if before in ("upper", "lower") and second == "the":
        return [(2.0, f"after “the {before}”")]
    if before == "the" and second == "of":
        return [(0.2, "after “of the”")]
    return []


def _strongest(found: list[tuple[float, str]]) -> tuple[float, str]:
    """All weights together, the second and further ones for half, and the strongest clue."""
    if not found:
        return 0.0, ""
    found.sort(reverse=True)
    return found[0][0] + 0.5 * sum(weight for weight, _ in found[1:]), found[0][1]


def _before_word(after: str, kind: str, role: str, language: Language) -> tuple[float, float]:
    """What a word with a capital right behind a name says against a person and a place: Moscow Declaration."""
    sort = sort_of(after, language)
    if sort & Sort.HEAD:
        return (0.0 if role and role != "messrs" else _VETO), _VETO
    if sort & Sort.ROLE:
        return (0.0 if role else 1.5), 0.0
    return (0.0 if role else 1.5), (1.0 if kind == "place" else 1.6)


def _is_named_before(before: str, language: Language) -> bool:
    """Whether a word with a capital right before makes of a place the end of another name: United Russia."""
    sort = sort_of(before.capitalize(), language)
    return not sort & (Sort.ADJECTIVE | Sort.ROLE | Sort.CALENDAR | Sort.NO_NAME | Sort.COMPASS | Sort.FUNCTION)


def _is_firm(text: str, unit: Unit, role: str) -> bool:
    """Whether words are those of a firm: Stuart & Douglas, Messrs. Drexel, Morgan & Co."""
    is_joined = text[unit.end : unit.end + 3] == " & " or text[max(0, unit.start - 3) : unit.start] == " & "
    if is_joined and (len(unit.words) == 1 or _COMPANY.match(text, unit.end)):
        return True
    return role == "messrs" and _FIRM.match(text, unit.end) is not None


_COMPANY: Final = re.compile(r" & (?:Co|Company|Sons?|Bros|Brothers)\b")
_FIRM: Final = re.compile(r"[^.;:()]{0,40}?(?: & |,? and (?:Co|Company|Sons?)\b)")


def _against(text: str, unit: Unit, beside: Around, inner: Clues, language: Language) -> tuple[float, float]:
    """What speaks against a person and against a place."""
    person = place = 0.0
    part, words = unit.part, _words(language)
    before = part.before or beside.before
    if before in ("the", "a", "an") and (part.before or beside.is_direct) and not part.role and part.kind != "noble":
        is_known = inner.person >= (2.0 if len(unit.words) == 1 else 2.6)
        person += 0.8 if is_known else 1.8  # noqa: PLR2004
        if part.kind != "place" and before != "the":
            place += 1.0
    if before in words.inside and beside.is_direct and len(unit.words) == 1 and not part.role:
        person += 1.0
    if part.after and part.kind != "noble":
        loss_person, loss_place = _before_word(part.after, part.kind, part.role, language)
        person, place = person + loss_person, place + loss_place
    if _is_firm(text, unit, part.role):
        person += 6.0
    if before in words.vessels and (part.before or beside.is_direct):
        person, place = person + _VETO, place + _VETO
    if before in words.antonomasia and not sort_of(unit.words[0], language) & Sort.GIVEN:
        person += _VETO
    if part.kind == "weak" and before in ("a", "an", "the") and beside.is_direct:
        person += _VETO
    if part.before and not unit.chunk.shouts and not unit.chunk.in_head and _is_named_before(part.before, language):
        place += 2.5
    if before == "in" and beside.second in words.printed and len(unit.words) > 1:
        place += 1.5
    if beside.behind and beside.mark == "" and not beside.possessive and beside.behind[0].isupper() and not part.after:
        person, place = person + 0.3, place + 0.3
    if unit.chunk.in_head or unit.chunk.shouts:
        person += 0.5 * (not part.role)
    return person, place
