"""What a TEI document holds of its source: the running text in order, the notes, and the fields of the header.

Interventions of the edition's own people (`corr`, `supplied`, `note` whose @resp names one of them) are not its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from edenda.checks.fidelity.stream import Event, Note, Stream, bare
from edenda.checks.fidelity.tei_header import NO_HEADER, HeaderText, read_header
from edenda.tei import NS, XML_ID, local, tag

#: Elements at whose edges words end.
_BREAKING: Final = frozenset(
    [
        "p",
        "head",
        "div",
        "label",
        "item",
        "list",
        "quote",
        "lg",
        "l",
        "opener",
        "closer",
        "dateline",
        "salute",
        "signed",
        "address",
        "addrLine",
        "byline",
        "docDate",
        "note",
        "bibl",
        "listBibl",
        "cell",
        "row",
        "table",
        "postscript",
        "trailer",
        "lb",
        "pb",
        "cb",
        "ab",
        "sp",
        "speaker",
        "stage",
        "docAuthor",
        "epigraph",
        "argument",
        "figure",
    ]
)
#: Never source text: an editor's reading beside the source's, and what only describes.
_ALTERNATIVE: Final = frozenset({"corr", "reg", "expan", "desc", "figDesc", "gap", "fw"})


@dataclass(frozen=True, slots=True)
class TeiText:
    """All source text of a document."""

    body: Stream
    notes: tuple[Note, ...]
    header: HeaderText


def read_tei_text(root: etree._Element) -> TeiText:
    """The source text of a TEI document."""
    editors = frozenset(f"#{name}" for name in _editors(root))
    body = Stream()
    notes: list[Note] = []
    for text in root.findall(tag("text")):
        _walk(text, body, notes, editors)
    header = root.find(tag("teiHeader"))
    return TeiText(body, tuple(notes), read_header(header) if header is not None else NO_HEADER)


def _editors(root: etree._Element) -> Iterator[str]:
    for place in ("t:teiHeader/t:fileDesc/t:titleStmt", "t:teiHeader/t:fileDesc/t:editionStmt"):
        for statement in root.iterfind(place, NS):
            yield from (name for element in statement.iter() if (name := element.get(XML_ID)))


def _walk(element: etree._Element, stream: Stream, notes: list[Note], editors: frozenset[str]) -> None:
    name = local(element)
    if not name or _is_alternative(element, name, editors):
        return
    breaks = name in _BREAKING and element.get("break") != "no"
    signs = _signs(element, name) if name in _HOLDERS else None
    _draw(stream, signs)
    if breaks:
        stream.divide()
    if name in _MARKING and (event := _event(element, name, stream.size, editors)):
        stream.events.append(event)
    elif name == "note" and element.get("place") not in (None, "inline"):
        _note(element, stream, notes, editors)
        return
    start = stream.size
    _inside(element, stream, notes, editors)
    if name in _OPENED:
        _note_signs(element, name, stream, start)
    _draw(stream, signs)
    if breaks:
        stream.divide()


def _draw(stream: Stream, signs: str | None) -> None:
    if signs is not None:
        stream.events.append(Event(stream.size, "drawn", signs))


def _inside(element: etree._Element, stream: Stream, notes: list[Note], editors: frozenset[str]) -> None:
    if element.text:
        stream.add(element.text)
    for child in element:
        _walk(child, stream, notes, editors)
        if child.tail:
            stream.add(child.tail)


#: Elements that stand for a mark of the source.
_MARKING: Final = frozenset({"pb", "milestone", "bibl"})


def _event(element: etree._Element, name: str, at: int, editors: frozenset[str]) -> Event | None:
    """The mark of the source that an element stands for; an editor's own is none."""
    number = element.get("n", "")
    if element.get("resp") in editors:
        return None
    if name == "pb":
        return Event(at, "pb", number, element.get("rend") == "hyphen", element.get("facs") is not None)
    return Event(at, "line" if element.get("unit") == "line" else "label", bare(number)) if number else None


#: What the source can have beside an element: an item or entry its bullet, a heading the signs of a markup language;
#: and quotations, whose lines it can mark.
_OPENED: Final = {"item": "-–—•*·", "bibl": "-–—•*·", "head": "=#", "quote": ""}
#: Lists whose items have a number or letter instead of a bullet say so in @rend; it is in the text then.
_BULLETED: Final = frozenset({"", "bulleted"})
_LISTS: Final = frozenset({"list", "listBibl"})


def _note_signs(element: etree._Element, name: str, stream: Stream, start: int) -> None:
    if name == "quote":
        stream.quotes.append((start, stream.size))
        return
    parent = element.getparent()
    if name == "head":
        stream.endings.add(stream.size)
    elif parent is not None and (parent.get("rend", "") not in _BULLETED or local(parent) not in _LISTS):
        return
    stream.openings[start] = stream.openings.get(start, "") + _OPENED[name]


#: Signs that the TEI does not repeat since @rend (or a list's type) says that they are there, by the holder's name.
_DRAWN: Final = {
    ("table", "ruled"): "|│",
    ("table", "leaders"): ".…·_",
    ("table", "columns"): "",
    ("table", "tabbed"): "",
    ("head", "underlined"): "",
    ("head", "bold"): "*_'",
    ("hi", "bold"): "*'",
    ("list", "bulleted"): "o▪◦‣●·",
    ("list", "contents"): ".…_",
}
#: How far above an element the one stands that says so.
_HOLDERS: Final = {"table": 0, "row": 1, "cell": 2, "head": 0, "item": 1, "num": 2, "hi": 0}


def _signs(element: etree._Element, name: str) -> str | None:
    """The signs that can stand at the edges of an element in the source and not in the TEI; None where there are none.

    Where some can, a line that only draws (`-----`) can stand there as well.
    """
    holder: etree._Element | None = element
    for _ in range(_HOLDERS[name]):
        holder = holder.getparent() if holder is not None else None
    if holder is None:
        return None
    said = (*holder.get("rend", "").split(), holder.get("type", ""))
    kind = local(holder) if any(said) else ""
    return next((_DRAWN[kind, word] for word in said if (kind, word) in _DRAWN), None)


def _note(element: etree._Element, stream: Stream, notes: list[Note], editors: frozenset[str]) -> None:
    own = Stream()
    _inside(element, own, notes, editors)
    number = element.get("n", "")
    stream.events.append(Event(stream.size, "call", number))
    inside = tuple(event for event in own.events if event.kind in ("pb", "line"))
    notes.append(Note(number, own.text, inside, own.gaps))


def _is_alternative(element: etree._Element, name: str, editors: frozenset[str]) -> bool:
    if name in _ALTERNATIVE:
        return True
    return name in ("supplied", "note", "add") and element.get("resp") in editors
