"""Which names of organisations, places, events and works mean one, by their words.

Names of one spelling are one: with and without article, with another apostrophe, Labour and Labor, `Party of China` and
`Chinese Party`. An acronym means what the document introduces it for, a name that says little (`the Council`) the one
fuller name in its document; and what says little is taken for each document by itself where the edition has several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from edenda.languages import Language
from edenda.lexicon import places
from edenda.recognisers.words.vocabulary import cased
from edenda.register.growing.assigning import Assigned, Candidates, Home
from edenda.register.growing.classes import Classes
from edenda.register.growing.derived_names import Bodies, made_of
from edenda.register.growing.name_words import (
    bare_name,
    initials_of,
    is_known,
    letters_of,
    says_little,
    shortened,
    spelling,
)
from edenda.register.growing.values import Cluster, Use

_SHORTEST_ACRONYM: Final = 3
#: Letters of an acronym that tell a name whose initials they are in whatever document.
_TELLING_ACRONYM: Final = 4


def cluster_bodies(
    kind: str, uses: Sequence[Use], language: Language, bodies: Bodies | None = None
) -> tuple[list[Cluster], Bodies]:
    """Names of one kind (no persons), those that mean one together. Linear in the names.

    `bodies` are the organisations that may stand in names of events; those of organisations are returned.
    """
    found = _Bodies(kind, uses, language, bodies)
    return found.clusters(), Bodies(found.forms())


class _Bodies:
    """Names (nodes: words without article and quotation marks), put together step by step."""

    def __init__(self, kind: str, uses: Sequence[Use], language: Language, bodies: Bodies | None) -> None:
        self._kind = kind
        self._language = language
        words = [_written(kind, bare_name(use.words, language)) for use in uses]
        self.nodes = sorted(set(words))
        order = {one: number for number, one in enumerate(self.nodes)}
        numbers = [order[one] for one in words]
        self.assigned = Assigned(uses, numbers)
        self._introduced = _introduced(uses, numbers)
        self._short: dict[str, set[int]] = defaultdict(set)
        self._shorter: dict[int, Sequence[str]] = {}
        self._classes = Classes(len(self.nodes))
        self._classes.join_by((spelling(name), number) for number, name in enumerate(self.nodes))
        self._join_made(Bodies(self.forms()) if kind == "org" else bodies)
        self._members = self._classes.members()

    def forms(self) -> Mapping[int, Sequence[str]]:
        """The names of each class, with the acronyms that mean nothing else."""
        meanings = self._meanings()
        acronyms: dict[int, list[str]] = defaultdict(list)
        for letters, roots in meanings.items():
            if len(roots) == 1:
                acronyms[min(roots)].append(letters)
        return {
            root: [*names, *acronyms[root]]
            for root, names in self._names().items()
            if not all(map(letters_of, names)) or len(meanings[letters_of(names[0])]) != 1
        }

    def _names(self) -> Mapping[int, Sequence[str]]:
        members = self._classes.members()
        return {root: [self.nodes[number] for number in numbers] for root, numbers in members.items()}

    def _meanings(self) -> dict[str, set[int]]:
        """The classes that each acronym may stand for: what introduces it, else what has its letters for initials.

        One of three letters stands for none of these, unless one of them is in a document with it.
        """
        found = {letters: set(map(self._classes.of, numbers)) for letters, numbers in self._introduced.items()}
        here, anywhere = self._by_initials()
        for number, name in enumerate(self.nodes):
            if letters := letters_of(name):
                places = self.assigned.documents((number,))
                meant = set(found.get(letters, ())) if letters in self._introduced else set()
                is_here = any((letters, document) in here for _, document in places)
                if not meant and (is_here or len(letters) >= _TELLING_ACRONYM):
                    meant = set(anywhere.get(letters, ()))
                found[letters] = found.get(letters, set()) | meant
        return found

    def _by_initials(self) -> tuple[set[tuple[str, str]], Mapping[str, set[int]]]:
        """The classes by the initials of their names, in a document and anywhere."""
        here: set[tuple[str, str]] = set()
        anywhere: dict[str, set[int]] = defaultdict(set)
        for number, name in enumerate(self.nodes):
            letters = initials_of(name)
            if len(letters) >= _SHORTEST_ACRONYM and not letters_of(name):
                anywhere[letters].add(self._classes.of(number))
                for _, document in self.assigned.documents((number,)):
                    here.add((letters, document))
        return here, anywhere

    def _join_made(self, bodies: Bodies | None) -> None:
        """Join the classes of which one has a name that can be made of another's."""
        known: dict[str, int] = {spelling(name): number for number, name in enumerate(self.nodes)}
        classes = self.forms() if self._kind == "org" else self._names()
        for one in made_of(self._kind, classes, bodies, self._language):
            key = spelling(one.text)
            if one.is_short:
                if self._kind != "place":  # Germany may well be more than West Germany
                    self._short[key].add(one.number)
            elif key in known and not letters_of(self.nodes[known[key]]):
                self._classes.join(known[key], one.number)

    def clusters(self) -> list[Cluster]:
        """The clusters, in no particular order."""
        late = {root: why for root in self._members if (why := self._depends(root))}
        for root, members in self._members.items():
            if root not in late:
                self.assigned.put(members, (root, ""))
        self.assigned.settle()
        self._join_short([root for root, why in late.items() if why == "short"])
        self._join_acronyms([root for root, why in late.items() if why == "acronym"])
        return self.assigned.clusters(self._kind, self._fullness)

    def _depends(self, root: int) -> str:
        """Whether what a name means depends on its document, and how: `acronym`, `short`, or empty."""
        names = [self.nodes[number] for number in self._members[root]]
        if all(map(letters_of, names)):
            return "acronym"
        if self._kind == "place":
            return "short" if len(names) == 1 and "," not in names[0] else ""
        if any(is_known(name, self._language) for name in names):
            return ""
        return "short" if all(says_little(name, self._kind, self._language) for name in names) else ""

    def _fullness(self, number: int) -> tuple[bool, int, str]:
        name = self.nodes[number]
        return not letters_of(name), len(name.split()), name

    def _join_short(self, roots: Sequence[int]) -> None:
        """Names that say little, by the fuller names of their documents; the longer of them first."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for root in roots:
            by_length[len(self.nodes[root].split())].append(root)
        for length in sorted(by_length, reverse=True):
            fuller = self._fuller()
            for root in by_length[length]:
                self._join_one_short(root, fuller)
            self.assigned.settle()

    def _fuller(self) -> Mapping[str, set[Home]]:
        """The clusters so far, by what is left of their names when they are shortened."""
        found: dict[str, set[Home]] = defaultdict(set)
        homes: dict[int, set[Home]] = defaultdict(set)
        for number, home in self.assigned.homes():
            homes[self._classes.of(number)].add(home)
            for short in self._shortened(number):
                found[short].add(home)
        for short, numbers in self._short.items():
            found[short].update(home for number in numbers for home in homes[self._classes.of(number)])
        return found

    def _shortened(self, number: int) -> Sequence[str]:
        if number not in self._shorter:
            shorter = shortened(self.nodes[number], self._kind, self._language)
            self._shorter[number] = tuple(dict.fromkeys(map(spelling, shorter)))
        return self._shorter[number]

    def _join_one_short(self, root: int, fuller: Mapping[str, set[Home]]) -> None:
        members = self._members[root]
        keys = {spelling(self.nodes[number]) for number in members}
        candidates = sorted({home for key in keys for home in fuller.get(key, ())})
        is_of_document = self._kind != "place"
        self._choose(root, candidates, is_in_edition=False, is_of_document=is_of_document)

    def _choose(self, root: int, candidates: Sequence[Home], *, is_in_edition: bool, is_of_document: bool) -> None:
        names = {home: self.nodes[home[0]] for home in candidates}
        is_short = not is_in_edition and self._kind != "place"
        chosen = Candidates(candidates, names, is_in_edition, is_of_document, is_short)
        self.assigned.choose(root, self._members[root], chosen)

    def _join_acronyms(self, roots: Sequence[int]) -> None:
        """Acronyms, by what they stand for; one of two letters that is never introduced is of its document."""
        meanings = self._meanings()
        for root in roots:
            letters = letters_of(self.nodes[root])
            meant = [number for one in meanings[letters] for number in self._members[self._classes.of(one)]]
            candidates = sorted({home for _, home in self.assigned.homes_of(meant)})
            is_short = not candidates and len(letters) < _SHORTEST_ACRONYM
            self._choose(root, candidates, is_in_edition=True, is_of_document=is_short)
        self.assigned.settle()


def _written(kind: str, name: str) -> str:
    """A place's name in capitals as it is written in a text: GRENADA is no acronym."""
    return cased(name) if kind == "place" and name.isupper() and cased(name) in places() else name


def _introduced(uses: Sequence[Use], numbers: Sequence[int]) -> Mapping[str, set[int]]:
    """Acronyms, with the names that they are introduced for; the initials must be those of the name."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, use in zip(numbers, uses, strict=True):
        if use.acronym and _fits(use.acronym, initials_of(use.words)):
            found[use.acronym].add(number)
    return found


def _fits(letters: str, initials: str) -> bool:
    """Whether an acronym is made of a name's initials, in their order, the first of both the same."""
    rest = iter(initials)
    return letters[:1] == initials[:1] and all(letter in rest for letter in letters)
