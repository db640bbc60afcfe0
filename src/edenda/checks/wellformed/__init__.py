"""Why a file is no well-formed XML, in an editor's words: where the open tag is, which character to write otherwise.

libxml2 says that a file is not well-formed; our own reading of its characters says why, and goes on behind a mistake.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from edenda.checks.wellformed.conflicts import conflicts
from edenda.checks.wellformed.reading import read
from edenda.problems import Problem
from edenda.xml.encodings import characters, undecodable

#: So many mistakes of a file are told; those that follow are less and less sure.
_TOLD: Final = 20
_HINT: Final = "Open the file in an XML editor at this place; the fault may begin some lines above it."
#: libxml2's words where there is no tag at all, and ours.
_NO_TAG: Final = "Start tag expected"
_NO_XML: Final = "The file does not begin with a tag, so it is no XML."
_BEGINNING: Final = "A TEI file begins with <TEI xmlns=…>."


class SyntaxFault(NamedTuple):
    """What libxml2 says of a file that is not well-formed."""

    message: str
    line: int | None = None
    column: int | None = None


def explain_syntax(data: bytes, name: str, fault: SyntaxFault) -> tuple[Problem, ...]:
    """TEI-001 for each mistake in a file that is not well-formed, in order; `fault` is what libxml2 says of it.

    At least one. `name` is the file named in problems.
    """
    if wrong := undecodable(data, name):
        return (wrong,)
    text = characters(data, name)
    unjoined = tuple(conflicts(text))
    found = unjoined or sorted(set(read(text)), key=lambda one: (one.line, one.column))
    told = [Problem("TEI-001", one.message, name, one.line, one.column, hint=one.hint) for one in found[:_TOLD]]
    if unjoined:
        return tuple(told)  # all else follows from these
    if not told or (fault.line and told[0].line and fault.line < told[0].line):
        told.insert(0, _by_libxml(name, fault))
    return tuple(told)


def _by_libxml(name: str, fault: SyntaxFault) -> Problem:
    message, hint = f"The file is not well-formed XML: {fault.message}.", _HINT
    if fault.message.startswith(_NO_TAG):
        message, hint = _NO_XML, _BEGINNING
    return Problem("TEI-001", message, name, fault.line or None, fault.column or None, hint=hint)
