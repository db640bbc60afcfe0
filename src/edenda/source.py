"""Source files: bytes as they come, turned into characters, with a problem for all that had to be guessed."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from edenda.errors import UnreadableError
from edenda.problems import Problem

MAX_BYTES: Final = 64 * 1024 * 1024
#: Characters that XML 1.0 (section 2.2) forbids; those that Python counts as white space become blanks instead.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")
#: Characters without width that only allow or forbid a line end, and byte order marks: white space of no width.
WIDTHLESS: Final = "\ufeff\u200b\u2060"
_MOST_SHOWN: Final = 20
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
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


class Source(NamedTuple):
    """A source as characters; `raw` keeps every one of them, a byte order mark included."""

    raw: str
    name: str
    encoding: str


def read_source(path: Path) -> tuple[Source, tuple[Problem, ...]]:
    """The source in a file. Raises UnreadableError (SRC-001, 002, 004, 006, 007) where it is no text to convert."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise UnreadableError(_too_large(str(path), size))
        data = path.read_bytes()
    except OSError as error:
        hint = "Check the file's name and that you may read it."
        raise UnreadableError(
            Problem("SRC-007", f"The file cannot be read: {error.strerror}.", str(path), hint=hint)
        ) from None
    return decode(data, str(path))


def decode(data: bytes, name: str) -> tuple[Source, tuple[Problem, ...]]:
    """Bytes as a source. UTF-8, UTF-16 and UTF-32 are recognised, Windows-1252 and Latin-1 are guessed (SRC-003)."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(_too_large(name, len(data)))
    raw, encoding, problems = _characters(data, name)
    if not raw.strip(f"{WIDTHLESS} \t\r\n\f\v\N{NO-BREAK SPACE}"):
        hint = "Put the text of the document into the file, or take the file out of seeds/."
        raise UnreadableError(Problem("SRC-001", "The source is empty.", name, hint=hint))
    _refuse_markup(raw, name)
    return Source(raw, name, encoding), problems + _forbidden(raw, name)


def position(raw: str, offset: int) -> tuple[int, int]:
    """Line and column (from 1) of a character."""
    starts = _line_starts(raw)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=1)
def _line_starts(raw: str) -> tuple[int, ...]:
    """Where the lines of a text begin; kept for the text that was asked for last."""
    return (0, *(found.end() for found in _LINE_END.finditer(raw)))


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


def _too_large(name: str, size: int) -> Problem:
    message = f"The source has {size:,} bytes; the limit is {MAX_BYTES:,} bytes ({MAX_BYTES // 2**20} MiB)."
    return Problem("SRC-004", message, name, hint="Split it into documents, one file each.")


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
