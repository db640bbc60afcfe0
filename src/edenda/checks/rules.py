"""All rules on one document, in one walk through it: those of the house, and those that hold for any TEI."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from edenda.checks import content, house
from edenda.checks.house.walk import Finding, Rule, walk
from edenda.problems import Problem
from edenda.tei import line_of

#: House rules that hold for any TEI.
FOR_ALL: Final = ("DATE-001", "DATE-002", "EDIT-001", "PAGE-002", "QUOT-002")
#: A finding of the first kind is left out where one of the second is made of the same element, and says more.
_SAYS_MORE: Final[Mapping[str, str]] = {"SPACE-001": "NAME-004", "DATE-006": "DATE-007"}

PROFILES: Final[Mapping[str, Mapping[str, Rule]]] = {
    "house": {**house.RULES, **content.RULES},
    "tei": {**{code: house.RULES[code] for code in FOR_ALL}, **content.RULES},
}


Keep = Callable[[Sequence[Finding]], Sequence[Finding]]


def check_rules(
    root: etree._Element, name: str, profile: str = "house", keep: Keep = tuple[Finding, ...]
) -> tuple[Problem, ...]:
    """What breaks the rules of a profile, in the order of the file; `name` is the file named.

    `keep` says which findings are left, where an editor decided about some.
    """
    found = [
        Problem(one.code, _ended(one.message), name, one.line or line_of(one.element), hint=one.hint)
        for one in keep(tuple(_findings(root, PROFILES[profile])))
    ]
    return tuple(sorted(found, key=lambda problem: problem.line or 0))


def _ended(message: str) -> str:
    """A sentence that ends with words of the text, without a stop of its own where these have one."""
    return message[:-1] if message.endswith((".”.", "!”.", "?”.")) else message


def _findings(root: etree._Element, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    seen = walk(root)
    found = [one for rule in rules.values() for one in rule(seen)]
    said = {(one.code, one.element) for one in found if one.code in _SAYS_MORE.values()}
    return (one for one in found if (_SAYS_MORE.get(one.code), one.element) not in said)
