"""Names that several entries have: how often each is meant, and where nothing in the document tells which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.recognisers.register.forms import alike
from edenda.register.index.index import Index
from edenda.register.index.values import IndexedEntry
from edenda.register.suggesting.values import Suggestion

_LEAST: Final = 0.4
_MOST: Final = 0.65
_SHOWN: Final = 3
_MOST_ENTRIES: Final = 12


class _Use(NamedTuple):
    """How often a form leads to an entry, and the places where no other form of it stands in the document."""

    times: int
    bare: Sequence[str]


def homonyms(
    entries: Sequence[IndexedEntry], words: Mapping[str, Mapping[str, int]], index: Index
) -> Iterator[Suggestion]:
    """The forms that several entries of one kind have and that stand in documents linked to one of them."""
    holders: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for entry in entries:
        for name in entry.names:
            holders[entry.kind, alike(name)].setdefault(entry.id, name)
    for those in holders.values():
        if not 1 < len(those) <= _MOST_ENTRIES:
            continue
        forms = {id_: [one for one in words.get(id_, {}) if alike(one) == alike(name)] for id_, name in those.items()}
        if any(forms.values()):
            uses = {id_: _use(id_, set(forms[id_]), index) for id_ in those}
            yield _suggestion(next(iter(those.values())), uses)


def _use(id_: str, forms: set[str], index: Index) -> _Use:
    if not forms:
        return _Use(0, ())
    mentions = list(index.mentions(id_))
    told = {mention.file for mention in mentions if mention.words not in forms}
    here = [mention for mention in mentions if mention.words in forms]
    return _Use(len(here), [f"{one.file}:{one.line}" for one in here if one.file not in told])


def _suggestion(name: str, uses: Mapping[str, _Use]) -> Suggestion:
    total = sum(use.times for use in uses.values())
    bare = [place for use in uses.values() for place in use.bare]
    certainty = round(_LEAST + (_MOST - _LEAST) * len(bare) / total, 2)
    linked = ", ".join(f"{use.times} × {id_}" for id_, use in uses.items())
    evidence = [f"linked {linked}"]
    if bare:
        more = f" and {len(bare) - _SHOWN} more" if len(bare) > _SHOWN else ""
        evidence.append(f"nothing else in the document names the entry: {', '.join(bare[:_SHOWN])}{more}")
    commands = tuple(f"edenda register show {id_}" for id_, use in uses.items() if use.times)
    says = f"“{name}” is a name of {len(uses)} entries: {', '.join(uses)}"
    return Suggestion("homonyms", certainty, tuple(uses), says, tuple(evidence), commands)
