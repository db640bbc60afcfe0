"""The parts of a Word document: XML out of a zip archive, with limits on what a small file may grow into."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.sources.docx.names import name_of
from edenda.sources.reading import not_read
from edenda.tei import parse

_MOST_PARTS: Final = 20_000
_LARGEST_PART: Final = 128 * 1024 * 1024
#: How much larger than its compressed form a part may be, beyond a first mebibyte.
_RATIO: Final = 250
_FREE: Final = 1024 * 1024
#: What the standard library raises on archives that are damaged.
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    IndexError,
    KeyError,
    OverflowError,
)
_MAIN: Final = "wordprocessingml.document.main+xml"
_TEMPLATE: Final = "wordprocessingml.template.main+xml"
_OTHERS: Final = (
    ("ms-word.document.macroEnabled", "a Word document with macros (.docm)"),
    ("ms-word.template.macroEnabled", "a Word template with macros (.dotm)"),
    ("spreadsheetml", "a spreadsheet"),
    ("presentationml", "a presentation"),
)
_DOCUMENT: Final = "/officeDocument"


class Package:
    """The parts of a Word document by name."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._parts: dict[str, etree._Element | None] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename.lstrip("/"): info for info in self._archive.infolist()}
        except _DAMAGED:
            raise UnreadableError(_damaged(name, "it is no zip archive, or a piece of one")) from None
        if len(self._infos) > _MOST_PARTS:
            raise UnreadableError(_too_much(name, f"it has {len(self._infos):,} parts"))
        self._refuse_others()

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        return next((target for kind, target, _ in self.relations("") if kind.endswith(_DOCUMENT)), "word/document.xml")

    def part(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if name not in self._parts:
            info = self._infos.get(name)
            self._parts[name] = parse(self._read(info), f"{self.name}!{name}") if info else None
        return self._parts[name]

    def related(self, kind: str) -> Iterator[etree._Element]:
        """The parts to which the text stands in a relation: `styles`, `footnotes` …"""
        for relation, target, is_outside in self.relations(self.main):
            root = self.part(target) if relation.endswith(f"/{kind}") and not is_outside else None
            if root is not None:
                yield root

    def relations(self, part: str) -> tuple[tuple[str, str, bool], ...]:
        """(kind, target, whether it lies outside) of all relations of a part; of the whole for an empty name."""
        return tuple((kind, target, outside) for _, kind, target, outside in self._relations(part))

    def links(self, part: str) -> dict[str, str]:
        """The addresses outside to which a part points, by id."""
        return {name: target for name, _, target, is_outside in self._relations(part) if is_outside}

    def _relations(self, part: str) -> Iterator[tuple[str, str, str, bool]]:
        folder, _, file = part.rpartition("/")
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for one in root if root is not None else ():
            if name_of(one) == "rel:Relationship":
                is_outside = one.get("TargetMode") == "External"
                target = one.get("Target", "")
                inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                place = target if is_outside else posixpath.normpath(inside)
                yield one.get("Id", ""), one.get("Type", ""), place, is_outside

    def _read(self, info: zipfile.ZipInfo) -> bytes:
        if info.file_size > min(_LARGEST_PART, _FREE + _RATIO * info.compress_size):
            raise UnreadableError(
                _too_much(self.name, f"its part {info.filename} is {info.file_size:,} bytes unpacked")
            )
        try:
            with self._archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except _DAMAGED:
            raise UnreadableError(_damaged(self.name, f"its part {info.filename} cannot be unpacked")) from None
        if len(data) > info.file_size:
            raise UnreadableError(_too_much(self.name, f"its part {info.filename} is larger than it says"))
        return data

    def _refuse_others(self) -> None:
        """Raise UnreadableError where the archive is no Word document."""
        if "mimetype" in self._infos:
            kind = self._read(self._infos["mimetype"])[:80].decode("ascii", "replace")
            if "opendocument.text" in kind:
                raise UnreadableError(not_read(self.name, "an OpenDocument text (.odt)"))
            raise UnreadableError(not_read(self.name, "a book or document of another kind"))
        types = self.part("[Content_Types].xml")
        kinds = " ".join(one.get("ContentType", "") for one in types) if types is not None else ""
        for sign, what in _OTHERS:
            if sign in kinds:
                raise UnreadableError(not_read(self.name, what))
        if _MAIN not in kinds and _TEMPLATE not in kinds:
            raise UnreadableError(not_read(self.name, "a zip archive without a Word document in it"))


def _damaged(name: str, what: str) -> Problem:
    hint = "Open it in Word or LibreOffice; if that succeeds, save it anew as .docx. If not, look for another copy."
    return Problem("SRC-010", f"The Word document is damaged: {what}.", name, hint=hint)


def _too_much(name: str, what: str) -> Problem:
    hint = "No text needs this; if the file is what it seems, save it anew, or as .txt (UTF-8)."
    return Problem("SRC-010", f"The Word document is beyond what edenda unpacks: {what}.", name, hint=hint)
