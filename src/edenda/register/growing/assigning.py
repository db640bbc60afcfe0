"""Which cluster each use of a name belongs to, step by step: the certain ones first, then what depends on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from edenda.register.growing.values import Cluster, Member, Use

Home = tuple[int, str]
"""A cluster: the number of a name in it, and the document, where it is of one document only."""

_MOST_NAMED: Final = 4


class Candidates(NamedTuple):
    """The clusters that a name may mean, and their names.

    `is_in_edition`: the only one there is will do, in whatever document; `is_of_document`: where it cannot be told, the
    name is taken for each document by itself.
    """

    homes: Sequence[Home]
    names: Mapping[Home, str]
    is_in_edition: bool = True
    is_of_document: bool = False
    is_short: bool = False
    """Whether the name means any of them in its own document only."""
    elsewhere: Sequence[Home] | None = None
    """Those that it may mean in other documents too, if not all."""


class Assigned:
    """The uses of names (by number of the name and document), and the clusters that they were given so far."""

    def __init__(self, uses: Sequence[Use], numbers: Sequence[int]) -> None:
        self._uses = uses
        self._numbers = numbers
        self._documents: dict[int, list[str]] = defaultdict(list)
        self._entries: dict[int, set[str]] = defaultdict(set)
        for number, use in zip(numbers, uses, strict=True):
            self._documents[number].append(use.document)
            self._entries[number].update(use.entries)
        self._homes: dict[tuple[int, str], tuple[Home, str, bool]] = {}
        self._present: dict[Home, set[str]] = defaultdict(set)
        """The documents in which a cluster stands, as far as steps before this one tell."""
        self._added: list[tuple[Home, str]] = []

    def documents(self, members: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The names of a class in each document in which they stand."""
        for number in members:
            for document in dict.fromkeys(self._documents[number]):
                yield number, document

    def contradict(self, members: Iterable[int], others: Iterable[int]) -> bool:
        """Whether two classes have entries, and none in common."""
        first = {entry for number in members for entry in self._entries[number]}
        second = {entry for number in others for entry in self._entries[number]}
        return bool(first and second and first.isdisjoint(second))

    def put(self, members: Iterable[int], home: Home, why: str = "") -> None:
        """Give all uses of a class to a cluster."""
        for place in self.documents(members):
            self._give(place, home, why)

    def each_document(self, root: int, members: Iterable[int], why: str) -> None:
        """Make a cluster of the uses of a class in each document."""
        for place in self.documents(members):
            self._give(place, (root, place[1]), why)

    def choose(
        self,
        root: int,
        members: Iterable[int],
        candidates: Candidates,
    ) -> None:
        """Give each use of a class to the one candidate in its document, else to the one there is; else to its own."""
        for place in self.documents(members):
            home, why = self._chosen(place[1], candidates)
            own = (root, place[1] if candidates.is_of_document else "")
            self._give(place, home or own, why, is_short=candidates.is_short and home is not None)

    def _chosen(self, document: str, candidates: Candidates) -> tuple[Home | None, str]:
        here = [home for home in candidates.homes if document in self._present[home]]
        if len(here) == 1:
            return here[0], "the document has one fuller name that it can stand for"
        elsewhere = candidates.homes if candidates.elsewhere is None else candidates.elsewhere
        if not here and len(elsewhere) == 1 and candidates.is_in_edition:
            return elsewhere[0], "the edition has one fuller name that it can stand for"
        apart = "for each document" if candidates.is_of_document else "by itself"
        if candidates.homes and (here or candidates.is_in_edition):
            return None, f"can stand for {_listed(candidates.names, here)}, so it is taken {apart}"
        return None, f"says little, so it is taken {apart}" if candidates.is_of_document else ""

    def _give(self, place: tuple[int, str], home: Home, why: str, *, is_short: bool = False) -> None:
        self._homes[place] = (home, why, is_short)
        self._added.append((home, place[1]))

    def settle(self) -> None:
        """End a step: what it gave counts from now on. Within a step the order of names makes no difference."""
        for home, document in self._added:
            self._present[home].add(document)
        self._added.clear()

    def home(self, number: int, document: str) -> Home | None:
        """The cluster of a name in a document, where it has one yet."""
        found = self._homes.get((number, document))
        return found[0] if found else None

    def homes_of(self, numbers: Iterable[int]) -> Iterator[tuple[int, Home]]:
        """The clusters in which some names are."""
        for number, document in self.documents(numbers):
            if found := self._homes.get((number, document)):
                yield number, found[0]

    def homes(self) -> Iterator[tuple[int, Home]]:
        """The numbers of names, each with a cluster in which it is."""
        yield from dict.fromkeys((number, home) for (number, _), (home, *_) in self._homes.items())

    def clusters(self, kind: str, fullness: Callable[[int], Any]) -> list[Cluster]:
        """The clusters; the uses of each in the order of their names, the fullest first."""
        found: dict[Home, list[tuple[int, Member]]] = defaultdict(list)
        for number, use in zip(self._numbers, self._uses, strict=True):
            home, why, is_short = self._homes[number, use.document]
            found[home].append((number, Member(use, why, is_short)))
        return [_cluster(kind, members, fullness, is_of_document=bool(home[1])) for home, members in found.items()]


def _cluster(
    kind: str, members: Sequence[tuple[int, Member]], fullness: Callable[[int], Any], *, is_of_document: bool
) -> Cluster:
    ranks: Mapping[int, Any] = {number: fullness(number) for number, _ in members}
    order = {number: at for at, number in enumerate(sorted(ranks, key=lambda one: ranks[one], reverse=True))}
    entries = sorted({entry for _, member in members for entry in member.use.entries})
    ordered = sorted(members, key=lambda one: (order[one[0]], one[1].use))
    return Cluster(kind, tuple(member for _, member in ordered), tuple(entries), is_of_document)


def _listed(names: Mapping[Home, str], here: Sequence[Home]) -> str:
    """Names in quotation marks, those of some clusters or else all; how many more there are."""
    listed = sorted({names[home] for home in here if home in names} or set(names.values()))
    shown = [f"“{name}”" for name in listed[:_MOST_NAMED]]
    rest = len(listed) - len(shown)
    more = f"{rest} other{'s' if rest > 1 else ''}"
    return " or ".join((*shown, more) if rest else shown)
