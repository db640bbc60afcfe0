"""No small loss or change of text slips through the proof of fidelity, in any document of the genres.

For every kind of mutation, places all over every document are tried; each has to be found. What is excepted is said in
docs/fidelity.md and in `mutations`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final, TypeVar

import pytest

from edenda.checks.fidelity import compare
from tests.properties.faithful_cases import NAMES, Case, case
from tests.properties.mutations import (
    EDITS,
    JOINING,
    Mutation,
    additions_of_notes,
    edits_of,
    exchanges,
    header_nodes,
    is_in_note,
    other_numbers,
    removals,
    source_edits,
    source_moves,
    text_nodes,
)

_T = TypeVar("_T")
_QUICK: Final = 1
_THOROUGH: Final = 8
_REMOVED: Final = (
    *("p", "head", "item", "label", "row", "cell", "note", "bibl", "l", "lg", "closer", "opener", "dateline", "salute"),
    *("signed", "byline", "speaker", "stage", "quote", "docDate", "list", "div", "table", "postscript", "figure"),
)
_EXCHANGED: Final = ("p", "item", "row", "cell", "l", "div", "bibl", "head")
_MOVES: Final = ("left out", "doubled", "at the end as well", "at the beginning as well", "behind the next")
_NUMBERS: Final = "//t:text//t:pb[@n] | //t:text//t:note[@n] | //t:text//t:milestone[@n][translate(@n, '=-_', '')]"


def some(random: Random, mutations: Sequence[_T], count: int) -> Sequence[_T]:
    """So many of the mutations, anywhere in a document."""
    return random.sample(mutations, min(count, len(mutations)))


def kinds_of_tei(found: Case) -> Iterator[tuple[str, list[Mutation]]]:
    """The mutations of a document's TEI, by kind."""
    nodes = text_nodes(found.root)
    areas = {
        "text": [node for node in nodes if not is_in_note(node.holder)],
        "notes": [node for node in nodes if is_in_note(node.holder)],
        "header": header_nodes(found),
    }
    for area, there in areas.items():
        for kind, edit in (EDITS | JOINING).items():
            yield f"{area}: {kind}", edits_of(there, edit)
    for name in _REMOVED:
        yield f"{name} left out", removals(found, name)
    for name in _EXCHANGED:
        yield f"{name} behind the next", exchanges(found.root, name)
    yield "a note twice", additions_of_notes(found.root)
    yield "another @n", other_numbers(found.root, _NUMBERS)


def kinds_of_source(found: Case) -> Iterator[tuple[str, list[str]]]:
    """The mutations of a document's source, by kind."""
    for kind, edit in EDITS.items():
        if kind not in ("a sign left out", "a closing bracket left out"):
            yield f"source: {kind}", source_edits(found, edit)
    for kind in _MOVES:
        yield f"source: a line {kind}", source_moves(found, kind)


def slipped_in_tei(name: str, count: int) -> tuple[int, list[str]]:
    """How many mutations of a TEI were made, and the kinds of those that were not found."""
    found, slipped, made = case(name), [], 0
    random = Random(name)  # noqa: S311
    for kind, mutations in kinds_of_tei(found):
        for mutate in some(random, mutations, count):
            undo = mutate()
            made += 1
            if not compare(found.raw, found.root, "some.txt"):
                slipped.append(f"{name}, {kind}")
            undo()
    assert compare(found.raw, found.root, "some.txt") == ()
    return made, slipped


def slipped_in_source(name: str, count: int) -> tuple[int, list[str]]:
    """How many mutations of a source were made, and the kinds of those that were not found."""
    found, slipped, made = case(name), [], 0
    random = Random(name)  # noqa: S311
    for kind, mutants in kinds_of_source(found):
        for raw in some(random, mutants, count):
            made += 1
            if not compare(raw, found.root, "some.txt"):
                slipped.append(f"{name}, {kind}")
    return made, slipped


Slipped = Callable[[str, int], tuple[int, list[str]]]


def check(tried: Slipped, count: int, at_least: int) -> None:
    """All documents, with so many mutations of a kind each; there have to be enough of them to mean something."""
    outcomes = [tried(name, count) for name in NAMES]
    assert [one for _, slipped in outcomes for one in slipped] == []
    assert sum(made for made, _ in outcomes) > at_least


def test_a_loss_or_change_in_the_tei_is_found() -> None:
    check(slipped_in_tei, _QUICK, 2000)


def test_a_loss_or_change_in_the_source_is_found() -> None:
    check(slipped_in_source, _QUICK, 800)


@pytest.mark.slow
def test_losses_and_changes_all_over_the_tei_are_found() -> None:
    check(slipped_in_tei, _THOROUGH, 12_000)


@pytest.mark.slow
def test_losses_and_changes_all_over_the_source_are_found() -> None:
    check(slipped_in_source, _THOROUGH, 6000)
