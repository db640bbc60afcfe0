"""The correspDesc of letters, and of memoranda that say from whom and to whom they went."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from edenda.config import Document
from edenda.encoding.elements import Resolve, add
from edenda.languages import load
from edenda.model import Attrs, Block, Flow, Link, Mark, Reading, Span, is_within, raw_positions
from edenda.readers.dateline import place_in
from edenda.recognisers.dates import parse_date

_NAMES: Final = frozenset({"persName", "orgName", "placeName"})
#: Header fields that date a letter, the surest first.
_DATES: Final = ("date-sent", "date-composed")


def write_correspondence(
    profile: etree._Element, reading: Reading, document: Document, resolve: Resolve, dates: Attrs
) -> None:
    """One correspDesc for the document, or one for each of its letters where it holds several."""
    letters = letters_of(reading)
    if len(letters) > 1:
        source = _Source(reading)
        edges = raw_positions(reading.body, [edge for one in letters for edge in (one.span[0], one.span[1] - 1)])
        for letter, start, end in zip(letters, edges[::2], edges[1::2], strict=True):
            _Description(source, Document("", ""), resolve, letter, (start, end)).write(profile)
    elif reading.genre == "letter" or _is_memorandum(reading, document):
        _Description(_Source(reading), document, resolve, None, (0, len(reading.raw)), dates).write(profile)


def letters_of(reading: Reading) -> list[Block]:
    """The divisions of the text that are letters of their own; none where the document is one letter."""
    return [block for block in reading.body.blocks if block.kind == "div" and block.id]


def dates_of_letters(reading: Reading) -> Attrs:
    """From when to when several letters were written; nothing where the document is one, or none of them is dated."""
    if len(letters_of(reading)) < 2:
        return ()
    found = [dict(parse_date(one.text)) for role in _DATES for one in reading.fields(role)]
    days = sorted(str(date.get("when", "")) for date in found if date.get("when"))
    if not days:
        return ()
    return (("when", days[0]),) if days[0] == days[-1] else (("from", days[0]), ("to", days[-1]))


def _is_memorandum(reading: Reading, document: Document) -> bool:
    """Whether a document that is no letter says who sent it, and to whom."""
    is_sent = bool(reading.fields("sender") or document.sender)
    return is_sent and bool(reading.fields("addressee") or document.addressee)


class _Source:
    """A reading's runs, header fields and names in the order of the text, so that each is found without a search."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.runs = [run for run in reading.body.runs if run.text[0] < run.text[1]]
        self.starts = [run.raw[0] for run in self.runs]
        self.names = sorted((mark for mark in reading.body.marks if mark.kind in _NAMES), key=lambda mark: mark.span)
        self.name_starts = [mark.span[0] for mark in self.names]
        found: dict[str, list[tuple[int, Flow]]] = {}
        for flow in reading.flows:
            if flow.kind == "field" and flow.runs:
                found.setdefault(flow.role, []).append((flow.runs[0].raw[0], flow))
        self.fields = {role: sorted(one, key=lambda pair: pair[0]) for role, one in found.items()}

    def fields_within(self, role: str, raw: Span) -> tuple[Flow, ...]:
        """The header fields of a role that come from a stretch of the source."""
        fields = self.fields.get(role, [])
        first = bisect_left(fields, raw[0], key=lambda pair: pair[0])
        last = bisect_right(fields, raw[1], key=lambda pair: pair[0])
        return tuple(flow for _, flow in fields[first:last])

    def text_of(self, raw: Span) -> Span:
        """The stretch of the running text that a stretch of the source became."""
        at = max(0, bisect_right(self.starts, raw[0]) - 1)
        until = max(0, bisect_right(self.starts, raw[1] - 1) - 1)
        return self.runs[at].text[0], self.runs[until].text[1]

    def names_within(self, span: Span) -> Iterator[Mark]:
        """The names marked in a stretch of the running text."""
        first, last = bisect_left(self.name_starts, span[0]), bisect_right(self.name_starts, span[1])
        return (mark for mark in self.names[first:last] if is_within(mark.span, span))


