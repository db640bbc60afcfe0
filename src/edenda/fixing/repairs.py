"""Repairs as values: which finding each mends, in which line it is found, and what to put between which bytes.

A repair changes no word of the text and no line: it moves a blank or a comma over a tag, or writes the same otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from edenda.checks.house.walk import NAMES as NAME_ELEMENTS
from edenda.checks.house.walk import RANGED
from edenda.fixing.forms import UNPREFIXED, mended_date
from edenda.markup.document import Places, XmlBytes
from edenda.markup.edits import Edit
from edenda.markup.elements import NOWHERE, Elements
from edenda.markup.tags import attribute_spans, attributes_in
from edenda.model import Span
from edenda.tei import DATING, TEI

#: Names, and what a name is made of.
NAMES: Final = frozenset(NAME_ELEMENTS)
_PARTS: Final = frozenset(
    {"surname", "forename", "roleName", "addName", "nameLink", "genName", "settlement", "country"}
)
#: Elements of running text, at whose edges no blank belongs.
_PHRASES: Final = frozenset({"hi", "emph", "foreign", "title", "term", "ref", "date", "soCalled", "mentioned", "rs"})
#: Elements in which text stands beside elements, so that a comma can be put there.
_MIXED: Final = frozenset(
    {"p", "ab", "item", "head", "note", "quote", "q", "hi", "emph", "l", "seg", "cell", "salute", "signed", "dateline"}
    | {"closer", "opener", "byline", "title", "foreign", "label", "trailer", "said", "supplied", "add", "del", "ref"}
)
_BIBLIOGRAPHY: Final = frozenset({"bibl", "biblStruct"})
_LEADING_BLANKS: Final = re.compile(r"[ \t]+")
_TRAILING_BLANKS: Final = re.compile(r"[ \t]+\Z")
_TRAILING: Final = re.compile(r"(?:[ \t,;:]|['’]s)+\Z")
#: Blanks beside the end of a line are layout.
_LINE_ENDS: Final = ("", "\n", "\r")
#: A reference to a character ends in a semicolon, which is no punctuation.
_REFERENCE: Final = re.compile(r"&[#\w]+;$")
#: A letter with combining characters behind it (Unicode: the blocks of combining diacritical marks).
_CLUSTER: Final = re.compile("[^\\W\\d_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff]+")


class Repair(NamedTuple):
    """A change that mends a finding of a code. `line` is that of the element concerned, where its start tag ends."""

    code: str
    line: int
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A TEI file as repairs see it: its bytes, its elements, and where they are."""

    document: XmlBytes
    elements: Elements
    places: Places

    def named(self, names: frozenset[str]) -> Iterator[int]:
        """The elements of TEI with some names that are not empty."""
        heads, partners = self.elements.tags.heads, self.elements.partners
        for index, head in enumerate(heads):
            is_open = partners[index] not in {NOWHERE, index}
            if is_open and self.local(head) in names and self.is_tei(index):
                yield index

    def is_tei(self, element: int) -> bool:
        """Whether an element is one of TEI."""
        return self.elements.expanded_name(element).startswith(f"{{{TEI}}}")

    @staticmethod
    def local(head: str) -> str:
        """The name in a tag, without its prefix."""
        return head.split(maxsplit=1)[0].rstrip("/").rpartition(":")[2] if head else ""

    def line(self, element: int) -> int:
        """The line of an element, where its start tag ends."""
        return self.places.position(self.elements.tags.end(element) - 1)[0]


def frayed_names(sheet: Sheet) -> Iterator[Repair]:
    """NAME-004: blanks, commas and possessive endings at the edge of a name are put outside."""
    for element in sheet.named(NAMES):
        around = {sheet.local(sheet.elements.tags.heads[one]) for one in sheet.elements.ancestors(element)}
        if "text" in around and around.isdisjoint(_BIBLIOGRAPHY):
            yield from _moved(sheet, element, "NAME-004", NAMES | _PARTS, _TRAILING)


def blanks_inside(sheet: Sheet) -> Iterator[Repair]:
    """SPACE-001: blanks at the edge of a phrase are put outside."""
    for element in sheet.named(NAMES | _PHRASES):
        yield from _moved(sheet, element, "SPACE-001", NAMES | _PARTS | _PHRASES, _TRAILING_BLANKS)


def _moved(
    sheet: Sheet, element: int, code: str, within: frozenset[str], trailing: re.Pattern[str]
) -> Iterator[Repair]:
    start = sheet.elements.outer_span(_begun_with(sheet, element))[0]
    outer = _ended_with(sheet, element)
    end = sheet.elements.outer_span(outer)[1]
    if (before := _leading(sheet, element, within)) is not None:
        yield Repair(code, sheet.line(element), (Edit((start, start), _text(sheet, before)), Edit(before, "")))
    after = _trailing(sheet, element, within, trailing)
    if after is not None and _can_hold(sheet, sheet.elements.parent(outer), _text(sheet, after)):
        yield Repair(code, sheet.line(element), (Edit(after, ""), Edit((end, end), _text(sheet, after))))


def _begun_with(sheet: Sheet, element: int) -> int:
    """The outermost phrase that begins with an element: the blanks at its beginning would be at that of each."""
    tags = sheet.elements.tags
    while (parent := element - 1) >= 0 and not tags.words[parent] and _is_phrase(sheet, parent, element):
        element = parent
    return element


def _ended_with(sheet: Sheet, element: int) -> int:
    """The outermost phrase that ends with an element."""
    tags, partners = sheet.elements.tags, sheet.elements.partners
    while (parent := sheet.elements.parent(element)) != NOWHERE and _is_phrase(sheet, parent, element):
        if partners[parent] != partners[element] + 1 or tags.words[partners[element]]:
            break
        element = parent
    return element


