"""Clusters are a partition of the names, whatever their order, and growing changes nothing but what it says."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.changes.commit import commit, undo
from edenda.edition import open_edition
from edenda.languages import load
from edenda.register.growing.clustering import cluster
from edenda.register.growing.grow import changes_of, planned
from edenda.register.growing.plan import Plan, Wish
from edenda.register.growing.values import Use
from edenda.register.index.index import open_index
from tests.register.editions import document, edition, files, register

_GIVEN: Final = ["Edwin", "Anna", "E.", "A. B.", "Vladimir", "V. I.", "Captain Edwin", "Mrs. Anna", "Wang", ""]
_SURNAMES: Final = ["Rowe", "Ordynsky", "Zelenski", "Żeleński", "Dezhao", "Rowe Jr.", "II"]
_persons: Final = st.builds("{} {}".format, st.sampled_from(_GIVEN), st.sampled_from(_SURNAMES)).map(str.strip)
_bodies: Final = st.sampled_from(
    [
        "Harbour Board",
        "the Harbour Board",
        "Skerry Workers' Party",
        "SWP",
        "Council",
        "Council of Skerry",
        "CC",
        "CC SWP",
    ]
)
_uses: Final = st.lists(
    st.one_of(
        st.builds(Use, st.just("person"), _persons, st.sampled_from("abc"), st.sampled_from(["", "Mr.", "Mrs."])),
        st.builds(Use, st.sampled_from(["org", "place", "event", "bibl"]), _bodies, st.sampled_from("abc")),
    ),
    max_size=14,
    unique=True,
)
_NAME: Final = re.compile(r' ref="register\.xml#[\w.-]+"')


@given(_uses, st.randoms(use_true_random=False))
def test_clusters_are_a_partition_whatever_the_order(uses: list[Use], random: object) -> None:
    found = cluster(uses, load())
    assert sorted(member.use for one in found for member in one.members) == sorted(uses)
    random.shuffle(uses)  # type: ignore[attr-defined]
    assert cluster(uses, load()) == found


@given(_uses)
def test_documents_by_themselves_are_never_joined_to_less(uses: list[Use]) -> None:
    """What is one in a document by itself has the same kind throughout, and no two entries."""
    for one in cluster(uses, load()):
        assert {member.use.kind for member in one.members} == {one.kind}


_REGISTER: Final = register(
    """      <person xml:id="pers-a">
        <persName>Edwin Rowe</persName>
        <persName type="variant">E. Rowe</persName>
        <persName type="variant">Rowe</persName>
      </person>
      <person xml:id="pers-b">
        <persName>Viktor Ordynsky</persName>
        <persName type="variant">V. Ordynsky</persName>
      </person>
      <person xml:id="pers-c" cert="low">
        <persName>Vsevolod Ordynsky</persName>
        <persName type="variant">V. Ordynsky</persName>
      </person>
"""
)
_marks: Final = st.lists(st.tuples(st.sampled_from(["persName", "orgName"]), _persons), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(st.lists(_marks, min_size=1, max_size=3))
def test_growing_adds_pointers_and_entries_alone_and_is_done_once(documents: list[list[tuple[str, str]]]) -> None:
    bodies = ["".join(f"<p>Then <{mark}>{words}</{mark}> came.</p>" for mark, words in one) for one in documents]
    with tempfile.TemporaryDirectory() as folder:
        root = edition(Path(folder), {f"d{at}": document(one) for at, one in enumerate(bodies)}, _REGISTER)
        before = files(root)
        found = _grow(root)
        after = files(root)
        for name, data in after.items():
            if name != "tei/register.xml":
                assert _NAME.sub("", data.decode()) == before[name].decode()
        assert all(one.encode() in after["tei/register.xml"] for one in before["tei/register.xml"].decode().split("\n"))
        assert not _grow(root).grown
        assert files(root) == after
        if found.grown:
            undo(root)
        assert files(root) == before


def _grow(root: Path) -> Plan:
    made = open_edition(root)
    with open_index(made) as index:
        found = planned(made, index, Wish())
    commit(root, "growth", changes_of(made, found.grown))
    return found
