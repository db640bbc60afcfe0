"""The encoding of an XML file: what its first bytes say, what it declares, and where the two cannot both be true."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from edenda.problems import Problem

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: How `<` and the character after it begin a file without a byte order mark.
_FIRST: Final = (
    (re.compile(rb"<\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0<"), "utf-32-be"),
    (re.compile(rb"<\0[^\0]\0", re.DOTALL), "utf-16-le"),
    (re.compile(rb"\0<\0[^\0]", re.DOTALL), "utf-16-be"),
)
_EBCDIC: Final = b"\x4c\x6f\xa7\x94"
_DECLARED: Final = re.compile(r"""\s*<\?xml\s[^<>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""", re.ASCII)
_LOOK: Final = 1024
_BLANK: Final = codecs.BOM_UTF8 + b" \t\r\n"
_PIECE: Final = 1024 * 1024
_ASCII: Final = bytes(range(32, 127))
#: Encodings that write `<` and `"` in more than one way, so that nobody can look for them in bytes.
_SHIFTING: Final = re.compile(r"utf.?7|hz|iso.?2022")
#: Encodings of one byte a character: whatever is UTF-8 and has accented letters is hardly ever one of these.
_SINGLE: Final = ("iso8859", "cp12", "koi8", "mac-")
_SAVE: Final = "Save the file as UTF-8; every XML editor can."


class Encoding(NamedTuple):
    """The encoding of a file: its name, the length of its byte order mark, and whether markup stands as in ASCII."""

    name: str
    mark: int = 0
    is_plain: bool = True


def find_encoding(data: bytes) -> Encoding | str:
    """The encoding in which a parser reads a file; or, where that is unsafe or contradicts itself, why (a sentence)."""
    seen = next(((known, len(mark)) for mark, known in _MARKS if data.startswith(mark)), None)
    seen = seen or next(((known, 0) for first, known in _FIRST if first.match(data)), None)
    if data.startswith(_EBCDIC):
        return "The file is in an EBCDIC encoding, which edenda does not read."
    name, mark = seen or ("utf-8", 0)
    found = _DECLARED.match(data[mark : mark + _LOOK].decode(name, "replace"))
    if found is None:
        return Encoding(name, mark, name == "utf-8")
    declared = _python_name(found[1])
    if declared is None:
        return f"The file declares the encoding {found[1]}, which edenda does not read."
    if _is_same(declared, name):
        return Encoding(name, mark, name == "utf-8")
    if seen or declared.startswith(("utf-16", "utf-32")):
        return f"The file declares the encoding {found[1]}, but its first bytes are {name.upper()}."
    is_misread = declared.startswith(_SINGLE) and not data.isascii() and _first_fault(data, "utf-8") is None
    return f"The file declares the encoding {found[1]}, but it is UTF-8." if is_misread else Encoding(declared)


def undecodable(data: bytes, name: str) -> Problem | None:
    """TEI-001 for the first byte of a file that its encoding does not know, or that no XML may hold."""
    if not data.strip(_BLANK):
        return Problem("TEI-001", "The file is empty.", name, hint="Bring it back from a copy, or take it away.")
    encoding = find_encoding(data)
    if isinstance(encoding, str):
        return Problem("TEI-001", encoding, name, 1, hint=_SAVE)
    at = _first_fault(data, encoding.name)
    if at is not None:
        shown = f"0x{data[at]:02X}" if at < len(data) else "that is missing"
        message = f"The file is not {encoding.name.upper()}: the byte {shown} cannot stand here."
        hint = f"{_SAVE} If it is in another encoding, its first line must say so."
        return _at(data, at, name, message, hint)
    at = data.find(b"\0") if encoding.is_plain else -1
    if at >= 0:
        return _at(data, at, name, "The file has a NUL (a character with the number 0) here, which no XML may hold.")
    return None


def _at(data: bytes, at: int, name: str, message: str, hint: str = "Delete it.") -> Problem:
    line_start = data.rfind(b"\n", 0, at) + 1
    return Problem("TEI-001", message, name, data.count(b"\n", 0, at) + 1, at - line_start + 1, hint=hint)


def _first_fault(data: bytes, name: str) -> int | None:
    """Where a file stops being in its encoding, read in pieces so that it is never in memory twice."""
    decoder = codecs.getincrementaldecoder(name)()
    for start in range(0, len(data), _PIECE):
        kept = len(decoder.getstate()[0])
        try:
            decoder.decode(data[start : start + _PIECE], final=start + _PIECE >= len(data))
        except UnicodeDecodeError as error:
            return start - kept + error.start
    return None


def _python_name(declared: str) -> str | None:
    """An encoding by Python's name for it; None where it is unknown, or no one reads markup in it byte by byte."""
    try:
        name = codecs.lookup(declared).name
        if name.startswith(("utf-16", "utf-32")):
            return name
        is_plain = _ASCII.decode(name) == _ASCII.decode("ascii") and not _SHIFTING.search(name)
    except (LookupError, UnicodeError):
        return None
    return name if is_plain else None


def _is_same(declared: str, seen: str) -> bool:
    """Whether a declaration fits what was seen; ASCII is UTF-8, and the order of bytes need not be declared."""
    return declared == seen or (declared == "ascii" and seen == "utf-8") or seen.startswith(f"{declared}-")
