"""Who signed: the person, or the body, that a signature or a `From:` line names, as header fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.readers.context import Text, lines_of
from edenda.readers.draft import Piece, field_piece
from edenda.readers.units import Part, Unit

_NAME_WORD: Final = r"[^\W\d_a-z][\w.'’-]*"
_PERSON: Final = re.compile(
    r"(?:\(?(?:Signed|SIGNED|signed|Sgd|SGD|sgd|/?[sS]/)[.:)]*\s*)?"
    r"(?:(?:Dr|Mr|Mrs|Miss|Prof|Rev|Sir|Capt|Col|Gen|Lt)\.?\s)?"
    rf"(?P<name>{_NAME_WORD}(?:\s(?:{_NAME_WORD}|von|van|de|der|du|la)){{1,4}})\s*\)?"
)
_SIGNED_MARK: Final = re.compile(r"(?:\[|\()?(?:signed|sgd|s/|/s/)[^\w]*", re.IGNORECASE)


def signatory(text: Text, units: Sequence[Unit]) -> tuple[Piece, ...]:
    """Who signed: the piece of the signature that is a person's name, or the whole where a body signed."""
    heads = text.language.words("bodies", "heads")
    roles = text.language.words("roles", "words")
    for unit in units:
        for piece in unit.text.split(","):
            words = piece.lower().split()
            found = _PERSON.fullmatch(piece.strip().rstrip("."))
            if found and not any(
                word.strip(".()") in heads or word.strip(".()") in roles
                for word in words
                if word.strip("().:") != "signed"
            ):
                part = unit.parts[0]
                at = text.raw.find(found["name"], part.start, part.end)
                if at >= 0:
                    return (field_piece("author", (Part("text", at, at + len(found["name"])),), is_copy=True),)
    if units and any(word in heads for unit in units for word in unit.lower.split()):
        return (field_piece("author-org", lines_of(units), is_copy=True),)
    return ()


def is_signed_mark(unit: Unit) -> bool:
    """Whether a line begins with a mark that somebody signed (`(signed)`, `/s/`)."""
    return _SIGNED_MARK.match(unit.text) is not None
