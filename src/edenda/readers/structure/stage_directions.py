"""What happens while somebody speaks, in brackets: `(Applause.)` by itself or in a speech, the scene above a play."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.model import Block, Evidence, Flow, Mark
from edenda.readers.context import Text
from edenda.readers.draft import Node

_FEWEST: Final = 2
_LONGEST: Final = 600
_BRACKETED: Final = re.compile(r"\((?=[^\W\d_a-z])[^()]+\)\.?|\[(?=[^\W\d_a-z])[^\[\]]+\]\.?", re.DOTALL)


@cache
def _audience(language: Language) -> re.Pattern[str]:
    """A short remark in brackets of what an audience does or calls."""
    words = any_of(language.words("record", "audience"))
    return re.compile(rf"[(\[](?=[^\W\d_a-z])(?:[^()\[\]]{{0,60}}?\b)?(?i:{words})\b[^()\[\]]{{0,80}}[)\]]")


def staged(text: Text, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes in which paragraphs in brackets are stage directions, where a text has speeches or an audience."""
    remarks = sum(1 for _ in _audience(text.language).finditer(text.raw))
    if remarks < _FEWEST and not any(_has_speech(node) for node in nodes):
        return tuple(nodes)
    why = Evidence("stage directions", "a paragraph in brackets in a text that is spoken", 0.85)
    return tuple(_staged(text, node, why) for node in nodes)


def _has_speech(node: Node) -> bool:
    return node.kind == "sp" or any(_has_speech(child) for child in node.children)


def _staged(text: Text, node: Node, why: Evidence) -> Node:
    if node.kind in ("div", "sp"):
        return replace(node, children=tuple(_staged(text, child, why) for child in node.children))
    return replace(node, kind="stage", why=why) if _is_bracketed(text, node) else node


def _is_bracketed(text: Text, node: Node) -> bool:
    if node.kind != "p" or node.children or not node.parts:
        return False
    start, end = node.parts[0].start, node.parts[-1].end
    return end - start < _LONGEST and _BRACKETED.fullmatch(text.raw, start, end) is not None


def audience_marks(flow: Flow, blocks: Sequence[Block], language: Language) -> Iterator[Mark]:
    """Marks for what an audience does in the middle of a paragraph; a text has to have at least two such remarks."""
    if sum(1 for _ in _audience(language).finditer(flow.text)) < _FEWEST:
        return
    for block in blocks:
        if block.kind == "p" and not block.children:
            yield from (Mark("stage", match.span()) for match in _audience(language).finditer(flow.text, *block.span))
