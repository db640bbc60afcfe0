"""What changes in a file as a unified diff, in time about linear in the size of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from edenda.changes.stretches import line_hunks
from edenda.changes.values import FileChange
from edenda.merging.alignment import Hunk

_CONTEXT: Final = 3
_NOWHERE: Final = "/dev/null"
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+")


def changed_lines(change: FileChange, name: str) -> str:
    """A unified diff of a file before and after a change; what is no UTF-8 is shown by the sign for that."""
    before, after = ((data or b"").decode("utf-8", "replace") for data in (change.before, change.after))
    return difference(
        before, after, name if change.before is not None else "", name if change.after is not None else ""
    )


def difference(before: str, after: str, name: str, other: str | None = None) -> str:
    """A unified diff of two texts; empty where they are the same.

    `other` is the name of the file afterwards, where it is another one; a file that is not there has an empty name.
    """
    old, new = _LINE.findall(before), _LINE.findall(after)
    hunks = line_hunks(old, new)
    if not hunks:
        return ""
    shown = (line for group in _grouped(hunks) for line in _shown(group, old, new))
    return "".join((f"--- {name or _NOWHERE}\n", f"+++ {(name if other is None else other) or _NOWHERE}\n", *shown))


def _grouped(hunks: Sequence[Hunk]) -> Iterator[list[Hunk]]:
    """Hunks so near to each other that they are shown together."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and hunk.a0 - group[-1].a1 > 2 * _CONTEXT:
            yield group
            group = []
        group.append(hunk)
    yield group


def _shown(group: Sequence[Hunk], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    first, last = group[0], group[-1]
    lead = min(_CONTEXT, first.a0)
    trail = min(_CONTEXT, len(old) - last.a1)
    a0, a1, b0, b1 = first.a0 - lead, last.a1 + trail, first.b0 - lead, last.b1 + trail
    yield f"@@ -{_range(a0, a1)} +{_range(b0, b1)} @@\n"
    at = a0
    for hunk in group:
        yield from (_line(" ", line) for line in old[at : hunk.a0])
        yield from (_line("-", line) for line in old[hunk.a0 : hunk.a1])
        yield from (_line("+", line) for line in new[hunk.b0 : hunk.b1])
        at = hunk.a1
    yield from (_line(" ", line) for line in old[at:a1])


def _range(start: int, end: int) -> str:
    return f"{start + 1 if end > start else start},{end - start}"


def _line(mark: str, words: str) -> str:
    return f"{mark}{words}" if words.endswith("\n") else f"{mark}{words}\n\\ No newline at end of file\n"
