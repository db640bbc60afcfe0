"""Pointers set to names of one document, and remembered: one that an editor takes out again does not come back."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from edenda.changes.values import FileChange
from edenda.checks.references import References
from edenda.errors import UnreadableError
from edenda.markup.document import XmlBytes, look_at
from edenda.markup.edits import apply, insert_attribute
from edenda.markup.tags import Tags, local_name_in, scan
from edenda.memory.decided import standing
from edenda.memory.store import compose_memory, damaged_memory, memory_path, read_memory
from edenda.problems import Problem
from edenda.register.index.values import Mention
from edenda.schemas.changes import broken_by
from edenda.tei import parse
from edenda.tei_reader.reader import read_tei_file
from edenda.xml.files import read_own

Links = Sequence[tuple[Mention, str]]


def linked_document(path: Path, links: Links, register: Path, schema: Path | None) -> Iterator[FileChange]:
    """The change that sets pointers to entries, and that of the document's memory, where it has one.

    Raises UnreadableError where the document is not as it was, or a pointer would lead elsewhere (REG-009).
    """
    data, name = read_own(path), str(path)
    document = look_at(data, name)
    tags = scan(document.view)
    pointer = os.path.relpath(register, path.parent).replace(os.sep, "/")
    _refuse_moved(tags, links, name)
    after = apply(document, [insert_attribute(tags, one.tag, "ref", f"{pointer}#{id_}") for one, id_ in links])
    _refuse_led_astray(after, path, links, register)
    if broken := broken_by(data, after, name, schema):
        raise UnreadableError(*broken)
    yield FileChange(path, data, after)
    yield from _remembered(path, document, links)


def _refuse_moved(tags: Tags, links: Links, name: str) -> None:
    for mention, _ in links:
        is_there = mention.tag < len(tags.starts) and tags.starts[mention.tag] == mention.start
        if not is_there or local_name_in(tags.heads[mention.tag]) != mention.element:
            message = f"“{mention.words}” does not stand where it stood. Nothing was written."
            raise UnreadableError(Problem("SAFE-004", message, name, mention.line, hint="Run the command again."))


def _refuse_led_astray(after: bytes, path: Path, links: Links, register: Path) -> None:
    """REG-009 where an @xml:base of the file makes a pointer lead elsewhere than to the register."""
    if b":base" not in after:
        return
    root = parse(after, str(path))
    references = References(root, path)
    goal = os.path.abspath(register)  # noqa: PTH100 - as References has it, which follows no links
    found = (references.resolve(element, one) for element in root.iter("*") for one in element.get("ref", "").split())
    reached = {target.fragment for target in found if target.file == goal}
    for mention, id_ in links:
        if id_ not in reached:
            message = f"The file has an @xml:base, so that a pointer to “{id_}” would lead elsewhere."
            hint = "Write the @ref by hand, or take the @xml:base out."
            raise UnreadableError(Problem("REG-009", message, str(path), mention.line, mention.column, hint=hint))


def _remembered(path: Path, document: XmlBytes, links: Links) -> Iterator[FileChange]:
    """The change that remembers the pointers; none for a document of which nothing is remembered."""
    if damage := damaged_memory(path):
        raise UnreadableError(damage)
    memory = read_memory(path)
    if memory is None:
        return
    entries = {mention.tag: id_ for mention, id_ in links}
    rows = Counter(memory.rows)
    for one in standing(read_tei_file(document, str(path)), memory.rows):
        if one.element in entries:
            if one.remembered is not None and rows[one.remembered]:
                rows[one.remembered] -= 1
            rows[(one.remembered or one.row)._replace(ref=entries[one.element])] += 1
    file = memory_path(path)
    yield FileChange(file, read_own(file), compose_memory(memory._replace(rows=tuple(sorted(rows.elements())))))


def taken_out(path: Path, data: bytes, mentions: Sequence[Mention]) -> frozenset[int]:
    """Of names without a pointer those that had one, which an editor took out: the numbers of their start tags."""
    memory = read_memory(path)
    words = {mention.words for mention in mentions}
    rows = [row for row in memory.rows if row.state == "marked" and row.surface in words] if memory else []
    if not any(row.ref for row in rows):
        return frozenset()
    tei = read_tei_file(look_at(data, str(path)), str(path))
    found = {one.element: one.remembered for one in standing(tei, rows)}
    bare = {mention.tag for mention in mentions}
    return frozenset(tag for tag, row in found.items() if tag in bare and row is not None and row.ref)
