"""Notes in brackets inside a sentence, `[Note: he was ill.]`, as marks at their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from edenda.languages import Language, any_of
from edenda.model import Block, Evidence, Flow, Link, Mark

_HOLDERS = frozenset({"p", "item", "head", "quote", "#text", "l", "cell"})
_WHY = Evidence("inline-note", "brackets that begin with a word for a note", 0.9)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    words = any_of(language.words("notes", "inline"))
    return re.compile(rf"\[(?i:{words})\s*(?:[:.]|—|–)(?=\s)[^\[\]]{{2,2000}}(?:\[[^\[\]]*\][^\[\]]*)*\]")


def is_inline_note(words: str, language: Language) -> bool:
    """Whether words in brackets are a note."""
    return _pattern(language).fullmatch(words) is not None


def inline_notes(flow: Flow, blocks: Sequence[Block], language: Language) -> Iterator[Mark]:
    """The notes inside the paragraphs of a flow. Their words stay where they stand, brackets and all."""
    count = 0
    for block in blocks:
        if block.kind not in _HOLDERS or block.children or flow.text.find("[", *block.span) < 0:
            continue
        for match in _pattern(language).finditer(flow.text, *block.span):
            count += 1
            yield Mark("note", match.span(), (("xml:id", Link(f"id:fn-i{count}")), ("place", "inline")), _WHY)
