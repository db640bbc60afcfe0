"""The copy of a document that becomes a plain text: what XSLT finds slowly is told in it, what says nothing is gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from edenda.tei import parser, tag
from edenda.writers.flow.escaping import escaped, has_sign
from edenda.writers.numbering import holding

#: The number of an item in its list.
PLACE: Final = "_place"

_ITEM: Final = tag("item")
#: Elements inside lines of which our stylesheets read only the words.
_MERE_WORDS: Final = tuple(
    map(
        tag,
        (
            "persName orgName placeName geogName settlement country region district bloc name rs surname forename "
            "roleName addName genName nameLink eventName date time title term foreign emph hi mentioned soCalled gloss "
            "num measure idno affiliation s w pc c phr cl"
        ).split(),
    )
)
_WORDS: Final = frozenset(_MERE_WORDS)
_STYLED: Final = frozenset(map(tag, ("hi", "emph")))
_UNSTYLED: Final = tuple(name for name in _MERE_WORDS if name not in _STYLED)
#: What is read part by part, so that a child more or less matters.
_BY_PARTS: Final = tuple(
    map(
        tag,
        (
            "choice app subst row table list sp cit text group front body back div div1 div2 div3 div4 div5 div6 div7 "
            "lg listBibl listPerson listOrg listPlace listEvent"
        ).split(),
    )
)
#: What is read part by part to any depth, and what shows an attribute of what it points to.
_WHOLE: Final = frozenset(map(tag, "biblStruct person personGrp org place event ptr".split()))


def words_and_emphasis(tei: etree._Element, /, *, is_shipped: bool) -> etree._Element:
    """Such a copy as `words_only` makes, but with the elements that say of words how they are set."""
    return _copy(tei, _UNSTYLED) if is_shipped else told(holding(tei))


def words_only(tei: etree._Element, /, *, is_shipped: bool) -> etree._Element:
    """A copy in which items have their number, and characters that are signs of a flow are none.

    Where all of the stylesheet is ours, elements that only surround words inside a line are gone, but for their words.
    """
    return _copy(tei, _MERE_WORDS) if is_shipped else told(holding(tei))


def _copy(tei: etree._Element, unread: Sequence[str]) -> etree._Element:
    copy = deepcopy(tei)
    text = copy.find(tag("text"))
    if text is not None and not _is_read_by_parts(text):
        etree.strip_tags(text, *unread)
    return told(copy)


def told(copy: etree._Element) -> etree._Element:
    """A tree read anew, so that pieces of words are one text; in it items have their number, and nothing is a sign."""
    data = etree.tostring(copy, encoding="utf-8", with_tail=False)
    root = etree.fromstring(escaped(data) if has_sign(data) else data, parser(is_ours=True))
    before: Counter[etree._Element] = Counter()
    for item in root.iter(_ITEM):
        above = item.getparent()
        if above is not None:
            before[above] += 1
            item.set(PLACE, str(before[above]))
    return root


def _is_read_by_parts(text: etree._Element) -> bool:
    """Whether any of the elements stands where its own edges matter."""
    parts = text.iter(*_BY_PARTS, *_WHOLE)
    return any(one.tag in _WHOLE or any(child.tag in _WORDS for child in one) for one in parts)
