"""The chapters of a book until all are there: then links from one to another get the addresses that they have."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Final

from edenda.epub.values import DOCUMENTS, REGISTERS, File, Part

#: How much a chapter that waits is pressed.
_LEVEL: Final = 1
_TO_ENTRY: Final = re.compile(rf'href="\.\./{REGISTERS}/[a-z]+\.xhtml#([^"]+)"')
_LINK: Final = re.compile(r'<a\b([^<>]*?) href="([^":#]+\.xhtml)(?:#([^"]*))?"([^<>]*)>(.*?)</a>', re.DOTALL)
_OF_LINKS: Final = re.compile(r' (?:epub:type|role|aria-label)="[^"]*"')


class Shelf:
    """Chapters and pictures; `pages` has the page of each entry that is not on the first of its register."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self._pressed: dict[str, bytes] = {}
        self._linking: set[str] = set()
        self._ids: dict[str, Mapping[str, str]] = {}
        self._first: set[str] = set()
        self.pictures: dict[str, File] = {}

    def take(self, part: Part) -> Part:
        """Keep the files of a part, and give it back without their bytes."""
        self.pictures.update({one.name: one for one in part.pictures})
        for file in part.files:
            self._pressed[file.name] = zlib.compress(file.data, _LEVEL)
        first = part.files[0].name
        self._first.add(first)
        self._ids[first] = part.ids
        if part.links:
            self._linking.update(file.name for file in part.files)
        return part._replace(files=tuple(file._replace(data=b"") for file in part.files), pictures=(), ids={})

    def data(self, file: File) -> bytes:
        """The bytes of a file; those of a chapter with the links that they have now that all chapters are known."""
        pressed = self._pressed.get(file.name)
        if pressed is None:
            return file.data
        data = zlib.decompress(pressed)
        if not self._pages and file.name not in self._linking:
            return data
        text = data.decode()
        if self._pages:
            text = _TO_ENTRY.sub(self._to_entry, text)
        if file.name in self._linking:
            text = _LINK.sub(self._to_document, text)
        return text.encode()

    def _to_entry(self, found: re.Match[str]) -> str:
        page = self._pages.get(found[1])
        return f'href="../{REGISTERS}/{page}.xhtml#{found[1]}"' if page else found[0]

    def _to_document(self, found: re.Match[str]) -> str:
        """A link to another document: to the file in which the place is; words where there is no such document."""
        before, address, id_, after, words = found.groups()
        name = f"{DOCUMENTS}/{address}"
        if "/" in address or (name in self._pressed and name not in self._first):
            return found[0]
        if name not in self._first:
            return f"<span{_OF_LINKS.sub('', before)}{_OF_LINKS.sub('', after)}>{words}</span>"
        there = self._ids[name].get(id_ or "", "")
        place = f"{there.rpartition('/')[2]}#{id_}" if there else address
        return f'<a{before} href="{place}"{after}>{words}</a>'
