"""Lines out of a flow: blocks, indentation, hanging labels, wrapping."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a text are set.

    `wrap` is the length of a line in columns (0: a line of the flow is a line); `quotation` stands at the beginning of
    each line of a displayed quotation; `item` and `note` are how far what belongs to a label is indented, None for the
    width of the label; `before_heading` is the number of blank lines before a heading.
    """

    wrap: int = 0
    quotation: str = "    "
    item: int | None = 2
    note: int | None = 0
    before_heading: int = 2


def lay_out(written: str, layout: Layout) -> str:
    """The text that a stylesheet wrote, its flows as lines; linear in its length."""
    raise NotImplementedError
