"""Numbered paragraphs: a letter or despatch whose every paragraph begins with its number is no list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.model import Evidence
from edenda.readers.context import Text
from edenda.readers.draft import Node
from edenda.readers.units import Part

#: Fewer characters than this on average are the items of a list and no paragraphs.
_SHORTEST: Final = 180
_FEWEST: Final = 3
_NUMBER: Final = re.compile(r"(?P<n>\d{1,3})[.)]\s")
_WHY: Final = Evidence("numbered-paragraphs", "long, numbered in order, and the greater part of the text", 0.8)


def numbered_paragraphs(text: Text, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes in which a list that is the text itself became paragraphs with their numbers in @n."""
    whole = sum(_length(node) for node in nodes)
    found: list[Node] = []
    for node in nodes:
        if _is_argument(text, found, node) and _length(node) * 10 > 6 * whole:
            found.extend(_paragraphs(node, text.raw))
        else:
            found.append(node)
    return tuple(_counted(text, found))


def _length(node: Node) -> int:
    if node.children:
        return sum(_length(child) for child in node.children)
    return node.parts[-1].end - node.parts[0].start if node.parts else 0


def _is_argument(text: Text, before: Sequence[Node], node: Node) -> bool:
    """Whether a numbered list is running argument: long items, and nothing above that announces a list."""
    if node.kind != "list" or ("rend", "numbered") not in node.attrs:
        return False
    items = [child for child in node.children if child.kind == "item"]
    if len(items) < _FEWEST or sum(map(_length, items)) < _SHORTEST * len(items):
        return False
    above = next((one for one in reversed(before) if one.kind not in ("pb", "milestone")), None)
    return above is None or not above.parts or text.raw[above.parts[-1].end - 1] != ":"


def _paragraphs(node: Node, raw: str) -> Iterator[Node]:
    label: tuple[Part, ...] = ()
    for child in node.children:
        if child.kind == "label":
            label = child.parts
        elif child.kind == "item":
            first, *rest = child.children or (Node("p", child.parts),)
            number = "".join(raw[part.start : part.end] for part in label).strip("(). ")
            if first.children:
                first = replace(first, kind="p", children=(Node("#text", label), *first.children))
            else:
                first = replace(first, kind="p", parts=(*label, *first.parts))
            yield replace(first, attrs=(("n", number),), why=_WHY)
            yield from (one if one.kind != "#text" else Node("p", one.parts) for one in rest)
            label = ()
        else:
            yield child


def _counted(text: Text, nodes: Sequence[Node]) -> Iterator[Node]:
    """Paragraphs that begin with `2.`, `3.` and so on, the first one without a number, with these in @n."""
    numbers = [_number(text, node) for node in nodes]
    printed = [number for number in numbers if number]
    counts_up = len(printed) >= _FEWEST - 1 and printed == list(range(2, 2 + len(printed)))
    for node, number in zip(nodes, numbers, strict=True):
        yield replace(node, attrs=(("n", str(number)),), why=_WHY) if counts_up and number else node


def _number(text: Text, node: Node) -> int:
    if node.kind != "p" or not node.parts or node.attrs:
        return 0
    match = _NUMBER.match(text.raw, node.parts[0].start, node.parts[0].end)
    return int(match["n"]) if match else 0
