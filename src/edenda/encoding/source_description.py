"""The description of the source in the header: its own publication lines, catalogue record and statement of rights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from lxml import etree

from edenda.config import Document
from edenda.encoding.holding import Holding
from edenda.encoding.inline import Inline
from edenda.languages import Language, load
from edenda.model import Attrs, Flow, Mark, Reading
from edenda.recognisers.dates import find_dates, parse_date
from edenda.tei import XML_ID, tag

_SCOPES: Final = (
    ("volume", re.compile(r"\b(?:Vol\.?|Volume)\s*(?P<n>[\dIVXLC]+)", re.IGNORECASE)),
    ("issue", re.compile(r"\b(?:No\.?|Nr\.?|Issue|Number)\s*(?P<n>\d+)", re.IGNORECASE)),
    ("page", re.compile(r"\b(?:pp?\.|pages?)\s*(?P<n>\d+)(?:\s*[-–—]\s*(?P<to>\d+))?", re.IGNORECASE)),
)
_LEADING_TITLE: Final = re.compile(r"(?P<title>[A-Z][^,;:()]{2,120}?)\s*(?=[,;(]|$)")
_QUOTED_TITLE: Final = re.compile(r"[“\"](?P<title>[^”\"]{3,200})[”\"]")
_BY: Final = re.compile(r"^(?P<resp>.*?\bby)[\s:]+(?P<name>(?:[^\W\d_a-z][\w.’'-]*\s?){1,6})(?=[\s,.;(]|$)")
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_YEAR: Final = r"(?P<year>1[4-9]\d\d|20\d\d)\b"
_IN_BRACKETS: Final = re.compile(rf"\((?P<place>[A-Z][\w. -]{{2,30}}):\s(?P<publisher>[A-Z][^,()]{{2,60}}),\s{_YEAR}")
_IN_ROW: Final = re.compile(
    rf"(?:^|,\s)(?P<publisher>[A-Z][^,;()\d]{{2,50}}),\s(?P<place>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?),?\s{_YEAR}"
)
#: The year of a volume, in brackets: `vol. 4 (1926)`.
_YEAR_ALONE: Final = re.compile(rf"\({_YEAR}\)")
_LONGEST_DATE: Final = 40
_PRINT_ROLES: Final = ("source", "source-publisher", "source-place", "source-pages")
_NOTES: Final = ("catalogue", "archive", "collection", "shelfmark", "source-url", "source-written")
#: Fields that have a place of their own in the header; any other is kept in a note.
_PLACED: Final = frozenset(
    (
        *_PRINT_ROLES,
        *_NOTES,
        "date-posted",
        "date-catalogue",
        "transcription",
        "rights",
        "label",
        "abstract",
        "subject",
        "transcription-note",
        "remark",
        "subtitle",
        "origin",
    )
)
_LICENCE_URL: Final = re.compile(
    r"https?://(?:[\w-]+\.)*(?:creativecommons|rightsstatements|opendatacommons)\.org/[^\s<>()]*[\w/]"
)


class SourceDescription:
    """Writes `sourceDesc` for a reading."""

    def __init__(self, reading: Reading, document: Document) -> None:
        self.reading = reading
        self.document = document
        self.holding = Holding(reading, document)

    def write(self, parent: etree._Element) -> None:
        """One `bibl` for the text that was converted, with the print behind it as `relatedItem`."""
        bibl = etree.SubElement(parent, tag("bibl"), {XML_ID: f"{self.document.key}-source"})
        transcribed = self.reading.fields("transcription")
        bibl.set("type", "transcription" if transcribed else "digital")
        self._title(bibl)
        for field in self.reading.fields("date-posted"):
            self._element(bibl, "date", field, (("type", "posted"), *parse_date(field.text), *_labelled(field)))
        for field in self.reading.fields("date-catalogue"):
            self._element(bibl, "date", field, (("type", "catalogue"), *parse_date(field.text), *_labelled(field)))
        if self.document.distributor:
            distributor = etree.SubElement(bibl, tag("distributor"), {XML_ID: f"{self.document.key}-publisher"})
            distributor.text = self.document.distributor
        for field in transcribed:
            self._transcription(bibl, field)
        self.holding.write_parts(bibl)
        self._original(bibl)
        self._notes(bibl)
        self._rights(bibl)
        self.holding.write_manuscript(parent)

    def _title(self, bibl: etree._Element) -> None:
        title = self.reading.fields("title")
        if title:
            self._element(bibl, "title", title[0], _labelled(title[0]))
        for field in self.reading.fields("author"):
            if field.copy_of is None:
                self._element(bibl, "author", field, _labelled(field))

    def _element(self, bibl: etree._Element, name: str, field: Flow, attrs: Attrs) -> etree._Element:
        element = etree.SubElement(bibl, tag(name), {key: str(value) for key, value in attrs})
        write_field(element, field)
        return element

    def _transcription(self, bibl: etree._Element, field: Flow) -> None:
        """Who transcribed: `resp` is the label, or the words up to *by*; what follows the name stays as text."""
        label = field.attr("n")
        statement = etree.SubElement(bibl, tag("respStmt"))
        responsibility = etree.SubElement(statement, tag("resp"))
        found = None if label else _BY.match(field.text)
        if found is None:
            responsibility.text = label or "Transcription"
            etree.SubElement(statement, tag("name")).text = " ".join(field.text.split())
            return
        responsibility.text = found["resp"]
        etree.SubElement(statement, tag("name")).text = found["name"].strip()
        rest = field.text[found.end("name") - (len(found["name"]) - len(found["name"].rstrip())) :]
        attrs = parse_date(rest)
        if attrs and len(rest.strip()) < _LONGEST_DATE:
            etree.SubElement(bibl, tag("date"), {key: str(value) for key, value in attrs}).text = rest.strip()
        elif rest.strip():
            note = etree.SubElement(bibl, tag("note"), {"type": "transcription"})
            _write_marked(note, rest.strip(), _dates(rest.strip()))

    def _original(self, bibl: etree._Element) -> None:
        """The print behind a web text."""
        found = [field for role in _PRINT_ROLES for field in self.reading.fields(role)]
        if not found:
            return
        related = etree.SubElement(bibl, tag("relatedItem"), {"type": "original"})
        original = etree.SubElement(related, tag("bibl"), {"type": "print"})
        for index, field in enumerate(found):
            if index:
                etree.SubElement(original, tag("lb"))
            marks = _print_marks(field)
            before = len(original)
            _write_marked(original, field.text, marks, field)
            if field.attr("n"):
                _labelled_element(original, before, index).set("n", field.attr("n"))

    def _notes(self, bibl: etree._Element) -> None:
        if self.document.provenance:
            etree.SubElement(bibl, tag("note"), {"type": "provenance"}).text = self.document.provenance
        for role in _NOTES:
            for field in self.reading.fields(role):
                if field.id not in self.holding.placed:
                    self._note(bibl, role.removeprefix("source-"), field)
        for field in self._unplaced():
            self._note(bibl, field.role, field)
        empty = self.reading.fields("label")
        if empty:
            note = etree.SubElement(bibl, tag("note"), {"type": "labels"})
            note.text = "Labels of the catalogue record without a value: "
            for index, field in enumerate(empty):
                quoted = etree.SubElement(note, tag("q"))
                quoted.text = field.text
                quoted.tail = "." if index == len(empty) - 1 else ", "

    @staticmethod
    def _note(bibl: etree._Element, kind: str, field: Flow) -> None:
        note = etree.SubElement(bibl, tag("note"), {"type": kind})
        _set_attrs(note, _labelled(field))
        _write_marked(note, field.text, _dates(field.text), field)

    def _unplaced(self) -> Iterable[Flow]:
        """Fields of the source for which the header has no place of its own, and second titles or authors."""
        title = self.reading.fields("title")[:1]
        for field in self.reading.flows:
            if field.kind != "field" or field.copy_of is not None or field.role in _PLACED or field in title:
                continue
            if field.id in self.holding.placed:
                continue
            if field.role != "author":
                yield field

    def _rights(self, bibl: etree._Element) -> None:
        rights = self.reading.fields("rights")
        if not rights:
            is_claimed = any("©" in flow.text for flow in self.reading.flows if flow.kind == "field")
            words = (
                "The source claims a copyright and states no licence." if is_claimed else "The source states no rights."
            )
            availability = etree.SubElement(
                bibl, tag("availability"), {"status": "restricted" if is_claimed else "unknown"}
            )
            etree.SubElement(availability, tag("p")).text = self.document.rights or words
            return
        availability = etree.SubElement(
            bibl, tag("availability"), {"status": _status(rights, load(self.reading.language))}
        )
        if rights[0].attr("n"):
            availability.set("n", rights[0].attr("n"))
        holder = availability
        if availability.get("status") == "free":
            holder = etree.SubElement(availability, tag("licence"))
            if address := next((match[0] for field in rights if (match := _LICENCE_URL.search(field.text))), ""):
                holder.set("target", address)
        for field in rights:
            for block in field.blocks:
                words = field.text[slice(*block.span)].strip()
                paragraph = etree.SubElement(holder, tag("p"))
                if field is not rights[0] and field.attr("n"):
                    paragraph.set("n", field.attr("n"))
                emails = [Mark("email", match.span()) for match in _EMAIL.finditer(words)]
                _write_marked(paragraph, words, emails)


def _labelled(field: Flow) -> Attrs:
    label = field.attr("n")
    return (("n", label),) if label else ()


def _status(rights: Iterable[Flow], language: Language) -> str:
    words = " ".join(field.attr("n") + " " + field.text for field in rights).lower()
    return "free" if any(cue in words for cue in language.words("rights", "free")) else "restricted"


def _dates(text: str) -> list[Mark]:
    return [Mark("date", found.span, tuple(pair for pair in found.attrs)) for found in find_dates(text) if found.attrs]


def _source_marks(field: Flow) -> list[Mark]:
    """Title, date, volume, issue and pages in a line such as `The Quarterly, July 1956, Vol. 3, No. 3`."""
    text = field.text
    marks = _dates(text)
    for unit, pattern in _SCOPES:
        if match := pattern.search(text):
            first = match["n"]
            last = match.groupdict().get("to") or first
            attrs: Attrs = (
                (("unit", unit), ("from", first), ("to", last)) if unit == "page" else (("unit", unit), ("n", first))
            )
            marks.append(Mark("biblScope", match.span(), attrs))
    year = _YEAR_ALONE.search(text)
    if year and not any(mark.kind == "date" for mark in marks):
        marks.append(Mark("date", year.span("year"), (("when", year["year"]),)))
    imprint = _imprint(text, marks)
    if imprint:
        marks = [mark for mark in marks if mark.kind != "date"] + _imprint_marks(imprint)
    title = _title_span(field)
    if title:
        is_journal = any(mark.kind == "biblScope" and dict(mark.attrs)["unit"] in ("volume", "issue") for mark in marks)
        marks = [mark for mark in marks if mark.span[0] >= title[1] or mark.span[1] <= title[0]]
        marks.append(Mark("title", title, (("level", "j" if is_journal else "m"),)))
    return _apart(marks)


def _imprint(text: str, dates: list[Mark]) -> re.Match[str] | None:
    """Publisher, place and year: `Forward Press, Leeds 1929` or `(London: Forward Press, 1979)`; not `July 1929`."""
    found = _IN_BRACKETS.search(text) or _IN_ROW.search(text)
    if found and any(mark.span[0] < found.start("year") < mark.span[1] for mark in dates if mark.kind == "date"):
        return None
    return found


def _imprint_marks(found: re.Match[str]) -> list[Mark]:
    marks = [Mark(kind, found.span(group)) for kind, group in (("publisher", "publisher"), ("pubPlace", "place"))]
    return [*marks, Mark("date", found.span("year"), (("when", found["year"]),))]


def _title_span(field: Flow) -> tuple[int, int] | None:
    """The title: the lines below a first one that leads to it, a quoted title, or the words before the first comma."""
    breaks = [mark.span[0] for mark in field.marks if mark.kind == "lb"]
    if breaks and not field.attr("n"):
        return breaks[0], len(field.text)
    match = _QUOTED_TITLE.search(field.text) or (_LEADING_TITLE.match(field.text) if field.attr("n") else None)
    if not match or find_dates(match["title"]):
        return None
    return match.span("title")


def _print_marks(field: Flow) -> list[Mark]:
    if field.role == "source-place":
        return [Mark("pubPlace", (0, len(field.text.rstrip(" .,;"))))]
    return _publisher_marks(field.text) if field.role == "source-publisher" else _source_marks(field)


def _publisher_marks(text: str) -> list[Mark]:
    """`Lawrence & Sons, 81 High Street, London`: publisher, address, place."""
    pieces = [(match.start(), match.end()) for match in re.finditer(r"[^,;]*[^,;\s.]", text)]
    pieces = [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in pieces]
    marks = [Mark("publisher", pieces[0])] if pieces else []
    if len(pieces) > 1 and text[slice(*pieces[-1])].replace(" ", "").isalpha():
        marks.append(Mark("pubPlace", pieces[-1]))
        if len(pieces) > 2:
            marks.append(Mark("address", (pieces[1][0], pieces[-2][1])))
            marks.append(Mark("addrLine", (pieces[1][0], pieces[-2][1])))
    return _apart([*marks, *(mark for mark in _dates(text) if all(mark.span[0] >= one.span[1] for one in marks))])


def _apart(marks: list[Mark]) -> list[Mark]:
    """Marks in order, without those that touch an earlier one (an address and its line apart)."""
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1])):
        if not chosen or mark.span[0] >= chosen[-1].span[1] or mark.kind == "addrLine":
            chosen.append(mark)
    return chosen


def write_field(parent: etree._Element, field: Flow) -> None:
    """The text of a header field, its lines and paragraphs kept apart."""
    _write_marked(parent, field.text, [], field)


def _write_marked(parent: etree._Element, text: str, marks: list[Mark], field: Flow | None = None) -> None:
    points = [mark for mark in field.marks if mark.kind == "lb"] if field else []
    if field:  # paragraphs of a value stay apart, so that each can be found again in the source
        points += [Mark("lb", (block.span[0], block.span[0])) for block in field.blocks[1:]]
    flow = replace(field, marks=(*marks, *points)) if field else Flow("", "field", text, (), marks=tuple(marks))
    Inline(flow, _set_attrs, _line_break).write(parent, (0, len(text)))


def _set_attrs(element: etree._Element, attrs: Attrs) -> None:
    for name, value in attrs:
        element.set(name, str(value))


def _line_break(parent: etree._Element, mark: Mark) -> None:
    etree.SubElement(parent, tag(mark.kind))


def _labelled_element(original: etree._Element, before: int, index: int) -> etree._Element:
    """The element that carries a field's label: the whole for the first, else its first element or its line break."""
    if not index:
        return original
    return original[before] if len(original) > before else original[before - 1]
