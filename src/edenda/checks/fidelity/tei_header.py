"""What the header of a TEI document holds of its source: text nodes, labels kept in @n, and furniture left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.fidelity.stream import bare, gaps_of, visible
from edenda.tei import NS, local

#: More often than anything can stand in a source.
ENDLESS: Final = 1 << 60
_HEADER_PLACES: Final = (
    "t:fileDesc/t:titleStmt",
    "t:fileDesc/t:notesStmt",
    "t:fileDesc/t:sourceDesc",
    "t:profileDesc/t:abstract",
    "t:profileDesc/t:creation",
    "t:profileDesc/t:textClass/t:keywords",
    "t:profileDesc/t:correspDesc",
)

#: How a field is tied: not at all; it follows on something beside the text; on another field; on its label or, as a
#: whole, on another field. What may only repeat the text is tied, so that it accounts for no line in the midst of that.
FREE_STANDING, BESIDE, TIED, REPEATED = range(4)
#: Parts of the header that may repeat what the text says, and such elements in the description of the source.
_COPYING_PLACES: Final = {
    "t:fileDesc/t:titleStmt": REPEATED,
    "t:profileDesc/t:creation": REPEATED,
    "t:profileDesc/t:correspDesc": REPEATED,
    "t:profileDesc/t:abstract": BESIDE,
}
_COPYING: Final = frozenset({"title", "author", "date"})
#: Kinds of dates that a catalogue or a site gives, and not the text.
_BESIDE_THE_TEXT: Final = frozenset({"catalogue", "posted"})


class Field(NamedTuple):
    """Words of the header: how often the source can have them, their blanks, and how they are tied to other fields."""

    times: int
    gaps: bytes
    tie: int


@dataclass(frozen=True, slots=True)
class HeaderText:
    """All source text of a header: its text nodes, its labels and how often each can be used, and furniture."""

    fields: dict[str, Field]
    labels: dict[str, int]
    furniture: frozenset[str]
    own: frozenset[str] = frozenset()
    """Labels that are the edition's words unless the source has them: what somebody is responsible for."""


NO_HEADER: Final = HeaderText({}, {}, frozenset())


def read_header(header: etree._Element) -> HeaderText:
    """The source text of a header."""
    labels = _labels(header)
    tasks = [
        bare(resp.text) for resp in header.iterfind("t:fileDesc/t:sourceDesc//t:resp", NS) if resp.text is not None
    ]
    own = frozenset(task for task in tasks if task not in labels)
    labels.update(Counter(tasks))
    return HeaderText(_fields(header), labels, frozenset(_furniture(header)), own)


def _fields(header: etree._Element) -> dict[str, Field]:
    """The text nodes of the header; where a part of it may repeat what others say, the same words count once."""
    found: dict[str, Field] = {}
    own: Counter[str] = Counter()
    for place in _HEADER_PLACES:
        copies: Counter[str] = Counter()
        for text in _texts_in(header, place):
            (copies if text.is_copy else own)[text.words] += 1
            known = found.get(text.words, Field(0, text.gaps, text.tie))
            found[text.words] = known._replace(tie=min(known.tie, text.tie))
        for words, times in copies.items():
            found[words] = found[words]._replace(times=max(times, found[words].times))
    return {words: field._replace(times=max(field.times, own[words])) for words, field in found.items()}


class _Text(NamedTuple):
    """A text node of the header: its characters, how it is tied to others, whether it can repeat one of them."""

    words: str
    gaps: bytes
    tie: int
    is_copy: bool


def _texts_in(header: etree._Element, place: str) -> Iterator[_Text]:
    tie = _COPYING_PLACES.get(place, FREE_STANDING)
    for element in header.iterfind(place, NS):
        for text, holder, own_tie in _texts(element, tie):
            pieces = visible(text).split()
            if words := "".join(pieces):
                is_copy = tie == REPEATED and holder.get("n") is None
                yield _Text(words, gaps_of(pieces), own_tie if any(map(str.isalnum, words)) else TIED, is_copy)


def _texts(element: etree._Element, tie: int) -> Iterator[tuple[str, etree._Element, int]]:
    """The text nodes in a part of the header, with the element around each and how it is tied to others."""
    tie = max(tie, TIED) if _is_copying(element) else tie
    if element.text and local(element):
        yield element.text, element, tie
    for child in element:
        yield from _texts(child, tie)
        if child.tail:
            yield child.tail, element, tie


def _is_copying(element: etree._Element) -> bool:
    """Whether an element describes the document at hand by what its own text says."""
    holders = [local(holder) for holder in element.iterancestors()][:2]
    is_catalogued = element.get("type") in _BESIDE_THE_TEXT
    return holders == ["bibl", "sourceDesc"] and local(element) in _COPYING and not is_catalogued


def _furniture(header: etree._Element) -> Iterator[str]:
    for quoted in header.iterfind("t:encodingDesc/t:samplingDecl//t:q", NS):
        yield bare("".join(str(text) for text in quoted.itertext()))


def _labels(header: etree._Element) -> Counter[str]:
    """Labels in @n; a number in @n is a volume's or a page's, and stands in the text.

    The label of the subject terms can stand before each of them.
    """
    found: Counter[str] = Counter()
    for element in header.iter():
        label = element.get("n")
        if label and not label.isdecimal():
            found[bare(label)] += ENDLESS if local(element) == "keywords" else 1
    return found
