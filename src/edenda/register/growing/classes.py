"""Things that are the same, put together: classes that grow while sames are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence


class Classes:
    """The numbers from 0 on in classes. The least of a class stands for it, however they are joined."""

    def __init__(self, number: int) -> None:
        self._parents = list(range(number))

    def of(self, one: int) -> int:
        """The number that stands for a number's class."""
        parents = self._parents
        while parents[one] != one:
            parents[one] = parents[parents[one]]
            one = parents[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make two classes one."""
        first, second = sorted((self.of(one), self.of(other)))
        self._parents[second] = first

    def join_by(self, keys: Iterable[tuple[Hashable, int]]) -> None:
        """Make one class of all numbers that have a key in common."""
        known: dict[Hashable, int] = {}
        for key, one in keys:
            self.join(known.setdefault(key, one), one)

    def members(self) -> Mapping[int, Sequence[int]]:
        """The numbers of each class."""
        found: dict[int, list[int]] = defaultdict(list)
        for one in range(len(self._parents)):
            found[self.of(one)].append(one)
        return found


def cliques(
    nodes: Sequence[int], agree: Callable[[int, int], bool]
) -> tuple[Sequence[Sequence[int]], Mapping[int, Sequence[int]]]:
    """Groups of which all agree with one another; and those that agree with others who contradict each other.

    The latter are in no group; each comes with all that it agrees with. Without them, whoever agrees with a member of
    a group agrees with all of it.
    """
    near: dict[int, list[int]] = {node: [] for node in nodes}
    for at, one in enumerate(nodes):
        for other in nodes[:at]:
            if agree(one, other):
                near[one].append(other)
                near[other].append(one)
    sets = {node: {node, *others} for node, others in near.items()}
    torn = {node: near[node] for node in nodes if _is_torn(near[node], sets)}
    found: dict[int, list[int]] = {}
    for node in nodes:
        if node not in torn:
            group = min(other for other in sets[node] if other not in torn)
            found.setdefault(group, []).append(node)
    return tuple(found.values()), torn


def _is_torn(others: Sequence[int], sets: Mapping[int, set[int]]) -> bool:
    """Whether two of the nodes that a node agrees with contradict each other."""
    return any(not sets[one].issuperset(others) for one in others)
