"""Pictures in books: of what type they are by their own bytes, since an e-reader does not ask for their names."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from edenda.xml.files import read_file

PNG: Final = "image/png"
JPEG: Final = "image/jpeg"
GIF: Final = "image/gif"
WEBP: Final = "image/webp"
SVG: Final = "image/svg+xml"
ENDINGS: Final = {PNG: ".png", JPEG: ".jpg", GIF: ".gif", WEBP: ".webp"}
#: How many bytes a picture may have.
_MOST: Final = 50_000_000
_LEAST_PNG: Final = 33
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))


def read_picture(path: Path) -> tuple[bytes, str]:
    """The bytes of a picture and its type; no type for what e-readers do not show, or what is too large for a book.

    Raises UnreadableError (SRC-007) where the file cannot be read.
    """
    data = read_file(path, _MOST)
    return data, media_type(data) if len(data) <= _MOST else ""


def media_type(data: bytes) -> str:
    """The type of a picture that every e-reader shows, by its beginning; empty for what is none, or has no size."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= _LEAST_PNG:
        return PNG if all(struct.unpack(">II", data[16:24])) else ""
    if data.startswith((b"GIF87a", b"GIF89a")) and len(data) > len(b"GIF89a") + 4:
        return GIF if all(struct.unpack("<HH", data[6:10])) else ""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return WEBP
    return JPEG if data.startswith(b"\xff\xd8\xff") and _has_frame(data) else ""


def _has_frame(data: bytes) -> bool:
    """Whether a JPEG says how large it is: it has a header of a frame before its data."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            return all(struct.unpack(">HH", data[at + 5 : at + 9]))
        at += 2 if marker in _ALONE else 2 + int.from_bytes(data[at + 2 : at + 4])
    return False
