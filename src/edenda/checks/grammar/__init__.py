"""Validity against a schema (RELAX NG), in an editor's words.

libxml2 says whether a document is valid, and that is all that happens to one that is. Where it is not, the document is
read a second time against the derivatives of the grammar's content models, which know what was allowed at each place.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

from edenda.checks.grammar.content import MOST, Walk, in_document_order
from edenda.checks.grammar.derivatives import read_derivatives
from edenda.checks.grammar.faults import Fault
from edenda.checks.grammar.libxml import told_by_libxml
from edenda.checks.grammar.positions import Position, Positions
from edenda.checks.grammar.words import FAULT_CODES, Words
from edenda.checks.places import places_of
from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.schemas.attributes import has_many_attributes
from edenda.schemas.grammars import compile_grammar


@cache
def grammar(path: Path, *, spread: bool = False) -> etree.RelaxNG:
    """A compiled RELAX NG grammar, once per process; `spread` for documents with many attributes."""
    return compile_grammar(path, spread=spread)


def check_grammar(
    root: etree._Element, name: str, schema: Path | None = None, data: bytes | None = None
) -> tuple[Problem, ...]:
    """A GRAM problem for each mistake against the schema, in document order; the shipped schema where none is named.

    `name` is the file named in problems; its bytes, where they are at hand, give columns and exact lines.
    """
    path = schema or SCHEMA / "edenda.rng"
    validator = grammar(path, spread=has_many_attributes(root))
    if validator.validate(root):
        return ()
    return _explained(root, name, path, data) or told_by_libxml(validator, root, name)


def _explained(root: etree._Element, name: str, path: Path, data: bytes | None) -> tuple[Problem, ...]:
    """What our own reading of the grammar finds wrong; nothing where that cannot read it."""
    try:
        derivatives = read_derivatives(path)
    except (UnreadableError, RecursionError):  # libxml2 has read it; then its own words must do
        return ()
    walk = Walk(derivatives)
    faults = list(in_document_order(root, walk.read(root)))
    words = Words(derivatives, walk.values)
    positions = Positions(root, data)
    places = places_of(root, [fault.element for fault in faults])
    found = []
    for fault in faults[:MOST]:
        said = words.say(fault)
        line, column = _position(positions, fault)
        place = places.get(fault.element) or None
        found.append(Problem(FAULT_CODES[fault.kind], said.message, name, line, column, place, said.hint))
    if len(faults) > MOST:
        message = f"The file has more than {MOST:,} mistakes against the schema; the others are not told."
        found.append(Problem("GRAM-001", message, name, hint="Mend these, or look whether this is the right schema."))
    return tuple(dict.fromkeys(found))


def _position(positions: Positions, fault: Fault) -> Position:
    match fault.kind:
        case "text":
            return positions.words(fault.element, fault.behind)
        case "attribute" | "together" | "value" | "again":
            return positions.attribute(fault.element, fault.name)
    return positions.element(fault.element)
