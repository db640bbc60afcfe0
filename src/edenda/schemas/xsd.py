"""XML Schema, 1.0 and 1.1, through the package xmlschema: local files only, no entities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree
from xmlschema import XMLResource, XMLSchema10, XMLSchema11, XMLSchemaException

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.schemas.schema import Schema
from edenda.tei import line_of, local, parse
from edenda.xml.files import real
from edenda.xml.reading import read_xml

_XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
_VERSION: Final = "{http://www.w3.org/2007/XMLSchema-versioning}minVersion"
_NEW: Final = tuple(
    f"{_XSD}{name}" for name in ("assert", "assertion", "alternative", "override", "openContent", "defaultOpenContent")
)
_PREFIX: Final = re.compile(r"\{[^{}]*\}|(?<=['\"<])\w+:(?=\w)")
#: What the package xmlschema says, and the codes; first match first. Whatever else it says is GRAM-001.
_CODES: Final = (
    (re.compile(r"attribute [^\s=]+=|(?:invalid )?value |must have the fixed value"), "GRAM-004"),
    (re.compile(r"missing required attribute|The content of element \S+ is not complete"), "GRAM-002"),
    (re.compile(r"(?:\S+ )?attribute (?:\S+ )?not (?:allowed|found)|use of attribute"), "GRAM-003"),
    (re.compile(r"\S+ is not an element of the schema"), "GRAM-005"),
    (re.compile("character data"), "GRAM-006"),
)
_HINT: Final = "The schema must be an XML Schema (.xsd), and what it draws in must lie in its folder."


class Definitions:
    """An XML Schema, read. Raises UnreadableError (SRC-007) where it cannot be read or is none."""

    def __init__(self, schema: Schema) -> None:
        root = parse(read_xml(schema.path), str(schema.path))
        is_new = root.get(_VERSION, "1.0") >= "1.1" or next(root.iter(*_NEW), None) is not None
        version = XMLSchema11 if is_new else XMLSchema10
        try:
            self._schema = version(str(real(schema.path)), allow="sandbox", defuse="always")
        except (XMLSchemaException, OSError, ValueError) as error:
            reason = " ".join(str(error).split())[:300].rstrip(".:")
            problem = Problem("SRC-007", f"The schema cannot be read: {reason}.", str(schema.path), hint=_HINT)
            raise UnreadableError(problem) from None

    def check(self, root: etree._Element, name: str) -> Iterator[Problem]:
        """A GRAM code for each place where a document breaks the schema."""
        for error in self._schema.iter_errors(XMLResource(root, allow="none")):
            where = error.elem if isinstance(error.elem, etree._Element) else None  # noqa: SLF001 - has no other name
            reason = " ".join(_PREFIX.sub("", error.reason or "it is not as the schema wants it").split()).rstrip(".")
            message = f"`{local(where)}`: {reason}." if where is not None else f"{reason}."
            yield Problem(_code(reason), message, name, line_of(where) if where is not None else None)


def _code(reason: str) -> str:
    return next((code for words, code in _CODES if words.match(reason)), "GRAM-001")
