"""`docs/schema.md`, made of the grammar and of examples: `python -m tests.schema.reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.schema.described import Element, Group, Section, common_attributes, groups, sections
from tests.schema.examples import as_lines, attribute_name, example
from tests.schema.inclusion import TEXT

PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "schema.md"
_FEWEST: Final = 4
_INTRODUCTION: Final = """\
# The elements of the schema

Every element that a document may have, what it is for here, and an example: from the edition in `tei/` where it has
one, else from `tests/cases/schema/valid/`. Dots stand for what an example leaves out. The page is made of
[`schema/edenda.rnc`](../schema/edenda.rnc) and these files; `make schema` makes it anew. How the grammar is changed is
said in [its own page](../schema/README.md), what goes beyond it (the house rules, `schema/edenda.sch`) in the
[pages on problems](problems/).

{count} elements. Words in *italics* stand for one of the groups at the end. An attribute in **bold** must be there.
Every element may have the following attributes, which are not named again: {common}.
"""


def page() -> str:
    """The page."""
    all_sections = sections()
    count = sum(len(section.elements) for section in all_sections)
    common = ", ".join(f"@{attribute_name(name)}" for name in common_attributes())
    parts = [_INTRODUCTION.format(count=count, common=common)]
    parts += [_section(section) for section in all_sections if section.elements or "." not in section.number]
    parts += ["## Groups", *map(_group, [*groups("content"), *groups("model")])]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts if part)


def _section(section: Section) -> str:
    if section.number in {"1", "2", "3", "4"}:
        return ""
    mark = "###" if "." in section.number else "##"
    return "\n".join([f"{mark} {section.title}", *("\n" + _element(element) for element in section.elements)])


def _element(element: Element) -> str:
    lines = [f"#### {element.name}", "", element.says, ""]
    if element.attributes:
        lines.append(f"Attributes: {', '.join(_attribute(name, element) for name in element.attributes)}.")
    lines.append(f"Holds: {', '.join(_held(element.holds)) or 'nothing'}.")
    path, shown = example(element.name)
    return "\n".join([*lines, "", f"`{path}`:", "", "```xml", *as_lines(shown), "```"])


def _attribute(name: str, element: Element) -> str:
    return f"**@{attribute_name(name)}**" if name in element.required else f"@{attribute_name(name)}"


def _held(holds: frozenset[str], but: str = "") -> Iterator[str]:
    """What may stand in something, in as few words as there are: groups where they fit, largest first."""
    left = set(holds)
    for group in sorted([*groups("content"), *groups("model")], key=lambda one: -len(one.holds)):
        if len(group.holds) >= _FEWEST and group.holds <= left and group.name != but:
            yield f"*{_called(group)}*"
            left -= group.holds
    if TEXT in left:
        yield "text"
    yield from (f"`{name}`" for name in sorted(left - {TEXT}, key=str.lower))


def _group(group: Group) -> str:
    return f"**{_called(group)}**: {group.says} {', '.join(_held(group.holds, group.name))}.\n"


def _called(group: Group) -> str:
    kind, _, name = group.name.partition(".")
    return f"{name} content" if kind == "content" else f"{name} elements"


if __name__ == "__main__":
    sys.stdout.write(page())
