"""Entries of persons whose names make it likely that they are one: found by keys of their names, never all by all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.lexicon import given_names, surnames
from edenda.recognisers.register.name_parts import PersonName
from edenda.recognisers.register.persons_of_register import korean_key
from edenda.recognisers.register.spelling import is_nearly, key_of, plain, sounds
from edenda.register.growing.person_words import Named, TitleWords, are_one_given, named, title_words
from edenda.register.suggesting.values import Pair

#: Of more entries than this with one key, only those of the same words are compared.
_CROWD: Final = 40
_MOST_NAMES: Final = 12
_SAME: Final = 0.92
_RESPELT: Final = 0.8
_TURNED: Final = 0.85
_INITIALS: Final = 0.7
_INITIAL: Final = 0.6
_SLIP: Final = 0.55
_SURNAME: Final = 0.45
_WEAK: Final = 0.4
_LONG: Final = 7


def like_persons(names: Sequence[Sequence[str]], language: Language) -> Iterator[Pair]:
    """The pairs of persons who may be one, by their names; each of `names` are those of one, preferred first."""
    cut = [one[:_MOST_NAMES] for one in names]
    judge = _Judge(cut, title_words(language))
    blocks = _blocks(cut, judge.words.telling.first_surnames)
    compared: dict[tuple[int, int], None] = {}
    for members in blocks.values():
        if 1 < len(members) <= _CROWD:
            compared.update(dict.fromkeys(combinations(sorted(members), 2)))
    for one, other in sorted(compared):
        if (found := judge.compare(one, other)) is not None:
            yield Pair(one, other, *found)
    yield from _alone(cut, judge)


def _blocks(names: Sequence[Sequence[str]], first_surnames: frozenset[str]) -> Mapping[Hashable, set[int]]:
    """Entries by what names of one person have in common: the sound of a surname with an initial; all of the words."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    flat = [(number, _words(name)) for number, those in enumerate(names) for name in those]
    flat = [(number, words) for number, words in flat if len(words) > 1]
    signed = [(number, words) for number, words in flat if not all(map(str.isascii, words))]
    parts = [*_plain(flat, spelt=False), *_plain(signed, spelt=True)]
    distinct = sorted({part for _, words in parts for part in words})
    sound = dict(zip(distinct, sounds(distinct, "letters"), strict=True))
    for number, words in parts:
        first, last = sound[words[0]], sound[words[-1]]
        found[last, first[:1]].add(number)
        if len(words[0]) > 1:
            found["slip", first, last[:2]].add(number)
        found[tuple(sorted(words))].add(number)
        if words[0] in first_surnames:
            found[first, last[:1]].add(number)
            found["korean", korean_key(words[0], "".join(words[1:]))].add(number)
            found["chinese", sounds(["".join(words)], "chinese")[0]].add(number)
    return found


def _plain(names: Sequence[tuple[int, list[str]]], *, spelt: bool) -> Iterator[tuple[int, list[str]]]:
    words = iter(plain([word for _, words in names for word in words], spelt=spelt))
    return ((number, [next(words) for _ in those]) for number, those in names)


def _words(name: str) -> list[str]:
    """The words of a name with capitals, the surname last where it stands before a comma."""
    before, comma, behind = name.partition(", ")
    return [word for word in (f"{behind} {before}" if comma else name).split() if not word[0].islower()]


class _Judge:
    """Says of two entries how likely their names make it that they are one. Names are taken apart once."""

    def __init__(self, names: Sequence[Sequence[str]], words: TitleWords) -> None:
        self.words = words
        self._names = names
        self._named: dict[int, tuple[Named, ...]] = {}
        self._whole: dict[int, tuple[Named, ...]] = {}

    def named(self, number: int) -> tuple[Named, ...]:
        """The names of an entry, taken apart."""
        if number not in self._named:
            self._named[number] = tuple(named(name, "", self.words) for name in self._names[number])
        return self._named[number]

    def whole(self, number: int) -> tuple[Named, ...]:
        """Those that are more than a surname."""
        if number not in self._whole:
            self._whole[number] = tuple(filter(_is_whole, self.named(number)))
        return self._whole[number]

    def compare(self, one: int, other: int) -> tuple[float, str] | None:
        """How certain it is that two entries are one, and why; None where nothing says so, or something against it."""
        best: _Likeness | None = None
        full = -1.0  # of two who are named in full, the full names count
        for first, second in product(self.whole(one), self.whole(other)):
            found = _likeness(first, second)
            if found.contradicts:
                return None
            if first.is_full and second.is_full:
                full = max(full, found.certainty)
            best = found if best is None or found.certainty > best.certainty else best
        if best is None or not best.certainty or full == 0:
            return None
        return best.certainty, best.why


class _Likeness(NamedTuple):
    """How much two names look like one; `contradicts`: they are of one surname, and not of one person."""

    certainty: float = 0.0
    why: str = ""
    contradicts: bool = False


_UNLIKE: Final = _Likeness()
_OTHER: Final = _Likeness(contradicts=True)


def _is_whole(name: Named) -> bool:
    """Whether a name is more than a surname, or one that a number tells from others: Edward VII."""
    return not name.parts or not name.is_alone or bool(name.suffix)


