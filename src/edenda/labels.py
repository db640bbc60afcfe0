"""The words that outputs add to an edition, from `transform/labels/CODE.toml`: for the stylesheets, and for Python."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from xml.sax.saxutils import escape

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.resources import TRANSFORM
from edenda.xml.files import read_own

#: The language whose words stand where another has none.
DEFAULT: Final = "en"
_FOLDER: Final = "labels"
_KEY: Final = re.compile(r"[a-z][a-z0-9-]*")
#: The width of a month in the variable `label-months`, from which stylesheets cut.
_MONTH: Final = 12
_HEAD: Final = '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'


def interfaces() -> tuple[str, ...]:
    """The languages that the outputs speak, sorted: `de`, `en`."""
    return tuple(sorted(path.stem for path in (TRANSFORM / _FOLDER).glob("*.toml")))


def is_known(interface: str, own: Path | None) -> bool:
    """Whether there are words of a language, of ours or in the edition's `transform/`."""
    return any((root / _FOLDER / f"{interface}.toml").is_file() for root in (TRANSFORM, *((own,) if own else ())))


@lru_cache(maxsize=16)
def labels(interface: str = DEFAULT, own: Path | None = None) -> Mapping[str, str]:
    """The words by key: those of a language, of the edition's own `transform/` before ours; English where it has none.

    Months are one string of twelve names, each filled up with blanks. Raises UnreadableError (OUT-001) for an own file
    that is no TOML or says something else than words.
    """
    found: dict[str, str] = {}
    for code in dict.fromkeys((DEFAULT, interface)):
        for root in (TRANSFORM, *((own,) if own else ())):
            path = root / _FOLDER / f"{code}.toml"
            if path.is_file():
                found.update(_read(path))
    return MappingProxyType(found)


def labels_as_stylesheet(interface: str, own: Path | None) -> bytes:
    """The words as a stylesheet of variables, each `label-KEY`: what `edenda:labels.xsl` is."""
    known = labels(interface, own)
    variables = (f'<xsl:variable name="label-{key}" select="{_literal(words)}"/>' for key, words in known.items())
    return f"{_HEAD}{''.join(variables)}</xsl:stylesheet>".encode()


def _literal(words: str) -> str:
    """A text as a string of XPath within an attribute."""
    parts = [f"'{part}'" for part in words.split("'")]
    literal = parts[0] if len(parts) == 1 else "concat(" + ', "\'", '.join(parts) + ")"
    return escape(literal, {'"': "&quot;", "\n": "&#10;"})


def _read(path: Path) -> dict[str, str]:
    try:
        table = tomllib.loads(read_own(path).decode())
    except ValueError as error:
        message = f"The words of the interface cannot be read: {error}."
        raise UnreadableError(Problem("OUT-001", message, str(path), hint="Write them as TOML, in UTF-8.")) from None
    return {key: _words(key, value, path) for key, value in table.items()}


def _words(key: str, value: Any, path: Path) -> str:
    if _KEY.fullmatch(key) and isinstance(value, str):
        return value
    if key == "months" and isinstance(value, list) and all(isinstance(month, str) for month in value):
        return "".join(month.ljust(_MONTH) for month in value)
    message = f"The words of “{key}” should be a text in quotation marks."
    raise UnreadableError(Problem("OUT-001", message, str(path), hint="Correct the value."))
