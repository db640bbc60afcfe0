"""What the headers of documents say, for lists, citations and the search: read by `transform/common/facts.xsl`."""

from __future__ import annotations

from typing import Final

from lxml import etree

from edenda.site.values import Author, DocumentFacts
from edenda.writers.context import RenderContext
from edenda.writers.stylesheets import transform

_STYLESHEET: Final = "common/facts.xsl"
#: What a name is of -> the field in which it stands.
_NAMES: Final = {
    "author": "authors",
    "sent": "senders",
    "received": "addressees",
    "editor": "editors",
    "responsible": "responsible",
}
#: The fields that are one text each.
_TEXTS: Final = tuple(name for name in DocumentFacts._fields if name not in {"stem", "markup", *_NAMES.values()})


def facts_of(stem: str, tei: etree._Element, context: RenderContext) -> DocumentFacts:
    """What the header of a document says; `stem` is the name of its file without the ending."""
    made = transform(tei, _STYLESHEET, context, {}).getroot()
    texts = {name: made.findtext(name, "") for name in _TEXTS}
    names = {kind: tuple(_author(one) for one in made.iterfind(f"name[@of='{kind}']")) for kind in _NAMES}
    return DocumentFacts(stem, **texts, **{field: names[kind] for kind, field in _NAMES.items()})  # type: ignore[arg-type]


def _author(element: etree._Element) -> Author:
    return Author(
        element.text or "",
        element.get("family", ""),
        element.get("given", ""),
        element.get("entry", ""),
        is_body=element.get("body") == "true",
        is_person=element.get("person") == "true",
        suffix=element.get("suffix", ""),
        role=element.get("role", ""),
    )
