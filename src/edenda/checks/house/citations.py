"""House rules on citations: each leads to an entry of the bibliography, each entry is cited."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.checks.house.walk import LIST_BIBL, TEXT, Event, Finding, Walk, text_in, words
from edenda.tei import XML_ID, local, tag


def unlinked_citations(walk: Walk) -> Iterator[Finding]:
    """CIT-003: a citation without a link."""
    for event in _citations(walk):
        if not any("target" in link.attrib for link in event.element.iterchildren(tag("ref"))):
            message = f"The citation “{words(text_in(event.element))}” has no link to an entry of a bibliography."
            yield Finding("CIT-003", event.element, message, "Give it a `ref` whose @target is the entry's id.")


def citations_of_something_else(walk: Walk) -> Iterator[Finding]:
    """CIT-004: a citation whose link leads to something of this file that is no entry of a bibliography."""
    for event in _citations(walk):
        for link in event.element.iterchildren(tag("ref")):
            target = link.get("target", "")
            if target.startswith("#") and target[1:] not in walk.entries:
                message = f"The link of the citation “{words(text_in(link))}” leads to no entry of a `listBibl`."
                yield Finding("CIT-004", link, message, "Correct @target, or make the entry.")


def uncited_entries(walk: Walk) -> Iterator[Finding]:
    """CIT-005: an entry of a bibliography to which nothing leads, in a text that has citations."""
    if next(_citations(walk), None) is None:
        return
    for event in walk.all("bibl", "biblStruct", within=TEXT | LIST_BIBL):
        parent, name = event.element.getparent(), event.element.get(XML_ID)
        if name and parent is not None and local(parent) == "listBibl" and f"#{name}" not in walk.led_to:
            message = f"The entry “{words(text_in(event.element))}” is never cited."
            yield Finding("CIT-005", event.element, message, "Is a citation not linked, or linked to another entry?")


def _citations(walk: Walk) -> Iterator[Event]:
    return (one for one in walk.all("bibl", within=TEXT) if one.element.get("type") == "citation")
