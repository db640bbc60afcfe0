"""Which names of organisations, places, events and works mean one, by their words.

Names of one spelling are one: with and without article, with another apostrophe, Labour and Labor, `Party of China` and
`Chinese Party`. An acronym means what the document introduces it for, a name that says little (`the Council`) the one
fuller name in its document; and what says little is taken for each document by itself where the edition has several.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.derived import derive
from edenda.recognisers.register.forms import alike
from edenda.recognisers.words.vocabulary import Sort, sort_of
from edenda.register.entries import Entry, Form, Register
from edenda.register.growing.assigning import Assigned, Candidates, Home
from edenda.register.growing.classes import Classes
from edenda.register.growing.values import Cluster, Use

_MARKS: Final = {"org": "orgName", "place": "placeName", "event": "name", "bibl": "title"}
_QUOTES: Final = "\"'“”„‘’«»‹› .,;:"
_SHORTEST_ACRONYM: Final = 3
_LONGEST_ACRONYM: Final = 7
_ACRONYM: Final = re.compile(r"(?:[A-Z]\.? ?){2,7}")
_POSSESSIVE: Final = re.compile(r"(\w)(?:s'|'s)(?!\w)")


def cluster_bodies(kind: str, uses: Sequence[Use], language: Language) -> list[Cluster]:
    """Names of one kind (no persons), those that mean one together. Linear in the names."""
    return _Bodies(kind, uses, language).clusters()


class _Bodies:
    """Names (nodes: words without article and quotation marks), put together step by step."""

    def __init__(self, kind: str, uses: Sequence[Use], language: Language) -> None:
        self._kind = kind
        self._language = language
        words = [bare_name(use.words, language) for use in uses]
        self.nodes = sorted(set(words))
        order = {one: number for number, one in enumerate(self.nodes)}
        numbers = [order[one] for one in words]
        self.assigned = Assigned(uses, numbers)
        self._introduced = _introduced(uses, numbers)
        classes = Classes(len(self.nodes))
        classes.join_by(self._keys())
        self._members = classes.members()
        self._root = [classes.of(number) for number in range(len(self.nodes))]

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

    def _keys(self) -> Iterator[tuple[Hashable, int]]:
        """What names of one spelling have in common."""
        for number, name in enumerate(self.nodes):
            yield spelling(name), number
        for text, name in _derived(self._kind, self.nodes, self._language):
            yield spelling(text), int(name)

    def _depends(self, root: int) -> str:
        """Whether what a name means depends on its document, and how: `acronym`, `short`, or empty."""
        names = [self.nodes[number] for number in self._members[root]]
        if all(map(letters_of, names)):
            return "acronym"
        if self._kind == "place":
            return "short" if len(names) == 1 and "," not in names[0] else ""
        return "short" if all(says_little(name, self._language) for name in names) else ""

    def _fullness(self, number: int) -> tuple[bool, int, str]:
        name = self.nodes[number]
        return not letters_of(name), len(name.split()), name

    def _join_short(self, roots: Sequence[int]) -> None:
        """Names that say little, by the fuller names of their documents; the longer of them first."""
        by_length: dict[int, list[int]] = defaultdict(list)
        for root in roots:
            by_length[len(self.nodes[root].split())].append(root)
        for length in sorted(by_length, reverse=True):
            fuller = _Fuller(self.assigned.homes(), self.nodes, self._kind)
            for root in by_length[length]:
                self._join_one_short(root, length, fuller)
            self.assigned.settle()

    def _join_one_short(self, root: int, length: int, fuller: _Fuller) -> None:
        members = self._members[root]
        candidates = fuller.of([self.nodes[number] for number in members])
        names = sorted({self.nodes[number] for number, _ in candidates})
        is_of_document = self._kind != "place" and (length == 1 or len(candidates) > 1)
        self.assigned.choose(root, members, Candidates(candidates, names, False, is_of_document))  # noqa: FBT003

    def _join_acronyms(self, roots: Sequence[int]) -> None:
        """Acronyms, by what their documents introduce them for, else by the names that have these initials."""
        by_initials: dict[str, dict[Home, None]] = defaultdict(dict)
        for number, home in self.assigned.homes():
            by_initials[initials_of(self.nodes[number])].setdefault(home)
        for root in roots:
            letters = letters_of(self.nodes[root])
            members = self._members[root]
            introduced = self._introduced.get(letters, {})
            candidates = {self._home_of(number, document) for document, one in introduced.items() for number in one}
            if not candidates and len(letters) >= _SHORTEST_ACRONYM:
                candidates = set(by_initials.get(letters, ()))
            names = sorted({self.nodes[number] for number, _ in candidates})
            self.assigned.choose(root, members, Candidates(sorted(candidates), names, bool(introduced)))
        self.assigned.settle()

    def _home_of(self, number: int, document: str) -> Home:
        return self.assigned.home(number, document) or (self._root[number], "")


class _Fuller:
    """The clusters so far, by what is left of their names when they are shortened."""

    def __init__(self, homes: Iterable[tuple[int, Home]], nodes: Sequence[str], kind: str) -> None:
        self._found: dict[str, dict[Home, None]] = defaultdict(dict)
        for number, home in homes:
            for short in shortened(nodes[number], kind):
                self._found[spelling(short)].setdefault(home)

    def of(self, names: Iterable[str]) -> list[Home]:
        """The clusters for which some names can stand."""
        return sorted({home for name in names for home in self._found.get(spelling(name), ())})


def shortened(name: str, kind: str) -> Iterator[str]:
    """The shorter names that can stand for a name: `Executive Committee` of the Party, `Parliament`, British before it.

    Of a place: what stands before a comma.
    """
    if kind == "place":
        before, comma, _ = name.partition(", ")
        yield from (before,) if comma else ()
        return
    words = name.split()
    small = [at for at, word in enumerate(words) if word[0].islower() and at]
    yield from (" ".join(words[:at]) for at in small)
    head = words[: small[0]] if small else words
    for at in range(1, len(head)):
        yield " ".join(words[at:])
        yield " ".join(head[at:])


def bare_name(words: str, language: Language) -> str:
    """A name without quotation marks around it and the article before it; the words themselves, if nothing is left."""
    name = " ".join(words.strip(_QUOTES).split()) if not letters_of(words) else words
    first, _, rest = name.partition(" ")
    return (rest if rest and first.lower() in language.words("checks", "article") else name) or words


def spelling(name: str) -> str:
    """What the spellings of a name have in common: capitals, signs, possessive endings and full stops apart.

    >>> spelling("Harbour Workers' Union") == spelling("harbour worker's union")
    True
    """
    if letters := letters_of(name):
        return letters
    plain = _POSSESSIVE.sub(r"\1s", alike(name).lower())
    return plain.replace("'", "").replace("-", " ").replace(".", "")


def letters_of(name: str) -> str:
    """The letters of an acronym; empty for what is none.

    >>> letters_of("C.P.S.U."), letters_of("NUM"), letters_of("Numa")
    ('CPSU', 'NUM', '')
    """
    if not _ACRONYM.fullmatch(name):
        return ""
    letters = "".join(letter for letter in name if letter.isalpha())
    return letters if 1 < len(letters) <= _LONGEST_ACRONYM else ""


def initials_of(name: str) -> str:
    """The initials of a name's words with capitals."""
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word[0].isupper()) if len(words) > 1 else ""


