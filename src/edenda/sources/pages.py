"""Recognised pages (PAGE, ALTO), one or a folder of them, as one text with hints: a page after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from statistics import median
from typing import Final
from urllib.parse import quote

from edenda.errors import UnreadableError
from edenda.model import is_within
from edenda.problems import Problem
from edenda.sources.alto import read_alto
from edenda.sources.page import Page, PageLine, Region
from edenda.sources.page_xml import read_page_xml
from edenda.sources.rendition import Rendition
from edenda.sources.source import BlockHint, Hint, Source, position
from edenda.tei import local, parse

_NUMBER: Final = re.compile(r"\W*(?:[^\W\d_]{1,7}\.?\s)?\W*(?P<n>\d{1,4}[a-z]?|[ivxlcdm]{1,7}|[IVXLCDM]{1,7})\W{0,4}")
_FURNITURE: Final = frozenset({"header", "footer", "page-number", "catch-word"})
_NOTES: Final = {"footnote": "bottom", "endnote": "end", "marginalia": "margin"}
_TEXTUAL: Final = frozenset({"paragraph", "heading", "caption", "verse"})
_SAFE: Final = "/:?=&%+,;@~"
_FIGURE: Final = (
    "Keep the image of the page beside the edition, and put a `figure` into the TEI if it belongs to the text."
)
_MOVE: Final = "It was put at the end of the page's text. Find its place and move the note there."
_KINDS: Final[dict[str, BlockHint]] = {"heading": "heading", "caption": "caption", "verse": "verse"}
_LABEL: Final = re.compile(r"(?P<n>\d{1,3}|[*†‡§]{1,3}|[⁰¹²³⁴-⁹]{1,3}|[a-z](?=[).]))[).:]?\s+(?=\S)")
_RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LOWERED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SENTENCE_END: Final = re.compile(r"[.!?…:][\"'”’»)\]]*$")
#: How far a line is set in that opens a paragraph, in heights of a line.
_SET_IN: Final = (0.5, 6.0)


def read_pages(files: Iterable[tuple[str, bytes]], name: str) -> tuple[Source, tuple[Problem, ...]]:
    """Page files (name and bytes of each, in order) as a source.

    Raises UnreadableError: SRC-001 where no page has text, SRC-006 for a file that is no page, TEI-001 and TEI-002
    for XML that cannot be read.
    """
    text = _Text()
    pages = [(file, _page(data, file)) for file, data in files]
    for file, page in pages:
        text.page(page, file)
    raw = text.out.raw
    if not raw.strip():
        hint = "Look whether the pages were recognised; take pages without text out of seeds/."
        raise UnreadableError(Problem("SRC-001", "The pages have no text.", name, hint=hint))
    return Source(raw, name, "utf-8", "recognised pages", tuple(text.out.hints)), tuple(text.problems(raw, name))


def _page(data: bytes, name: str) -> Page:
    root = parse(data, name)
    if local(root) == "PcGts":
        return read_page_xml(root)
    if local(root) == "alto":
        return read_alto(root)
    hint = "A folder in seeds/ holds the pages of one document, in PAGE or ALTO XML, and nothing else."
    raise UnreadableError(Problem("SRC-006", f"This is no page: its root is `{local(root)}`.", name, 1, hint=hint))


class _Text:
    """The text of pages as it grows."""

    def __init__(self) -> None:
        self.out = Rendition()
        self._notes = 0
        self._first = 0
        self._found: list[tuple[str, str, int, str]] = []

    def page(self, page: Page, file: str) -> None:
        """Add a page: its number, then its regions; notes at its foot after all else."""
        self._first = len(self.out.hints)
        number = next((region for region in page.regions if region.kind == "page-number" and _number(region)), None)
        start = self.out.at
        self._page_break(page, number)
        said = "The page has {} that was not taken over ({})."
        file = PurePath(file).name
        self._found += [("OCR-001", said.format(what, file), self.out.at, _FIGURE) for what in page.beside]
        regions = (region for region in page.regions if region.lines and region is not number)
        notes = [region for region in regions if not self._region(region)]
        called = self.out.since(start) if notes else ""
        for region in notes:
            self._note_region(region, called, start)

    def problems(self, raw: str, name: str) -> Iterator[Problem]:
        """What is on the pages beside text, and notes whose calls were not found; each once."""
        for code, message, at, hint in dict.fromkeys(self._found):
            line, _ = position(raw, min(at, len(raw) - 1))
            yield Problem(code, message, name, line, hint=hint)

    def _page_break(self, page: Page, number: Region | None) -> None:
        self.out.part()
        start, n = self.out.at, page.number
        if number is not None:
            n = _number(number)
            self.out.write(" ".join(line.text for line in number.lines))
        facts = {key: value for key, value in (("n", n), ("facs", quote(page.image, safe=_SAFE))) if value}
        if facts or self.out.hints:
            self.out.hints.append(Hint("pagemark", start, max(start, self.out.length), attrs=tuple(facts.items())))

    def _region(self, region: Region) -> bool:
        """Add a region; not a note at the foot of the page, nor one in the margin above all text of the page."""
        if region.kind in _FURNITURE:
            self._block(Hint("furniture", 0, 0), region.lines)
        elif region.kind == "marginalia" and self._blocks():
            self._note_region(region, "", 0)
        elif region.kind in _NOTES:
            return False
        else:
            self._text_region(region)
        return True

    def _text_region(self, region: Region) -> None:
        kind = _KINDS.get(region.kind, "paragraph")
        why = f"region {region.id} is a {region.kind}" if kind != "paragraph" else ""
        groups = [region.lines] if kind != "paragraph" else _paragraphs(region.lines)
        for lines in groups:
            self._block(Hint(kind, 0, 0, int(kind == "heading"), why=why), lines)

    def _block(self, hint: Hint, lines: Iterable[PageLine]) -> None:
        self.out.part()
        with self.out.block(hint):
            self._lines(lines, is_verse=hint.kind == "verse")

    def _lines(self, lines: Iterable[PageLine], *, is_verse: bool = False) -> None:
        before: PageLine | None = None
        for line in lines:
            if before is not None:
                if before.divided in ("sure", "perhaps"):
                    end = self.out.length
                    self.out.hints.append(Hint("hyphen", end - 1, end, is_certain=before.divided == "sure"))
                if is_verse:
                    self.out.hint("lb", self.out.at)
                self.out.write("" if before.divided == "unmarked" else "\n")
            self.out.write(line.text)
            before = line

    def _note_region(self, region: Region, called: str, start: int) -> None:
        """The notes of a region: each begins with a label, but those of the margin."""
        place = _NOTES[region.kind]
        for label, lines in _labelled(region.lines) if place != "margin" else [("", list(region.lines))]:
            self._notes += 1
            facts = (("key", f"page:{self._notes}"), ("n", label.translate(_RAISED)))
            self._call(facts, label, called, start)
            self.out.part()
            whole = Hint("note", 0, 0, attrs=tuple(pair for pair in (*facts, ("place", place)) if pair[1]))
            with self.out.block(whole), self.out.block(Hint("paragraph", 0, 0)):
                begin = self.out.at
                self._lines(lines)
                if label and (printed := _LABEL.match(lines[0].text)):
                    self.out.hints.append(Hint("label", begin, begin + len(printed[0].rstrip())))

    def _call(self, facts: tuple[tuple[str, str], ...], label: str, called: str, start: int) -> None:
        """The call of a note in the text of its page; at the end of that text where it cannot be found."""
        blocks = self._blocks()
        places = [(start + one.start(), start + one.end()) for one in _calls(called, label)] if label else []
        found = [(index, place) for index in blocks for place in places if is_within(place, self._span(index))]
        if len(found) == 1:
            index, place = found[0]
            self.out.hints.insert(index + 1, Hint("call", *place, attrs=facts))
        elif blocks:
            end = self.out.hints[blocks[-1]].end
            self.out.hints.insert(blocks[-1] + 1, Hint("call", end, end, attrs=facts))
            if label:
                message = f"Note {facts[1][1]} is printed on this page, but its call was not found."
                self._found.append(("NOTE-002", message, end, _MOVE))

    def _span(self, index: int) -> tuple[int, int]:
        return self.out.hints[index].start, self.out.hints[index].end

    def _blocks(self) -> list[int]:
        """The hints of this page's text, by their places in the list; a paragraph in a note is none of them."""
        hints = self.out.hints
        return [
            index
            for index in range(self._first, len(hints))
            if hints[index].kind in _TEXTUAL and hints[index - 1].kind != "note"
        ]


