"""A change to a file as a unified diff, in time about linear in the size of the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from edenda.changes.stretches import line_hunks
from edenda.changes.values import FileChange
from edenda.merging.alignment import Hunk

_CONTEXT: Final = 3
_NOWHERE: Final = "/dev/null"


def difference(change: FileChange, name: str) -> str:
    """A unified diff of a file before and after a change; what is no UTF-8 is shown as the sign for that."""
    old, new = (_lines(data) for data in (change.before, change.after))
    hunks = line_hunks(old, new)
    if not hunks:
        return ""
    before = _NOWHERE if change.before is None else name
    after = _NOWHERE if change.after is None else name
    shown = (_shown(group, old, new) for group in _grouped(hunks))
    return f"--- {before}\n+++ {after}\n" + "".join(line for lines in shown for line in lines)


def _lines(data: bytes | None) -> list[bytes]:
    return (data or b"").splitlines(keepends=True)


def _grouped(hunks: Sequence[Hunk]) -> Iterator[list[Hunk]]:
    """Hunks so near to each other that they are shown together."""
    group: list[Hunk] = []
    for hunk in hunks:
        if group and hunk.a0 - group[-1].a1 > 2 * _CONTEXT:
            yield group
            group = []
        group.append(hunk)
    yield group


def _shown(group: Sequence[Hunk], old: Sequence[bytes], new: Sequence[bytes]) -> Iterator[str]:
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


def _line(mark: str, line: bytes) -> str:
    text = line.decode("utf-8", "replace")
    return f"{mark}{text}" if text.endswith("\n") else f"{mark}{text}\n\\ No newline at end of file\n"
