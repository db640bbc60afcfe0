"""Which names can be made of which: rules of recognition, asked of names that have no entry.

`CPSU Central Committee` is the `Central Committee of the Communist Party of the Soviet Union` where that is the CPSU.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edenda.languages import Language
from edenda.recognisers.register.derived import derive
from edenda.recognisers.words.vocabulary import Sort, sort_of
from edenda.register.entries import Entry, Form, Register
from edenda.register.growing.name_words import letters_of, spelling

_MARKS: Final = {"org": "orgName", "place": "placeName", "event": "name", "bibl": "title"}
_LONGEST_BODY: Final = 8


class Made(NamedTuple):
    """A form that can be made of the names of a class, by its number. A short one needs its document to tell."""

    text: str
    number: int
    is_short: bool


class Bodies:
    """Organisations whose organs and congresses others may be: all the names of each."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self.entries: dict[str, Entry] = {}
        self._by_spelling: dict[str, str] = {}
        for number, forms in enumerate(names):
            entry = f"body {number}"
            self.entries[entry] = Entry(entry, _MARKS["org"], tuple(map(Form, forms)))
            for form in forms:
                self._by_spelling.setdefault(spelling(form), entry)

    def of(self, name: str, language: Language) -> Iterator[str]:
        """The bodies that stand in a name: behind `of`, or before an organ."""
        words = name.split()
        for at, word in enumerate(words[1:-1], start=1):
            if word == "of":
                tail = words[at + 2 :] if words[at + 1] == "the" else words[at + 1 :]
                yield from self._named(tail)
        for at in range(1, min(len(words), _LONGEST_BODY)):
            if sort_of(words[-1], language) & Sort.HEAD and (at == 1 or letters_of(words[-1])):
                yield from self._named(words[:at])

    def _named(self, words: Sequence[str]) -> Iterator[str]:
        entry = self._by_spelling.get(spelling(" ".join(words))) if words else None
        if entry:
            yield entry


def made_of(
    kind: str, classes: Mapping[int, Sequence[str]], bodies: Bodies | None, language: Language
) -> Iterator[Made]:
    """The forms that can be made of the names of classes."""
    entries = dict(bodies.entries) if bodies else {}
    for number, names in classes.items():
        found = {one for name in names for one in bodies.of(name, language)} if bodies else set()
        forms = tuple(map(Form, names))
        entries[str(number)] = Entry(str(number), _MARKS[kind], forms, bodies=tuple(sorted(found))[:1])
    for one in derive(Register(entries), language):
        if one.entry.isdigit():
            yield Made(one.text, int(one.entry), one.is_short)
