"""Where in an edition an element stands, in a reader's words: `page 12, “The Lamp”, paragraph 3`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from lxml import etree

from edenda.tei import XML_ID, local

#: Elements that are counted within their division, and what they are called.
_COUNTED: Final = {
    "p": "paragraph",
    "ab": "block",
    "lg": "stanza",
    "list": "list",
    "table": "table",
    "quote": "quotation",
    "figure": "figure",
    "sp": "speech",
    "listBibl": "bibliography",
}
#: Elements that are told by their number, where they have one.
_NUMBERED: Final = {"note": "note", "l": "line"}
#: Elements that are told by their name alone.
_NAMED: Final = {
    "head": "heading",
    "opener": "opener",
    "closer": "closer",
    "titlePage": "title page",
    "front": "front matter",
    "back": "back matter",
}
#: Entries of registers and bibliographies, told by their xml:id.
_ENTRIES: Final = frozenset({"person", "personGrp", "org", "place", "event", "bibl", "biblStruct", "msDesc", "witness"})
_DIVISIONS: Final = frozenset({"div", "body", "front", "back", "floatingText", "standOff", "TEI"})
_BREAKS: Final = frozenset({"pb", "lb", "cb", "milestone", "anchor"})
_HEADER: Final = "teiHeader"
_WORDS: Final = 6


def places_of(root: etree._Element, wanted: Collection[etree._Element]) -> Mapping[etree._Element, str]:
    """The places of some elements of a document, in one pass over it; empty where there is nothing to say."""
    found: dict[etree._Element, str] = {}
    if wanted:
        _Pass(frozenset(wanted), found).over(root)
    return found


class _Pass:
    """Goes over a document once and knows where it is."""

    def __init__(self, wanted: frozenset[etree._Element], found: dict[etree._Element, str]) -> None:
        self._wanted = wanted
        self._found = found
        self._page = ""
        #: For each open element what it adds to the place, if anything.
        self._path: list[str] = []
        #: For each open division what was counted in it.
        self._counts: list[dict[str, int]] = [{}]

    def over(self, root: etree._Element) -> None:
        """Goes over all elements below a root."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if event == "start":
                self._enter(element)
            else:
                self._leave(element)

    def _enter(self, element: etree._Element) -> None:
        name = local(element)
        if name == "pb":
            self._page = f"page {element.get('n')}" if element.get("n") else self._page
        self._path.append(self._step(element, name))
        if name in _DIVISIONS:
            self._counts.append({})
        if element in self._wanted:
            self._found[element] = self._place()

    def _leave(self, element: etree._Element) -> None:
        self._path.pop()
        if local(element) in _DIVISIONS:
            self._counts.pop()

    def _place(self) -> str:
        steps = [step for step in self._path if step]
        if steps and steps[0] == "header":
            return ", ".join(steps[:2])
        page = [self._page] if self._page else []
        titles = [step for step in steps if step.startswith("“")][-1:]
        return ", ".join([*page, *titles, *[step for step in steps if not step.startswith("“")][-2:]])

    def _step(self, element: etree._Element, name: str) -> str:
        """What an element adds to the place of what stands in it."""
        if name == _HEADER:
            return "header"
        if self._path and "header" in self._path:
            return name if name.endswith(("Desc", "Stmt")) and name not in ("fileDesc", "respStmt") else ""
        if name in _ENTRIES:
            return f"{name} {element.get(XML_ID)}" if element.get(XML_ID) else ""
        if name in _COUNTED:
            return self._counted(element, name)
        if name in _NUMBERED:
            number = element.get("n")
            return f"{_NUMBERED[name]} {number}" if number else _NUMBERED[name] if name == "note" else ""
        return _title(element) if name == "div" else _NAMED.get(name, "")

    def _counted(self, element: etree._Element, name: str) -> str:
        """A block by its number in its division; one within another block is not counted."""
        if local_or_none(element.getparent()) in _COUNTED:
            return ""
        counts = self._counts[-1]
        counts[name] = counts.get(name, 0) + 1
        return f"{_COUNTED[name]} {counts[name]}"


def local_or_none(element: etree._Element | None) -> str:
    """The name of an element; empty where there is none."""
    return "" if element is None else local(element)


def _title(division: etree._Element) -> str:
    """The first words of a division's heading, in quotation marks; its @n where it has none."""
    first = next((child for child in division.iterchildren(etree.Element) if local(child) not in _BREAKS), None)
    head = first if first is not None and local(first) == "head" else None
    words: list[str] = []
    for text in head.itertext(etree.Element, with_tail=True) if head is not None else ():
        words += str(text).split()
        if len(words) > _WORDS:
            break
    if words:
        return f"“{' '.join(words[:_WORDS])}{' …' if len(words) > _WORDS else ''}”"
    return f"division {division.get('n')}" if division.get("n") else ""
