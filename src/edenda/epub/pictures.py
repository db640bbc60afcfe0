"""The pictures of a chapter: those beside the edition that every e-reader shows; others are told in words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote

from lxml import etree

from edenda.epub.media import ENDINGS, read_picture
from edenda.epub.names import file_name
from edenda.epub.values import DOCUMENTS, File
from edenda.epub.xhtml import drop
from edenda.site.copying import Copy

FOLDER: Final = "pictures"


class Pictures:
    """The pictures that a document may show, and those that it does."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        self._copies = {copy.target: copy for copy in copies}
        self._shown: dict[str, File] = {}
        self.are_described = True

    @property
    def files(self) -> tuple[File, ...]:
        """The files of those that are shown."""
        return tuple(self._shown.values())

    @property
    def are_shown(self) -> bool:
        """Whether any is shown."""
        return bool(self._shown)

    def place(self, image: etree._Element) -> None:
        """Give a picture its address in the book; put its words in its place where it cannot be shown."""
        file = self._file(image.get("src", ""))
        words = " ".join(image.get("alt", "").split())
        if file is None:
            image.tag = "span"
            image.text = f"[{words}]" if words else ""
            drop(image, "src", "alt")
            return
        image.set("src", f"../{file.name}")
        self.are_described = self.are_described and bool(words)

    def _file(self, address: str) -> File | None:
        target = posixpath.normpath(posixpath.join(DOCUMENTS, unquote(address)))
        copy = self._copies.get(target)
        if copy is None:
            return None
        if target not in self._shown:
            data, kind = read_picture(copy.source)
            if not kind:
                return None
            self._shown[target] = File(f"{FOLDER}/{file_name(target)}{ENDINGS[kind]}", kind, data, is_read=False)
        return self._shown[target]
