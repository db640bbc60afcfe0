"""Signs that a document itself holds, as XML allows: kept out of the flow's own, and written as they stand in the end.

In a flow such a character is ESCAPE and one letter.
"""

from __future__ import annotations

import re
from string import ascii_letters
from typing import Final

from edenda.writers.flow.signs import ESCAPE, RESERVED

_LETTERS: Final = dict(zip(RESERVED, ascii_letters, strict=False))
_SIGNS: Final = {letter: sign for sign, letter in _LETTERS.items()}
_SEQUENCES: Final = {sign.encode(): (ESCAPE + letter).encode() for sign, letter in _LETTERS.items()}
_SEQUENCE: Final = re.compile(f"{ESCAPE}([A-Za-z])?")
#: The first two bytes of all signs in UTF-8, and one of the signs.
_BYTES: Final = RESERVED[0].encode()[:2]
_SIGN: Final = re.compile(_BYTES + b"[" + RESERVED[0].encode()[2:] + b"-" + RESERVED[-1].encode()[2:] + b"]")


def has_sign(data: bytes) -> bool:
    """Whether a text in UTF-8 holds one of the signs, or a character near them."""
    return _BYTES in data


def escaped(xml: bytes) -> bytes:
    """XML in UTF-8 in whose words and attributes sequences stand for signs; no name can have such characters."""
    return _SIGN.sub(lambda found: _SEQUENCES[found[0]], xml)


def as_written(text: str) -> str:
    """A text with the characters themselves in the place of sequences."""
    return _SEQUENCE.sub(lambda found: _SIGNS.get(found[1], ""), text)
