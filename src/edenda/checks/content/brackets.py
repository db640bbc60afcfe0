"""Rule on brackets: each that opens closes, however many paragraphs it spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.house.walk import ASIDE, MARKED, NOTE, TEXT, VERBATIM, Finding, Walk
from edenda.checks.running_text import BOUNDARY, places_of

_BRACKETS: Final = "()[]"
_PARTNER: Final = {")": "(", "]": "["}
#: `a)`, `12)`, `iv)`, `(a` is no label: what a list is numbered with opens no bracket. Smileys close none.
_LABEL: Final = re.compile(r"(?:^|[\s\x00(,;.])(?:\d{1,3}[a-z]?|[a-zA-Zα-ω]|[ivxlcIVXLC]{1,6}|[*†‡§#]{1,3})['’.]?$")
_SMILEY: Final = re.compile(r"[:;=]-?$")
#: Where something of the text is lost, a bracket may be lost with it.
_LOSSES: Final = ("gap", "unclear", "damage", "del", "surplus")
#: No remark in brackets is longer.
_FARTHEST: Final = 12_000
_REACH: Final = 10
#: A paragraph may begin on an indented line of its own.
_INDENT: Final = 80
_BLANKS: Final = " \t\r\n"
_BLANKS_AND_STOPS: Final = _BLANKS + '.,;:"”’'


class _Bracket(NamedTuple):
    """A bracket: its sign, its offset, the division it stands in."""

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
    stacks: dict[str, list[_Bracket]] = {"(": [], "[": []}
    for bracket in _brackets(walk):
        stack = stacks[_PARTNER.get(bracket.sign, bracket.sign)]
        while stack and (stack[-1].division is not bracket.division or bracket.at - stack[-1].at > _FARTHEST):
            yield stack.pop().at
        if bracket.sign not in _PARTNER:
            stack.append(bracket)
        elif stack:
            _close(stack, bracket, walk.text.text)
        elif not _is_sign(walk, bracket):
            yield bracket.at
    yield from (one.at for stack in stacks.values() for one in stack)


def _close(stack: list[_Bracket], bracket: _Bracket, text: str) -> None:
    """Close the last bracket that is open; those too that opened the same long remark, paragraph by paragraph."""
    if not _begins_block(text, stack.pop().at) or not _ends_block(text, bracket.at):
        return
    while stack and _begins_block(text, stack[-1].at):
        stack.pop()


def _brackets(walk: Walk) -> Iterator[_Bracket]:
    """The brackets of the text and its notes, in order."""
    for at in places_of(_BRACKETS, walk.text.text):
        owner = walk.text.owner(at)
        if owner.within & TEXT and not owner.within & (VERBATIM | ASIDE | MARKED):
            yield _Bracket(walk.text.text[at], at, owner.division)


def _is_sign(walk: Walk, bracket: _Bracket) -> bool:
    """Whether a bracket closes a label (`a)`), or the lemma of a note on a reading (*town] toun M*)."""
    if bracket.sign == "]" and walk.text.owner(bracket.at).within & NOTE:
        return True
    before = walk.text.text[max(0, bracket.at - _REACH) : bracket.at]
    return bool(_LABEL.search(before) or _SMILEY.search(before))


def _begins_block(text: str, at: int) -> bool:
    """Whether a bracket opens a block, as each paragraph of a long remark may open it anew."""
    return text[max(0, at - _INDENT) : at].rstrip(_BLANKS).endswith(BOUNDARY)


def _ends_block(text: str, at: int) -> bool:
    return text[at + 1 : at + _INDENT].lstrip(_BLANKS_AND_STOPS).startswith(BOUNDARY)
