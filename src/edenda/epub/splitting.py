"""Long chapters in several files, since e-readers are slow with one that is very long."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

#: How many bytes a chapter may have in one file.
LIMIT: Final = 300_000
#: What may go on in the next file.
_DIVISIBLE: Final = frozenset({"main", "article", "section"})
_PARTS: Final = frozenset(f"tei-{name}" for name in ("text", "group", "front", "body", "back", "div"))
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def split(html: etree._Element, limit: int = LIMIT) -> list[etree._Element]:
    """A page, or the pages into which it is cut where one would be too long: between divisions, else between blocks.

    What stands around the place of a cut is there on both pages; its id on the first alone.
    """
    size = _size(html)
    if size <= limit:
        return [html]
    main = html.find(".//main")
    if main is None:
        return [html]
    body = main.getparent()
    pieces = _pieces(main, size // -(-size // limit) + 1)
    return [html, *(_page(html, body, piece) for piece in pieces[1:])]


def _pieces(element: etree._Element, limit: int) -> list[etree._Element]:
    """An element, or the parts into which it is cut; the first of them is the element itself."""
    if not _may_be_cut(element) or _size(element) <= limit:
        return [element]
    groups: list[list[etree._Element]] = [[]]
    filled = 0
    for piece in [piece for child in element for piece in _pieces(child, limit)]:
        size = _size(piece)
        if groups[-1] and filled + size > limit:
            groups.append(_headings_at_end(groups[-1]))
            filled = 0
        groups[-1].append(piece)
        filled += size
    return _parted(element, [group for group in groups if group])


def _headings_at_end(group: list[etree._Element]) -> list[etree._Element]:
    """Take headings from the end of a group, which stand with what follows; not if there is nothing else."""
    taken: list[etree._Element] = []
    while len(group) > 1 and group[-1].tag in _HEADINGS:
        taken.insert(0, group.pop())
    return taken


def _parted(element: etree._Element, groups: list[list[etree._Element]]) -> list[etree._Element]:
    attributes = {name: value for name, value in _attributes(element).items() if name not in {"id", "aria-labelledby"}}
    parts = [element]
    for group in groups[1:]:
        part = etree.Element(element.tag, attributes)
        part.text = part.tail = "\n"
        part.extend(group)
        parts.append(part)
    return parts


def _page(html: etree._Element, body: etree._Element | None, main: etree._Element) -> etree._Element:
    """A page with the same head for a further part."""
    page = etree.Element(html.tag, _attributes(html))
    head = html.find("head")
    if head is not None:
        page.append(deepcopy(head))
    etree.SubElement(page, "body", {} if body is None else _attributes(body)).append(main)
    return page


def _attributes(element: etree._Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.items()}


def _may_be_cut(element: etree._Element) -> bool:
    name, first = element.tag, element.get("class", "").partition(" ")[0]
    is_divisible = name in _DIVISIBLE or (name == "div" and first in _PARTS) or _is_list(element)
    return is_divisible and not any((text or "").strip() for text in (element.text, *(one.tail for one in element)))


def _is_list(element: etree._Element) -> bool:
    """Whether an element is a list that we make of readings or entries."""
    parent = element.getparent()
    return element.tag == "ul" and parent is not None and parent.get("class") == "apparatus"


def _size(element: etree._Element) -> int:
    return len(etree.tostring(element, encoding="utf-8", with_tail=False))
