"""The pointers of a TEI file to entries of the register, and how they are led to other entries, byte for byte.

Where a pointer leads is for `checks.references` to say: prefixes, xml:base and entities count. A file whose pointers
are plain is not taken to pieces: only the tags are looked at in which an id stands behind a #.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.pointers import is_pointer
from edenda.checks.references import References
from edenda.errors import UnreadableError
from edenda.markup.characters import unescaped
from edenda.markup.document import XmlBytes, look_at
from edenda.markup.edits import Edit, escaped
from edenda.markup.tags import attribute_spans, local_name_in, scan, specials, tag_around
from edenda.model import Span
from edenda.problems import Problem
from edenda.tei import not_tei, parse

#: Ids behind a #, in any of the encodings that are read as they are.
_POINTED: Final = re.compile(rb"#([^\s\"'<>&#]+)")
_POINTED_IN_VIEW: Final = re.compile(r"#([^ \t\r\n\"'<>&#]+)")
#: A value in which something is written that only a parser knows: characters by their numbers, entities of the file.
_OPAQUE: Final = "=[ \t\r\n]*(?:\"[^\"<]*?{0}|'[^'<]*?{0})".format("&(?!(?:amp|lt|gt|quot|apos);)")
_OPAQUE_IN_BYTES: Final = re.compile(_OPAQUE.encode())
_OPAQUE_IN_VIEW: Final = re.compile(_OPAQUE)
_WIDE: Final = (
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_TOKEN: Final = re.compile(r"[^ \t\r\n]+")


class Held(NamedTuple):
    """An attribute that points to an entry: where its tag and its value stand in the view, its pointers.

    `ids` are the entries to which the pointers lead, empty for those that lead elsewhere. `element` is that of the tag
    where the file was read exactly, else the root.
    """

    start: int
    name: str
    attribute: str
    span: Span
    written: tuple[str, ...]
    ids: tuple[str, ...]
    element: etree._Element


Decide = Callable[[Held, str], str | None]
"""Says to which entry a pointer of an attribute is to lead that leads to an entry now; None where it is to go."""


def may_point(data: bytes, ids: Collection[str]) -> bool:
    """Whether a TEI file may hold pointers to some entries; said without reading it as XML."""
    if codec := next((codec for start, codec in _WIDE if data.startswith(start)), None):
        data = data.decode(codec, "replace").encode("utf-8", "replace")
    if b"prefixDef" in data or not all(map(str.isascii, ids)):
        return True
    wanted = {name.encode() for name in ids}
    return any(found[1] in wanted for found in _POINTED.finditer(data)) or bool(_OPAQUE_IN_BYTES.search(data))


class Pointers:
    """The pointers of a TEI file to some entries of the register; a file that is no TEI has none.

    `name` is the file named in problems, `path` where the file stands from which its pointers lead; `exactly` says that
    elements are wanted. `rewritten` are pointers as they were and as they are written after `edits`. Raises
    UnreadableError where the file cannot be read.
    """

    def __init__(
        self, data: bytes, name: str, path: Path, register: Path, ids: Collection[str], *, exactly: bool = False
    ) -> None:
        self._name = name
        self._register = os.path.abspath(register)  # noqa: PTH100 - as References has it
        self._ids = frozenset(ids)
        root = parse(data, name)
        self.root = root
        self.document = look_at(data, name)
        self.held: list[Held] = []
        self.rewritten: dict[str, str] = {}
        if not_tei(root, name) is not None:
            return
        self._references = References(root, path)
        is_plain = not (
            self._references.has_base or self._references.prefixes or _OPAQUE_IN_VIEW.search(self.document.view)
        )
        exactly = exactly or not is_plain
        found = _all_tags(self.document, root, "#" if is_plain else "") if exactly else self._plain_tags()
        self.held = [held for start, head, element in found for held in self._held(start, head, element, exactly)]

    def _plain_tags(self) -> Iterator[tuple[int, str, etree._Element]]:
        """The tags in which one of the ids stands behind a #, outside comments and the like."""
        view = self.document.view
        wanted = {self.document.encode(name) for name in self._ids}
        asides = (found.span() for found in specials(view))
        aside = next(asides, (len(view), len(view)))
        known = -1
        for found in _POINTED_IN_VIEW.finditer(view):
            if found[1] not in wanted:
                continue
            while aside[1] <= found.start():
                aside = next(asides, (len(view), len(view)))
            start = view.rfind("<", 0, found.start())
            if aside[0] <= found.start() or start == known:
                continue
            if head := tag_around(view, found.start()):
                known = start
                yield start, head, self.root

    def _held(self, start: int, head: str, element: etree._Element, exactly: bool) -> Iterator[Held]:  # noqa: FBT001
        name = local_name_in(head)
        for attribute, places in attribute_spans(head).items():
            if not is_pointer(name, attribute):
                continue
            at, end = (start + 1 + place for place in places.value)
            value = (
                element.get(attribute, "") if exactly else unescaped(self.document.decode(self.document.view[at:end]))
            )
            written = tuple(_TOKEN.findall(value))
            ids = tuple(self._id(element, one) for one in written)
            if any(ids):
                yield Held(start, name, attribute, (at, end), written, ids, element)

    def _id(self, element: etree._Element, written: str) -> str:
        """The entry to which a pointer leads, if it is one of those that are looked for."""
        target = self._references.resolve(element, written)
        return target.fragment if target.file == self._register and target.fragment in self._ids else ""

    def leads_to(self, element: etree._Element, written: str) -> str:
        """The id in the register to which a pointer leads; empty for one that leads elsewhere."""
        target = self._references.resolve(element, written)
        return target.fragment if target.file == self._register else ""

    def edits(self, decide: Decide) -> list[Edit]:
        """What is to be changed so that pointers lead to the entries that are decided on.

        Where pointers to two entries come to lead to one, one of them stays. Raises UnreadableError (PTR-006) where a
        pointer cannot be written.
        """
        return [edit for held in self.held for edit in self._redirected(held, decide)]

    def _redirected(self, held: Held, decide: Decide) -> Iterator[Edit]:
        wanted = tuple(decide(held, one) if one else "" for one in held.ids)
        moved = [one != new for one, new in zip(held.ids, wanted, strict=True)]
        if not any(moved):
            return
        goals = [new or self.leads_to(held.element, held.written[at]) for at, new in enumerate(wanted)]
        gone = _superfluous(held.ids, goals, moved) | {at for at, new in enumerate(wanted) if new is None}
        written = [
            self._written(held, at, goals[at]) if moved[at] and at not in gone else held.written[at]
            for at in range(len(goals))
        ]
        self.rewritten.update(zip(held.written, written, strict=True))
        raw = list(_TOKEN.finditer(self.document.view, *held.span))
        if len(raw) != len(written):  # an entity holds several pointers
            words = " ".join(one for at, one in enumerate(written) if at not in gone)
            yield Edit(held.span, _quoted(words))
            return
        kept = next(at for at in range(len(raw)) if at not in gone)
        for at, token in enumerate(raw):
            if at in gone:
                is_first = at < kept
                span = (token.start(), raw[at + 1].start()) if is_first else (raw[at - 1].end(), token.end())
                yield Edit(span, "")
            elif written[at] != held.written[at]:
                yield self._edit(token, held.written[at], written[at])

    def _written(self, held: Held, at: int, goal: str) -> str:
        """A pointer to another entry, written as the one that stood there as far as that leads to the new one."""
        old, name = held.written[at], held.ids[at]
        tails = (name[cut:] for cut in range(len(name)) if old.endswith(name[cut:]))
        tail = next(tails, "")
        stem = name.removesuffix(tail)
        for one in self._tried(held.element, old, tail, (stem, goal)):
            if self.leads_to(held.element, one) == goal:
                return one
        line = self.document.view.count("\n", 0, held.start) + 1
        message = f"No pointer to “{goal}” can be written here in place of “{old}”."
        hint = "Write the pointer by hand, and run the command again."
        raise UnreadableError(Problem("PTR-006", message, self._name, line, hint=hint))

    def _tried(self, element: etree._Element, old: str, tail: str, ids: tuple[str, str]) -> Iterator[str]:
        """Ways to write a pointer; `tail` is what of the old id stands at its end, `ids` what is before it and the new.

        Below an xml:base it is written as seen from there.
        """
        stem, goal = ids
        if tail and goal.startswith(stem):
            yield old.removesuffix(tail) + goal.removeprefix(stem)
        yield old.partition("#")[0] + f"#{goal}"
        based = os.path.split(self._references.resolve(element, "register.xml").file)[0]
        for folder in (self._references.folder, based or self._references.folder):
            yield f"{os.path.relpath(self._register, folder).replace(os.sep, '/')}#{goal}"

    def _edit(self, token: re.Match[str], old: str, new: str) -> Edit:
        """The bytes of a pointer that change: its end, where that is written as it is meant."""
        pairs = enumerate(zip(old, new, strict=False))
        alike = next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))
        tail = self.document.encode(old[alike:])
        start, end = token.span()
        if "&" not in token[0] and token[0].endswith(tail):
            return Edit((end - len(tail), end), _quoted(new[alike:]))
        return Edit((start, end), _quoted(new))


def _all_tags(document: XmlBytes, root: etree._Element, sign: str) -> Iterator[tuple[int, str, etree._Element]]:
    """The start tags in which a sign stands with their elements, in order."""
    tags = scan(document.view)
    starts = (at for at, head in enumerate(tags.heads) if head[0] not in "/!?")
    for at, element in zip(starts, root.iter(etree.Element), strict=True):
        if sign in tags.heads[at]:
            yield tags.starts[at], tags.heads[at], element


def _superfluous(ids: Sequence[str], goals: Sequence[str], moved: Sequence[bool]) -> frozenset[int]:
    """The pointers that say again what another one of the attribute says, since two entries became one."""
    gone: set[int] = set()
    for goal in dict.fromkeys(goal for goal, has_moved in zip(goals, moved, strict=True) if has_moved):
        same = [at for at, one in enumerate(goals) if one == goal]
        if len({ids[at] if moved[at] else goal for at in same}) > 1:
            stays = next((at for at in same if not moved[at]), same[0])
            gone.update(at for at in same if at != stays)
    return frozenset(gone)


def _quoted(value: str) -> str:
    return escaped(value).replace("'", "&apos;")
