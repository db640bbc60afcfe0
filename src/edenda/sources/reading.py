"""Files as sources: the format is told by a file's ending and its first bytes; each is read by a module of its own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from edenda import plugins
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.sources.source import MAX_BYTES, Source
from edenda.sources.text import decode_text
from edenda.xml.files import read_file

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Outcome = tuple[Source, tuple[Problem, ...]]
Format = Callable[[bytes, str], Outcome]
"""A file format: from a file's bytes and its name (for problems) to a source. Raises UnreadableError."""

#: Endings of files in `seeds/` that are sources.
ENDINGS: Final = frozenset({".txt", ".text", ".docx", ".xml"})
_TEXT_ENDINGS: Final = frozenset({".txt", ".text"})
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_LOOK: Final = 8192
_PAGES: Final = re.compile(
    rb"schema\.primaresearch\.org/PAGE/gts/pagecontent|loc\.gov/standards/alto|<(?:\w+:)?alto[\s>]"
)
_SAVE: Final = "Open it in Word or LibreOffice and save it as .docx (or export the text as .txt, UTF-8)."
_EXPORT: Final = (
    "Export its text as .txt (UTF-8), or the pages as PAGE or ALTO XML from the program that recognised them."
)
#: First bytes of files that people take for texts: what they are, and what to do.
_OTHERS: Final = (
    (b"%PDF", "a PDF", _EXPORT),
    (b"{\\rtf", "a file in Rich Text Format", _SAVE),
)


def read_source(path: Path) -> Outcome:
    """The source in a file, or in a folder of page files.

    Raises UnreadableError (SRC-001, 002, 004, 006, 007, 009, 010, TEI-001, TEI-002) where it is no text to convert.
    """
    if path.is_dir() and page_files(path):
        from edenda.sources.pages import read_pages  # noqa: PLC0415 - a plain text is read without the other formats

        return read_pages(((str(one), _bytes(one)) for one in page_files(path)), str(path))
    return decode(_bytes(path), str(path))


def decode(data: bytes, name: str) -> Outcome:
    """Bytes as a source; `name` is the file named in problems, whose ending says what the bytes should be."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(too_large(name, len(data)))
    ending = Path(name).suffix.lower()
    if ending not in _TEXT_ENDINGS:
        point = _plugin(ending)
        if point is not None:
            return plugins.guarded(point, f"read {name}", _called, point, data, name)
        _refuse_others(data, name)
        if data.startswith(_ZIP) or ending == ".docx":
            from edenda.sources.docx.document import decode_docx  # noqa: PLC0415 - see above

            return decode_docx(data, name)
        if is_page(data):
            from edenda.sources.pages import read_pages  # noqa: PLC0415 - see above

            return read_pages(((name, data),), name)
    source = decode_text(data, name)
    if ending == ".xml":
        raise UnreadableError(_other_xml(name))
    return source


def is_page(data: bytes) -> bool:
    """Whether bytes are a page in PAGE or ALTO XML, by how they begin."""
    head = data[:_LOOK].replace(b"\0", b"")
    return b"<" in head[:16] and _PAGES.search(head) is not None


def page_files(folder: Path) -> tuple[Path, ...]:
    """The page files in a folder, in the order of the numbers in their names."""
    found = (path for path in folder.iterdir() if path.suffix.lower() == ".xml" and not path.name.startswith("."))
    return tuple(sorted(found, key=lambda path: (_natural(path.stem), path.name)))


def is_source(path: Path) -> bool:
    """Whether a file or folder in `seeds/` is a source: by its ending, or as a folder with page files in it."""
    if path.name.startswith("."):
        return False
    if path.is_dir():
        return bool(page_files(path))
    ending = path.suffix.lower()
    return ending in ENDINGS or _plugin(ending) is not None


def source_digest(path: Path) -> str:
    """The SHA-256 of a source in hexadecimal: of a file's bytes, or of all page files in their order.

    Raises UnreadableError (SRC-004, SRC-007) as `read_source` does.
    """
    if not path.is_dir():
        return hashlib.sha256(_bytes(path)).hexdigest()
    found = hashlib.sha256()
    for one in page_files(path):
        found.update(hashlib.sha256(_bytes(one)).digest())
    return found.hexdigest()


def source_name(path: Path) -> str:
    """The name of the document that a source holds."""
    return path.name if path.is_dir() else path.stem


def too_large(name: str, size: int) -> Problem:
    """SRC-004 for a file beyond the limit."""
    message = f"The source has {size:,} bytes; the limit is {MAX_BYTES:,} bytes ({MAX_BYTES // 2**20} MiB)."
    return Problem("SRC-004", message, name, hint="Split it into documents, one file each.")


def _plugin(ending: str) -> EntryPoint | None:
    """The plug-in for files of an ending that edenda does not know itself."""
    if ending in ENDINGS or not ending:
        return None
    return next((point for point in plugins.find(plugins.FORMATS) if f".{point.name}" == ending), None)


def _called(point: EntryPoint, data: bytes, name: str) -> Outcome:
    source, problems = plugins.load(point)(data, name)
    if not isinstance(source, Source):
        raise TypeError("it gives no Source")
    return source, tuple(problems)


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """A name for sorting: `page2` before `page10`."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in re.split(r"(\d+)", name) if piece
    )


def _bytes(path: Path) -> bytes:
    data = read_file(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise UnreadableError(too_large(str(path), path.stat().st_size))
    return data


def _refuse_others(data: bytes, name: str) -> None:
    """Raise UnreadableError (SRC-009) for files of word processors and printers that edenda does not read."""
    if data.startswith(_OLE):
        is_locked = _ENCRYPTED in data
        what = "a document with a password" if is_locked else "a document of an old version of Word (.doc) or the like"
        raise UnreadableError(
            not_read(name, what, "Take the password off and save it as .docx." if is_locked else _SAVE)
        )
    for start, what, hint in _OTHERS:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n")[: len(start)] == start:
            raise UnreadableError(not_read(name, what, hint))


def not_read(name: str, what: str, hint: str = _SAVE) -> Problem:
    """SRC-009 for a file of a kind that edenda does not read."""
    return Problem("SRC-009", f"This is {what}, which edenda does not read.", name, hint=hint)


def _other_xml(name: str) -> Problem:
    hint = "Of XML, edenda converts pages in PAGE and ALTO. TEI that exists already belongs in tei/."
    return Problem("SRC-006", "The source is XML, but neither PAGE nor ALTO.", name, 1, hint=hint)
