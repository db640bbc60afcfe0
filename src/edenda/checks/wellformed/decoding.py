"""The characters of a file that may not say what encoding it is in, or say it wrongly."""

from __future__ import annotations

import codecs
import re
from typing import Final

from edenda.checks.wellformed.mistakes import Lines, Mistake

_DECLARED: Final = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']""")
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0?\0", "utf-16-le"),
    (b"\0<\0?", "utf-16-be"),
)
#: What a file that is not in UTF-8 is likely to be in.
_LIKELY: Final = "cp1252"
_SAMPLE: Final = 12


def decode(data: bytes) -> tuple[str, list[Mistake]]:
    """The characters of a file, and what is wrong with its encoding. What cannot be read becomes U+FFFD."""
    mark = next(((mark, codec) for mark, codec in _MARKS if data.startswith(mark)), None)
    if mark is not None:
        return data.decode(mark[1], "replace").removeprefix("\ufeff"), []
    declared = _DECLARED.search(data[:1000])
    label = declared[1].decode("ascii") if declared else "UTF-8"
    codec = _codec(label)
    if codec is None:
        hint = 'Save the file as UTF-8 and write encoding="UTF-8" in the first line.'
        return data.decode("utf-8", "replace"), [
            Mistake(1, 1, f"The file says that it is in {label}, which no program knows.", hint)
        ]
    if codec.startswith(("utf-16", "utf-32")):
        hint = 'Write encoding="UTF-8" in the first line.'
        return data.decode("utf-8", "replace"), [
            Mistake(1, 1, f"The file says that it is in {label}, and it is not.", hint)
        ]
    try:
        return data.decode(codec), []
    except UnicodeDecodeError as error:
        return data.decode(codec, "replace"), [_undecodable(data, error, codec, label)]


def _codec(label: str) -> str | None:
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _undecodable(data: bytes, error: UnicodeDecodeError, codec: str, label: str) -> Mistake:
    """The first bytes that the encoding does not have, as they were probably meant."""
    before = data[: error.start].decode(codec, "replace")
    start = (
        max(data.rfind(b" ", 0, error.start), data.rfind(b"\n", 0, error.start), data.rfind(b">", 0, error.start)) + 1
    )
    word = re.split(rb"[\s<]", data[max(start, error.start - _SAMPLE) : error.start + _SAMPLE])[0]
    meant = word.decode(_LIKELY, "replace")
    message = f"The file says that it is in {label}, but “{meant}” is not written so; it seems to be Windows-1252."
    if codec != "utf-8":
        message = f"The file says that it is in {label}, but it holds a character that {label} does not have."
    hint = 'Open it in that encoding and save it as UTF-8; or write encoding="windows-1252" in the first line.'
    return Lines(before).mistake(len(before), message, hint)
