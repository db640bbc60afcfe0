"""What comes of a merge: a text, or the places where it needs a decision."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where the source's correction and the editor's work touch the same words.

    `base`, `new` and `edited` are the words as first converted, as converted now and as edited; line and column are
    those of the edited text, from 1.
    """

    base: str
    new: str
    edited: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, None where there are conflicts; `changes` is how many stretches of the edited text changed."""

    text: str | None
    conflicts: tuple[Conflict, ...]
    changes: int
