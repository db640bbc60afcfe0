"""The check of documents against their schemas: small grammars at once, all others behind the fence."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from lxml import etree

from edenda.checks.grammar import check_grammar
from edenda.edition import Edition
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.schemas.choosing import AS_STATED, SchemaWish, is_shipped, schemas_of
from edenda.schemas.effort import is_small
from edenda.schemas.fence import Fence
from edenda.schemas.grammars import read_grammar
from edenda.schemas.schema import Schema


class SchemaCheck:
    """Checks documents against their schemas; a context manager, since it may hold a process."""

    def __init__(self, wish: SchemaWish = AS_STATED) -> None:
        self._named = wish.named
        self._fence = Fence(wish.seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._fence.close()

    def check(
        self, root: etree._Element, path: Path, edition: Edition | None, data: bytes | None = None
    ) -> tuple[Problem, ...]:
        """What a document breaks of its schemas. A schema that cannot be used is a problem, never a pass.

        The bytes of the file, where they are at hand, give exact lines and columns.
        """
        schemas, problems = schemas_of(path, root, edition, self._named)
        return (*problems, *(problem for schema in schemas for problem in self._one(root, path, schema, data)))

    def _one(self, root: etree._Element, path: Path, schema: Schema, data: bytes | None) -> tuple[Problem, ...]:
        try:
            if is_harmless(schema):
                return check_grammar(root, str(path), schema.path, data)
        except UnreadableError as error:
            return error.problems
        return self._fence.check(schema, path, str(path))


@lru_cache(maxsize=64)
def is_harmless(schema: Schema) -> bool:
    """Whether a schema can be used in this process. Raises UnreadableError where it cannot be read at all."""
    return schema.kind == "rng" and (is_shipped(schema.path) or is_small(read_grammar(schema.path)))
