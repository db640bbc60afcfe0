"""The memory of a TEI file on disk: `tei/.edenda/NAME.json`, committed, sorted, one mark a line.

With it a file that somebody edited is known from one that nobody touched, and a mark that an editor took out from one
that was never made. A missing memory means that the file was edited. Git may merge it line by line in any way: lines
are read one at a time, and a line more or a line twice does no harm.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.files import read_own
from edenda.xml.reading import read_xml

FOLDER: Final = ".edenda"
_BASE: Final = "base"
_VERSION: Final = 2
_VERSION_LINE: Final = re.compile(rb'"version":\s*(\d+)')
_HASH: Final = re.compile(r'\s*"(tei|source)":\s*"([0-9a-f]{64})"')
State = Literal["marked", "removed", "held"]
_STATES: Final = frozenset({"marked", "removed", "held"})


class Row(NamedTuple):
    """One mark, made or taken out: what was marked as what, the words around it, the id of the element around it.

    `state`: `marked` stands; `removed` was taken out by an editor; `held` is not made, since a mark on the same words
    was taken out at a place that is no longer to be found. `by`: `machine` or `editor`. `ref`: the register entries
    that the machine linked it to.
    """

    surface: str
    type: str
    before: str = ""
    after: str = ""
    id: str = ""
    state: State = "marked"
    by: str = "machine"
    ref: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """Which mark it is: words, kind, surroundings."""
        return self[:5]


class Memory(NamedTuple):
    """The hashes (SHA-256, hexadecimal) of the TEI as generated and of its source, and the marks.

    There is more than one hash where git joined the memories of two branches.
    """

    tei: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()


def memory_path(tei: Path) -> Path:
    """Where the memory of a TEI file lies."""
    return tei.parent / FOLDER / f"{tei.stem if tei.suffix == '.xml' else tei.name}.json"


def base_path(tei: Path) -> Path:
    """Where the TEI lies as it was last converted, which a corrected source is compared with."""
    return tei.parent / FOLDER / _BASE / tei.name


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_memory(tei: Path) -> Memory | None:
    """The memory of a TEI file; None where there is none. Lines that are not understood are passed over."""
    try:
        lines = read_own(memory_path(tei)).decode("utf-8", "replace").split("\n")
    except UnreadableError:
        return None
    hashes = [(known[1], known[2]) for line in lines if (known := _HASH.match(line))]
    rows = sorted({found for line in lines if (found := _row(line))})
    return Memory(
        frozenset(value for key, value in hashes if key == "tei"),
        frozenset(value for key, value in hashes if key == "source"),
        tuple(row for row, _ in rows),
    )


def damaged_memory(tei: Path) -> Problem | None:
    """MEM-002 where there is a memory of a TEI file which this version cannot read."""
    path = memory_path(tei)
    if not path.exists():
        return None
    try:
        version = _VERSION_LINE.search(read_own(path))
    except UnreadableError:
        version = None
    if version is not None and int(version[1]) <= _VERSION:
        return None
    message = "What edenda remembers of this file cannot be read" + (
        f": a newer version ({int(version[1])}) wrote it." if version else "; it is damaged."
    )
    hint = "Bring the memory back from git; or delete it, and marks that were taken out before may come back."
    return Problem("MEM-002", message, str(path), hint=hint)


def is_untouched(tei: Path) -> bool:
    """Whether a TEI file is, byte for byte, what edenda wrote."""
    memory = read_memory(tei)
    return memory is not None and tei.is_file() and digest(read_xml(tei)) in memory.tei


def compose_memory(memory: Memory) -> bytes:
    """The bytes of a memory: the same for the same memory. The last line of the list ends no row, for git's sake."""
    lines = ["{", f'  "version": {_VERSION},']
    lines += [f'  "{key}": "{value}",' for key in ("tei", "source") for value in sorted(getattr(memory, key))]
    lines += ['  "marks": [', *(f"    {line}," for line in _lines(memory.rows)), "    null", "  ]", "}"]
    return ("\n".join(lines) + "\n").encode()


def _lines(rows: Iterable[Row]) -> Iterable[str]:
    """Each row as a line; what stands alike several times is counted, so that no line stands twice."""
    counts = Counter(rows)
    for row in sorted(counts):
        record: dict[str, Any] = {key: value for key, value in row._asdict().items() if value}
        for number in range(1, counts[row] + 1):
            yield json.dumps({**record, "again": number} if number > 1 else record, ensure_ascii=False)


def _row(line: str) -> tuple[Row, int] | None:
    """The row in a line and its number among those alike; None where it has none."""
    if not line.lstrip().startswith('{"'):
        return None
    try:
        record = json.loads(line.strip().removesuffix(","))
    except ValueError:
        return None
    values: Any = {key: value for key, value in record.items() if key in Row._fields and isinstance(value, str)}
    if not values.get("surface") or not values.get("type") or values.get("state", "marked") not in _STATES:
        return None
    again = record.get("again", 1)
    return Row(**values), again if isinstance(again, int) else 1
