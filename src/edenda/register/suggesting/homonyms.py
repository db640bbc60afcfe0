"""Names that several entries have: how often each is meant, and where nothing in the document tells which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.recognisers.register.forms import alike
from edenda.register.index.values import IndexedEntry, NameOfEntry
from edenda.register.suggesting.values import Suggestion

_LEAST: Final = 0.4
_MOST: Final = 0.65
_SHOWN: Final = 3
_MOST_ENTRIES: Final = 12


class _Use(NamedTuple):
    """How often a form leads to an entry, and the first place in each document that has no other name of it."""

    times: int
    bare: Sequence[str]


def homonyms(entries: Sequence[IndexedEntry], names: Iterable[NameOfEntry]) -> Iterator[Suggestion]:
    """The forms that several entries of one kind have and that stand in documents linked to one of them."""
    holders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entry in entries:
        for name in entry.names:
            holders[entry.kind, alike(name)].setdefault(entry.id, name)
    shared = {form: those for form, those in holders.items() if 1 < len(those) <= _MOST_ENTRIES}
    wanted = {id_ for those in shared.values() for id_ in those}
    rows: dict[str, list[NameOfEntry]] = defaultdict(list)
    for row in names:
        if row.entry in wanted:
            rows[row.entry].append(row)
    for (_, form), those in shared.items():
        uses = {id_: _use(rows[id_], form) for id_ in those}
        if any(use.times for use in uses.values()):
            yield _suggestion(next(iter(those.values())), uses)


def _use(rows: Sequence[NameOfEntry], form: str) -> _Use:
    here = [row for row in rows if alike(row.words) == form]
    if not here:
        return _Use(0, ())
    told = {row.file for row in rows if alike(row.words) != form}
    return _Use(sum(row.times for row in here), [f"{row.file}:{row.line}" for row in here if row.file not in told])


def _suggestion(name: str, uses: Mapping[str, _Use]) -> Suggestion:
    total = sum(use.times for use in uses.values())
    bare = [place for use in uses.values() for place in use.bare]
    certainty = round(_LEAST + (_MOST - _LEAST) * min(1.0, len(bare) / total), 2)
    linked = ", ".join(f"{use.times} × {id_}" for id_, use in uses.items())
    evidence = [f"linked {linked}"]
    if bare:
        more = f" and {len(bare) - _SHOWN} more" if len(bare) > _SHOWN else ""
        evidence.append(f"nothing else in the document names the entry: {', '.join(bare[:_SHOWN])}{more}")
    commands = tuple(f"edenda register show {id_}" for id_, use in uses.items() if use.times)
    says = f"“{name}” is a name of {len(uses)} entries: {', '.join(uses)}"
    return Suggestion("homonyms", certainty, tuple(uses), says, tuple(evidence), commands)
