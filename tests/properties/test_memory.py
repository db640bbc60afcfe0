"""The memory of a document: what was written is known again, and an edit of one byte is an edit."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.memory.store import Memory, Row, compose_memory, digest, is_untouched, memory_path, read_memory

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_ROWS = st.builds(
    Row,
    surface=_TEXT.filter(bool),
    type=st.sampled_from(("persName", "date")),
    before=_TEXT,
    after=_TEXT,
    id=st.sampled_from(("", "d-p1")),
    state=st.sampled_from(("marked", "removed", "held")),
    by=st.sampled_from(("machine", "editor")),
    ref=_TEXT,
    key=st.just(""),
)


def _written(memory: Memory, folder: str) -> Path:
    """The TEI path whose memory was written."""
    path = Path(folder) / "some.xml"
    memory_path(path).parent.mkdir(exist_ok=True)
    memory_path(path).write_bytes(compose_memory(memory))
    return path


@settings(max_examples=60)
@given(st.binary(max_size=200), st.binary(max_size=50), st.binary(min_size=1, max_size=5))
def test_a_file_is_untouched_until_a_byte_of_it_changes(tei: bytes, source: bytes, more: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        path.write_bytes(tei)
        assert not is_untouched(path)
        _written(Memory(frozenset({digest(tei)}), frozenset({digest(source)})), folder)
        assert is_untouched(path)
        path.write_bytes(tei + more)
        assert not is_untouched(path)


@given(st.lists(_ROWS, max_size=8).map(lambda rows: rows + rows[:2]))
def test_what_is_remembered_is_read_again_and_written_the_same(rows: list[Row]) -> None:
    memory = Memory(frozenset({"a" * 64}), frozenset({"b" * 64}), tuple(sorted(rows)))
    with tempfile.TemporaryDirectory() as folder:
        assert read_memory(_written(memory, folder)) == memory
    data = compose_memory(memory._replace(rows=tuple(reversed(rows))))
    assert data == compose_memory(memory)
    assert len(json.loads(data)["marks"]) == len(rows) + 1


@given(st.lists(_ROWS, max_size=5), st.lists(_ROWS, max_size=5), st.lists(_ROWS, max_size=5))
def test_any_join_of_two_branches_line_by_line_loses_nothing(
    common: list[Row], ours: list[Row], theirs: list[Row]
) -> None:
    one = compose_memory(Memory(frozenset({"a" * 64}), frozenset(), tuple({*common, *ours})))
    other = compose_memory(Memory(frozenset({"b" * 64}), frozenset(), tuple({*common, *theirs})))
    union = list(dict.fromkeys(one.splitlines(keepends=True) + other.splitlines(keepends=True)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        memory_path(path).parent.mkdir()
        memory_path(path).write_bytes(b"".join(union))
        joined = read_memory(path)
    assert joined is not None
    assert set(joined.rows) == {*common, *ours, *theirs}
    assert joined.tei == {"a" * 64, "b" * 64}
