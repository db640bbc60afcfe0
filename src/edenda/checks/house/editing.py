"""House rules on an editor's interventions: they change something, and say on whose word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from edenda.checks.house.walk import TEXT, Finding, Walk, text_in, words
from edenda.tei import local, tag

_INTERVENTIONS: Final = ("corr", "reg", "supplied")
_PAIRS: Final = (("sic", "corr"), ("orig", "reg"))


def corrections_of_nothing(walk: Walk) -> Iterator[Finding]:
    """EDIT-001: what stands in the source and what was put for it are the same."""
    for event in walk.all("choice"):
        for first, second in _PAIRS:
            before, after = (_text_of_first(event.element, name) for name in (first, second))
            if before is not None and before == after:
                message = f"`{first}` and `{second}` are the same: “{words(before)}”."
                yield Finding("EDIT-001", event.element, message, "Correct one of them, or take the `choice` out.")


def unsigned_interventions(walk: Walk) -> Iterator[Finding]:
    """EDIT-002: nothing says who made an intervention: not it, nor its `choice`, nor the header for all of them."""
    if any(_is_signed(one.element) or any(map(_is_signed, one.element)) for one in walk.all("editorialDecl")):
        return
    for event in walk.all(*_INTERVENTIONS, within=TEXT):
        parent = event.element.getparent()
        by_choice = parent is not None and local(parent) == "choice" and _is_signed(parent)
        if not by_choice and not _is_signed(event.element):
            message = f"Nothing says on whose word `{event.name}` “{words(text_in(event.element))}” stands."
            hint = "Give it @resp (who) or @source (from where); or give @resp to `editorialDecl`, for all of them."
            yield Finding("EDIT-002", event.element, message, hint)


def typed_brackets(walk: Walk) -> Iterator[Finding]:
    """EDIT-003: brackets typed around what the editors of this edition supply."""
    for event in walk.all("supplied", within=TEXT):
        by = event.element.get("resp", "")
        if by.startswith("#") and by[1:] in walk.editors and text_in(event.element).startswith("["):
            message = "Brackets are typed around words that this edition supplies."
            yield Finding("EDIT-003", event.element, message, "Take the brackets out: the stylesheets set them.")


def unexplained_gaps(walk: Walk) -> Iterator[Finding]:
    """EDIT-004: a gap without a reason."""
    for event in walk.all("gap"):
        if "reason" not in event.element.attrib:
            message = "Nothing says why words are missing here."
            yield Finding("EDIT-004", event.element, message, 'Give `gap` a @reason, such as "lost" or "illegible".')


def _is_signed(element: etree._Element) -> bool:
    return "resp" in element.attrib or "source" in element.attrib


def _text_of_first(element: etree._Element, name: str) -> str | None:
    found = next(element.iterchildren(tag(name)), None)
    return None if found is None else text_in(found)