def _is_phrase(sheet: Sheet, parent: int, element: int) -> bool:
    """Whether an element stands directly in another, and that is a name or phrase."""
    is_phrase = sheet.local(sheet.elements.tags.heads[parent]) in NAMES | _PARTS | _PHRASES
    return is_phrase and sheet.elements.parent(element) == parent


def _text(sheet: Sheet, span: Span) -> str:
    return sheet.document.decode(sheet.document.view[slice(*span)])


def _can_hold(sheet: Sheet, parent: int, text: str) -> bool:
    return not text.strip(" \t") or (parent != NOWHERE and sheet.local(sheet.elements.tags.heads[parent]) in _MIXED)


def _leading(sheet: Sheet, element: int, within: frozenset[str]) -> Span | None:
    """Where blanks at the beginning of an element stand, in it or in elements that begin with it."""
    tags = sheet.elements.tags
    item, last = element, sheet.elements.partners[element]
    while item < last and not tags.words[item]:
        item += 1
        if sheet.elements.partners[item] in {NOWHERE, item} or sheet.local(tags.heads[item]) not in within:
            return None
    found = _LEADING_BLANKS.match(tags.words[item]) if item < last else None
    if found is None or tags.words[item][found.end() : found.end() + 1] in _LINE_ENDS:
        return None  # nothing but blanks, or the layout of the file
    return tags.end(item), tags.end(item) + found.end()


def _trailing(sheet: Sheet, element: int, within: frozenset[str], pattern: re.Pattern[str]) -> Span | None:
    """Where what does not belong to the end of an element stands, in it or in elements that end with it."""
    tags = sheet.elements.tags
    item = sheet.elements.partners[element] - 1
    while item > element and not tags.words[item]:
        if not tags.heads[item].startswith("/") or sheet.local(tags.heads[item][1:]) not in within:
            return None
        item -= 1
    words = sheet.document.decode(tags.words[item])
    found = pattern.search(words)
    if found is None or not words[: found.start()].strip() or _REFERENCE.search(words[: found.start() + 1]):
        return None
    if words[found.start() - 1] in _LINE_ENDS:
        return None
    end = tags.end(item) + len(tags.words[item])
    return end - len(sheet.document.encode(found[0])), end


def loose_dates(sheet: Sheet) -> Iterator[Repair]:
    """GRAM-004: dates that can mean one day only are written as TEI wants them."""
    for element in _with_attributes(sheet):
        head = sheet.elements.tags.heads[element]
        if sheet.local(head) in RANGED:
            continue
        written = attributes_in(head)
        for name in DATING:
            if name in written and (better := mended_date(written[name])):
                start, end = attribute_spans(head)[name].value
                at = sheet.elements.tags.starts[element] + 1
                yield Repair("GRAM-004", sheet.line(element), (Edit((at + start, at + end), better),))


def unprefixed_attributes(sheet: Sheet) -> Iterator[Repair]:
    """GRAM-003: `id` and `lang` get their prefix, where that is free and the id is nobody's."""
    written = [(element, attributes_in(sheet.elements.tags.heads[element])) for element in _with_attributes(sheet)]
    taken = {
        sheet.document.decode(attributes_in(head)["xml:id"])
        for head in sheet.elements.tags.heads
        if "xml:id" in head and "xml:id" in attributes_in(head)
    }
    for element, values in written:
        for name, form in UNPREFIXED.items():
            value = sheet.document.decode(values.get(name, ""))
            if not form.fullmatch(value) or f"xml:{name}" in values or (name == "id" and value in taken):
                continue
            if name == "id":
                taken.add(value)
            yield Repair("GRAM-003", sheet.line(element), (_prefixed(sheet, element, name),))


def _prefixed(sheet: Sheet, element: int, name: str) -> Edit:
    spans = attribute_spans(sheet.elements.tags.heads[element])
    at = sheet.elements.tags.starts[element] + 1 + spans[name].name[0]
    return Edit((at, at), "xml:")


def _with_attributes(sheet: Sheet) -> Iterator[int]:
    """The elements of TEI whose start tags have attributes, empty ones too."""
    for index, head in enumerate(sheet.elements.tags.heads):
        if "=" in head and sheet.elements.partners[index] != NOWHERE and sheet.is_tei(index):
            yield index


def decomposed_letters(sheet: Sheet) -> Iterator[Repair]:
    """CHAR-003: a letter and the accents written after it become the one character that they are."""
    if sheet.document.codec != "utf-8":
        return
    tags = sheet.elements.tags
    for index, words in enumerate(tags.words):
        if words.isascii():
            continue
        at = tags.end(index)
        for found in _CLUSTER.finditer(sheet.document.decode(words)):
            composed = unicodedata.normalize("NFC", found[0])
            if composed == found[0] or unicodedata.normalize("NFC", found[0][0]) != found[0][0]:
                continue
            start = at + len(sheet.document.encode(found.string[: found.start()]))
            span = (start, start + len(sheet.document.encode(found[0])))
            yield Repair("CHAR-003", sheet.line(sheet.elements.containers[index]), (Edit(span, composed),))


#: The codes of which a document has one finding, at the first place of all.
ONCE: Final = frozenset({"CHAR-003"})

#: Every repair, by the code of the finding that it mends.
REPAIRS: Final[dict[str, Callable[[Sheet], Iterator[Repair]]]] = {
    "NAME-004": frayed_names,
    "SPACE-001": blanks_inside,
    "CHAR-003": decomposed_letters,
    "GRAM-004": loose_dates,
    "GRAM-003": unprefixed_attributes,
}
