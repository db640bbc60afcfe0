"""A document as plain text, and a map from places in that text to elements of the TEI (the format: `docs/text.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from edenda.tei import DATING, XML_ID, local, tag
from edenda.writers.flow.places import Place, lay_out_with_places
from edenda.writers.flow.signs import MARK
from edenda.writers.numbering import holding, pointers_of
from edenda.writers.text import layout_of, write_flow
from edenda.writers.text_source import told

if TYPE_CHECKING:
    from lxml import etree

    from edenda.writers.context import RenderContext

#: The version of the format.
VERSION: Final = 1
UNIT: Final = "code point"

#: What the stylesheets write before and after what an element says, and before and after the text of a note.
_BEGIN: Final = "_begin"
_END: Final = "_end"
_TEXT: Final = "_text"
_END_OF_TEXT: Final = "_end-of-text"
_OF_TEXT: Final = "n"

_NOTE: Final = tag("note")
_PAGE: Final = tag("pb")
_PARAGRAPHS: Final = frozenset((tag("p"), tag("ab")))
_DATED: Final = frozenset((tag("date"), tag("time")))
_STATED: Final = ("when", "from", "to", "notBefore", "notAfter")

_JSON: Final = json.JSONEncoder(ensure_ascii=False)

#: What is known of an element beside its place.
Facts: TypeAlias = dict[str, Any]


def render_with_offsets(tei: etree._Element, context: RenderContext) -> tuple[bytes, bytes]:
    """A document as UTF-8 text, and the map of that text as JSON; a user's own stylesheet leaves no marks for it."""
    facts: dict[str, Facts] = {}

    def source(tree: etree._Element, *, is_shipped: bool) -> etree._Element:  # noqa: ARG001 - all elements are needed
        return _marked(told(holding(tree)), facts)

    written = write_flow(tei, "text/offsets.xsl", context, source)
    text, places = lay_out_with_places(written, layout_of(context))
    return text.encode(), _as_json(tei.get(XML_ID, ""), text, _elements(places, facts))


def _marked(copy: etree._Element, facts: dict[str, Facts]) -> etree._Element:
    """The tree with marks in those elements of its text that the map has; what is known of them goes into `facts`."""
    text = copy.find(tag("text"))
    inside = frozenset() if text is None else frozenset(text.iter("*"))
    for number, element in enumerate(copy.iter("*"), 1):
        if element in inside and (known := _facts(element, number)) is not None:
            mark = str(number)
            facts[mark] = known
            element.set(_BEGIN, f"{MARK}{mark}{MARK}")
            element.set(_END, f"{MARK}/{mark}{MARK}")
            if element.tag == _NOTE:
                element.set(_TEXT, f"{MARK}{mark}{_OF_TEXT}{MARK}")
                element.set(_END_OF_TEXT, f"{MARK}/{mark}{_OF_TEXT}{MARK}")
    return copy


def _facts(element: etree._Element, number: int) -> Facts | None:
    """What the map says of an element beside its place; None for one that it does not have."""
    id_ = element.get(XML_ID, "")
    pointer = pointers_of(element, element.keys())
    dates = {name: value for name in _STATED if (value := element.get(name))} if element.tag in _DATED else {}
    is_dated = element.tag in _DATED and not set(DATING).isdisjoint(element.keys())
    if not id_ and (pointer or is_dated):
        id_ = f"_m-{number}"
    elif not id_ and element.tag in _PARAGRAPHS:
        id_ = f"_p-{number}"
    if not id_ and element.tag not in (_NOTE, _PAGE):
        return None
    found: Facts = {"id": id_, "element": local(element)}
    if pointer:
        found["pointer"] = pointer
    if element.tag in (_NOTE, _PAGE) and element.get("n"):
        found["n"] = element.get("n")
    return found | dates


def _elements(places: Iterable[Place], facts: Mapping[str, Facts]) -> Iterator[Facts]:
    """The elements in the order of their beginnings; a note's place is that of its text, beside which it has a call."""
    by_mark = {place.mark: place for place in places}
    for mark, place in by_mark.items():
        number = mark.removesuffix(_OF_TEXT)
        if number == mark and f"{mark}{_OF_TEXT}" in by_mark:
            continue
        call = by_mark.get(number) if number != mark else None
        found = {"start": place.start, "end": place.end} | facts[number]
        yield found | {"call": [call.start, call.end]} if call else found


def _as_json(document: str, text: str, elements: Iterable[Facts]) -> bytes:
    head = {"version": VERSION, "unit": UNIT, "document": document, "length": len(text)}
    rows = ",\n".join(map(_JSON.encode, elements))
    body = f"[\n{rows}\n]" if rows else "[]"
    return f'{_JSON.encode(head)[:-1]}, "elements": {body}}}\n'.encode()