def _likeness(one: Named, other: Named) -> _Likeness:
    words = f"“{one.words}” and “{other.words}”"
    if one.suffix != other.suffix or (one.gender and other.gender and one.gender != other.gender):
        return _OTHER if _share_surname(one, other) else _UNLIKE
    if one.words == other.words:
        return _Likeness(_SAME, f"both are called “{one.words}”")
    if not one.parts or not other.parts:
        return _UNLIKE
    found = [_of_parts(first, second) for first, second in product(one.parts, other.parts)]
    best = max(found, key=lambda each: each.certainty)
    if not best.certainty:
        return _turned(one, other, words) or (_OTHER if any(each.contradicts for each in found) else _UNLIKE)
    return best._replace(why=f"{words} {best.why}", contradicts=False)


def _of_parts(one: PersonName, other: PersonName) -> _Likeness:
    if one.comes_first and other.comes_first and (found := _asian(one, other)):
        return found
    if key_of(one.surname) != key_of(other.surname):
        return _slip(one, other)
    if not one.given or not other.given:
        return _UNLIKE if one.given or other.given else _Likeness(_SAME, "are the same name")
    return _of_given(one, other)


def _slip(one: PersonName, other: PersonName) -> _Likeness:
    """Surnames that differ by a letter behind the same given name: weak, where both are surnames that many have."""
    if not is_nearly(one.surname, other.surname) or one.given != other.given or not _is_full(one):
        return _UNLIKE
    are_known = {one.surname.capitalize(), other.surname.capitalize()} <= surnames()
    return _Likeness(_WEAK if are_known else _SLIP, "differ by a letter")


def _of_given(one: PersonName, other: PersonName) -> _Likeness:
    """Names of one surname by their given names."""
    is_equal = one.surname == other.surname
    if "".join(one.given) == "".join(other.given):
        return _Likeness(_SAME if is_equal else _RESPELT, "are spellings of one name")
    if not are_one_given(one.given, other.given):
        return _OTHER
    pairs = list(zip(one.given, other.given, strict=False))
    if any("." not in first[-1] + second[-1] for first, second in pairs):
        if len(one.given) != len(other.given):
            return _Likeness(_INITIALS + 0.05 * is_equal, "agree, and one has more")
        return _Likeness(_RESPELT, "are spellings of one name")
    if not is_equal and len(one.surname) < _LONG:
        return _UNLIKE
    return _Likeness(_INITIALS if len(pairs) > 1 else _INITIAL, "agree by initials")


def _asian(one: PersonName, other: PersonName) -> _Likeness | None:
    """Names whose surname stands first: by their sound as a whole."""
    wholes = [name.surname + "".join(name.given) for name in (one, other)]
    first, second = sounds(wholes, "chinese")
    keys = {korean_key(name.surname, "".join(name.given)) for name in (one, other)}
    return _Likeness(_RESPELT, "are spellings of one name") if first == second or len(keys) == 1 else None


def _turned(one: Named, other: Named, words: str) -> _Likeness | None:
    """The same two words in another order, where one of the names may begin with the surname."""
    for first, second in product(one.parts, other.parts):
        parts, others = (*first.given, first.surname), (*second.given, second.surname)
        if parts == tuple(reversed(others)) and len(parts) > 1 and not any(part.endswith(".") for part in parts):
            return _Likeness(_turned_certainty(one, other, first, second), f"{words} are turned round")
    return None


def _turned_certainty(one: Named, other: Named, first: PersonName, second: PersonName) -> float:
    """Weak, where each of the words may be a given name: Henry James and James Henry."""
    if first.comes_first != second.comes_first:
        return _TURNED
    return _WEAK if {*one.words.split(), *other.words.split()} <= given_names() else _INITIAL


def _share_surname(one: Named, other: Named) -> bool:
    return any(key_of(a.surname) == key_of(b.surname) for a, b in product(one.parts, other.parts))


def _is_full(name: PersonName) -> bool:
    return bool(name.given) and not name.given[0].endswith(".")


def _alone(names: Sequence[Sequence[str]], judge: _Judge) -> Iterator[Pair]:
    """Entries with no more than a surname, each with the only other entry that has this surname."""
    alone = [number for number, those in enumerate(names) if those and not any(" " in name for name in those)]
    wanted = {number: {key_of(plain([name])[0]) for name in names[number]} for number in alone}
    sought = {key for keys in wanted.values() for key in keys}
    held: dict[str, dict[int, None]] = defaultdict(dict)
    for number, key in _surnames(names) if sought else ():
        if key in sought:
            held[key].setdefault(number)
    for number, keys in wanted.items():
        for key in sorted(keys):
            others = [one for one in held[key] if one != number]
            if len(others) == 1 and (fuller := _of_surname(judge.named(others[0]), key)):
                first, second = sorted((number, others[0]))
                why = f"“{names[number][0]}” is the surname of “{fuller.words}”, and of nobody else"
                yield Pair(first, second, _SURNAME, why)


def _of_surname(names: Sequence[Named], key: str) -> Named | None:
    """The first name with a given name and a surname that sounds so."""
    fuller = (one for one in names if not one.is_alone)
    return next((one for one in fuller if any(key_of(part.surname) == key for part in one.parts)), None)


def _surnames(names: Sequence[Sequence[str]]) -> Iterable[tuple[int, str]]:
    """Every first and last word of every name, as it sounds."""
    flat = [(number, word) for number, those in enumerate(names) for name in those for word in _ends(_words(name))]
    keys = sounds(plain([word for _, word in flat]), "letters")
    return zip((number for number, _ in flat), keys, strict=True)


def _ends(words: Sequence[str]) -> Iterable[str]:
    return dict.fromkeys((words[0], words[-1])) if words else ()
