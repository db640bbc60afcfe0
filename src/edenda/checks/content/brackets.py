"""Rule on brackets: each that opens closes, however many paragraphs it spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.house.walk import ASIDE, MARKED, TEXT, VERBATIM, Finding, Walk
from edenda.checks.running_text import BOUNDARY

_BRACKET: Final = re.compile(r"[()\[\]]")
_PARTNER: Final = {")": "(", "]": "["}
#: `a)`, `12)`, `iv)`, `(a` is no label: what a list is numbered with opens no bracket. Smileys close none.
_LABEL: Final = re.compile(r"(?:^|[\s\x00(,;.])(?:\d{1,3}[a-z]?|[a-zA-Zα-ω]|[ivxlcIVXLC]{1,6}|[*†‡§#]{1,3})['’.]?$")
_SMILEY: Final = re.compile(r"[:;=]-?$")
#: Where something of the text is lost, a bracket may be lost with it.
_LOSSES: Final = ("gap", "unclear", "damage", "del", "surplus")
#: No remark in brackets is longer.
_FARTHEST: Final = 12_000
_REACH: Final = 10


class _Open(NamedTuple):
    """A bracket that is open: its sign, its offset, the division it stands in."""

    sign: str
    at: int
    division: etree._Element | None


def unbalanced_brackets(walk: Walk) -> Iterator[Finding]:
    """BRKT-002: a bracket opens and never closes, or closes and was never opened."""
    text = walk.text.text
    damaged = {event.around.block for event in walk.all(*_LOSSES, within=TEXT)}
    for at in sorted(_alone(walk)):
        owner = walk.text.owner(at)
        if owner.block not in damaged:
            fault = "is never closed" if text[at] in _PARTNER.values() else "was never opened"
            message = f"The bracket {text[at]} {fault}: “{walk.text.around(at, at + 1)}”."
            hint = "Compare the document itself: where the print lacks the bracket, supply it or leave it as it is."
            yield Finding("BRKT-002", owner.element, message, hint, walk.text.line(at))


def _alone(walk: Walk) -> Iterator[int]:
    """The offsets of brackets without a partner in their division."""
    text = walk.text.text
    stacks: dict[str, list[_Open]] = {"(": [], "[": []}
    for found in _BRACKET.finditer(text):
        at, sign = found.start(), found[0]
        owner = walk.text.owner(at)
        if not owner.within & TEXT or owner.within & (VERBATIM | ASIDE | MARKED):
            continue
        stack = stacks[_PARTNER.get(sign, sign)]
        while stack and (stack[-1].division is not owner.division or at - stack[-1].at > _FARTHEST):
            yield stack.pop().at
        if sign not in _PARTNER:
            if not (stack and _begins_block(text, at)):
                stack.append(_Open(sign, at, owner.division))
        elif stack:
            stack.pop()
        elif not _is_label(text, at):
            yield at
    for stack in stacks.values():
        yield from (one.at for one in stack)


def _is_label(text: str, at: int) -> bool:
    before = text[max(0, at - _REACH) : at]
    return bool(_LABEL.search(before) or _SMILEY.search(before))


def _begins_block(text: str, at: int) -> bool:
    """Whether a bracket opens a block, as each paragraph of a long remark may open it anew."""
    return text[max(0, at - _REACH) : at].rstrip(" \t\r\n").endswith(BOUNDARY)
