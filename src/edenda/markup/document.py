"""The bytes of an XML file, looked at as they are, and the characters that they stand for.

An XML parser forgets how a file was written; an editor's bytes are only safe where nobody has to write them again. So
a file is never decoded as a whole: its `view` has one character for each byte, and what a stretch of it says is decoded
when it is asked for, in the one encoding that the file declares (XML 1.0, section 4.3.3 and appendix F).
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem

_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?[ \t\r\n]encoding[ \t\r\n]*=[ \t\r\n]*["']([A-Za-z][\w.-]*)["']""")
_WIDE: Final = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    ("<?".encode("utf-16-le"), "utf-16-le"),
    ("<?".encode("utf-16-be"), "utf-16-be"),
)
#: Encodings in which markup is written in the bytes of ASCII, and each character for itself.
_NARROW: Final = re.compile(r"utf-8|ascii|iso8859-\d+|cp125\d|koi8-[ru]|mac-roman")
_VIEW: Final = "latin-1"
#: The bytes that a character takes at most in UTF-8.
_WIDEST: Final = 4
_UTF32_START: Final = b"<\0\0\0"
_LINE_END: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class XmlBytes:
    """An XML file: `view` has one character for each of its bytes, `codec` says what they mean.

    A file in UTF-16 (`wide` names its byte order) is looked at in UTF-8 instead, and turned back when it is written.
    """

    view: str
    codec: str
    wide: str = ""
    has_tabs: bool = False
    """Whether there are tabs or carriage returns in it."""

    def decode(self, view: str) -> str:
        """The characters that a stretch of the view stands for."""
        return view if view.isascii() else view.encode(_VIEW).decode(self.codec)

    def encode(self, text: str) -> str:
        """Characters as they are seen in the view; those that the encoding lacks become character references."""
        return text if text.isascii() else text.encode(self.codec, "xmlcharrefreplace").decode(_VIEW)

    def width(self, position: int, characters: int) -> int:
        """How many bytes a number of characters from a place on take."""
        reach = self.view[position : position + characters]
        if self.codec != "utf-8" or reach.isascii():
            return characters
        reach = self.view[position : position + _WIDEST * characters]
        return len(reach.encode(_VIEW).decode("utf-8", "ignore")[:characters].encode("utf-8"))

    def bytes(self, view: str) -> bytes:
        """The bytes of the whole file, given its view."""
        data = view.encode(_VIEW)
        return data.decode("utf-8").encode(self.wide) if self.wide else data


class Places:
    """Where places in the view are for people: line, column and byte. Quick for places asked for in rising order."""

    def __init__(self, document: XmlBytes) -> None:
        self._document = document
        self._lines = [found.end() for found in _LINE_END.finditer(document.view)]
        self._line = (0, 0, 1)  # where a line begins, a place in it, and the column of that place
        self._byte = (0, 0)  # a place, and its byte

    def position(self, place: int) -> tuple[int, int]:
        """Line and column of a place, from 1 and in characters."""
        line = bisect_right(self._lines, place)
        start = self._lines[line - 1] if line else 0
        begins, known, column = self._line
        if begins != start or place < known:
            known, column = start, 1
        column += len(self._document.decode(self._document.view[known:place]))
        self._line = (start, place, column)
        return line + 1, column

    def byte(self, place: int) -> int:
        """The byte of the file, from 0, at which a place is."""
        if not self._document.wide:
            return place
        known, byte = self._byte if place >= self._byte[0] else (0, 0)
        byte += len(self._document.bytes(self._document.view[known:place]))
        self._byte = (place, byte)
        return byte


def look_at(data: bytes, name: str) -> XmlBytes:
    """A well-formed XML file; `name` is the file named in problems.

    Raises UnreadableError with TEI-004 where the encoding is not one that can be written again byte for byte.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, _UTF32_START, _UTF32_START[::-1])):
        raise UnreadableError(_refusal("UTF-32", name))
    wide = next((codec for mark, codec in _WIDE if data.startswith(mark)), "")
    if wide:
        text = data.decode(wide)
        return _seen(text.encode("utf-8"), "utf-8", wide)
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8)[:1000])
    label = declared[1].decode("ascii") if declared else "UTF-8"
    codec = "utf-8" if data.startswith(codecs.BOM_UTF8) else _codec(label)
    if codec is None or not _says_text(data, codec):
        raise UnreadableError(_refusal(label, name))
    return _seen(data, codec)


def _refusal(label: str, name: str) -> Problem:
    hint = "Save the file as UTF-8; then nothing of it changes but its encoding."
    message = f"edenda cannot edit a file in the encoding {label} byte for byte."
    return Problem("TEI-004", message, name, 1, hint=hint)


def _seen(data: bytes, codec: str, wide: str = "") -> XmlBytes:
    return XmlBytes(data.decode(_VIEW), codec, wide, has_tabs=b"\t" in data or b"\r" in data)


def _codec(label: str) -> str | None:
    try:
        codec = codecs.lookup(label).name
    except LookupError:
        return None
    return codec if _NARROW.fullmatch(codec) else None


def _says_text(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
