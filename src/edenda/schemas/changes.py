"""Whether a change leaves a valid file valid, for bytes that stand in no file yet."""

from __future__ import annotations

import atexit
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from edenda.checks.grammar import check_grammar
from edenda.problems import Problem
from edenda.schemas.checking import is_harmless
from edenda.schemas.choosing import SHIPPED
from edenda.schemas.fence import Fence
from edenda.schemas.schema import Schema
from edenda.tei import parse


def broken_by(before: bytes, after: bytes, name: str, path: Path | None) -> tuple[Problem, ...]:
    """The GRAM problems of a file that was valid before it was changed; none where it was not.

    `path` is a grammar (`.rng`), the shipped one where it is None. Where nothing can be checked against it, that is
    returned (SCH-005): what is not proved does no harm only if it is not written. Raises UnreadableError where the
    grammar, or one of the two, cannot be read.
    """
    schema = SHIPPED if path is None else Schema(path, "rng")
    found = _problems(after, name, schema)
    were = _problems(before, name, schema) if found else ()
    return tuple(problem for problem in were if not problem.code.startswith("GRAM")) if were else found


def _problems(data: bytes, name: str, schema: Schema) -> tuple[Problem, ...]:
    if is_harmless(schema):
        return check_grammar(parse(data, name), name, schema.path)
    with TemporaryDirectory() as folder:
        path = Path(folder, "document.xml")
        path.write_bytes(data)
        return _fence().check(schema, path, name)


@cache
def _fence() -> Fence:
    """The process for grammars that are not small: one for all files, so that a grammar is read once."""
    fence = Fence()
    atexit.register(fence.close)
    return fence
