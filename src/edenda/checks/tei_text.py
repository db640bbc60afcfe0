"""What a TEI document holds of its source: the running text in order, the notes, and the fields of the header.

Interventions of the edition's own people (`corr`, `supplied`, `note` whose @resp names one of them) are not its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from lxml import etree

from edenda.sources import WIDTHLESS
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
_HEADER_PLACES: Final = (
    "t:fileDesc/t:titleStmt",
    "t:fileDesc/t:notesStmt",
    "t:fileDesc/t:sourceDesc",
    "t:profileDesc/t:abstract",
    "t:profileDesc/t:creation",
    "t:profileDesc/t:textClass/t:keywords",
    "t:profileDesc/t:correspDesc",
)

#: What no text is made of: characters without width, and soft hyphens with the blanks behind them.
_INVISIBLE: Final = re.compile(rf"[{WIDTHLESS}]|\u00ad\s*")


EventKind = Literal["pb", "call", "label", "line", "drawn"]


@dataclass(frozen=True, slots=True)
class Event:
    """A place in the running text at which the source has a mark of its own: a page marker or a note's call.

    At one of kind `drawn` it may have a line that only draws, and any number of the signs in `n`. The number of a line
    can be printed at the line's beginning, where the TEI has it, or at its end.
    """

    at: int
    kind: EventKind
    n: str
    is_hyphenated: bool = False


@dataclass(slots=True)
class Stream:
    """A text without its blanks; `gaps[i]` is 1 where a blank stands before character i."""

    pieces: list[str] = field(default_factory=list)
    gaps: bytearray = field(default_factory=bytearray)
    events: list[Event] = field(default_factory=list)
    has_gap: bool = True

    def add(self, text: str) -> None:
        """Add text; its blanks become gaps. What does not show is no character of a text."""
        if not text:
            return
        text = text if text.isascii() else _INVISIBLE.sub("", text)
        if text[:1].isspace():
            self.has_gap = True
        words = text.split()
        if not words:
            return
        first = len(self.gaps)
        self.pieces.extend(words)
        self.gaps += b"".join([b"\x01".ljust(len(word), b"\x00") for word in words])
        self.gaps[first] = self.has_gap
        self.has_gap = text[-1].isspace()

    @property
    def text(self) -> str:
        """All characters that are not blank."""
        return "".join(self.pieces)


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the source: the label that it is called by, its text without blanks, and the page markers in it."""

    n: str
    text: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class TeiText:
    """All source text of a document. `fields` are the text nodes of the header; `labels` the labels kept in @n."""

    body: Stream
    notes: tuple[Note, ...]
    fields: tuple[str, ...]
    labels: frozenset[str]
    furniture: frozenset[str] = frozenset()


def read_tei_text(root: etree._Element) -> TeiText:
    """The source text of a TEI document."""
    editors = frozenset(f"#{name}" for name in _editors(root))
    body = Stream()
    notes: list[Note] = []
    for text in root.findall(tag("text")):
        _walk(text, body, notes, editors)
    header = root.find(tag("teiHeader"))
    fields = tuple(_fields(header)) if header is not None else ()
    labels = frozenset(_bare(value) for value in _labels(header)) if header is not None else frozenset()
    furniture = frozenset(_furniture(header)) if header is not None else frozenset()
    return TeiText(body, tuple(notes), (*fields, *furniture), labels, furniture)


def _editors(root: etree._Element) -> Iterator[str]:
    for place in ("t:teiHeader/t:fileDesc/t:titleStmt", "t:teiHeader/t:fileDesc/t:editionStmt"):
        for statement in root.iterfind(place, NS):
            yield from (name for element in statement.iter() if (name := element.get(XML_ID)))


def _walk(element: etree._Element, stream: Stream, notes: list[Note], editors: frozenset[str]) -> None:
    name = local(element)
    if not name or _is_alternative(element, name, editors):
        return
    breaks = name in _BREAKING and element.get("break") != "no"
    signs = _signs(element, name)
    if signs is not None:
        stream.events.append(Event(len(stream.gaps), "drawn", signs))
    stream.has_gap = stream.has_gap or breaks
    if name == "pb":
        stream.events.append(Event(len(stream.gaps), "pb", element.get("n", ""), element.get("rend") == "hyphen"))
    elif name in ("milestone", "bibl") and element.get("n"):
        kind: EventKind = "line" if element.get("unit") == "line" else "label"
        stream.events.append(Event(len(stream.gaps), kind, _bare(element.get("n", ""))))
    elif name == "note" and element.get("place") not in (None, "inline"):
        _note(element, stream, notes, editors)
        return
    stream.add(element.text or "")
    for child in element:
        _walk(child, stream, notes, editors)
        stream.add(child.tail or "")
    if signs is not None:
        stream.events.append(Event(len(stream.gaps), "drawn", signs))
    stream.has_gap = stream.has_gap or breaks


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
    if name not in _HOLDERS:
        return None
    holder: etree._Element | None = element
    for _ in range(_HOLDERS[name]):
        holder = holder.getparent() if holder is not None else None
    if holder is None:
        return None
    said = (*holder.get("rend", "").split(), holder.get("type", ""))
    return next((_DRAWN[local(holder), word] for word in said if (local(holder), word) in _DRAWN), None)


def _note(element: etree._Element, stream: Stream, notes: list[Note], editors: frozenset[str]) -> None:
    own = Stream()
    own.add(element.text or "")
    for child in element:
        _walk(child, own, notes, editors)
        own.add(child.tail or "")
    stream.events.append(Event(len(stream.gaps), "call", element.get("n", "")))
    inside = tuple(event for event in own.events if event.kind in ("pb", "line"))
    notes.append(Note(element.get("n", ""), own.text, inside))


def _is_alternative(element: etree._Element, name: str, editors: frozenset[str]) -> bool:
    if name in _ALTERNATIVE:
        return True
    return name in ("supplied", "note", "add") and element.get("resp") in editors


def _fields(header: etree._Element) -> Iterator[str]:
    for place in _HEADER_PLACES:
        for element in header.iterfind(place, NS):
            yield from (bare for text in element.itertext() if (bare := _bare(str(text))))


def _furniture(header: etree._Element) -> Iterator[str]:
    for quoted in header.iterfind("t:encodingDesc/t:samplingDecl//t:q", NS):
        yield _bare("".join(str(text) for text in quoted.itertext()))


def _labels(header: etree._Element) -> Iterator[str]:
    """Labels in @n, and those of responsibilities; a number in @n is a volume's or a page's, and stands in the text."""
    yield from (value for element in header.iter() if (value := element.get("n")) and not value.isdecimal())
    yield from (element.text for element in header.iterfind("t:fileDesc/t:sourceDesc//t:resp", NS) if element.text)


def _bare(text: str) -> str:
    """A text without blanks and characters that do not show."""
    return "".join(_INVISIBLE.sub("", text).split())
