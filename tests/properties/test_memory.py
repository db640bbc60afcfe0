"""The memory of a document: what was written is known again, and an edit of one byte is an edit."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.memory import Memory, compose_memory, digest, is_untouched, memory_path, read_memory
from edenda.model import Block, Evidence, Flow, Link, Mark, Reading, Run

_LENGTH = 60


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A text with names marked by machine and by hand."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=_LENGTH, max_size=_LENGTH))
    spans = draw(st.lists(st.tuples(st.integers(0, _LENGTH - 1), st.integers(1, 9)), max_size=8))
    marks = tuple(
        Mark(
            draw(st.sampled_from(("persName", "date", "quote"))),
            (start, min(_LENGTH, start + size)),
            (("ref", Link("register:pers-x")), ("when", "1956")),
            draw(st.sampled_from((None, Evidence("register")))),
        )
        for start, size in spans
    )
    flow = Flow("body", "body", text, (Run((0, _LENGTH), (0, _LENGTH), "same"),), (Block("p", (0, _LENGTH)),), marks)
    return Reading(text, "some.txt", "text", (flow,))


@settings(max_examples=60)
@given(readings(), st.binary(max_size=200), st.binary(max_size=50), st.binary(min_size=1, max_size=5))
def test_a_file_is_untouched_until_a_byte_of_it_changes(
    reading: Reading, tei: bytes, source: bytes, more: bytes
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        path.write_bytes(tei)
        assert not is_untouched(path)
        memory_path(path).parent.mkdir()
        memory_path(path).write_bytes(compose_memory(tei, source, reading))
        assert read_memory(path) == Memory(digest(tei), digest(source))
        assert is_untouched(path)
        path.write_bytes(tei + more)
        assert not is_untouched(path)


@given(readings())
def test_a_memory_has_one_sorted_line_for_each_mark_that_a_machine_made(reading: Reading) -> None:
    data = compose_memory(b"", b"", reading)
    rows = json.loads(data)["marks"]
    made = [mark for mark in reading.body.marks if mark.why is not None and mark.kind != "quote"]
    assert len(rows) == len(made)
    lines = [line.rstrip(",") for line in data.decode().split("\n") if line.startswith("    {")]
    assert len(lines) == len(rows)
    assert lines == sorted(lines)


@given(st.binary(max_size=300))
def test_a_memory_that_cannot_be_understood_is_none(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "some.xml"
        path.write_bytes(b"<TEI/>")
        memory_path(path).parent.mkdir()
        memory_path(path).write_bytes(data)
        assert read_memory(path) is None
        assert not is_untouched(path)
