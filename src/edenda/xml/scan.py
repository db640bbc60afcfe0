"""What XML is refused before a parser sees it: what would need far more time or memory than its size tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.encodings import Encoding, find_encoding

MAX_BYTES: Final = 100 * 1024 * 1024
#: In encodings of two or four bytes a character: to look into them they must be turned into UTF-8.
MAX_WIDE_BYTES: Final = 32 * 1024 * 1024
MAX_ATTRIBUTES: Final = 2000
#: Comments and processing instructions.
MAX_ASIDES: Final = 200_000
#: Of the tree, by an estimate that is never too low.
MAX_MEMORY: Final = 160 * 1000 * 1000
#: Of the tree of a register, which cannot be split: 50,000 entries, each with a dozen elements.
MAX_REGISTER_MEMORY: Final = 400 * 1000 * 1000
#: What libxml2 takes (measured): for an element or a text, and for an attribute with its value.
_NODE: Final = 124
_ATTRIBUTE_NODE: Final = 236

#: So many bytes need no counting, were each of them a `<` or a `=`, or half of a comment's `<?`.
_HARMLESS: Final = min(MAX_MEMORY // (1 + max(2 * _NODE, _ATTRIBUTE_NODE)), 2 * MAX_ASIDES)
#: What can give elements attributes that they do not have in the file.
_DECLARATION: Final = b"<!ATTLIST"

#: The least that one attribute takes: a blank, a letter, `=""`.
_SHORTEST: Final = 5
_OPENING: Final = re.compile(rb"<[^\s<>!?/=\"']+")
_ATTRIBUTE: Final = re.compile(rb"\s*[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
#: Where what looks like a tag is none.
_ASIDE: Final = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_REGISTER: Final = "register.xml"
_HINT: Final = "No edition needs this; if yours does, split the file."


def refuse_beyond_limits(data: bytes, name: str) -> None:
    """Raise UnreadableError (TEI-002) for bytes beyond the limits, TEI-001 where their encoding cannot be trusted."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(too_large(name))
    text = _as_ascii(data, find_encoding(data, name), name)
    is_counted = len(text) > _HARMLESS or _DECLARATION in text
    tags = text.count(b"<") if is_counted else 0
    asides = text.count(b"<?") + text.count(b"<!--") if tags > MAX_ASIDES else 0
    if asides > MAX_ASIDES:
        what = f"it has {asides:,} comments and processing instructions; the limit is {MAX_ASIDES:,}"
        raise UnreadableError(beyond(name, what))
    _refuse_many_attributes(text, name)
    most = MAX_REGISTER_MEMORY if PurePath(name).name == _REGISTER else MAX_MEMORY
    if is_counted and (needed := _memory(text, tags)) > most:
        megabytes = f"its tree needs about {needed // 1_000_000:,} MB; the limit is {most // 1_000_000:,} MB"
        raise UnreadableError(beyond(name, megabytes))


def beyond(name: str, what: str, line: int | None = None) -> Problem:
    """TEI-002 for XML that is beyond what edenda reads."""
    return Problem("TEI-002", f"This XML is beyond what edenda reads: {what}.", name, line, hint=_HINT)


def too_large(name: str) -> Problem:
    """TEI-002 for a file of too many bytes."""
    return beyond(name, f"the file has more than {MAX_BYTES:,} bytes ({MAX_BYTES // 2**20} MiB)")


def _as_ascii(data: bytes, encoding: Encoding, name: str) -> bytes:
    """The bytes of a file, in which markup stands as it does in ASCII."""
    if encoding.is_plain:
        return data
    if len(data) > MAX_WIDE_BYTES:
        what = f"in {encoding.name.upper()} a file may have {MAX_WIDE_BYTES:,} bytes; save it as UTF-8"
        raise UnreadableError(beyond(name, what))
    return data.decode(encoding.name, "replace").encode("utf-8", "replace")


def _memory(text: bytes, tags: int) -> int:
    """How much memory the tree of a file takes at most."""
    elements = tags - (text.count(b"</") if tags > MAX_ASIDES else 0)
    return len(text) + _NODE * (tags + elements) + _ATTRIBUTE_NODE * (text.count(b"=") + elements * _defaults(text))


def _defaults(text: bytes) -> int:
    """How many attributes a document type may add to an element that does not have them."""
    first = text.find(_DECLARATION)
    if first < 0:
        return 0
    last = text.find(b">", text.rfind(_DECLARATION))
    declared = text[first : last if last >= 0 else len(text)]
    return declared.count(b'"') // 2 + declared.count(b"'") // 2


def _refuse_many_attributes(text: bytes, name: str) -> None:
    """Raise UnreadableError for an element with too many attributes; long comments and values are none."""
    starts: list[int] | None = None
    ends: list[int] = []
    for start in _long_stretches(text, MAX_ATTRIBUTES * _SHORTEST):
        if not _has_many_attributes(text, start):
            continue
        if starts is None:
            spans = [found.span() for found in _ASIDE.finditer(text)]
            starts, ends = [span[0] for span in spans], [span[1] for span in spans]
        at = bisect_right(starts, start) - 1
        if at < 0 or start >= ends[at]:
            line = text.count(b"\n", 0, start) + 1
            raise UnreadableError(beyond(name, f"an element has more than {MAX_ATTRIBUTES:,} attributes", line))


def _long_stretches(text: bytes, length: int) -> Iterator[int]:
    """Where each `<` stands after which there is no other for so many bytes."""
    at = 0
    while at < len(text):
        last = text.rfind(b"<", at, at + length)
        if last >= 0:
            at = last + 1
            continue
        if at:
            yield at - 1
        following = text.find(b"<", at)
        if following < 0:
            return
        at = following + 1


def _has_many_attributes(text: bytes, start: int) -> bool:
    opening = _OPENING.match(text, start)
    if opening is None:
        return False
    at = opening.end()
    for _ in range(MAX_ATTRIBUTES + 1):
        found = _ATTRIBUTE.match(text, at)
        if found is None:
            return False
        at = found.end()
    return True
