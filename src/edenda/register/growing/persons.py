"""Which names of persons mean one. A wrong join is worse than two entries: what can be two is left by itself.

Names of one spelling are one. Names of one surname whose given names agree are one where no other name contradicts
(V. I. Ivanov, Vladimir Ivanov). What agrees with two that contradict each other, and a surname alone, mean whoever the
document names by the only name that fits, else whoever the edition does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from edenda.languages import Language
from edenda.lexicon import given_names
from edenda.recognisers.register.name_parts import PersonName
from edenda.recognisers.register.persons_of_register import korean_key
from edenda.recognisers.register.spelling import plain, sounds
from edenda.recognisers.words.vocabulary import is_initial
from edenda.register.growing.assigning import Assigned, Candidates, Home
from edenda.register.growing.classes import Classes, cliques
from edenda.register.growing.person_words import (
    WOMAN,
    Named,
    are_one_given,
    is_given,
    may_be_given,
    named,
    title_words,
    whole,
)
from edenda.register.growing.values import Cluster, Use

#: Of more names than this with one surname and initial, only those of one spelling are put together.
_CROWD: Final = 48
#: From this length on a surname alone is known in another spelling.
_SHORTEST_ALONE: Final = 5
#: From this length on beside initials too.
_LONG: Final = 7
_MOST_FORMS: Final = 3


def cluster_persons(uses: Sequence[Use], language: Language) -> list[Cluster]:
    """Names of persons, those that mean one together. Linear in the names."""
    return _Persons(uses, language).clusters()


class _Persons:
    """Names taken apart (nodes: names of the same words and gender), put together step by step."""

    def __init__(self, uses: Sequence[Use], language: Language) -> None:
        self._language = language
        alone = sorted({use.words for use in uses if " " not in use.words and use.words not in given_names()})
        singles = frozenset(plain(alone))
        words = title_words(language)
        known = words._replace(telling=words.telling._replace(singles=singles))
        names = dict.fromkeys((use.words, use.title) for use in uses)
        taken = {name: named(*name, known) for name in names}
        self.nodes, number_of = _distinct(taken)
        numbers = [number_of[use.words, use.title] for use in uses]
        self.assigned = Assigned(uses, numbers)
        self._sounds = self._sounds_of_parts()
        self.classes = Classes(len(self.nodes))
        self.classes.join_by(self._keys())
        self._members = self.classes.members()
        self._home: dict[int, Home] = {}

    def clusters(self) -> list[Cluster]:
        """The clusters, in no particular order."""
        self._join_full()
        self._join_alone()
        return self.assigned.clusters("person", self._fullness)

    def _sounds_of_parts(self) -> dict[str, str]:
        """Every part of a name, with what it has in common with other spellings."""
        parts = sorted({part for node in self.nodes for one in node.parts for part in (one.surname, *one.given)})
        return dict(zip(parts, sounds(parts, "letters"), strict=True))

    def _keys(self) -> Iterator[tuple[Hashable, int]]:
        """What names of one spelling have in common."""
        first: list[tuple[int, PersonName]] = []
        for number, node in enumerate(self.nodes):
            gender = "" if node.is_full else node.gender
            if not node.parts:
                yield ("whole", whole(node.words), node.suffix), number
            for one in node.parts:
                yield (one.surname, one.given, node.suffix, gender), number
                if _is_full(one):
                    given = tuple(map(self._sounds.__getitem__, one.given))
                    yield ("sounds", self._sounds[one.surname], given, node.suffix), number
                    first.extend([(number, one)] if one.comes_first else [])
                    yield from ((key, number) for key in _turned(one, node))
        wholes = sounds([one.surname + "".join(one.given) for _, one in first], "chinese")
        for (number, one), key in zip(first, wholes, strict=True):
            yield ("chinese", key), number
            yield ("korean", korean_key(one.surname, "".join(one.given))), number

    def _join_full(self) -> None:
        """Names with given names or initials: those that agree together, what fits several by its document."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        tails = self._tails()
        for root, members in self._members.items():
            node = self.nodes[root]
            if not node.parts:
                self._put_whole(root)
            elif not node.is_alone and root not in tails:
                for key in {self._sounds[one.surname] for number in members for one in self.nodes[number].parts}:
                    blocks[key, node.suffix].append(root)
        done: set[int] = set()
        torn: list[tuple[int, Sequence[int]]] = []
        for block in sorted(blocks):
            roots = [root for root in blocks[block] if root not in done]
            done.update(roots)
            for crowd in self._by_initial(roots) if len(roots) > _CROWD else (roots,):
                torn.extend(self._join_block(crowd))
        self.assigned.settle()
        self._join_torn(torn)
        self._join_tails(tails)

    def _put_whole(self, root: int) -> None:
        """A name without a surname; one of initials alone is of its document."""
        if all(map(is_initial, self.nodes[root].words.split())):
            why = "initials alone: taken for each document by itself"
            self.assigned.each_document(root, self._members[root], why)
        else:
            self.assigned.put(self._members[root], (root, ""))

    def _by_initial(self, roots: Sequence[int]) -> Iterable[Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for root in roots:
            found[self._sounds[self.nodes[root].parts[0].given[0]][:1]].append(root)
        return found.values()

    def _join_block(self, roots: Sequence[int]) -> Iterator[tuple[int, Sequence[int]]]:
        """Put together the names of a surname that agree. Those that agree with several, and these, are returned."""
        if len(roots) == 1 or len(roots) > _CROWD:
            for root in roots:
                self._home[root] = (root, "")
                self.assigned.put(self._members[root], (root, ""))
            return
        groups, torn = cliques(roots, self._agree)
        for group in groups:
            main = max(group, key=self._fullness)
            for root in group:
                why = "" if root == main else f"agrees with “{self.nodes[main].words}” and contradicts no other"
                self.assigned.put(self._members[root], (group[0], ""), why)
                self._home[root] = (group[0], "")
        yield from torn.items()

    def _join_torn(self, torn: Sequence[tuple[int, Sequence[int]]]) -> None:
        for root, others in torn:
            homes = sorted({self._home[one] for one in others if one in self._home})
            self.assigned.choose(root, self._members[root], Candidates(homes, self._names(others)))
        self.assigned.settle()

    def _join_tails(self, tails: Mapping[int, Sequence[int]]) -> None:
        """Names that are the end of others, by their documents."""
        for root in sorted(tails, key=lambda one: -len(self.nodes[one].words.split())):
            homes = {home for _, home in self.assigned.homes_of(tails[root])}
            chosen = Candidates(sorted(homes), self._names(tails[root]), is_in_edition=False)
            self.assigned.choose(root, self._members[root], chosen)
        self.assigned.settle()

    def _names(self, roots: Iterable[int]) -> dict[Home, str]:
        """The names of some classes, by the clusters in which they are."""
        return {self._home.get(root, (root, "")): self.nodes[root].words for root in roots}

    def _fullness(self, number: int) -> tuple[int, int, int, str]:
        """How full a name is: the fullest of a cluster is the preferred one."""
        node = self.nodes[number]
        full = sum(not one.endswith(".") for one in node.parts[0].given) if node.parts else 0
        given = len(node.parts[0].given) if node.parts else 0
        return full, given, "," not in node.words, node.words

    def _agree(self, one: int, other: int) -> bool:
        """Whether two classes of names can mean one person: nothing contradicts, and what they share is enough."""
        if self.assigned.contradict(self._members[one], self._members[other]) or not self._is_one_gender(one, other):
            return False
        pairs = list(product(self._forms(one), self._forms(other)))
        return any(map(_have_one_surname, pairs)) and all(are_one_given(a.given, b.given) for a, b in pairs)

    def _forms(self, root: int) -> list[PersonName]:
        found = {part.given: part for number in self._members[root] for part in self.nodes[number].parts[:1]}
        return list(found.values())[:_MOST_FORMS]

    def _is_one_gender(self, one: int, other: int) -> bool:
        """Whether two classes can be of one gender. Mrs E. Rowe is Edwin Rowe's wife, for all that is known."""
        first, second = self._gender(one), self._gender(other)
        if first == second or ("" in (first, second) and WOMAN not in (first, second)):
            return True
        if "" not in (first, second):
            return False
        woman, unknown = (one, other) if first == WOMAN else (other, one)
        return self.nodes[woman].is_full or not self.nodes[unknown].is_full

    def _gender(self, root: int) -> str:
        return next((gender for number in self._members[root] if (gender := self.nodes[number].gender)), "")

    def _join_alone(self) -> None:
        """Names of one word: those with a title that tells the gender first, then those without."""
        alone = [root for root in self._members if self.nodes[root].is_alone]
        for is_titled in (True, False):
            fuller = _Fuller(self.assigned.homes(), self.nodes, self._sounds)
            for root in alone:
                if bool(self.nodes[root].gender or self.nodes[root].suffix) == is_titled:
                    self._join_one(root, fuller)
            self.assigned.settle()

    def _join_one(self, root: int, fuller: _Fuller) -> None:
        node, members = self.nodes[root], self._members[root]
        candidates = fuller.of(node)
        names = {home: self.nodes[home[0]].words for home in candidates}
        if not candidates and is_given(node.words, self._language):
            self.assigned.each_document(root, members, "a given name alone: taken for each document by itself")
        elif may_be_given(node.words, self._language):
            self.assigned.choose(root, members, Candidates(candidates, names, is_in_edition=False))
        else:
            elsewhere = [home for home in candidates if fuller.is_full(home)]
            self.assigned.choose(root, members, Candidates(candidates, names, elsewhere=elsewhere))

    def _tails(self) -> Mapping[int, Sequence[int]]:
        """Names that are the end of others: Saavedra Lamas of Carlos Saavedra Lamas; not Robert Rowe of John Robert."""
        wholes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for root in self._members:
            for one in self.nodes[root].parts[:1]:
                whole_name = (*one.given, one.surname)
                for at in range(1, len(whole_name) - 1):
                    wholes[whole_name[at:]].add(root)
        found: dict[int, Sequence[int]] = {}
        for root in self._members if wholes else ():
            node = self.nodes[root]
            fuller = {one for part in node.parts[:1] for one in wholes.get((*part.given, part.surname), ())}
            if fuller and node.is_full and node.words.partition(" ")[0] not in given_names():
                found[root] = sorted(fuller)
        return found


class _Fuller:
    """The clusters so far, by the surnames in them."""

    def __init__(self, homes: Iterable[tuple[int, Home]], nodes: Sequence[Named], keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._by_key: dict[str, dict[Home, None]] = defaultdict(dict)
        self._surnames: dict[Home, set[str]] = defaultdict(set)
        self._genders: dict[Home, str] = {}
        self._suffixes: dict[Home, set[str]] = defaultdict(set)
        self._full: set[Home] = set()
        for number, home in homes:
            self._genders[home] = self._genders.get(home) or nodes[number].gender
            self._suffixes[home].add(nodes[number].suffix)
            if not nodes[number].is_alone:
                self._full.add(home)
            for one in nodes[number].parts:
                self._by_key[keys[one.surname]].setdefault(home)
                self._surnames[home].add(one.surname)

    def is_full(self, home: Home) -> bool:
        """Whether a cluster has a given name or an initial."""
        return home in self._full

    def of(self, node: Named) -> list[Home]:
        """The clusters that a name of one word may mean."""
        found: dict[Home, None] = {}
        for one in node.parts:
            for home in self._by_key.get(self._keys[one.surname], ()):
                is_spelt_so = one.surname in self._surnames[home] or len(one.surname) >= _SHORTEST_ALONE
                is_numbered_so = not node.suffix or node.suffix in self._suffixes[home]
                if is_spelt_so and is_numbered_so and _may_be(node.gender, self._genders[home]):
                    found.setdefault(home)
        return sorted(found)


def _may_be(gender: str, other: str) -> bool:
    """Whether a name alone, with the gender that its title tells, may be somebody's: Mrs is none but a woman's."""
    return other == WOMAN if gender == WOMAN else not gender or gender == other or not other


def _distinct(taken: Mapping[tuple[str, str], Named]) -> tuple[list[Named], dict[tuple[str, str], int]]:
    """The distinct names, sorted; and the number of the one that is meant by words with a title."""
    keys = {name: (one.words, one.suffix, "" if one.is_full else one.gender) for name, one in taken.items()}
    first: dict[tuple[str, str, str], Named] = {}
    for name, one in taken.items():
        known = first.get(keys[name])
        if known is None or (one.gender, one.title) > (known.gender, known.title):
            first[keys[name]] = one
    order = {key: number for number, key in enumerate(sorted(first))}
    return [first[key] for key in order], {name: order[key] for name, key in keys.items()}


def _turned(one: PersonName, node: Named) -> Iterator[Hashable]:
    """What a name of two words has in common with itself turned round, where the two are not both given names."""
    words = node.words.split()
    if len(words) == 2 and not {words[0].rstrip(","), words[1]} <= given_names():
        yield "turned", *sorted((one.surname, *one.given)), node.suffix


def _have_one_surname(pair: tuple[PersonName, PersonName]) -> bool:
    """Whether two names whose surnames sound alike have the same: beside initials only where it is long."""
    one, other = pair
    return one.surname == other.surname or (_is_full(one) and _is_full(other)) or len(one.surname) >= _LONG


def _is_full(name: PersonName) -> bool:
    return bool(name.given) and not name.given[0].endswith(".")