@dataclass(frozen=True)
class _Description:
    """What is said of one letter: the document, or one of its divisions and its place in the source."""

    source: _Source
    document: Document
    resolve: Resolve
    letter: Block | None
    raw: Span
    dates: Attrs = ()

    @property
    def reading(self) -> Reading:
        """The document."""
        return self.source.reading

    def write(self, profile: etree._Element) -> None:
        """Append the correspDesc."""
        description = add(profile, "correspDesc")
        if self.letter is not None:
            description.set("corresp", self.resolve(Link(f"block:{self.letter.id}")))
        sent = add(description, "correspAction", type="sent")
        self.agent(sent, "sender", self.document.sender, self.document.sender_ref)
        self.place(sent)
        self.date(sent)
        received = add(description, "correspAction", type="received")
        self.agent(received, "addressee", self.document.addressee, self.document.addressee_ref)
        if self.document.answers:
            add(add(description, "correspContext"), "ref", self.document.answers, type="prev")

    def place(self, action: etree._Element) -> None:
        """The place that the editors state, or the one that the dateline names, marked there or not."""
        if self.document.place:
            ref = {"ref": f"register.xml#{self.document.place_ref}"} if self.document.place_ref else {}
            add(action, "placeName", self.document.place, **ref)
            return
        block = next(self.blocks("dateline"), None)
        if block is None or self.name_again(action, block.span, ("placeName",)):
            return
        if place := place_in(self.reading.body.text[slice(*block.span)]):
            add(action, "placeName", place)

    def date(self, action: etree._Element) -> None:
        """When the letter was sent: as worked out for the document, or by the letter's own dateline."""
        if self.letter is None:
            dates = self.dates if self.fields("date-sent") else ()
        else:
            dates = next((found for role in _DATES for one in self.fields(role) if (found := parse_date(one.text))), ())
        if dates:
            add(action, "date", **{name: str(value) for name, value in dates})

    def agent(self, action: etree._Element, role: str, name: str, ref: str) -> None:
        """Sender or addressee: as `edition.toml` says, else the name marked in their own lines, else these."""
        if name:
            element = {"pers": "persName", "org": "orgName"}.get(ref.partition("-")[0], "name")
            add(action, element, name, **({"ref": f"register.xml#{ref}"} if ref else {}))
            return
        found = self.lines(role)
        if found is None:
            add(action, "note", "Not stated.")
            return
        span, words = found
        if span is None or not self.name_again(action, span, ("persName", "orgName"), words):
            add(action, "name", words)

    def lines(self, role: str) -> tuple[Span | None, str] | None:
        """Where the text names the sender or the addressee, and in what words."""
        stated = self.fields(role)
        if stated:
            return self.span_of(stated[0]), self.words(stated[0].text)
        block = next(self.blocks("signed" if role == "sender" else "address"), None)
        if block is not None:
            author = self.fields("author") if role == "sender" else ()
            return block.span, " ".join(author[0].text.split()) if author else self.block_words(block)
        recorded = self.fields("recipient" if role == "addressee" else "author")
        return (None, " ".join(recorded[0].text.split())) if recorded else None

    def blocks(self, kind: str) -> Iterator[Block]:
        """The blocks of a kind in the letter; a letterhead is no address."""
        tops = self.reading.body.blocks if self.letter is None else (self.letter,)
        for top in tops:
            for block in top.walk():
                if block.kind == kind and ("rend", "letterhead") not in block.attrs:
                    yield block

    def fields(self, role: str) -> tuple[Flow, ...]:
        """The header fields of a role that repeat words of the letter."""
        return self.reading.fields(role) if self.letter is None else self.source.fields_within(role, self.raw)

    def span_of(self, field: Flow) -> Span | None:
        """Where the words of a header field stand in the running text."""
        if field.copy_of is None or not field.runs:
            return None
        return self.source.text_of((field.runs[0].raw[0], field.runs[-1].raw[1]))

    def name_again(self, action: etree._Element, span: Span, kinds: tuple[str, ...], words: str = "") -> bool:
        """Say a name of some kinds in a stretch of text again; whether there is one.

        It is the first that has a link. One without a link must be all that the stretch says: of `Mr. Henry Miller,
        Philadelphia` the name alone would say less than the source.
        """
        marks = [mark for mark in self.source.names_within(span) if mark.kind in kinds]
        mark = next((mark for mark in marks if "ref" in dict(mark.attrs)), None)
        mark = mark or next((mark for mark in marks if not mark.attrs and self.said(mark) == words), None)
        if mark is None:
            return False
        link = dict(mark.attrs).get("ref")
        ref = {"ref": self.resolve(link)} if isinstance(link, Link) else {}
        add(action, mark.kind, self.reading.body.text[slice(*mark.span)], **ref)
        return True

    def said(self, mark: Mark) -> str:
        """The words of a mark in one line."""
        return " ".join(self.reading.body.text[slice(*mark.span)].split())

    def block_words(self, block: Block) -> str:
        """The lines of an address or a signature, divided by commas."""
        text = self.reading.body.text
        lines = [text[slice(*one.span)] for one in block.children if one.kind == "addrLine"]
        return self.words("\n".join(lines or [text[slice(*block.span)]]))

    def words(self, text: str) -> str:
        """Lines divided by commas, without the word before an addressee (`To`)."""
        words = ", ".join(" ".join(line.split()).rstrip(",") for line in text.split("\n"))
        cues = load(self.reading.language).words("letter", "before_addressee")
        before = next((cue for cue in cues if words.lower().startswith(f"{cue} ")), "")
        return words[len(before) :].strip()
