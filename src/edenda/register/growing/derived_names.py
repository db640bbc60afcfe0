"""Which names can be made of which: rules of recognition, asked of names that have no entry.

`NUM Executive` is the `Executive of the National Union of Mineworkers` where that is the NUM.
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
_BODY: Final = "org"


class Made(NamedTuple):
    """A form that can be made of the names of a class, by its number. A short one needs its document to tell."""

    text: str
    number: int
    is_short: bool


class Bodies:
    """Organisations whose organs and congresses others may be: all the names of each, by a number."""

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self.names = names
        self._by_spelling: dict[str, int] = {}
        for number, forms in names.items():
            for form in forms:
                self._by_spelling.setdefault(spelling(form), number)

    def of(self, names: Iterable[str], language: Language) -> Iterator[int]:
        """The bodies that stand in names: behind `of`, or before an organ."""
        for name in names:
            words = name.split()
            for at, word in enumerate(words[1:-1], start=1):
                if word == "of":
                    yield from self._named(words[at + 2 :] if words[at + 1] == "the" else words[at + 1 :])
            if len(words) > 1 and sort_of(words[-1], language) & Sort.HEAD:
                yield from self._named(words[:1])
            if letters_of(words[-1]):
                for at in range(2, min(len(words), _LONGEST_BODY)):
                    yield from self._named(words[:at])

    def _named(self, words: Sequence[str]) -> Iterator[int]:
        number = self._by_spelling.get(spelling(" ".join(words))) if words else None
        if number is not None:
            yield number


def made_of(
    kind: str, classes: Mapping[int, Sequence[str]], bodies: Bodies | None, language: Language
) -> Iterator[Made]:
    """The forms that can be made of the names of classes. `bodies` may be of these classes, or of others."""
    entries = _body_entries(bodies) if bodies else {}
    wanted = {f"{kind} {number}": number for number in classes}
    for name, number in wanted.items():
        found = sorted({*bodies.of(classes[number], language)}) if bodies else []
        held = tuple(f"{_BODY} {one}" for one in found[:1])
        entries[name] = Entry(name, _MARKS[kind], tuple(map(Form, classes[number])), bodies=held)
    for one in derive(Register(entries), language, wanted):
        yield Made(one.text, wanted[one.entry], one.is_short)


def _body_entries(bodies: Bodies) -> dict[str, Entry]:
    return {
        f"{_BODY} {number}": Entry(f"{_BODY} {number}", _MARKS[_BODY], tuple(map(Form, names)))
        for number, names in bodies.names.items()
    }
