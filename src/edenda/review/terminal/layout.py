"""Words laid out in lines of a terminal: wrapped, cut, styled or plain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, Literal, NamedTuple

import click

Look = Literal["plain", "name", "strong", "faint", "good", "bad", "key"]
ELLIPSIS: Final = "…"
#: Control characters, and those that turn the direction of a line.
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


class Piece(NamedTuple):
    """Some words and how they look."""

    text: str
    look: Look = "plain"


def styled(piece: Piece, *, has_colour: bool) -> str:
    """A piece as it is printed; where there is no colour, brackets set the name off."""
    text, look = clean(piece.text), piece.look
    if not has_colour:
        return f"[{text}]" if look == "name" else text
    return _STYLES[look](text)


def clean(text: str) -> str:
    """A text without characters that would tell the terminal to do something."""
    return text if text.isprintable() else _CONTROL.sub(" ", text)


_STYLES: Final[dict[Look, Callable[[str], str]]] = {
    "plain": lambda text: text,
    "name": lambda text: click.style(text, bold=True, reverse=True),
    "strong": lambda text: click.style(text, bold=True),
    "faint": lambda text: click.style(text, dim=True),
    "good": lambda text: click.style(text, fg="green"),
    "bad": lambda text: click.style(text, fg="red"),
    "key": lambda text: click.style(text, fg="cyan", bold=True),
}


def cells(text: str) -> int:
    """How many columns a text takes: two for wide characters, none for signs on others."""
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """A text that takes no more than some columns."""
    if cells(text) <= width:
        return text
    kept = ""
    room = max(0, width - 1)
    for character in text:
        room -= _cells(character)
        if room < 0:
            break
        kept += character
    return f"{kept.rstrip()}{ELLIPSIS}" if width > 0 else ""


def padded(text: str, width: int) -> str:
    """A text that takes just some columns."""
    text = cut(text, width)
    return text + " " * (width - cells(text))


def wrapped(pieces: Iterable[Piece], width: int, *, indent: str = "", has_colour: bool = False) -> list[str]:
    """Pieces as lines of at most some columns, broken at blanks; a word too long for a line is broken anywhere."""
    lines: list[str] = []
    line, used = "", 0
    room = max(8, width - len(indent))
    for words, look in _words(pieces):
        text = words.lstrip() if not used else words
        for part in _broken(text, room) if cells(text.strip()) > room else [text]:
            shown = part.lstrip() if not used else part
            if used and used + cells(shown.rstrip()) > room:
                lines.append(indent + line.rstrip())
                line, used, shown = "", 0, part.lstrip()
            line += _shown(shown, look, has_colour=has_colour)
            used += cells(shown) + (2 if look == "name" and not has_colour else 0)
    return [*lines, indent + line.rstrip()] if line.strip() else lines


def _words(pieces: Iterable[Piece]) -> Iterable[Piece]:
    """Each word with the blanks before it; a name stays whole as long as it fits."""
    for words, look in pieces:
        text = clean(words)
        if look == "name":
            yield Piece(text, look)
            continue
        start = 0
        for at in range(1, len(text) + 1):
            if at == len(text) or (text[at].isspace() and not text[at - 1].isspace()):
                yield Piece(text[start:at], look)
                start = at


def _shown(text: str, look: Look, *, has_colour: bool) -> str:
    blanks = text[: len(text) - len(text.lstrip())]
    return blanks + styled(Piece(text[len(blanks) :], look), has_colour=has_colour) if text.strip() else text


def _broken(text: str, room: int) -> list[str]:
    parts, part = [], ""
    for character in text:
        if cells(part) + _cells(character) > room:
            parts.append(part)
            part = ""
        part += character
    return [*parts, part]
