"""Lines that a `>` before each marks as quoted, as one unit; the marks of all but the first are labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.units import Part, Unit

_MARK: Final = "> "


def quoted_lines(items: Sequence[Unit]) -> list[Unit]:
    """Items with the lines of a quotation joined, each of which begins with `>`, no blank line between them."""
    found: list[Unit] = []
    run: list[Unit] = []
    for item in items:
        is_quoted = _is_quoted(item)
        if run and not (is_quoted and not item.blanks):
            found.append(_joined(run))
            run = []
        if is_quoted:
            run.append(item)
        else:
            found.append(item)
    return [*found, _joined(run)] if run else found


def _is_quoted(item: Unit) -> bool:
    return item.text.startswith(_MARK) and len(item.parts) == 1 and not item.is_page


def _joined(run: Sequence[Unit]) -> Unit:
    first, *rest = run
    parts: list[Part] = list(first.parts)
    for item in rest:
        (part,) = item.parts
        parts += [Part("label", part.start, part.start + 1), part._replace(start=part.start + len(_MARK))]
    text = " ".join([first.text, *(item.text[len(_MARK) :] for item in rest)])
    return replace(first, parts=tuple(parts), text=text, lines=len(run))
