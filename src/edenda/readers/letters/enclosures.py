"""Enclosures: a second text below the signature, with a heading that says what it is."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.model import Evidence
from edenda.readers.context import Text, ends_sentence, is_paragraph, lines_of
from edenda.readers.dateline import is_letter_dateline
from edenda.readers.draft import Node
from edenda.readers.letters.closing import find_closing
from edenda.readers.letters.correspondence import read_one
from edenda.readers.letters.opening import is_salutation
from edenda.readers.letters.stamps import line_kind
from edenda.readers.structure.body import body_nodes
from edenda.readers.units import Unit

_MOST_ABOVE: Final = 8
_MOST_TITLE: Final = 4
_LONGEST_HEAD: Final = 60
_LONGEST_SIGNATURE: Final = 80


@cache
def _heading(language: Language) -> re.Pattern[str]:
    cues = any_of(language.words("enclosure", "headings"))
    number = r"(?:\s+(?:in\s+)?(?:(?:no|nr)\.?\s*)?(?:\d{1,3}|[A-Z]|[IVX]{1,5}))"
    return re.compile(rf"[\[(]?(?:{cues}){number}{{0,2}}(?:\s+to\s+[^\n]{{3,40}})?[\])]?[.:]?", re.IGNORECASE)


def is_enclosure_heading(text: Text, unit: Unit) -> bool:
    """Whether a line heads an enclosure: `[Enclosure]`, `Enclosure No. 2`, `Annex A`."""
    if unit.is_page or len(unit.text) > _LONGEST_HEAD:
        return False
    return _heading(text.language).fullmatch(unit.text) is not None


def split_enclosures(text: Text, units: Sequence[Unit]) -> tuple[tuple[Unit, ...], tuple[Node, ...]]:
    """The units of the document itself, and each enclosure below it as a `div`."""
    starts = [
        index
        for index, unit in enumerate(units)
        if index and is_enclosure_heading(text, unit) and _has_text(units, index)
    ]
    first = next((index for index in starts if _is_signed(text, units[:index])), None)
    if first is None:
        return tuple(units), ()
    bounds = [*(start for start in starts if start >= first), len(units)]
    divisions = (_division(text, units[start:end]) for start, end in itertools.pairwise(bounds))
    return tuple(units[:first]), tuple(divisions)


def _has_text(units: Sequence[Unit], index: int) -> bool:
    """Whether a paragraph follows within a few lines."""
    return any(is_paragraph(unit) for unit in units[index + 1 : index + 1 + _MOST_ABOVE] if not unit.is_page)


def _is_signed(text: Text, units: Sequence[Unit]) -> bool:
    """Whether what stands above has come to its end: a closing formula near by, or a line that can be a signature."""
    lines = [unit for unit in units if not unit.is_page and not unit.is_rule]
    closing = find_closing(text, lines[-12:], 0)
    if closing is not None or not lines:
        return closing is not None
    last = lines[-1]
    is_short = len(last.text) < _LONGEST_SIGNATURE and not ends_sentence(last.text)
    return is_short or is_letter_dateline(last.text)


def _division(text: Text, units: Sequence[Unit]) -> Node:
    """An enclosure with its own opener and closer, below its heading."""
    head = Node("head", lines_of(units[:1]))
    title = _title_lines(text, units)
    heads = (head, Node("head", lines_of(title), attrs=(("type", "sub"),))) if title else (head,)
    why = Evidence("enclosure", "a heading of its own, below a signature, with text after it", 0.9)
    return Node(
        "div", children=(*heads, *_below(text, units[1 + len(title) :])), attrs=(("type", "enclosure"),), why=why
    )


def _below(text: Text, units: Sequence[Unit]) -> tuple[Node, ...]:
    """The text of an enclosure as a letter; as it comes where something in it belongs in a header of its own."""
    letter = read_one(text, units)
    if not all(piece.is_copy for piece in (*letter.pieces, *letter.signed)):
        return body_nodes(text, units)
    return tuple(_subheading(node) for node in letter.nodes)


def _title_lines(text: Text, units: Sequence[Unit]) -> Sequence[Unit]:
    """The lines below the heading of an enclosure that are its title: directly above its first paragraph or opener."""
    end = 1
    while end < min(len(units) - 1, 1 + _MOST_TITLE) and _is_title(text, units[end]):
        end += 1
    return units[1:end] if end < 1 + _MOST_TITLE else ()


def _is_title(text: Text, unit: Unit) -> bool:
    is_other = unit.is_page or unit.is_rule or is_paragraph(unit) or is_salutation(text, unit)
    is_sentence = len(unit.text) > _LONGEST_HEAD and ends_sentence(unit.text)
    return not is_other and not is_sentence and not is_letter_dateline(unit.text) and not line_kind(text, unit)


def _subheading(node: Node) -> Node:
    return Node("head", node.parts, attrs=(("type", "sub"),)) if node.kind == "head" else node
