"""What counts as a dated mention in a document: a date with a value of a year at least, in the text or of the whole."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final, NamedTuple

from lxml import etree

from edenda.register.index.anchors import Anchors
from edenda.tei import NS, XML_ID, id_in_page, tag

#: Elements whose attributes state a date; the attributes of others may say the same of pages, lines or persons.
DATES: Final = frozenset(map(tag, ("date", "time", "docDate", "origDate")))
_ATTRIBUTES: Final = ("when", "from", "to", "notBefore", "notAfter")
#: The attributes by which a date takes its place among others, the first that it has.
_PLACING: Final = ("when", "from", "notBefore", "to", "notAfter")
#: A date as XML Schema writes it, of a year that a machine can count; years before the first as astronomers have them.
_VALUE: Final = re.compile(r"(-?\d{4,15})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[TZ]|[+-]\d\d:)", re.ASCII)
#: Behind all months of a year, and all days of a month: the whole comes after its parts.
_WHOLE_YEAR: Final = 13
_WHOLE_MONTH: Final = 32
_DATED_BY_A_PART: Final = tag("docDate")
#: Elements that get an anchor of their own in a document's page.
_ANCHORED: Final = frozenset({tag("date"), tag("time")})
_CREATION: Final = tag("creation")
_ACTION: Final = tag("correspAction")
_SENT: Final = "t:teiHeader/t:profileDesc/t:correspDesc/t:correspAction[@type='sent']/t:date"
_CHOICE: Final = tag("choice")
_REPLACED: Final = frozenset(map(tag, ("sic", "orig", "abbr")))
_SHOWN: Final = tag("text")
_LISTED: Final = tag("standOff")
_HEADER: Final = tag("teiHeader")


class Stated(NamedTuple):
    """The date that an element states, and where it comes among others of its document.

    `value` is as `when=1956-02-14` or `from=1956 to=1958`; a year as a whole comes behind its months, a month behind
    its days, a range behind its first day.
    """

    year: int
    month: int
    day: int
    is_range: bool
    value: str
    role: str
    """Of a date of the whole document, in its header: `written`, or the type of a correspAction such as `sent`."""


def stated_by(element: etree._Element) -> Stated | None:
    """The date that an element of `DATES` states, if it is listed: in the text, or when the header says it was made."""
    values = _values(element)
    if not values or not _is_listed(element):
        return None
    placing = next(values[name] for name in _PLACING if name in values)
    found = _VALUE.match(placing)
    if not found:
        return None
    month = int(found[2] or _WHOLE_YEAR)
    day = int(found[3] or (_WHOLE_MONTH if found[2] else 0))
    value = " ".join(f"{name}={values[name]}" for name in _ATTRIBUTES if name in values)
    return Stated(int(found[1]), month, day, "when" not in values, value, _role(element))


def anchor_of(element: etree._Element, number: int, anchors: Anchors) -> str:
    """The id that leads to a date in the document's page; `number` is its own among all elements. Empty in a header.

    A date of a list beside the text, or of a title page, has that of what it dates.
    """
    around = [one.tag for one in element.iterancestors()]
    if _HEADER in around:
        return ""
    if element.tag in _ANCHORED and _SHOWN in around:
        return anchors.of(element, number)
    return next((id_in_page(name) for one in (element, *element.iterancestors()) if (name := one.get(XML_ID))), "")


def _values(element: etree._Element) -> dict[str, str]:
    """What the attributes of an element state, to the day; nothing that has no year."""
    found = ((name, _VALUE.match(element.get(name, "").strip())) for name in _ATTRIBUTES)
    return {name: value[0] for name, value in found if value}


def _is_listed(element: etree._Element) -> bool:
    """Whether the page of a document shows a date, or the header says with it when the document was made or sent."""
    around = [one.tag for one in element.iterancestors()]
    if _HEADER in around:
        return bool(_role(element)) and not _is_said_again(element)
    if _SHOWN not in around and _LISTED not in around:
        return False
    if element.tag == _DATED_BY_A_PART and any(_values(one) for one in element.iterdescendants(*_ANCHORED)):
        return False
    return not any(one in _REPLACED and above == _CHOICE for one, above in pairwise(around))


def _role(element: etree._Element) -> str:
    parent = element.getparent()
    if parent is None or element.tag not in _ANCHORED:
        return ""
    if parent.tag == _ACTION:
        return parent.get("type", "")
    return "written" if parent.tag == _CREATION else ""


def _is_said_again(element: etree._Element) -> bool:
    """Whether a letter was sent on the day on which it was written."""
    parent = element.getparent()
    if parent is None or parent.tag != _CREATION:
        return False
    sent = element.getroottree().getroot().iterfind(_SENT, NS)
    return any(_values(one) == _values(element) for one in sent)
