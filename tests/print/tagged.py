"""What a tagged PDF says: its structure as a tree of elements, and the text that each of them holds.

Two orders are kept apart: that of the structure, which is read aloud and exported, and that in which pages are painted.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final, NamedTuple

import pikepdf

#: Elements that stand within a line, so that words go on through their edges.
INLINE: Final = frozenset(
    {"Span", "Link", "Note", "FENote", "Lbl", "Em", "Strong", "Quote", "Code", "Reference", "Sub"}
)
NOTES: Final = frozenset({"Note", "FENote"})
#: Characters that no page shows: soft hyphens, joiners and what forbids them, a mark of byte order.
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CODE: Final = rb"<([0-9A-Fa-f]+)>\s*"
_SECTION: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text on a page; `mark` is its number in the marked content of the page, None where it has none."""

    text: str
    page: int
    mark: int | None
    is_artifact: bool


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure: its kind as the standard names it, what is said of it, and what it holds."""

    kind: str
    facts: Any
    held: list[Element | Piece] = field(default_factory=list)

    def elements(self) -> Iterator[Element]:
        """The element and all below it, in their order."""
        pending = [self]
        while pending:
            one = pending.pop()
            yield one
            pending += [child for child in reversed(one.held) if isinstance(child, Element)]

    def of_kind(self, *kinds: str) -> list[Element]:
        """All elements of some kinds."""
        return [one for one in self.elements() if one.kind in kinds]

    def pieces(self, *, without: frozenset[str] = frozenset(), with_calls: bool = False) -> Iterator[Piece | None]:
        """The text of the element, with None where a block begins or ends; `without` some kinds of elements."""
        if self.kind in without:
            return
        is_block = self.kind not in INLINE
        if is_block:
            yield None
        for one in self.held:
            if isinstance(one, Piece):
                yield one
            elif with_calls or not self.is_call:
                yield from one.pieces(without=without, with_calls=with_calls)
        if is_block:
            yield None

    def text(self, *, without: frozenset[str] = frozenset()) -> str:
        """The text of the element with its divided words joined, blocks apart; the calls of notes are left out."""
        said = "".join(" " if piece is None else piece.text for piece in self.pieces(without=without))
        return " ".join(visible(said).split())

    @property
    def is_call(self) -> bool:
        """Whether it is the call of a note: a link in raised figures."""
        return self.kind == "Link" and self.is_raised

    @property
    def is_raised(self) -> bool:
        """Whether its letters stand above the line."""
        if any(float(one.get("/BaselineShift", 0)) > 0 for one in self.attributes):
            return True
        return bool(self.held) and all(isinstance(one, Element) and one.is_raised for one in self.held)

    @property
    def attributes(self) -> list[Any]:
        """The attribute objects."""
        found = self.facts.get("/A")
        return [] if found is None else list(found) if isinstance(found, pikepdf.Array) else [found]


class TaggedPdf:
    """A PDF, opened."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._fonts: dict[Any, dict[bytes, str]] = {}

    @cached_property
    def painted(self) -> list[list[Piece]]:
        """All text in the order in which it is painted, page by page."""
        return [list(self._painted(number, page)) for number, page in enumerate(self.pdf.pages)]

    @cached_property
    def document(self) -> Element:
        """The root of the structure."""
        roles = {str(key): str(value) for key, value in self.pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
        pages = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        marked: dict[tuple[int, int], list[Piece]] = {}
        for piece in (piece for page in self.painted for piece in page):
            if piece.mark is not None:
                marked.setdefault((piece.page, piece.mark), []).append(piece)
        return self._element(self.pdf.Root.StructTreeRoot.K, roles, pages, marked)

    def text(self) -> str:
        """The text without notes, calls of notes and tables of contents, as the structure orders it."""
        return self.document.text(without=NOTES | {"TOC"})

    def notes(self) -> list[str]:
        """What the notes say that say something, each without its number."""
        return [words for one in self.document.of_kind(*NOTES) if (words := _without_number(one))]

    def artifacts(self, page: int) -> list[str]:
        """What stands on a page beside the text: running heads, numbers of pages."""
        return [piece.text for piece in self.painted[page] if piece.is_artifact]

    def _element(self, root: Any, roles: dict[str, str], pages: dict[Any, int], marked: Any) -> Element:
        if isinstance(root, pikepdf.Array):
            root = root[0]
        top = Element(_kind(root, roles), root)
        pending: list[tuple[Element, int | None]] = [(top, None)]
        while pending:
            element, page = pending.pop()
            own = element.facts.get("/Pg")
            page = page if own is None else pages[own.objgen]
            kids = element.facts.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                if isinstance(kid, int):
                    element.held.extend(marked.get((page, kid), ()))
                elif "/MCID" in kid:
                    on = kid.get("/Pg")
                    number = page if on is None else pages[on.objgen]
                    element.held.extend(marked.get((number, int(kid.MCID)), ()))
                elif "/S" in kid:
                    below = Element(_kind(kid, roles), kid)
                    element.held.append(below)
                    pending.append((below, page))
        return top

    def _painted(self, number: int, page: Any) -> Iterator[Piece]:
        fonts = page.resources.get("/Font", {})
        codes: dict[bytes, str] = {}
        open_marks: list[_Mark] = []
        for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name in {"BDC", "BMC"}:
                open_marks.append(_mark(operands))
                if open_marks[-1].said is not None:
                    yield _piece(open_marks[-1].said, number, open_marks)
            elif name == "EMC":
                open_marks.pop()
            elif name == "Tf":
                codes = self._codes(fonts[str(operands[0])])
            elif all(mark.said is None for mark in open_marks):
                yield _piece(_decoded(operands[0], codes), number, open_marks)

    def _codes(self, font: Any) -> dict[bytes, str]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _codes_of(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
        return self._fonts[font.objgen]


def visible(text: str) -> str:
    """Text without characters that no page shows."""
    return text.translate(_UNSEEN)


def _kind(facts: Any, roles: dict[str, str]) -> str:
    name = str(facts.S)
    return roles.get(name, name).removeprefix("/")


def _without_number(note: Element) -> str:
    return Element("Span", note.facts, _unnumbered(note).held).text(without=NOTES)


def _unnumbered(element: Element) -> Element:
    """An element without its number: what is raised at its beginning."""
    first, others = next(iter(element.held), None), element.held[1:]
    if not isinstance(first, Element):
        return element
    return Element(element.kind, element.facts, others if first.is_raised else [_unnumbered(first), *others])


class _Mark(NamedTuple):
    """What is opened around some content: its kind, its number, and the words that stand for it."""

    kind: str
    number: int | None
    said: str | None


def _mark(operands: Any) -> _Mark:
    facts: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    said, number = facts.get("/ActualText"), facts.get("/MCID")
    return _Mark(str(operands[0]), None if number is None else int(number), None if said is None else str(said))


def _piece(text: str, page: int, marks: list[_Mark]) -> Piece:
    number = next((mark.number for mark in reversed(marks) if mark.number is not None), None)
    return Piece(text, page, number, any(mark.kind == "/Artifact" for mark in marks))


def _decoded(shown: Any, codes: dict[bytes, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    found = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
    return "".join(codes.get(found[at : at + 2], "\ufffd") for at in range(0, len(found), 2))


def _codes_of(table: bytes) -> dict[bytes, str]:
    """The characters of a ToUnicode table by their codes of two bytes."""
    codes: dict[bytes, str] = {}
    for section in _SECTION.finditer(table):
        if section[1] == b"bfchar":
            for code, text in re.findall(_CODE * 2, section[2]):
                codes[bytes.fromhex(code.decode())] = _characters(text)
        else:
            for first, last, text in re.findall(_CODE * 3, section[2]):
                start = _characters(text)
                for more in range(int(last, 16) - int(first, 16) + 1):
                    codes[(int(first, 16) + more).to_bytes(2, "big")] = start[:-1] + chr(ord(start[-1]) + more)
    return codes


def _characters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")
