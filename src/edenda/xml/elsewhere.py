"""What a document has elsewhere and no check can therefore see: entities, files drawn in, a document type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from edenda.problems import Problem
from edenda.tei import line_of

_INCLUDE: Final = "{http://www.w3.org/2001/XInclude}include"
_CHARACTER: Final = "Write what it stands for, or the character itself (&#233; for é)."
_DRAWN_IN: Final = "Put the text into this file, or give each file a check of its own."


def check_elsewhere(root: etree._Element, name: str) -> Iterator[Problem]:
    """TEI-005 for words that are not in this file, TEI-006 for a document type outside it: edenda reads neither."""
    counts: dict[str, list[int | None]] = {}
    for entity in root.iter(etree.Entity):
        counts.setdefault(str(entity.text), []).append(line_of(entity))
    for called, lines in counts.items():
        times = f" ({len(lines)} times)" if len(lines) > 1 else ""
        message = f"The entity {called}{times} is not expanded, so that no check sees what it stands for."
        yield Problem("TEI-005", message, name, lines[0], hint=_CHARACTER)
    for include in root.iter(_INCLUDE):
        message = f"XInclude is not followed: “{include.get('href', '')}” was not read."
        yield Problem("TEI-005", message, name, line_of(include), hint=_DRAWN_IN)
    document: Any = root.getroottree().docinfo
    if url := document.system_url:
        hint = "Delete the DOCTYPE: a TEI document needs none, and its schema stands in an xml-model."
        yield Problem("TEI-006", f"The document type in “{url}” was not read.", name, hint=hint)
