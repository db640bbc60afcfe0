"""Who wrote to whom, as the title of a letter says: `A to B, 3 May 1861`, `Letter of A to B`, `To B`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.readers.context import Text
from edenda.readers.draft import Piece, field_piece
from edenda.readers.units import Part, Unit

_LONGEST: Final = 200
_NUMBER: Final = r"(?:(?:\d{1,4}|[IVXLCDM]{1,9})[.):]?\s+)?"
_NAME: Final = r"[^\W\d_][^,;:()\[\]\d\n]{2,90}?"
_AFTER: Final = r"(?=\s*(?:$|[,;:(\[]|\d))"
#: Small words that stand in the names of persons and bodies.
_SMALL: Final = frozenset("of the and for in at on von van de der du la le den al el di da".split())


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    kinds = (*language.words("letter", "kinds"), *language.words("record", "telegram"))
    kind = any_of(kinds)
    sender = rf"(?:(?:(?:{kind})\s+)?(?i:from|of|by)\s+(?P<named>{_NAME})|(?P<sender>{_NAME}))"
    return re.compile(rf"{_NUMBER}(?:(?i:{sender})\s+)?(?i:to)\s+(?P<addressee>{_NAME}){_AFTER}", re.IGNORECASE)


def parties(text: Text, title: Sequence[Unit]) -> tuple[Piece, ...]:
    """Sender and addressee from a title of one line, in the words of the title, titles of persons apart."""
    if len(title) != 1 or len(title[0].parts) != 1 or len(title[0].text) > _LONGEST or title[0].text.isupper():
        return ()
    part = title[0].parts[0]
    match = _pattern(text.language).match(text.raw, part.start, part.end)
    if match is None:
        return ()
    name = "named" if match["named"] else "sender"
    sender = _name(text, match.start(name), match.end(name)) if match[name] else None
    addressee = _name(text, match.start("addressee"), match.end("addressee"))
    if addressee is None or (match[name] and (sender is None or _is_kind(text, sender, is_named=name == "named"))):
        return ()
    pieces = [field_piece("addressee", (addressee,), is_copy=True)]
    return (field_piece("sender", (sender,), is_copy=True), *pieces) if sender else tuple(pieces)


def _is_kind(text: Text, sender: Part, *, is_named: bool) -> bool:
    """Whether what stands before `to` names nobody: `Open Letter to …`, `Reply to …`."""
    words = text.raw[sender.start : sender.end].split()
    kinds = (*text.language.words("letter", "kinds"), *text.language.words("record", "telegram"))
    return (len(words) < 2 and not is_named) or any(word.lower() in kinds for word in words)


def _name(text: Text, start: int, end: int) -> Part | None:
    """A stretch of a title as a name, without what persons are called by before it; None where it is no name."""
    titles = text.language.words("record", "titles")
    words = text.raw[start:end].split()
    while len(words) > 1 and words[0].lower() in titles and words[1].lower() not in _SMALL:
        start = text.raw.index(words[1], start + len(words[0]))
        words = words[1:]
    if not words or not all(word[0].isupper() or word.lower() in _SMALL for word in words):
        return None
    return Part("text", start, end)


def author_of(text: Text, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The sender that a title names as the author of a letter that nobody signed."""
    heads = text.language.words("bodies", "heads")
    for piece in pieces:
        if piece.role == "sender" and piece.is_copy:
            part = piece.nodes[0].parts[0]
            words = text.raw[part.start : part.end].lower().split()
            role = "author-org" if any(word in heads for word in words) else "author"
            return (field_piece(role, piece.nodes[0].parts, is_copy=True),)
    return ()
