"""The edited text written anew, with what a merge puts into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from edenda.merging.ids import renaming
from edenda.merging.laying import Side
from edenda.merging.tokens import renamed


class Op(NamedTuple):
    """Tokens `e0:e1` of edited that become some tokens of new; they are `a0:a1` in base."""

    e0: int
    e1: int
    tokens: list[int]
    a0: int
    a1: int


def soft_ops(new: Side, edited: Side) -> Iterator[Op]:
    """Blanks and marks that follow from a correction; nothing where the editor has them otherwise."""
    for i, j in new.soft:
        e = edited.alignment.image(i)
        if e is not None and _same_lines(edited.other.raw(e)) == _same_lines(new.base.raw(i)):
            yield Op(e, e + 1, [j], i, i + 1)


def written(ops: list[Op], new: Side, edited: Side, same: dict[str, str]) -> tuple[str, int]:
    """The edited text with all that is to be put in, and how many stretches of it that changes."""
    old = edited.other
    lines = old.text.count("\n")
    end = "\r\n" if 2 * old.text.count("\r\n") > lines else "\n"
    rename = renaming(new, edited, (j for op in ops for j in op.tokens), same)
    pieces, changes, at, last = [], 0, 0, -1
    for op in ops:
        text = "".join(renamed(new.other.raw(j), rename) for j in op.tokens)
        if "\n" in text:
            text = _same_lines(text).replace("\n", end)
        if text == old.cut(op.e0, op.e1):
            continue
        pieces += [old.text[at : old.starts[op.e0]], text]
        changes += op.e0 != last
        at, last = old.starts[op.e1], op.e1
    return "".join((*pieces, old.text[at:])), changes


def _same_lines(raw: str) -> str:
    return raw.replace("\r\n", "\n")
