"""Ampersands: references to characters and entities, and those that are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

_REFERENCE: Final = re.compile(r"&(?:#(?P<decimal>\d+)|#x(?P<hex>[0-9A-Fa-f]+)|(?P<name>[^\W\d][\w.-]*))(?P<end>;?)")
_BUILT_IN: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
_DECLARATION: Final = re.compile(r"<!ENTITY\s+([^\s%]+)\s")
#: What divides a document type declaration, and how that which hides the rest ends.
_DOCTYPE_PART: Final = re.compile(r"<!--|<\?|[\"'\[\]>]")
_ENDS: Final = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}
_HIGHEST: Final = 0x10FFFF


def declared_entities(doctype: str) -> frozenset[str]:
    """The entities that a document type declaration declares."""
    return frozenset(_DECLARATION.findall(doctype))


def doctype_end(text: str, start: int) -> int:
    """Where the document type declaration that begins at a place ends; -1 where it does not."""
    at, depth = start + 2, 0
    while found := _DOCTYPE_PART.search(text, at):
        part, at = found[0], found.end()
        if part in _ENDS:
            close = text.find(_ENDS[part], at)
            if close < 0:
                return -1
            at = close + len(_ENDS[part])
        elif part == ">" and depth == 0:
            return at
        else:
            depth += {"[": 1, "]": -1}.get(part, 0)
    return -1


def wrong_references(text: str, declared: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    """Where ampersands of a text are no references, what is wrong, and what to write."""
    at = text.find("&")
    while at >= 0:
        said = _said(_REFERENCE.match(text, at), declared)
        if said is not None:
            yield at, *said
        at = text.find("&", at + 1)


def _said(found: re.Match[str] | None, declared: frozenset[str]) -> tuple[str, str] | None:
    if found is None:
        return "“&” stands alone.", "Write `&amp;` instead."
    if found["name"]:
        return _of_name(found["name"], declared, is_closed=bool(found["end"]))
    number = int(found["decimal"] or "0") if found["decimal"] else int(found["hex"], 16)
    if not found["end"]:
        return f"“{found[0]}” has no semicolon.", f"Write `{found[0]};`."
    if not _is_character(number):
        return f"“{found[0]}” is no character that XML can hold.", "Delete it."
    return None


def _of_name(name: str, declared: frozenset[str], *, is_closed: bool) -> tuple[str, str] | None:
    if not is_closed:
        if name in _BUILT_IN:
            return f"“&{name}” has no semicolon.", f"Write `&{name};`."
        return "“&” stands alone.", "Write `&amp;` instead."
    if name in _BUILT_IN or name in declared:
        return None
    character = html5.get(f"{name};")
    message = f"`&{name};` is not declared: XML knows only &amp;, &lt;, &gt;, &quot; and &apos;."
    if character is None or len(character) > 1:
        return message, "Write the character itself."
    itself = "" if not character.isprintable() or character.isspace() else f", or the character itself: {character}"
    return message, f"Write `&#{ord(character)};`{itself}."


def _is_character(number: int) -> bool:
    """Whether XML can hold a character (XML 1.0, production 2)."""
    return (
        (number in (0x9, 0xA, 0xD) or number >= 0x20)
        and not 0xD800 <= number <= 0xDFFF
        and (number not in (0xFFFE, 0xFFFF) and number <= _HIGHEST)
    )
