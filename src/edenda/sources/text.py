"""Plain text: bytes as they come, turned into characters, with a problem for all that had to be guessed."""

from __future__ import annotations

import codecs
import re
from typing import Final

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.sources.source import FORBIDDEN, WIDTHLESS, Source, position

_MOST_SHOWN: Final = 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_START: Final = re.compile(
    r"\ufeff?\s*(<\?xml[\s?]|<!DOCTYPE\s|<(?:\w+:)?(TEI|TEI\.2|teiCorpus|html)[\s>])", re.IGNORECASE
)


def decode_text(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """Bytes as a source. UTF-8, UTF-16 and UTF-32 are recognised, Windows-1252 and Latin-1 are guessed (SRC-003)."""
    raw, encoding, problems = _characters(data, name)
    if not raw.strip(f"{WIDTHLESS} \t\r\n\f\v\N{NO-BREAK SPACE}"):
        hint = "Put the text of the document into the file, or take the file out of seeds/."
        raise UnreadableError(Problem("SRC-001", "The source is empty.", name, hint=hint))
    _refuse_markup(raw, name)
    return Source(raw, name, encoding), problems + _forbidden(raw, name)


def _characters(data: bytes, name: str) -> tuple[str, str, tuple[Problem, ...]]:
    encoding = next((known for mark, known in _BOMS if data.startswith(mark)), None) or _utf16_without_mark(data)
    try:
        return data.decode(encoding or "utf-8"), encoding or "utf-8", ()
    except UnicodeDecodeError as error:
        if encoding not in (None, "utf-8") or _looks_binary(data):
            raise UnreadableError(_not_text(name, data, error.start)) from None
        return _guess_single_byte(data, name, error.start)


def _guess_single_byte(data: bytes, name: str, start: int) -> tuple[str, str, tuple[Problem, ...]]:
    for encoding, called in (("cp1252", "Windows-1252"), ("latin-1", "ISO 8859-1")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        line = data.count(b"\n", 0, start) + 1
        message = f"The file is not UTF-8 (first at byte {start + 1}); it was read as {called}."
        hint = "Look at the accented letters in the result. If they are wrong, save the source as UTF-8."
        return text, encoding, (Problem("SRC-003", message, name, line, hint=hint),)
    raise AssertionError("ISO 8859-1 decodes every byte")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by the NULs of its Latin letters."""
    head = data[:4000]
    if len(head) < 4 or head.count(0) * 3 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 9 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 9 * odd else None


def _looks_binary(data: bytes) -> bool:
    head = data[:100_000]
    controls = sum(head.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    return head.count(0) > 0 or controls * 50 > len(head)


def _not_text(name: str, data: bytes, at: int) -> Problem:
    hint = "edenda converts plain text. Export the document as UTF-8 text first."
    return Problem("SRC-002", f"The file is not text (byte {at + 1:,} of {len(data):,}).", name, hint=hint)


def _refuse_markup(raw: str, name: str) -> None:
    found = _XML_START.match(raw)
    if found:
        hint = "edenda convert takes plain text. TEI that exists already belongs in tei/, where scholars edit it."
        raise UnreadableError(
            Problem(
                "SRC-006", f"The source is marked up already: it begins with “{found[0].strip()}”.", name, 1, hint=hint
            )
        )


def _forbidden(raw: str, name: str) -> tuple[Problem, ...]:
    hits = [found.start() for found in FORBIDDEN.finditer(raw)]
    if not hits:
        return ()
    if len(hits) * 20 > len(raw):
        raise UnreadableError(_not_text(name, raw.encode("utf-8", "replace"), hits[0]))
    hint = "Each became U+FFFD (the replacement character); correct the source or the TEI there."
    shown = tuple(
        Problem(
            "SRC-005",
            f"U+{ord(raw[at]):04X} is a control character, which XML forbids; it was replaced.",
            name,
            *position(raw, at),
            hint=hint,
        )
        for at in hits[:_MOST_SHOWN]
    )
    if len(hits) <= _MOST_SHOWN:
        return shown
    rest = f"{len(hits) - _MOST_SHOWN:,} more control characters were replaced; the ledger (--report) lists them all."
    return (*shown, Problem("SRC-005", rest, name, *position(raw, hits[_MOST_SHOWN]), hint=hint))
