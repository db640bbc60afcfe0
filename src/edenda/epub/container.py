"""The file of an EPUB: a ZIP whose bytes depend on nothing but what is in it."""

from __future__ import annotations

import io
import zipfile
from typing import Final

#: The folder in which everything of the book lies.
FOLDER: Final = "EPUB"
PACKAGE: Final = "package.opf"
_MIMETYPE: Final = b"application/epub+zip"
_CONTAINER: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    f'<rootfiles><rootfile full-path="{FOLDER}/{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>\n"
)
#: The first moment that a ZIP can tell: no clock is asked.
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_RIGHTS: Final = 0o100644 << 16
_UNIX: Final = 3
_LEVEL: Final = 9


class Container:
    """A ZIP that is written file by file. Pictures are compressed already, and stored."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._zip = zipfile.ZipFile(self._bytes, "w")
        self._write("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        self._write("META-INF/container.xml", _CONTAINER.encode(), zipfile.ZIP_DEFLATED)

    def add(self, name: str, data: bytes, *, stored: bool = False) -> None:
        """Add a file of the book."""
        self._write(f"{FOLDER}/{name}", data, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)

    def finished(self) -> bytes:
        """The bytes of the whole; nothing can be added then."""
        self._zip.close()
        return self._bytes.getvalue()

    def _write(self, name: str, data: bytes, way: int) -> None:
        info = zipfile.ZipInfo(name, _MOMENT)
        info.compress_type, info.external_attr, info.create_system = way, _RIGHTS, _UNIX
        self._zip.writestr(info, data, compresslevel=_LEVEL)