def says_little(name: str, language: Language) -> bool:
    """Whether a name has no word that only names have: `Central Committee`, `Twentieth Congress`, `Statement`."""
    words = [word for word in name.replace("’", "'").split() if not word[0].islower()]
    return all(_is_general(word, language) for word in words)


def _is_general(word: str, language: Language) -> bool:
    if word[0].isdigit():
        return True
    plain = word.removesuffix("'s").removesuffix("'").strip(",.()")
    return bool(sort_of(plain, language) & (Sort.COMMON | Sort.HEAD | Sort.ROLE)) or any(
        sort_of(part, language) & Sort.COMMON for part in (plain.removesuffix("s"), plain.partition("-")[0])
    )


def _introduced(uses: Sequence[Use], numbers: Sequence[int]) -> Mapping[str, Mapping[str, set[int]]]:
    """Acronyms, with the names that they are introduced for, by document; the initials must be those of the name."""
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, use in zip(numbers, uses, strict=True):
        if use.acronym and _fits(use.acronym, initials_of(use.words)):
            found[use.acronym][use.document].add(number)
    return found


def _fits(letters: str, initials: str) -> bool:
    """Whether an acronym is made of a name's initials, in their order, the first of both the same."""
    rest = iter(initials)
    return letters[:1] == initials[:1] and all(letter in rest for letter in letters)


def _derived(kind: str, nodes: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """The other spellings that recognition makes of names: each with the number of its name."""
    mark = _MARKS[kind]
    entries = {str(number): Entry(str(number), mark, (Form(name),)) for number, name in enumerate(nodes)}
    for one in derive(Register(entries), language):
        if not one.is_short:
            yield one.text, one.entry
