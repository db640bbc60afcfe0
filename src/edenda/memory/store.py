"""The memory of a TEI file on disk: `tei/.edenda/NAME.json`, committed, sorted, one mark a line.

With it a file that somebody edited is known from one that nobody touched, and a mark that an editor took out from one
that was never made. A missing memory means that the file was edited. Git may merge it line by line in any way: lines
are read one at a time, and a line more or a line twice does no harm.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.xml.files import read_own
from edenda.xml.reading import read_xml

FOLDER: Final = ".edenda"
_BASE: Final = "base"
#: The version of files in which nobody decided anything; they are as they always were.
_UNDECIDED: Final = 2
#: The version of files with decisions: an edenda that does not know these must not write them.
_VERSION: Final = 3
_VERSION_LINE: Final = re.compile(rb'"version":\s*(\d+)')
_HASH: Final = re.compile(r'\s*"(tei|source)":\s*"([0-9a-f]{64})"')
State = Literal["marked", "removed", "held"]
_STATES: Final = frozenset({"marked", "removed", "held"})
#: Behind what a mark stands in that is not in the running text: `aside/persName`.
ASIDE: Final = "/"
Decided = Literal["", "accepted", "linked", "rejected"]
#: What people can have decided; of two decisions of one day the later in this list counts.
_DECISIONS: Final = ("", "accepted", "linked", "rejected")


class Row(NamedTuple):
    """One mark, made or taken out: what was marked as what, the words around it, the id of the element around it.

    `state`: `marked` stands; `removed` was taken out by an editor; `held` is not made, since a mark on the same words
    was taken out at a place that is no longer to be found. `by`: `machine` or `editor`. `ref`: the register entries
    that it was linked to.

    `decided`: what somebody decided about it when asked, with `who`, `when` and the `key` under which it was asked for:
    `accepted` is right as it stands (without a link: it needs no entry), `linked` means the entries in `ref`,
    `rejected` is no such name. Empty where nobody was asked.
    """

    surface: str
    type: str
    before: str = ""
    after: str = ""
    id: str = ""
    state: State = "marked"
    by: str = "machine"
    ref: str = ""
    decided: Decided = ""
    who: str = ""
    when: str = ""
    key: str = ""

    @property
    def identity(self) -> tuple[str, ...]:
        """Which mark it is: words, kind, surroundings."""
        return self[:5]

    @property
    def is_aside(self) -> bool:
        """Whether it is no mark in the text, but in a header or list: its type then says in what it stands."""
        return ASIDE in self.type

    @property
    def needs_no_entry(self) -> bool:
        """Whether somebody decided that it stays without a link."""
        return self.decided == "accepted" and self.state == "marked" and not self.ref

    def decided_as(self, other: Row) -> Row:
        """The same mark with what was decided about another one."""
        return self._replace(decided=other.decided, who=other.who, when=other.when, key=other.key)


class Contest(NamedTuple):
    """Two decisions about one mark, made in two branches: the one that counts and the one that does not."""

    winner: Row
    loser: Row


class Memory(NamedTuple):
    """The hashes (SHA-256, hexadecimal) of the TEI as generated and of its source, and the marks.

    There is more than one hash where git joined the memories of two branches. `contested` are the decisions that
    contradict one another; only those that count are among `rows`.
    """

    tei: frozenset[str] = frozenset()
    source: frozenset[str] = frozenset()
    rows: tuple[Row, ...] = ()
    contested: tuple[Contest, ...] = ()


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
    numbered = {found for line in lines if (found := _row(line))}
    rows = [row for row, _ in sorted(numbered)]
    contested = _contested(rows)
    losers = {one.loser for one in contested}
    return Memory(
        frozenset(value for key, value in hashes if key == "tei"),
        frozenset(value for key, value in hashes if key == "source"),
        tuple(row for row in rows if row not in losers),
        contested,
    )


def _contested(rows: Iterable[Row]) -> tuple[Contest, ...]:
    """Decisions about one mark that contradict one another.

    The later one counts, since who made it could know the earlier; of one day a rejection before a link, a link before
    an acceptance, since a mark too few is found sooner than one that comes back; then the person's id decides.
    """
    by_key: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(set(rows)):
        if row.decided and row.key:
            by_key[row.key].append(row)
    found: list[Contest] = []
    for some in by_key.values():
        first, *others = sorted(some, key=_weight, reverse=True)
        found.extend(Contest(first, other) for other in others)
    return tuple(found)


def _weight(row: Row) -> tuple[str, int, Row]:
    return row.when, _DECISIONS.index(row.decided), row


def contests(tei: Path, memory: Memory) -> tuple[Problem, ...]:
    """MEM-003 for each two decisions about a mark of a TEI file that are not the same."""
    return tuple(
        Problem("MEM-003", _told(one), str(tei), hint=_CONTESTED)
        for one in memory.contested
        if (one.winner.decided, one.winner.ref) != (one.loser.decided, one.loser.ref)
    )


_CONTESTED: Final = "If the other one is right, change the mark in the TEI: what stands there counts."


def _told(one: Contest) -> str:
    return (
        f"“{one.winner.surface}” was decided twice: {_as_words(one.winner)}, which counts, and {_as_words(one.loser)}."
    )


def _as_words(row: Row) -> str:
    """A decision in words: `linked to pers-rowe by ed on 2026-11-22`."""
    link = f" to {row.ref}" if row.decided == "linked" else ""
    by = f" by {row.who}" if row.who else ""
    return f"{row.decided}{link}{by} on {row.when}" if row.when else f"{row.decided}{link}{by}"


def read_decided(tei: Path) -> tuple[Row, ...]:
    """What was decided about the marks of a TEI file. Quick where nothing was."""
    try:
        if b'"decided"' not in read_own(memory_path(tei)):
            return ()
    except UnreadableError:
        return ()
    memory = read_memory(tei) or Memory()
    return tuple(row for row in memory.rows if row.decided)


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
    version = _VERSION if any(row.decided for row in memory.rows) else _UNDECIDED
    lines = ["{", f'  "version": {version},']
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
    if values.get("decided", "") not in _DECISIONS:
        return None
    again = record.get("again", 1)
    return Row(**values), again if isinstance(again, int) else 1
