"""Plain names, dates and paragraphs: those of which all that a page says can be told before any stylesheet runs.

Most are: mere words with one pointer, one day, or no attribute beside an id. They bear CLASS, all that stands in the
class of their HTML element; a stylesheet that sees it asks nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from edenda.register.kinds import KINDS
from edenda.tei import XML_ID, tag

if TYPE_CHECKING:
    from lxml import etree

CLASS: Final = "_class"
#: Of an element in which something may be set as a block.
HOLDS: Final = "_holds"

#: What may be a block, wherever it stands: the names in the key `block` of common/structure.xsl.
BLOCKS: Final = (
    "p ab list table lg figure floatingText listBibl sp address argument epigraph postscript closer opener trailer "
    "div div1 div2 div3 div4 div5 div6 div7 listPerson listOrg listPlace listEvent titlePage byline docImprint "
    "titlePart speaker head biblStruct dateline salute signed docDate docAuthor seg stage quote q cit"
).split()
#: With what ids of pages begin, up to the first hyphen: `own-beginnings` of common/register.xsl.
OWN_BEGINNINGS: Final = (
    "about apparatus call cite cited contents documents downloads entry facts m main mentioned note notes p page r "
    "search section show side text v variants view"
).split()
_OWN: Final = frozenset(OWN_BEGINNINGS)

_NAMES: Final = frozenset(
    map(tag, "persName orgName placeName geogName settlement country region name rs eventName title term".split())
)
_OF_NAMES: Final = frozenset((XML_ID, "ref", "type"))
_OF_DATES: Final = frozenset((XML_ID, "when"))
_ID: Final = re.compile(r"register\.xml#([A-Za-z0-9.-][A-Za-z0-9_.-]*)")
_PARAGRAPH: Final = tag("p")
#: The class of a paragraph that has no attribute beside an id.
PARAGRAPH_CLASS: Final = "tei-p p"
_DATES: Final = {tag("date"): "tei-date dated", tag("time"): "tei-time dated"}
_DAY: Final = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?")
_KINDS: Final = {tag(element): kind.name for kind in KINDS for element in kind.elements}


def kind_of_entry(element: etree._Element) -> str:
    """The kind of an entry of the register, as `person`; empty for what is none."""
    return _KINDS.get(element.tag, "")


@lru_cache(maxsize=4096)
def entry_id(pointer: str) -> str:
    """The id of an entry at the end of a page, after its underscore; empty where it is not simply the register's."""
    found = _ID.fullmatch(pointer)
    return found[1] if found and found[1].partition("-")[0] not in _OWN else ""


def class_of(element: etree._Element, name: str, attributes: Sequence[str | bytes], kinds: Mapping[str, str]) -> str:
    """The class of a plain date or paragraph, or of a name if `kinds` knows its entry; empty where it is not plain."""
    if name in _NAMES:
        if len(element) or not _OF_NAMES.issuperset(attributes):
            return ""
        return _class_of_name(name, kinds.get(entry_id(element.get("ref", "")), ""))
    if name == _PARAGRAPH:
        return "" if len(attributes) > (XML_ID in attributes) else PARAGRAPH_CLASS
    if name in _DATES and not len(element) and _OF_DATES.issuperset(attributes):
        return _DATES[name] if _DAY.fullmatch(element.get("when", "")) else ""
    return ""


@lru_cache(maxsize=256)
def _class_of_name(name: str, kind: str) -> str:
    return f"tei-{name.rpartition('}')[2]} entity {kind}" if kind else ""
