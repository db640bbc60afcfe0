"""Classes and cliques: joined in whatever order, they are the same."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from edenda.register.growing.classes import Classes, cliques

_pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=14)


@given(_pairs, st.randoms(use_true_random=False))
def test_the_order_of_joins_makes_no_difference(pairs: list[tuple[int, int]], random: object) -> None:
    first, second = Classes(10), Classes(10)
    for one, other in pairs:
        first.join(one, other)
    random.shuffle(pairs)  # type: ignore[attr-defined]
    for one, other in pairs:
        second.join(other, one)
    assert [first.of(one) for one in range(10)] == [second.of(one) for one in range(10)]


@given(_pairs)
def test_all_in_a_group_agree_and_nobody_outside_agrees_with_a_part_of_it(pairs: list[tuple[int, int]]) -> None:
    known = {frozenset(pair) for pair in pairs if pair[0] != pair[1]}
    groups, torn = cliques(range(10), lambda one, other: frozenset((one, other)) in known)
    assert sorted([*torn, *(one for group in groups for one in group)]) == list(range(10))
    for group in groups:
        assert all(frozenset(pair) in known for pair in combinations(group, 2))
    for one, others in torn.items():
        assert all(frozenset((one, other)) in known for other in others)
        assert any(frozenset(pair) not in known for pair in combinations(others, 2))
