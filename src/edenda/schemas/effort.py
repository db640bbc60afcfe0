"""How much work libxml2 has with a RELAX NG grammar, told beforehand: whether it can be used at once."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edenda.schemas.attributes import RNG, Attributes

#: Compiling an element takes time with the third power of its content, written out (measured: a thousand optional
#: elements in a row, 3.6 s). Ours, with its 269 elements, has 3 thousand million; tei_all has 97.
_MOST: Final = 6_000_000_000
#: Choices and interleaves where possibilities multiply when a document is checked.
_MOST_DOUBTFUL: Final = 4
#: libxml2 follows references in its own calls, as deep as they go, and a process has one stack: ours has 3,305 nodes.
_MOST_NODES: Final = 10_000
_DRAWING_IN: Final = (f"{RNG}include", f"{RNG}externalRef", f"{RNG}parentRef")


def is_small(grammar: etree._Element) -> bool:
    """Whether a grammar is certain to be compiled, and used, in a few seconds at most."""
    if next(grammar.iter(*_DRAWING_IN), None) is not None or sum(1 for _ in grammar.iter()) > _MOST_NODES:
        return False
    attributes = Attributes(grammar)
    try:
        doubtful = sum(1 for _ in attributes.mixed(grammar)) + sum(1 for _ in grammar.iter(f"{RNG}interleave"))
        return doubtful <= _MOST_DOUBTFUL and _effort(grammar, attributes) <= _MOST
    except RecursionError:
        return False


def _effort(grammar: etree._Element, attributes: Attributes) -> int:
    """The sum, over all elements, of the third power of the number of patterns in the content."""
    sizes: dict[str, int] = {}

    def inside(node: etree._Element) -> int:
        return sum(size(child) for child in node.iterchildren(f"{RNG}*"))

    def size(node: etree._Element) -> int:
        kind = node.tag[len(RNG) :]
        if kind == "element":
            return 1
        if kind != "ref":
            return 1 + inside(node)
        name = node.get("name", "")
        if name not in sizes:
            sizes[name] = 0
            sizes[name] = sum(inside(one) for one in attributes.definitions.get(name, ()))
        return 1 + sizes[name]

    return sum(inside(element) ** 3 for element in grammar.iter(f"{RNG}element"))
