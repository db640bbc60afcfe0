"""Rules on the header of one document: filled in, about this file, and true of its state."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.house.walk import BIBL, BODY, NAME, NAMES, TEXT, Event, Finding, Walk, text_in
from edenda.tei import local

_TEMPLATE: Final = frozenset(
    (
        "title|titel|titre|titolo|título|untitled|untitled document|no title|new document|document title|main title|"
        "title of the document|title here|your title|your title here|enter title|enter title here|insert title here|"
        "tei template|template|test|xxx|tbd|todo|n/a|idno|id|identifier|filename|file name|???|…|...|"
        "publication information|information about the source|publisher|author|author name|name of author"
    ).split("|")
)
_DONE: Final = frozenset({"proofread", "approved", "published", "final", "finished", "complete", "completed", "done"})
_PUBLISHED: Final = frozenset({"published", "public", "released"})
_OPEN: Final = frozenset({"draft", "unfinished", "in-progress", "inprogress", "wip"})
_LINKS: Final = frozenset({"ref", "key", "sameAs", "corresp"})


def template_words(walk: Walk) -> Iterator[Finding]:
    """HDR-004: a title or an identifier of this file is empty, or still what a template had."""
    for event in walk.all("title", "idno"):
        parent = event.element.getparent()
        if parent is None or local(parent) not in ("titleStmt", "publicationStmt") or _is_deep(parent):
            continue
        said = " ".join(text_in(event.element).split())
        if not said:
            message = f"The `{event.name}` of this file is empty."
            yield Finding("HDR-004", event.element, message, "Fill it in, or take it out.")
        elif said.strip(" []<>.:*").lower() in _TEMPLATE or said in _TEMPLATE:
            message = f"The `{event.name}` of this file is “{said}”, as in a template."
            yield Finding("HDR-004", event.element, message, "Put in what this file is.")


def unfinished_work(walk: Walk) -> Iterator[Finding]:
    """HDR-006: the file is said to be done, and what stands in it says that it is not."""
    for event in walk.all("revisionDesc"):
        status = event.element.get("status", "")
        if status.lower() not in _DONE:
            continue
        hint = "Finish it, or give `revisionDesc` another @status."
        for what in (_drafts(event.element), _doubtful(walk), _unlinked(walk)):
            if what:
                yield Finding("HDR-006", event.element, f"This file is said to be {status}, but {what}.", hint)


def unknown_rights(walk: Walk) -> Iterator[Finding]:
    """HDR-007: a published file of which nobody knows the rights."""
    if not any(one.element.get("status", "").lower() in _PUBLISHED for one in walk.all("revisionDesc")):
        return
    for event in walk.all("availability"):
        parent = event.element.getparent()
        is_own = parent is not None and local(parent) == "publicationStmt"
        if is_own and event.element.get("status") in (None, "unknown") and not _has_licence(event.element):
            message = "This file is published, and its rights are said to be unknown, or not said at all."
            yield Finding("HDR-007", event.element, message, "Find out before it is published, or take it back.")


def _is_deep(parent: etree._Element) -> bool:
    """Whether a statement is that of another text, such as a source's in `biblFull`."""
    above = parent.getparent()
    return above is None or local(above) != "fileDesc"


def _drafts(revision: etree._Element) -> str:
    """The newest change, if it leaves a draft: the one with the latest day, or the only one."""
    changes = [one for one in revision.iter("{*}change") if one.get("status")]
    dated = [one for one in changes if one.get("when")]
    newest = max(dated, key=lambda one: one.get("when", ""), default=None) if len(dated) == len(changes) else None
    if newest is None or newest.get("status", "").lower() not in _OPEN:
        return ""
    return f"its newest change ({newest.get('when')}) leaves it a {newest.get('status')}"


def _doubtful(walk: Walk) -> str:
    low = [one for one in (*walk.all(*NAMES, within=TEXT), *walk.dated) if one.element.get("cert") == "low"]
    low = [one for one in low if one.within & TEXT]
    return f'{_counted(low)} marked in it with little certainty (cert="low")' if low else ""


def _unlinked(walk: Walk) -> str:
    """Names without a link, of a kind of which most have one."""
    bare: list[Event] = []
    for kind in ("persName", "orgName", "placeName"):
        every = [one for one in walk.all(kind, within=BODY) if not one.within & (BIBL | NAME)]
        without = [one for one in every if _LINKS.isdisjoint(map(str, one.element.keys()))]
        bare += without if len(without) * 2 < len(every) else []
    return f"{_counted(bare)} linked to no entry" if bare else ""


def _counted(events: list[Event]) -> str:
    first = f"line {events[0].element.sourceline}"
    return f"a name or date ({first}) is" if len(events) == 1 else f"{len(events)} names or dates (from {first}) are"


def _has_licence(element: etree._Element) -> bool:
    return any(local(one) == "licence" for one in element)
