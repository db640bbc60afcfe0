"""The encoding of an XML file: what its first bytes say, what it declares, and where the two cannot both be true."""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from edenda.errors import UnreadableError
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
#: What a file that is not in UTF-8 is likely to be in.
_LIKELY: Final = "windows-1252"
_SAMPLE: Final = 12
_SAVE: Final = 'Save the file as UTF-8, and write encoding="UTF-8" in its first line.'
_REOPEN: Final = f'Open it in that encoding and save it as UTF-8; or write encoding="{_LIKELY}" in its first line.'


class Encoding(NamedTuple):
    """The encoding of a file: its name, the length of its byte order mark, and whether markup stands as in ASCII."""

    name: str
    mark: int = 0
    is_plain: bool = True


def find_encoding(data: bytes, name: str) -> Encoding:
    """The encoding in which a parser reads a file. Raises UnreadableError (TEI-001) where that cannot be trusted."""
    found = _find(data)
    if isinstance(found, str):
        raise UnreadableError(Problem("TEI-001", found, name, 1, hint=_SAVE))
    return found


def _find(data: bytes) -> Encoding | str:
    """The encoding of a file; or, where it is unsafe to read or contradicts itself, why (a sentence)."""
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


def characters(data: bytes, name: str) -> str:
    """The characters of a file without a byte order mark; those that cannot be read become U+FFFD."""
    encoding = find_encoding(data, name)
    return data[encoding.mark :].decode(encoding.name, "replace")


def undecodable(data: bytes, name: str) -> Problem | None:
    """TEI-001 for a file without characters, or for the first byte that is not of its encoding."""
    if not data.strip(_BLANK):
        return Problem("TEI-001", "The file is empty.", name, hint="Bring it back from a copy, or take it away.")
    encoding = find_encoding(data, name)
    at = _first_fault(data, encoding.name)
    if at is None:
        return None
    message = f"The file is not {encoding.name.upper()}: the byte 0x{data[at]:02X} cannot stand here."
    hint = "Save the file as UTF-8. If it is in another encoding, its first line must say so."
    if encoding.name == "utf-8" and (word := _as_meant(data, at)):
        message, hint = f"{message} “{word}” seems to be written in Windows-1252.", _REOPEN
    return Problem("TEI-001", message, name, *_position(data, at, encoding), hint=hint)


def _as_meant(data: bytes, at: int) -> str:
    """The word around the first byte that is not UTF-8, as it was probably meant; empty where nobody can tell."""
    if not data[:at].isascii():
        return ""
    before = re.split(rb"[\s<>]", data[max(0, at - _SAMPLE) : at])[-1]
    behind = re.split(rb"[\s<>]", data[at : at + _SAMPLE])[0]
    try:
        return (before + behind).decode(_LIKELY)
    except UnicodeDecodeError:
        return ""


def _position(data: bytes, at: int, encoding: Encoding) -> tuple[int, int]:
    """The line and the column of a byte, counted in characters."""
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    line, column = 1, 1
    for start in range(encoding.mark, at, _PIECE):
        text = decoder.decode(data[start : min(start + _PIECE, at)])
        line += text.count("\n")
        column = len(text) - text.rfind("\n") if "\n" in text else column + len(text)
    return line, column


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
