"""What a register states of entries beside their names: years, offices, identifiers, to what they belong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.across.facts import Span
from edenda.checks.across.gathering import life
from edenda.register.entries import KINDS, roles_of
from edenda.tei import XML_ID, tag

_WHEN: Final = ("when", "from", "notBefore")
_POINTING: Final = ("where", "ref", "corresp", "sameAs", "target")


class Stated(NamedTuple):
    """What is stated of an entry. `years` are those of an event; `parts` what it belongs to."""

    born: Span = Span()
    died: Span = Span()
    roles: frozenset[str] = frozenset()
    years: str = ""
    parts: frozenset[str] = frozenset()


def stated(root: etree._Element, ids: Collection[str]) -> Mapping[str, Stated]:
    """What is stated of some entries."""
    parts: dict[str, set[str]] = defaultdict(set)
    for relation in root.iter(tag("relation")):
        for active in _ids(relation.get("active")):
            parts[active].update(_ids(relation.get("passive")))
    found: dict[str, Stated] = {}
    for element in root.iter(*map(tag, KINDS)):
        name = element.get(XML_ID, "")
        if name in ids:
            years = next((value[:4] for one in _WHEN if (value := element.get(one))), "")
            here = {*parts[name], *_ids(element.get("where"))}
            lives = life(element, "birth"), life(element, "death")
            found.setdefault(name, Stated(*lives, roles_of(element), years, frozenset(here)))
    return found


def pointed_to(root: etree._Element) -> frozenset[str]:
    """The ids to which something in the register itself points, relations apart."""
    found: set[str] = set()
    for element in root.iter(etree.Element):
        for attribute in _POINTING:
            if value := element.get(attribute):
                found.update(_ids(value))
    return frozenset(found)


def _ids(value: str | None) -> list[str]:
    found = (pointer.partition("#")[2] for pointer in (value or "").split())
    return [one for one in found if one]
