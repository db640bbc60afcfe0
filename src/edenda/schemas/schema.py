"""A schema: a file, its kind, and what is asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args

from edenda.errors import UnreadableError
from edenda.problems import Problem

Kind = Literal["rng", "rnc", "xsd", "sch"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_NAMES: Final = "RELAX NG (.rng, .rnc), XML Schema (.xsd) or Schematron (.sch)"


class Schema(NamedTuple):
    """A schema; `phase` is the one that is run of a Schematron, None for its own."""

    path: Path
    kind: Kind
    phase: str | None = None

    @property
    def is_grammar(self) -> bool:
        """Whether it says which documents there are; a Schematron has only rules on top of that."""
        return self.kind != "sch"


def kind_of(name: str) -> Kind | None:
    """The kind of a schema by the ending of its file's name."""
    ending = name.rpartition(".")[2].lower().replace("isosch", "sch")
    return next((kind for kind in KINDS if kind == ending), None)


def named_schema(name: str | Path) -> Schema:
    """The schema in a file. Raises UnreadableError (SCH-004) where its name tells no kind, or is a web address."""
    path = Path(name)
    kind = kind_of(path.name)
    if path.parts and path.parts[0] in ("http:", "https:"):
        hint = "Save it beside your files, and name that file."
        raise UnreadableError(unusable(name, "it is on the network, and edenda reads nothing from there", hint))
    if kind is None:
        raise UnreadableError(unusable(path, "its name does not tell what it is", f"A schema is {_NAMES}."))
    return Schema(path, kind)


def unusable(path: str | Path, reason: str, hint: str, line: int | None = None) -> Problem:
    """SCH-004 for a schema that cannot be used."""
    return Problem("SCH-004", f"The schema cannot be used: {reason}.", str(path), line, hint=hint)
