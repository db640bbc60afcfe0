"""Whether somebody was alive when a document was written: by the years in the register and in the header."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from edenda.tei import tag

_YEAR: Final = re.compile(r"-?\d{4}")
#: Where a header says when a text was written.
_WRITTEN: Final = re.compile(rb"<(?:\w+:)?(?:creation|correspAction)\b.*?\bwhen\s*=\s*[\"'](-?\d{4})", re.DOTALL)
_HEADER: Final = 1 << 16


def year_written(data: bytes, stated: str) -> int | None:
    """The year in which a document was written, as the edition or its header states it; None where neither does."""
    if found := _YEAR.match(stated):
        return int(found[0])
    head = data[:_HEADER].partition(b"</teiHeader>")[0]
    written = _WRITTEN.search(head)
    return int(written[1]) if written else None


def why_not_alive(entry: etree._Element, year: int) -> str:
    """Why a person cannot have been alive in a year, in words; empty where nothing speaks against it."""
    born, died = _year_in(entry, "birth", ("when", "from", "notBefore")), _year_in(entry, "death", ("when", "notAfter"))
    if born is not None and born > year:
        return f"born in {born}, after {year}"
    if died is not None and died < year:
        return f"died in {died}, before {year}"
    return ""


def _year_in(entry: etree._Element, name: str, attributes: tuple[str, ...]) -> int | None:
    child = entry.find(tag(name))
    stated = next((value for one in attributes if child is not None and (value := child.get(one))), "")
    found = _YEAR.match(stated)
    return int(found[0]) if found else None