def _calls(text: str, label: str) -> Iterator[re.Match[str]]:
    """The places of a text that may call the note of a label."""
    plain = label.translate(_RAISED)
    sign = re.escape(plain)
    forms = [rf"\[{sign}\]", rf"(?<=[\w.,;:!?”’\"'»])\s?\({sign}\)", rf"(?<=[^\W\d]) ?{sign}\)"]
    forms += [plain.translate(_LOWERED)] if plain.isdecimal() else [rf"(?<=\S){sign}(?!\w)"]
    return re.finditer("|".join(forms), text)


def _number(region: Region) -> str:
    found = _NUMBER.fullmatch(" ".join(line.text for line in region.lines))
    return found["n"] if found else ""


def _labelled(lines: Iterable[PageLine]) -> list[tuple[str, list[PageLine]]]:
    """Lines as notes: a line that begins with a label begins one. Figures have to count up."""
    notes: list[tuple[str, list[PageLine]]] = []
    for line in lines:
        label = _LABEL.match(line.text)
        if label and _follows(label["n"], notes[-1][0] if notes else ""):
            notes.append((label["n"], [line]))
        elif notes:
            notes[-1][1].append(line)
        else:
            notes.append(("", [line]))
    return notes


def _follows(label: str, before: str) -> bool:
    figures, last = label.translate(_RAISED), before.translate(_RAISED)
    if figures.isdecimal() and last.isdecimal():
        return int(figures) == int(last) + 1
    return not figures.isdecimal() or not last


def _paragraphs(lines: tuple[PageLine, ...]) -> list[tuple[PageLine, ...]]:
    """The lines of a region as paragraphs: one begins where a line is set in and the line before it ends a sentence."""
    lefts = [line.left for line in lines if line.left is not None]
    heights = [line.height for line in lines if line.height > 0]
    if len(lines) < 3 or len(lefts) < len(lines) or not heights:
        return [lines]
    edge, height = median(lefts), median(heights)
    starts = [0]
    for index in range(1, len(lines)):
        depth = ((lines[index].left or 0.0) - edge) / height
        if _SET_IN[0] < depth < _SET_IN[1] and _SENTENCE_END.search(lines[index - 1].text):
            starts.append(index)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]
