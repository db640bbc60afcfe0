"""The names of files in a book: such as every e-reader and every file system takes."""

from __future__ import annotations

import hashlib
from typing import Final

from edenda.site.registers.entries import is_device, written

_LONGEST: Final = 100
_HASHED: Final = 10


def file_name(text: str) -> str:
    """A name for a file without its ending: small letters, digits and `=XX`; no two texts have the same.

    >>> file_name("1963-letter"), file_name("Łódź")
    ('1963-letter', '=c5=81=c3=b3d=c5=ba')
    """
    name = "".join(f"={ord(char):02x}" if "A" <= char <= "Z" else written(char).lower() for char in text)
    return name if _is_fit(name) else f"{name[: _LONGEST - 1 - _HASHED]}-{_digest(text)}"


def _is_fit(name: str) -> bool:
    return len(name) <= _LONGEST and not is_device(name) and name[-1:] not in {"", "."} and not name.startswith(".")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_HASHED]
