"""What stands between blocks: page markers, and rules that divide a text."""

from __future__ import annotations

from edenda.readers.draft import Node, page_attrs
from edenda.readers.units import Unit


def break_node(unit: Unit) -> Node:
    """A page marker or a rule as a node."""
    return page_node(unit) if unit.is_page else rule_node(unit)


def page_node(unit: Unit) -> Node:
    """A page marker between blocks as a `pb`."""
    return Node("pb", unit.parts, attrs=next((page_attrs(part) for part in unit.parts if part.kind == "pagemark"), ()))


def rule_node(unit: Unit) -> Node:
    """A line of signs that divides (`* * *`) as a `milestone`; the signs are kept as its label."""
    parts = tuple(part._replace(kind="label") for part in unit.parts)
    return Node("milestone", parts, attrs=(("unit", "section"), ("n", unit.text)))
