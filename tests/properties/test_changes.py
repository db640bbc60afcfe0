"""Promises of changes: what is put in leads there and back, all or none, and nothing but the references changes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.changes.commit import commit, finish, history, undo
from edenda.changes.difference import difference
from edenda.changes.stretches import put_in, stretches, turned
from edenda.changes.values import FileChange
from edenda.edition import open_edition
from edenda.register.steps.merge import merged
from edenda.register.steps.rename import renamed
from edenda.responsible import Responsible
from tests.changes.killing import deaths
from tests.register.editions import document, edition, files, register

pytestmark = pytest.mark.slow
BY = Responsible("ed", "2026-11-22")
LINES = st.lists(
    st.sampled_from([b"a\n", b"b\n", b"<p ref='#one'/>\n", b'<q who="#two">x</q>', b"\r\n", b"\xff", b" "])
)
DATA = LINES.map(b"".join)


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@given(DATA, DATA)
def test_stretches_lead_there_and_back(before: bytes, after: bytes) -> None:
    found = stretches(before, after)
    assert put_in(before, found) == after
    assert put_in(after, turned(found)) == before
    assert all(one.old != one.new for one in found)


@given(LINES, st.lists(st.tuples(st.integers(0, 300), st.binary(max_size=6)), max_size=4))
def test_stretches_are_hardly_longer_than_what_was_changed(lines: list[bytes], edits: list[tuple[int, bytes]]) -> None:
    before = b"".join(b"line %d\n" % number + line for number, line in enumerate(lines * 20))
    after = before
    for at, words in edits:
        after = after[: at * 7] + words + after[at * 7 + 3 :]
    found = stretches(before, after)
    assert put_in(before, found) == after
    assert sum(len(old) + len(new) for _, old, new in found) <= 800 * len(edits)


def patched(text: str, diff: str) -> str:
    """A text with a unified diff applied to it."""
    old = text.splitlines(keepends=True)
    new: list[str] = []
    at = 0
    lines = diff.splitlines(keepends=True)[2:]
    for number, line in enumerate(lines):
        bare = number + 1 < len(lines) and lines[number + 1].startswith("\\")
        words = line[1:-1] if bare else line[1:]
        if line.startswith("@@"):
            start = int(line.split()[1].split(",")[0][1:])
            first = start - (line.split()[1].split(",")[1] != "0")
            new += old[at:first]
            at = first
        elif line.startswith("-"):
            assert old[at] == words
            at += 1
        elif line.startswith("+"):
            new.append(words)
        elif line.startswith(" "):
            assert old[at] == words
            new.append(words)
            at += 1
    return "".join((*new, *old[at:]))


TEXT = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d"]), max_size=40).map("".join)


@given(TEXT, TEXT)
def test_a_difference_makes_the_one_text_of_the_other(before: str, after: str) -> None:
    shown = difference(before, after, "x")
    assert (shown == "") == (before == after)
    assert patched(before, shown) == after


NAMES = st.sampled_from(["a.xml", "b.xml", "c.xml", "sub/d.xml"])
STATES = st.dictionaries(NAMES, DATA, max_size=4)


def put(root: Path, state: dict[str, bytes]) -> None:
    for path in list(root.rglob("*")):
        if path.is_file():
            path.unlink()
    for name, data in state.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(data)


def between(root: Path, before: dict[str, bytes], after: dict[str, bytes]) -> list[FileChange]:
    return [FileChange(root / name, before.get(name), after.get(name)) for name in sorted({*before, *after})]


@settings(max_examples=25)
@given(STATES, STATES)
def test_a_commit_killed_anywhere_is_all_or_none_and_undone_exactly(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    with folder() as root:
        for _ in deaths(lambda: put(root, before), lambda: commit(root, "x", between(root, before, after))):
            finish(root)
            assert files(root) in (before, after)
            assert bool(history(root)) == (files(root) == after and before != after)
        if before != after:
            for _ in deaths(lambda: None, lambda: undo(root)):
                finish(root)
                if not history(root):
                    break
            assert files(root) == before


WORDS = st.sampled_from(["Rowe", "pers-a", "&amp;", "<lb/>", "\n", "é", "<!-- #pers-a -->", "register.xml#pers-a"])
POINTERS = st.lists(
    st.sampled_from(
        ["register.xml#pers-a", "register.xml#pers-b", "register.xml#pers-ab", "#pers-a", "../tei/register.xml#pers-a"]
    ),
    min_size=1,
    max_size=3,
)
MENTIONS = st.builds(
    lambda pointers, blank, quote, words: f"<rs ref={quote}{blank.join(pointers)}{quote}>{words}</rs>",
    POINTERS,
    st.sampled_from([" ", "\n  ", "  "]),
    st.sampled_from(["'", '"']),
    WORDS,
)
BODIES = st.lists(st.one_of(WORDS, MENTIONS), max_size=12).map(lambda parts: f"<p>{''.join(parts)}</p>")


@settings(max_examples=40)
@given(st.lists(BODIES, min_size=1, max_size=3), st.booleans())
def test_a_rename_changes_ids_and_nothing_else(bodies: list[str], wide: bool) -> None:
    with folder() as root:
        documents = {f"d{number}": document(body) for number, body in enumerate(bodies)}
        coded = {
            name: text.replace("UTF-8", "UTF-16").encode("utf-16") if wide else text.encode()
            for name, text in documents.items()
        }
        edition(root, coded)
        before = files(root)
        commit(root, "x", renamed(open_edition(root), "pers-a", "pers-neu", BY))
        codec = "utf-16" if wide else "utf-8"
        for name in documents:
            now = (root / "tei" / f"{name}.xml").read_bytes().decode(codec)
            was = before[f"tei/{name}.xml"].decode(codec)
            assert now.replace("register.xml#pers-neu", "register.xml#pers-a") == was
            values = [value for value in _values(now) if "register.xml#pers-a" in value.split()]
            assert values == []
            assert [line for line in now.split("\n") if "pers-neu" not in line] == [
                old for old, line in zip(was.split("\n"), now.split("\n"), strict=True) if "pers-neu" not in line
            ]
        undo(root)
        assert files(root) == before


def _values(text: str) -> Iterator[str]:
    for part in text.split("<rs ref=")[1:]:
        yield part[1:].partition(part[0])[0]


RELATIONS = st.lists(
    st.builds(
        lambda name, active, passive: (
            f'      <relation name="{name}" active="#pers-{active}" passive="#pers-{passive}"/>\n'
        ),
        st.sampled_from(["kin", "foe"]),
        st.sampled_from("abc"),
        st.sampled_from("abc"),
    ),
    max_size=4,
).map("".join)


@settings(max_examples=40)
@given(st.lists(BODIES, min_size=1, max_size=3), RELATIONS)
def test_a_merge_leaves_no_pointer_to_what_is_gone_and_is_undone_exactly(bodies: list[str], relations: str) -> None:
    with folder() as root:
        documents = {f"d{number}": document(body) for number, body in enumerate(bodies)}
        edition(root, documents, register(relations=relations))
        before = files(root)
        commit(root, "x", merged(open_edition(root), "pers-a", "pers-b", BY))
        for name in documents:
            text = (root / "tei" / f"{name}.xml").read_text(encoding="utf-8")
            for value in _values(text):
                pointers = value.replace("../tei/", "").split()
                assert "register.xml#pers-a" not in pointers
        text = (root / "tei" / "register.xml").read_text(encoding="utf-8")
        assert "pers-a" not in text
        own = [line for line in text.splitlines() if 'active="#pers-b" passive="#pers-b"' in line]
        assert len(own) == relations.count('active="#pers-b" passive="#pers-b"')
        undo(root)
        assert files(root) == before
