"""What annotation is given and what it gives: settings, mentions, and the annotation of one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from edenda.content_table import ContentTable
from edenda.memory.store import Row
from edenda.problems import Problem
from edenda.register.entries import Register
from edenda.tei import NAMING

Outcome = Literal["new", "linked", "marked", "removed", "held", "refused", "unwanted", "doubtful", "finished"]


class Mention(NamedTuple):
    """A name or date in a file, and what became of it.

    `start` and `end` are bytes of the file, `line` and `column` count from 1. `outcome`: `new` gets an element,
    `linked` an attribute to the one it has, `marked` is left as it stands; `removed` and `held` are left unmarked
    because an editor wanted it so, `refused` because there is no place for an element, `unwanted` because the kind was
    not asked for, `doubtful` because the evidence is too weak, `finished` because the file is and the register has no
    such name. `flow`, `flow_start` and `flow_end` say where it stands in the text as it is read, without tags.
    """

    start: int
    end: int
    line: int
    column: int
    type: str
    text: str
    attributes: Mapping[str, str]
    outcome: Outcome
    rule: str
    evidence: str
    confidence: float | None
    flow: str
    flow_start: int
    flow_end: int


@dataclass(frozen=True)
class Settings:
    """What a file is annotated with. `register_path` leads to the register from the file; `only` are element names."""

    table: ContentTable
    register: Register = field(default_factory=Register)
    register_path: str = "register.xml"
    only: frozenset[str] = NAMING
    date: str = ""


@dataclass(frozen=True)
class Annotation:
    """The bytes with the new tags (the same bytes where nothing is new), every mention, the memory, problems."""

    data: bytes
    mentions: tuple[Mention, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]

    @property
    def changes(self) -> int:
        """How many elements and attributes were put in."""
        return sum(mention.outcome in ("new", "linked") for mention in self.mentions)
