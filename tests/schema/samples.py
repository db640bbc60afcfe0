"""Attribute values tried out: what one datatype accepts in libxml2, the other must accept as well."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from tests.schema.inclusion import RNG, Grammar

#: Values of every shape that an editor might write, good and bad.
SAMPLES: Final = (
    *(
        "",
        " ",
        "a",
        "a b",
        " a ",
        "a\tb",
        "A1",
        "1",
        "01",
        "-1",
        "+1",
        "1.5",
        "1,5",
        ".5",
        "1e3",
        "∞",
        "été",
        "a.b",
        "a/b",
    ),
    *(
        "a:b",
        "#a",
        "#a #b",
        "##",
        "#",
        "a#b",
        "register.xml#a",
        "https://example.org/a?b=1&c",
        "http://a b",
        "%",
        "%zz",
    ),
    *(
        "1902",
        "902",
        "0902",
        "-0044",
        "0000",
        "1902-03",
        "1902-13",
        "1902-03-03",
        "1902-3-3",
        "1902-02-29",
        "1904-02-29",
    ),
    *("--05", "--05-01", "--13-01", "--02-30", "---31", "---32", "12:41:00", "12:41", "24:00:00", "25:00:00"),
    *("1902-03-03T12:41:00", "1902-03-03T12:41:00Z", "1902-03-03T12:41", "1902-03-03Z", "1902Z", "March 1902"),
    *("en", "en-GB", "ko-Latn", "english-very-long-tag", "x-a", "_", "e_n", "true", "false", "0", "yes", "no", "maybe"),
    *("high", "medium", "low", "unknown", "High", "internal", "external", "conjecture", "free", "restricted", "css"),
    *("3cm", "3 cm", "50%", "1.5em", "-2px", "cm", "3", "all", "some", "none", "hard", "m", "j", "init", "abb", "sole"),
    *("1.0", "1.0.0", "1.0b2", "v1", "4.9.0", "1.0.0.0.0", "gnd", "GND", "a+b", "silent", "markup", "major", "u", "F"),
    *("parallel-segmentation", "double-end-point", "location-referenced", "minor", "a\u00a0b", "a\u200bb", "\u00ad"),
)


class Escaped(NamedTuple):
    """A value that the small grammar accepts for an attribute and the big one refuses."""

    element: str
    attribute: str
    value: str


def escaped_values(small: Grammar, big: Grammar) -> Iterator[Escaped]:
    """Every sample that an attribute may have in the small grammar and not in the big."""
    accepted: dict[tuple[str, str], frozenset[str]] = {}
    for element in sorted(small.elements.keys() & big.elements.keys()):
        theirs = dict(big.attributes(element))
        for name, node in sorted(small.attributes(element), key=lambda pair: pair[0]):
            if name not in theirs:
                continue
            ours, others = _accepted(small, node, accepted), _accepted(big, theirs[name], accepted)
            yield from (Escaped(element, name, value) for value in sorted(ours - others))


def _accepted(
    grammar: Grammar, attribute: etree._Element, known: dict[tuple[str, str], frozenset[str]]
) -> frozenset[str]:
    """The samples that an attribute pattern accepts, worked out once for each different pattern."""
    alone = _alone(grammar, attribute)
    key = (str(id(grammar)), etree.tostring(alone, method="c14n").decode())
    if key not in known:
        schema = etree.RelaxNG(alone)
        known[key] = frozenset(value for value in SAMPLES if schema.validate(etree.Element("one", {"it": value})))
    return known[key]


def _alone(grammar: Grammar, attribute: etree._Element) -> etree._Element:
    """A grammar of one element with this one attribute."""
    types = next((found for one in _upwards(attribute) if (found := one.get("datatypeLibrary"))), "")
    root = etree.Element(f"{RNG}element", {"name": "one", "datatypeLibrary": types}, nsmap={None: RNG[1:-1]})  # type: ignore[dict-item]
    it = etree.SubElement(root, f"{RNG}attribute", {"name": "it"})
    for child in attribute.iterchildren(f"{RNG}*"):
        if child.tag != f"{RNG}name":
            it.append(_expanded(grammar, child))
    return root


def _expanded(grammar: Grammar, node: etree._Element) -> etree._Element:
    """A pattern without references and documentation."""
    if node.tag == f"{RNG}ref":
        group = etree.Element(f"{RNG}group")
        for definition in grammar.definitions(node):
            group.extend(_expanded(grammar, child) for child in definition.iterchildren(f"{RNG}*"))
        return group
    made = etree.Element(node.tag, {str(name): str(value) for name, value in node.attrib.items()})
    made.text = node.text
    made.extend(_expanded(grammar, copy.copy(child)) for child in node.iterchildren(f"{RNG}*"))
    return made


def _upwards(node: etree._Element) -> Iterator[etree._Element]:
    yield node
    yield from node.iterancestors()
