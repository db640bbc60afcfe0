"""How the texts are laid on each other: which tokens of base stand where in another text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from edenda.merging.alignment import Alignment, Hunk, gaps
from edenda.merging.marks import Marks
from edenda.merging.tokens import Tokens

#: What an id begins with in base that is not there.
NEW: Final = "?"


@dataclass(slots=True)
class Side:
    """How base became another text; ids of the other by those of base; what changed softly, one token for another."""

    base: Tokens
    other: Tokens
    alignment: Alignment
    dropped: set[int]
    kept: set[int]
    soft: list[tuple[int, int]]
    ids: dict[str, str] = field(default_factory=dict)

    def own(self, name: str) -> str:
        """What an id of the other text is called in base."""
        return self.ids.get(name, name)


def lay(base: Tokens, other: Tokens, *, keeps_marks: bool) -> Side:
    """A text laid on base. Where it keeps marks, names that are marked on one side only are as they are in base."""
    marks = Marks(base, other)
    blocks = marks.blocks(keeps_marks=keeps_marks)
    alignment = Alignment(gaps(blocks, Hunk(0, len(base.keys), 0, len(other.keys))))
    return Side(base, other, alignment, marks.dropped, marks.kept, marks.soft)
