"""Sections: nodes put into one another by how deep their headings stand."""

from __future__ import annotations

from collections.abc import Sequence

from edenda.readers.draft import Node


def sections(blocks: Sequence[tuple[Node, int]]) -> tuple[Node, ...]:
    """Nodes with their heading depth (0 = no heading) as nodes and nested `div`s of type section."""
    top: list[Node] = []
    open_sections: list[tuple[int, list[Node]]] = []

    def close(level: int) -> None:
        while open_sections and open_sections[-1][0] >= level:
            _, children = open_sections.pop()
            target = open_sections[-1][1] if open_sections else top
            target.append(Node("div", children=tuple(children), attrs=(("type", "section"),)))

    for node, level in blocks:
        if level:
            close(level)
            open_sections.append((level, [node]))
        else:
            (open_sections[-1][1] if open_sections else top).append(node)
    close(0)
    return tuple(top)
