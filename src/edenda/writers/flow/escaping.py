"""Signs that a document itself holds, as XML allows: kept out of the flow's own, and written as they stand in the end.

In a flow such a character is ESCAPE and one letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from edenda.writers.flow.signs import ESCAPE, FIRST, LAST, SIGNS

if TYPE_CHECKING:
    from lxml import etree

_LETTERS: Final = {sign: chr(ord("A") + number) for number, sign in enumerate(SIGNS)}
_ESCAPED: Final = {ord(sign): ESCAPE + letter for sign, letter in _LETTERS.items()}
_AS_WRITTEN: Final = {letter: sign for sign, letter in _LETTERS.items()}
_SEQUENCE: Final = re.compile(f"{ESCAPE}([A-{max(_AS_WRITTEN)}])?")
_SIGN: Final = re.compile(f"[{FIRST}-{LAST}]")
#: The first two bytes of all signs in UTF-8.
BYTES: Final = FIRST.encode()[:2]


def escape(root: etree._Element) -> None:
    """Write the signs in the words and attributes of a tree as sequences."""
    for element in root.iter():
        if element.text and isinstance(element.tag, str):
            element.text = _escaped(element.text)
        if element.tail:
            element.tail = _escaped(element.tail)
        for name, value in element.items():
            if _SIGN.search(value):
                element.set(name, _escaped(value))


def _escaped(words: str) -> str:
    return words.translate(_ESCAPED) if _SIGN.search(words) else words


def as_written(text: str) -> str:
    """A text with the characters themselves in the place of sequences."""
    if ESCAPE not in text:
        return text
    return _SEQUENCE.sub(lambda found: _AS_WRITTEN.get(found[1], ""), text)
