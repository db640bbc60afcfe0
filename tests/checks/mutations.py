"""Mistakes made at random in good documents, the same for the same seed."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Final

from lxml import etree

from edenda.tei import tag

_ELEMENTS: Final = (
    "p div head list item quote note hi persName date pb lb title bibl closer opener row foo Persname".split()
)
_ATTRIBUTES: Final = ("when", "type", "n", "rend", "target", "colour", "id", "cert", "url", "resp")
_VALUES: Final = ("", "1962-2-3", "high", "a b", "1962-02-30", "#x y", "yes", "-3", "1962")
_WORDS: Final = "Words that stand where perhaps none may."


def mutated(root: etree._Element, random: Random) -> etree._Element:
    """A copy of a document with one mistake, or what may be one."""
    copy = deepcopy(root)
    elements = [element for element in copy.iter(etree.Element) if element.getparent() is not None]
    random.choice(_MUTATIONS)(random.choice(elements), random)
    return copy


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _delete(element: etree._Element, _: Random) -> None:
    parent, previous, tail = _parent(element), element.getprevious(), element.tail
    if previous is None:
        parent.text = (parent.text or "") + (tail or "")
    else:
        previous.tail = (previous.tail or "") + (tail or "")
    element.tail = None
    parent.remove(element)


def _rename(element: etree._Element, random: Random) -> None:
    element.tag = tag(random.choice(_ELEMENTS))


def _repeat(element: etree._Element, _: Random) -> None:
    element.addnext(deepcopy(element))


def _swap(element: etree._Element, _: Random) -> None:
    following = element.getnext()
    if following is not None:
        following.addnext(element)


def _wrap(element: etree._Element, random: Random) -> None:
    parent = _parent(element)
    around = etree.Element(tag(random.choice(_ELEMENTS)))
    around.tail, element.tail = element.tail, None
    parent.replace(element, around)
    around.append(element)


def _insert(element: etree._Element, random: Random) -> None:
    new = etree.Element(tag(random.choice(_ELEMENTS)))
    new.text = random.choice((None, "Words."))
    element.insert(random.randint(0, len(element)), new)


def _write(element: etree._Element, _: Random) -> None:
    element.tail = f"{_WORDS}{element.tail or ''}"


def _attribute(element: etree._Element, random: Random) -> None:
    element.set(random.choice(_ATTRIBUTES), random.choice(_VALUES))


def _forget(element: etree._Element, random: Random) -> None:
    names = sorted(map(str, element.keys()))
    if names:
        del element.attrib[random.choice(names)]


def _no_namespace(element: etree._Element, _: Random) -> None:
    element.tag = etree.QName(element).localname


_MUTATIONS: Final[tuple[Callable[[etree._Element, Random], None], ...]] = (
    _delete,
    _rename,
    _repeat,
    _swap,
    _wrap,
    _insert,
    _write,
    _attribute,
    _attribute,
    _forget,
    _no_namespace,
)
