"""What decisions change in one document: tags or attributes of the marks decided on, and the memory of the document."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path
from typing import Final, NamedTuple

from edenda.changes.values import FileChange
from edenda.checks.references import References
from edenda.errors import UnreadableError
from edenda.markup.document import look_at
from edenda.markup.edits import Edit, apply, remove_attribute, set_attribute, unwrap
from edenda.markup.elements import Elements
from edenda.markup.tags import Tags, attributes_in, local_name_in
from edenda.memory.decided import Standing, standing
from edenda.memory.store import (
    ASIDE,
    Decided,
    Memory,
    Row,
    compose_memory,
    damaged_memory,
    memory_path,
    read_memory,
)
from edenda.problems import Problem
from edenda.register.index.values import Mention
from edenda.register.redirecting.pointers import Pointers
from edenda.responsible import Responsible
from edenda.review.values import Doubt, Verdict
from edenda.schemas.changes import broken_by
from edenda.tei import parse
from edenda.tei_reader.reader import read_tei_file
from edenda.xml.files import read_own

_DECIDED: Final[dict[Verdict, Decided]] = {
    "accept": "accepted",
    "reject": "rejected",
    "entry": "linked",
    "new": "linked",
}


class Settled(NamedTuple):
    """A decision on a doubt: the verdict, the entry that it leads to (empty for none), and who decided when."""

    doubt: Doubt
    verdict: Verdict
    entry: str
    by: Responsible


class Document(NamedTuple):
    """A document as it is: its file, its bytes, and the bytes of its memory, None where it has none."""

    path: Path
    data: bytes
    memory: bytes | None


def read_document(path: Path, data: bytes) -> Document:
    """A document with its memory. Raises UnreadableError (MEM-002) where that cannot be read."""
    if damage := damaged_memory(path):
        raise UnreadableError(damage)
    file = memory_path(path)
    return Document(path, data, read_own(file) if file.exists() else None)


def decided_document(
    document: Document, settled: Sequence[Settled], register: Path, schema: Path | None
) -> tuple[FileChange, FileChange]:
    """The changes to a document and to its memory that carry out decisions on its marks.

    The places in the mentions must be those in `document.data`. Raises UnreadableError where the document would become
    invalid (GRAM), or a mark cannot be taken out (REV-004).
    """
    name = str(document.path)
    seen = look_at(document.data, name)
    tei = read_tei_file(seen, name)
    memory = read_memory(document.path) or Memory()
    marks = {one.element: one for one in standing(tei, memory.rows)}
    rows = Counter(memory.rows)
    edits: list[Edit] = []
    pointing = _Pointing(document, settled, register)
    for one in settled:
        edits.extend(_edits(tei.elements, one, pointing))
        known = marks.get(one.doubt.mention.tag)
        if known is not None and known.remembered is not None and rows[known.remembered]:
            rows[known.remembered] -= 1
        rows[_row(known, one)] += 1
    after = apply(seen, edits)
    _refuse_led_astray(document, after, settled, register)
    if after != document.data and (broken := broken_by(document.data, after, name, schema)):
        raise UnreadableError(*broken)
    remembered = compose_memory(memory._replace(rows=tuple(rows.elements())))
    return (
        FileChange(document.path, document.data, after),
        FileChange(memory_path(document.path), document.memory, remembered),
    )


def _refuse_led_astray(document: Document, after: bytes, settled: Iterable[Settled], register: Path) -> None:
    """REV-004 where an @xml:base of the file makes a pointer that was written lead elsewhere than to the register."""
    linked = [one for one in settled if one.entry]
    if not linked or b":base" not in document.data:
        return
    root = parse(after, str(document.path))
    references = References(root, document.path)
    goal = os.path.abspath(register)  # noqa: PTH100 - as References has it, which follows no links
    meant = {(goal, one.entry) for one in linked}
    targets = (references.resolve(element, one) for element in root.iter("*") for one in element.get("ref", "").split())
    if missing := meant - {(target.file, target.fragment) for target in targets}:
        mention = next(one.doubt.mention for one in linked if (goal, one.entry) in missing)
        message = f"The file has an @xml:base, so that the pointer to “{missing.pop()[1]}” would lead elsewhere."
        hint = "Write the @ref by hand, or take the @xml:base out."
        raise UnreadableError(Problem("REV-004", message, mention.file, mention.line, mention.column, hint=hint))


def _row(known: Standing | None, one: Settled) -> Row:
    """How a mark is remembered from now on."""
    mention = one.doubt.mention
    row = known.row if known else Row(mention.words, f"text{ASIDE}{mention.element}", ref=" ".join(mention.entries))
    return row._replace(
        state="removed" if one.verdict == "reject" else "marked",
        by="editor",
        ref=one.entry or row.ref,
        decided=_DECIDED[one.verdict],
        who=one.by.who,
        when=one.by.when,
        key=one.doubt.key,
    )


class _Pointing:
    """Leads marks of a document to entries of the register."""

    def __init__(self, document: Document, settled: Iterable[Settled], register: Path) -> None:
        self._path = os.path.relpath(register, document.path.parent).replace(os.sep, "/")
        led_from = {name for one in settled if one.entry for name in one.doubt.mention.entries}
        self._pointers = Pointers(document.data, str(document.path), document.path, register, led_from)
        self._held = {held.start: held for held in self._pointers.held if held.attribute == "ref"}

    def edits(self, tags: Tags, mention: Mention, entry: str) -> Iterator[Edit]:
        """What leads a mark to an entry: in place of those to which it led, else before its other pointers."""
        if held := self._held.get(mention.start):
            first = next(number for number, name in enumerate(held.ids) if name)
            goals = (entry if number == first else None for number in range(len(held.ids)))
            yield from self._pointers.led(
                held, [goal if name else "" for goal, name in zip(goals, held.ids, strict=True)]
            )
            return
        others = unescape(self._pointers.document.decode(attributes_in(tags.heads[mention.tag]).get("ref", ""))).split()
        pointers = dict.fromkeys((f"{self._path}#{entry}", *others))
        yield set_attribute(tags, mention.tag, "ref", " ".join(pointers))


def _edits(elements: Elements, one: Settled, pointing: _Pointing) -> Iterator[Edit]:
    mention = one.doubt.mention
    tags, tag = elements.tags, mention.tag
    if tags.starts[tag] != mention.start or local_name_in(tags.heads[tag]) != mention.element:
        raise ValueError(f"there is no {mention.element} at {mention.start}")
    attributes = attributes_in(tags.heads[tag])
    if one.verdict == "reject":
        _refuse_lost_id(attributes, mention)
        yield from dict.fromkeys(unwrap(tags, tag, elements.partners[tag]))  # one tag, where it is empty
        return
    if "cert" in attributes:
        yield remove_attribute(tags, tag, "cert")
    if one.entry:
        yield from pointing.edits(tags, mention, one.entry)


def _refuse_lost_id(attributes: dict[str, str], mention: Mention) -> None:
    if "xml:id" in attributes:
        message = (
            f"“{mention.words}” has the id “{attributes['xml:id']}”, which something may point to; it stays marked."
        )
        hint = "Take the mark out by hand, with what points to it."
        raise UnreadableError(Problem("REV-004", message, mention.file, mention.line, mention.column, hint=hint))
