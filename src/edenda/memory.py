"""What edenda remembers of a document it wrote: `tei/.edenda/NAME.json`, committed, sorted, one decision a line.

With it a file that somebody edited is known from one that nobody touched, and what a machine marked from what an editor
did. A missing memory means that the file was edited.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from edenda.model import Flow, Link, Mark, Reading

FOLDER: Final = ".edenda"
_VERSION: Final = 1
_AROUND = 24
_REMEMBERED: Final = frozenset({"persName", "orgName", "placeName", "name", "title", "date"})


class Memory(NamedTuple):
    """The hashes (SHA-256, hexadecimal) of the TEI as generated and of its source."""

    tei: str
    source: str


def memory_path(tei: Path) -> Path:
    """Where the memory of a TEI file lies."""
    return tei.parent / FOLDER / f"{tei.stem}.json"


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_memory(tei: Path) -> Memory | None:
    """The memory of a TEI file; None where there is none or it cannot be understood."""
    try:
        record = json.loads(memory_path(tei).read_bytes())
        return Memory(str(record["tei"]), str(record["source"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_untouched(tei: Path) -> bool:
    """Whether a TEI file is, byte for byte, what edenda wrote."""
    memory = read_memory(tei)
    return memory is not None and tei.is_file() and digest(tei.read_bytes()) == memory.tei


def compose_memory(data: bytes, source: bytes, reading: Reading) -> bytes:
    """The memory of a document as generated: its hashes and every name and date that a machine marked."""
    lines = sorted({json.dumps(row, ensure_ascii=False, sort_keys=True) for row in _rows(reading)})
    head = [
        f'  "version": {_VERSION},',
        f'  "tei": "{digest(data)}",',
        f'  "source": "{digest(source)}",',
        '  "marks": [',
    ]
    body = ",\n".join(f"    {line}" for line in lines)
    return ("{\n" + "\n".join(head) + "\n" + (body + "\n" if body else "") + "  ]\n}\n").encode()


def _rows(reading: Reading) -> Iterator[dict[str, str | int]]:
    for flow in reading.flows:
        seen: Counter[tuple[str, str, str]] = Counter()
        for mark in _remembered(flow.marks):
            surface = " ".join(flow.text[slice(*mark.span)].split())
            context = _context(flow, mark)
            seen[mark.kind, surface, context] += 1
            row: dict[str, str | int] = {"type": mark.kind, "surface": surface, "context": context, "by": "machine"}
            if seen[mark.kind, surface, context] > 1:
                row["again"] = seen[mark.kind, surface, context]
            row.update(
                {
                    name: value.target if isinstance(value, Link) else value
                    for name, value in mark.attrs
                    if name in ("ref", "when", "from", "to")
                }
            )
            yield row


def _remembered(marks: Iterable[Mark]) -> Iterator[Mark]:
    return (mark for mark in marks if mark.kind in _REMEMBERED and mark.why is not None)


def _context(flow: Flow, mark: Mark) -> str:
    """A hash of the words around a mark, blind to white space, so that it outlives edits elsewhere in the sentence."""
    start, end = mark.span
    around = flow.text[max(0, start - _AROUND) : start] + "|" + flow.text[end : end + _AROUND]
    return digest(" ".join(around.split()).encode())[:12]
