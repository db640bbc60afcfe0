"""What should be read in a PDF, worked out from the document without any stylesheet."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from edenda.tei import tag
from tests.print.tagged import visible
from tests.writers.support import found, parent_of, reading, said, text_of

_DISPLAYED: Final = ".//t:quote[contains(@rend, 'block')] | .//t:cit[t:quote[contains(@rend, 'block')]]"
#: What belongs to a displayed quotation though it stands behind it.
_CLOSING: Final = tuple(".,;:!?")


def words_of(tei: etree._Element) -> list[str]:
    """The words of the reading text, in their order, without the notes."""
    text = deepcopy(text_of(tei))
    for head in _said_by_the_title(tei, text):
        _remove(head)
    _as_printed(text)
    return visible(reading(text)).split()


def notes_of(tei: etree._Element) -> list[str]:
    """What each note says that says something, in their order, without the notes within it."""
    notes = [deepcopy(note) for note in found(text_of(tei), ".//t:note")]
    for note in notes:
        note.tag, note.tail = tag("seg"), None
        _as_printed(note)
    return [words for note in notes if (words := " ".join(visible(reading(note)).split()))]


def in_streams(notes: Sequence[str], tei: etree._Element) -> bool:
    """Whether notes are those of a document: each of its two streams in its order, and no others."""
    streams = [_stream(tei, editors=editors) for editors in (False, True)]
    return sorted(notes) == sorted([*streams[0], *streams[1]]) and all(_is_among(stream, notes) for stream in streams)


def _stream(tei: etree._Element, *, editors: bool) -> list[str]:
    copy = deepcopy(tei)
    for note in found(text_of(copy), ".//t:note"):
        if (note.get("type") in {"textual", "commentary"}) != editors:
            note.tag = tag("fw")
    return notes_of(copy)


def _is_among(part: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether all of a part stands in a whole, in its order."""
    rest = iter(whole)
    return all(one in rest for one in part)


def _said_by_the_title(tei: etree._Element, text: etree._Element) -> list[etree._Element]:
    """Headings that say again what the titles of the file, which stand above the text, have said."""
    titles = [said(title) for title in found(tei, "//t:titleStmt/t:title")]
    heads = found(text, "./t:body/t:div[1]/t:head | ./t:body/t:head")
    return [head for head in heads if " ".join(reading(head).split()) in titles]


def _as_printed(text: etree._Element) -> None:
    """Signs that stand for what cannot be read, and blanks where lines of their own begin and end."""
    for displayed in found(text, _DISPLAYED):
        _set_apart(displayed)
    for gap in found(text, ".//t:gap"):
        described = "".join(f" ({said(one)})" for one in found(gap, "./t:desc"))
        gap[:] = []
        gap.text = f"[…]{described}"
    for empty in found(text, ".//t:choice[not(*)] | .//t:app[not(*)]"):
        empty.tag = tag("seg")
    for surplus in found(text, ".//t:surplus"):
        surplus.text = f"{{{surplus.text or ''}"
        etree.SubElement(surplus, tag("seg")).text = "}"
    for head in found(text, ".//t:figure/t:head"):
        parent_of(head).append(head)


def _set_apart(element: etree._Element) -> None:
    """Blanks around what is displayed; the sign that closes a sentence stays with it."""
    tail, parent, before = element.tail or "", parent_of(element), element.getprevious()
    kept = tail[:1] if tail.startswith(_CLOSING) else ""
    element.tail = f"{kept} {tail[len(kept) :]}"
    if before is None:
        parent.text = f"{parent.text or ''} "
    else:
        before.tail = f"{before.tail or ''} "


def _remove(element: etree._Element) -> None:
    element.tag, element.text, element[:] = tag("fw"), None, []
