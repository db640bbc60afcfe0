"""Letters as headers describe them: who wrote to whom and when, what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.across.facts import Letter, Neighbour, Party, Span
from edenda.checks.references import References
from edenda.tei import NS, line_of, local, tag, text_of

_PARTIES: Final = frozenset({"persName", "orgName", "name", "rs"})
_ROLES: Final = {"sent": True, "received": False}
_CONTEXTS: Final = {"prev": True, "next": False}
_LONGEST: Final = 60


def letters_in(root: etree._Element, references: References) -> Iterator[Letter]:
    """The letters of a document, in the order in which its header describes them."""
    described = root.findall("t:teiHeader/t:profileDesc/t:correspDesc", NS)
    for element in described:
        actions = {local_type: action for action in element if (local_type := action.get("type", "")) in _ROLES}
        sent = actions.get("sent")
        date = sent.find(tag("date")) if sent is not None else None
        if date is None:
            date = root.find("t:teiHeader/t:profileDesc/t:creation/t:date", NS)
        parties = tuple(one for kind, action in actions.items() for one in _parties(action, references, kind))
        neighbours = tuple(_neighbours(element, references))
        dated = span_of(date) if date is not None else Span()
        if parties or neighbours or any(dated):
            yield Letter(dated, parties, neighbours, line_of(element))


def span_of(element: etree._Element) -> Span:
    """From when to when a date is, as its attributes say."""
    when = element.get("when", "")
    first = when or element.get("from", "") or element.get("notBefore", "")
    last = when or element.get("to", "") or element.get("notAfter", "")
    return Span(first, last)


def _parties(action: etree._Element, references: References, kind: str) -> Iterator[Party]:
    for element in action:
        pointer = element.get("ref", "")
        if local(element) in _PARTIES and pointer and " " not in pointer:
            target = references.resolve(element, pointer)
            if target.file and target.fragment:
                yield Party(_ROLES[kind], f"{target.file}#{target.fragment}", _words(element), line_of(element))


def _neighbours(described: etree._Element, references: References) -> Iterator[Neighbour]:
    for element in described.iterfind("t:correspContext/t:ref", NS):
        kind = element.get("type", "")
        if kind not in _CONTEXTS:
            continue
        target = (
            references.resolve(element, element.get("target", "").split(" ", maxsplit=1)[0])
            if element.get("target")
            else None
        )
        date = element.find(tag("date"))
        dated = span_of(date) if date is not None else Span()
        file = target.file if target else ""
        if file or dated.first or dated.last:
            yield Neighbour(_CONTEXTS[kind], file, dated, _words(element), line_of(element))


def _words(element: etree._Element) -> str:
    return " ".join(text_of(element).split())[:_LONGEST]
