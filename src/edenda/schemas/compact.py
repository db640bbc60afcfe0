"""RELAX NG in compact syntax, rewritten in XML syntax for libxml2 through the package rnc2rng."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Final, NoReturn

import rnc2rng
from rnc2rng.parser import ParseError, lex
from rply.errors import LexingError

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.files import read_file
from edenda.xml.scan import MAX_BYTES

_DRAWING_IN: Final = frozenset({"INCLUDE", "EXTERNAL"})
_HINT: Final = "Mend the schema at this place, or make an .rng of it with trang and name that."


def in_xml(path: Path, folder: Path) -> Path:
    """A file in `folder` with a grammar in XML syntax. Raises UnreadableError (SRC-007) where it is no grammar."""
    try:
        text = read_file(path, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError:
        _fail(path, "it is not UTF-8", 1)
    try:
        for token, following in pairwise(lex(text)):
            if token.name in _DRAWING_IN and following.name == "LITERAL":
                _fail(path, "it draws in another file", token.source_pos.lineno)
        written = rnc2rng.dumps(rnc2rng.loads(text))
    except ParseError as error:
        _fail(path, "what stands here was not expected", error.location[1] + 1)
    except LexingError as error:
        _fail(path, "this is not the compact syntax", error.source_pos.lineno)
    except (AttributeError, AssertionError):  # how rnc2rng says so
        _fail(path, "it breaks off, or says what rnc2rng does not know", text.count("\n") + 1)
    target = folder / f"{path.stem}.rng"
    target.write_text(written, encoding="utf-8")
    return target


def _fail(path: Path, reason: str, line: int) -> NoReturn:
    problem = Problem("SRC-007", f"The schema cannot be read: {reason}.", str(path), line, hint=_HINT)
    raise UnreadableError(problem) from None
