"""Words that a plain text sets in bold by marks (`**so**`, `'''so'''`), as pieces of a paragraph of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from edenda.readers.draft import Node
from edenda.readers.units import Part

_TEXTUAL: Final = frozenset({"p", "item", "quote", "#text"})
_BOLD: Final = re.compile(
    r"(?<![\w*'])(?<!\s\s)(?P<mark>\*\*|''')(?=[^\s*'])(?P<words>[^*\n]{1,200}?)(?<=[^\s*'])(?P=mark)(?![\w*'])(?!\s\s)"
)

_MARK: Final = re.compile(r"\*\*|'''")


def in_bold(nodes: tuple[Node, ...], raw: str) -> tuple[Node, ...]:
    """Nodes with their bold words, as by `with_bold`, where the source has any mark of them."""
    return tuple(with_bold(node, raw) for node in nodes) if _MARK.search(raw) else nodes


def with_bold(node: Node, raw: str) -> Node:
    """A node in whose paragraphs words set in bold are pieces of their own, and the marks around them labels."""
    if node.children:
        return replace(node, children=tuple(with_bold(child, raw) for child in node.children))
    if node.kind not in _TEXTUAL:
        return node
    return replace(node, parts=tuple(piece for part in node.parts for piece in _divided(part, raw)))


def _divided(part: Part, raw: str) -> Iterator[Part]:
    if part.kind != "text":
        yield part
        return
    at = part.start
    for match in _BOLD.finditer(raw, part.start, part.end):
        start, end = match.span("words")
        if match.start() > at:
            yield part._replace(start=at, end=match.start())
        yield Part("label", match.start(), start)
        yield Part("hi", start, end, "bold")
        yield Part("label", end, match.end())
        at = match.end()
    if at < part.end:
        yield part._replace(start=at)
