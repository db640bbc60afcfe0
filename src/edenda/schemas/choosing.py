"""Which schemas a file is checked against: those named, its own, the edition's, or the shipped one."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.schemas.fence import SECONDS
from edenda.schemas.models import Models, models_of
from edenda.schemas.schema import Schema
from edenda.xml.files import leads_out, real
from edenda.xml.reading import read_xml

SHIPPED: Final = Schema(SCHEMA / "edenda.rng", "rng")


class SchemaWish(NamedTuple):
    """The schemas that are named on the command line, and how many seconds one may take."""

    named: tuple[Schema, ...] = ()
    seconds: float = SECONDS


#: No schema named: each file says its own.
AS_STATED: Final = SchemaWish()


class Chosen(NamedTuple):
    """The schemas of a file, and what is wrong with those that it names itself."""

    schemas: tuple[Schema, ...]
    problems: tuple[Problem, ...] = ()


def schemas_of(path: Path, root: etree._Element, edition: Edition | None, named: tuple[Schema, ...] = ()) -> Chosen:
    """The schemas of a file (decision 0013).

    What is `named` counts, and nothing that the file says. Else what its xml-model says counts, of files inside the
    edition, or in the folder above the file's where there is none. Where no grammar is among these, that of the
    edition is added, or the shipped one. The house rules that come with edenda are left out in an edition, where the
    profile says whether they hold, and `check_rules` applies them.
    """
    models = Models() if named else models_of(root, path, _fence(path, edition))
    stated = (
        one for one in models.schemas if edition is None or one.is_grammar or one.phase or not is_shipped(one.path)
    )
    schemas, problems = named or tuple(stated), models.problems
    if not any(schema.is_grammar for schema in schemas):
        own = edition.schema if edition else None
        outside = leads_out(own, edition.root) if own and edition else None
        grammar = Schema(own, "rng") if own and not outside else SHIPPED
        schemas = (grammar, *schemas)
        problems = (*(_with_grammar(problem, grammar) for problem in problems), *((outside,) if outside else ()))
    return Chosen(tuple(dict.fromkeys(schemas)), problems)


@lru_cache(maxsize=64)
def is_shipped(path: Path) -> bool:
    """Whether a schema is, byte for byte, the one of its name that comes with edenda."""
    shipped = SCHEMA / path.name
    try:
        return shipped.is_file() and (path == shipped or read_xml(path) == read_xml(shipped))
    except UnreadableError:  # then it is a finding where it is used
        return False


def _fence(path: Path, edition: Edition | None) -> Path:
    """The folder outside which nothing is read for a file: its edition, or the folder above its own."""
    place = real(path)
    if edition is not None and place.is_relative_to(real(edition.root)):
        return real(edition.root)
    return place.parent.parent


def _with_grammar(problem: Problem, grammar: Schema) -> Problem:
    """A problem of an xml-model that says what the file was checked against instead."""
    name = "the schema that comes with edenda" if grammar == SHIPPED else f"the edition's {grammar.path.name}"
    return replace(problem, hint=f"{problem.hint} The file was checked against {name}.")
