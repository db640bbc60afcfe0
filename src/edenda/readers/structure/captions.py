"""Captions and credits of pictures that did not reach a plain text: `Fig. 2. The quay.`, `Photo: …`, `[Image: …]`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.model import Evidence
from edenda.readers.draft import Node
from edenda.readers.units import Unit

_LONGEST: Final = 400


@cache
def _pattern(language: Language, kind: str) -> re.Pattern[str]:
    key = "credits" if kind == "behind" else kind
    words = any_of(language.words("captions", key))
    number = r"(?:\d{1,3}[a-z]?|[ivxlc]{1,6})"
    forms = {
        "figures": rf"(?:{words})\s?{number}\s?[.:—–-]\s*\S",
        "pictures": rf"[\[(]?(?:{words})(?:\s?{number})?:\s*\S",
        "credits": rf"[\[(](?:{words})\s\S.*[\])]\.?$|(?:photo |picture |image )?credits?:\s*\S",
        "behind": rf"[^.!?]{{6,120}}\.\s(?:{words}):\s[^.!?]{{3,80}}\.?$",
        "tables": rf"(?:{words})\s?{number}(?:\s?[.:—–-]|$)",
    }
    return re.compile(forms[kind], re.IGNORECASE)


def is_caption(unit: Unit, language: Language) -> bool:
    """Whether a unit describes a picture."""
    if unit.is_page or len(unit.text) > _LONGEST:
        return False
    return any(_pattern(language, kind).match(unit.text) for kind in ("figures", "pictures", "behind"))


def is_credit(unit: Unit, language: Language) -> bool:
    """Whether a unit says who took or lent a picture."""
    return _is(unit, language, "credits")


def is_table_caption(unit: Unit, language: Language) -> bool:
    """Whether a unit names and numbers a table."""
    return _is(unit, language, "tables")


def _is(unit: Unit, language: Language, kind: str) -> bool:
    if unit.is_page or len(unit.text) > _LONGEST:
        return False
    return _pattern(language, kind).match(unit.text) is not None


def figure_node(caption: Unit | None, credit: Unit | None) -> Node:
    """A picture that is not here, as a `figure` with the words that stood below it."""
    children: list[Node] = []
    if caption is not None:
        children.append(Node("head", caption.parts))
    if credit is not None:
        children.append(Node("p", credit.parts))
    sign = "begins as the caption of a picture does" if caption is not None else "names whose picture it is"
    return Node("figure", children=tuple(children), why=Evidence("caption", sign, 0.9))
