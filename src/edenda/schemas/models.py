"""The schemas that a document names itself: `<?xml-model?>`, read only where they lie beside it (W3C xml-model)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.schemas.schema import Kind, Schema, kind_of
from edenda.xml.files import real

_PSEUDO: Final = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_TYPES: Final[dict[str, Kind]] = {
    "http://relaxng.org/ns/structure/1.0": "rng",
    "http://purl.oclc.org/dsdl/schematron": "sch",
    "http://www.w3.org/2001/xmlschema": "xsd",
    "application/relax-ng-compact-syntax": "rnc",
}
_NETWORK: Final = re.compile(r"(?:https?|ftps?):|//", re.IGNORECASE)
_DOWNLOAD: Final = "edenda reads nothing from the network. Put a copy beside your files and name that, or use --schema."
_ABSENT: Final = "is not there"
_MEND: Final = "Correct the xml-model at the top of the file, or name a schema with --schema."


class Models(NamedTuple):
    """The schemas that a document names, and what is wrong with those that cannot be read."""

    schemas: tuple[Schema, ...] = ()
    problems: tuple[Problem, ...] = ()


def models_of(root: etree._Element, path: Path, fence: Path) -> Models:
    """What a document names as its schemas: files inside `fence`, by their real place.

    SCH-003 for one on the network, SCH-004 for one that is missing, outside, or of an unknown kind. An absent
    file named as one that comes with edenda (`edenda.rng`, `edenda.sch`) is that one.
    """
    before: Iterator[Any] = root.itersiblings(etree.PI, preceding=True)
    found = [_model(node, path, fence) for node in before if node.target == "xml-model"]
    return Models(
        tuple(one for one in reversed(found) if isinstance(one, Schema)),
        tuple(one for one in reversed(found) if isinstance(one, Problem)),
    )


def _model(node: Any, path: Path, fence: Path) -> Schema | Problem:
    said = {name: double or single for name, double, single in _PSEUDO.findall(node.text or "")}
    href, line = said.get("href", ""), node.sourceline
    if _NETWORK.match(href):
        message = f"The schema that this file names is on the network and was not read: {href}."
        return Problem("SCH-003", message, str(path), line, hint=_DOWNLOAD)
    kind = _kind(said)
    target = _target(href, path)
    fault = _fault(target, fence, kind)
    if target is not None and fault == _ABSENT and (SCHEMA / target.name).is_file():
        target, fault = SCHEMA / target.name, ""
    if fault or target is None or kind is None:
        message = f"The schema that this file names cannot be used: “{href}” {fault}."
        return Problem("SCH-004", message, str(path), line, hint=_MEND)
    return Schema(target, kind, said.get("phase"))


def _kind(said: dict[str, str]) -> Kind | None:
    by_name = kind_of(urlsplit(said.get("href", "")).path)
    stated = _TYPES.get(said.get("schematypens", "").lower()) or _TYPES.get(said.get("type", "").lower())
    return "rnc" if (stated, by_name) == ("rng", "rnc") else stated or by_name


def _target(href: str, path: Path) -> Path | None:
    """The real file that an address means; None where it means none."""
    if href.lower().startswith("file:"):
        from urllib.request import url2pathname  # noqa: PLC0415 - takes long to load, and is seldom needed

        name = url2pathname(urlsplit(href).path)
    else:
        name = unquote(href.partition("#")[0])
    if not name or "\0" in name:
        return None
    return real(real(path).parent / name)


def _fault(target: Path | None, fence: Path, kind: Kind | None) -> str:
    if target is None:
        return "names no file"
    if not target.is_relative_to(fence):
        return f"lies outside {fence}"
    if not target.exists():
        return _ABSENT
    return "" if kind else "is of no kind that edenda knows"
