"""RELAX NG grammars, read with care and compiled: every file that one draws in is looked at before libxml2 reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Final, NoReturn

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.schemas.attributes import RNG, spread_attributes
from edenda.tei import line_of, local, parse
from edenda.xml.files import real, reason_of
from edenda.xml.reading import read_xml

_HINT: Final = "The schema must be a RELAX NG grammar in XML syntax (.rng)."
_MISSING: Final = "Check the name of the schema."
_DRAWING_IN: Final = (f"{RNG}include", f"{RNG}externalRef")


def read_grammar(path: Path) -> etree._Element:
    """The tree of a grammar in XML syntax. Raises UnreadableError (SRC-007) where it is none, or draws in what is none.

    It may draw in files of the folder above its own, on this machine and without a document type.
    """
    fence = real(path).parent.parent
    root = _read(path)
    waiting, seen = [(real(path), root)], {real(path)}
    while waiting:
        here, tree = waiting.pop()
        for node in tree.iter(*_DRAWING_IN):
            target = real(here.parent / node.get("href", ""))
            if ":" in node.get("href", "") or not target.is_relative_to(fence):
                _fail(here, f"it draws in “{node.get('href', '')}”, which lies outside {fence}", line_of(node))
            if target not in seen:
                seen.add(target)
                waiting.append((target, _read(target)))
    root.getroottree().docinfo.URL = real(path).as_uri() if len(seen) > 1 else str(path)
    return root


def compile_grammar(path: Path, *, spread: bool = False) -> etree.RelaxNG:
    """A grammar, compiled; `spread` for documents with many attributes. Raises UnreadableError (SRC-007)."""
    root = read_grammar(path)
    if spread:
        spread_attributes(root)
    try:
        return etree.RelaxNG(root.getroottree())
    except etree.RelaxNGParseError as error:
        _fail(path, str(error))


def _read(path: Path) -> etree._Element:
    try:
        root = parse(read_xml(path), str(path))
    except UnreadableError as error:
        reason = reason_of(error)
        hint = _HINT if path.is_file() else _MISSING
        _fail(path, reason[:1].lower() + reason[1:], error.problems[0].line, hint=hint)
    if not str(root.tag).startswith(RNG):
        _fail(path, f"`{local(root)}` is no pattern of RELAX NG", line_of(root))
    if root.getroottree().docinfo.internalDTD is not None:
        _fail(path, "it has a document type (DOCTYPE), and edenda expands no entities", 1)
    return root


def _fail(path: Path, reason: str, line: int | None = None, hint: str = _HINT) -> NoReturn:
    problem = Problem("SRC-007", f"The schema cannot be read: {reason.rstrip('.')}.", str(path), line, hint=hint)
    raise UnreadableError(problem) from None
