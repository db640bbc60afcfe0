"""Which entry a form of the register means in its place: by what else the document names, and where."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.model import Span
from edenda.recognisers.register.forms import Meaning
from edenda.register.entries import Register

NOT_SURE: Final = 0.5
_MOST: Final = 64


class Mention(NamedTuple):
    """A form in a flow, with the entries that it can mean."""

    flow: str
    span: Span
    paragraph: int
    meanings: tuple[Meaning, ...]
    shares_head: bool = False
    """Whether it is the number of an event, the head of which goes with the next: the 20th and 21st Congresses."""


class Decision(NamedTuple):
    """The entries meant (several for a plural event, none where it is not sure), the kind of mark, and why."""

    names: tuple[str, ...]
    mark: str
    why: str


@dataclass(frozen=True)
class Meanings:
    """Decides among the entries that a form can mean."""

    register: Register
    mentions: Sequence[Mention]
    _named: set[str] = field(default_factory=set)
    _paragraphs: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    """For each entry, in each flow, the paragraphs that name it or its organs, in order."""
    _allowed: dict[int, Sequence[Meaning]] = field(default_factory=dict)
    _kept: list[tuple[Meaning, ...]] = field(default_factory=list)
    """What `_allowed` knows by its identity, kept so that no other has the same."""

    def __post_init__(self) -> None:
        for mention in self.mentions:
            if len(mention.meanings) == 1 and not mention.meanings[0].is_short:
                name = mention.meanings[0].entry
                for one in (name, *self.register.entries[name].bodies):
                    self._named.add(one)
                    flows = self._paragraphs.setdefault(one, defaultdict(list))
                    flows[mention.flow].append(mention.paragraph)

    def decide(self, mention: Mention) -> Decision | None:
        """What a mention means; None for a short form of what the document does not name."""
        possible = self._possible(mention.meanings)
        if not possible:
            return None
        is_crowd = len(possible) > _MOST
        names, why = ((), "very many entries have this form") if is_crowd else self._among(mention, possible)
        marks = {self.register.entries[one.entry].mark for one in possible}
        if len(marks) > 1 and not names:
            return None
        return Decision(names, self.register.entries[names[0]].mark if names else next(iter(marks)), why)

    def _possible(self, meanings: tuple[Meaning, ...]) -> Sequence[Meaning]:
        """The meanings that the document allows; for each form they are looked at once."""
        found = self._allowed.get(id(meanings))
        if found is None:
            found = [one for one in meanings if not one.is_short or self._is_introduced(one.entry)]
            self._allowed[id(meanings)] = found
            self._kept.append(meanings)
        return found

    def _is_introduced(self, name: str) -> bool:
        return name in self._named or any(body in self._named for body in self.register.entries[name].bodies)

    def _among(self, mention: Mention, possible: Sequence[Meaning]) -> tuple[tuple[str, ...], str]:
        if len(possible) == 1:
            return (possible[0].entry,), self._only(possible[0])
        marks = {self.register.entries[one.entry].mark for one in possible}
        if marks == {"name"} and not any(one.is_short or one.why for one in possible):
            return tuple(one.entry for one in possible), "a name that the register gives to each of several events"
        here = [one.entry for one in possible if self._is_near(one.entry, mention)]
        if len(here) == 1:
            return (
                here[0],
            ), f"of several entries with this form, the one that this paragraph names{self._as(here[0])}"
        preferred = [one.entry for one in possible if one.is_preferred]
        if preferred and not here:
            return (preferred[0],), "the preferred form of this entry; no other entry with this form is named nearby"
        named = [one.entry for one in possible if self._is_introduced(one.entry)]
        if len(named) == 1:
            return (
                named[0],
            ), f"of several entries with this form, the only one that the document names{self._as(named[0])}"
        return self._last_named(mention, here or named)

    def _only(self, meaning: Meaning) -> str:
        name = self.register.entries[meaning.entry].name
        if meaning.why:
            return f"made from the register’s “{name}”: {meaning.why}"
        if meaning.is_short:
            return f"a short form of “{name}”, which the document names{self._as(meaning.entry)}"
        return "no other entry of the register has this form"

    def _as(self, name: str) -> str:
        """By which body an entry is named, where it is not named itself."""
        if name in self._named:
            return ""
        body = next((one for one in self.register.entries[name].bodies if one in self._named), "")
        return f" with “{self.register.entries[body].name}”" if body else ""

    def _is_near(self, name: str, mention: Mention) -> bool:
        return any(
            _has(self._paragraphs.get(one, {}).get(mention.flow, ()), mention.paragraph)
            for one in (name, *self.register.entries[name].bodies)
        )

    def _last_named(self, mention: Mention, names: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The one that was named last before; none where two were named in the same paragraph."""
        last = sorted(((self._before(name, mention), name) for name in names), reverse=True)
        last = [one for one in last if one[0] >= 0]
        if last and (len(last) == 1 or last[0][0] > last[1][0]):
            return (
                last[0][1],
            ), f"of several entries with this form, the one that was named last before{self._as(last[0][1])}"
        return (), "several entries have this form, and nothing here tells which one is meant"

    def _before(self, name: str, mention: Mention) -> int:
        """The last paragraph before a mention that names an entry or its body; -1 for none."""
        found = -1
        for one in (name, *self.register.entries[name].bodies):
            paragraphs = self._paragraphs.get(one, {}).get(mention.flow, [])
            at = bisect_left(paragraphs, mention.paragraph)
            found = max(found, paragraphs[at - 1] if at else -1)
        return found


def _has(paragraphs: Sequence[int], paragraph: int) -> bool:
    at = bisect_left(paragraphs, paragraph)
    return at < len(paragraphs) and paragraphs[at] == paragraph
