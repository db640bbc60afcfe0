"""Names as an index has them: a person's by the surname, `Thorne, Agnes`; all others as they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.name_parts import Telling, names_in_parts, telling
from edenda.recognisers.register.spelling import plain
from edenda.register.entries import Form

_PERSON: Final = "person"


@dataclass(frozen=True)
class Filing:
    """Files the names of entries in a language."""

    language: Language

    def filed(self, element: str, forms: Iterable[Form]) -> tuple[str, ...]:
        """The names of one entry as they are filed; `element` is what the entry is."""
        forms = tuple(forms)
        if element != _PERSON:
            return tuple(form.text for form in forms)
        singles = frozenset(word for form in forms if " " not in form.text for word in plain([form.text]))
        known = telling(self.language)._replace(singles=singles)
        large = self.language.word_set("persons", "large_particles")
        return tuple(_by_surname(form, known, large) for form in forms)


def _by_surname(form: Form, known: Telling, large: frozenset[str]) -> str:
    """A person's name with the surname in front; as it is where that cannot be told, or stands there already."""
    if "," in form.text:
        return form.text
    words = form.text.split()
    at = _surname(words, form, known)
    behind = at + len(form.surname.split()) if form.surname else at + 1
    if not form.surname:
        at = _with_large(words, at, known.particles | large)
    if not at:
        return form.text
    return f"{' '.join(words[at:behind])}, {' '.join((*words[:at], *words[behind:]))}"


def _with_large(words: list[str], at: int, particles: frozenset[str]) -> int:
    """Where a surname begins with the particles before it, if one of them has a capital: Van der Noot."""
    first = at
    while first and words[first - 1].lower() in particles:
        first -= 1
    return next((number for number in range(first, at) if words[number][0].isupper()), at)


def _surname(words: list[str], form: Form, known: Telling) -> int:
    """Which word the surname begins with; 0 where it stands first, or there is none to be told."""
    if form.surname:
        marked = form.surname.split()
        return next((at for at in range(len(words)) if words[at : at + len(marked)] == marked), 0)
    last = len(words) - 1
    while last > 0 and words[last].lower().rstrip(".,") in known.suffixes:
        last -= 1
    if last < 1 or any(word[:1].islower() and word not in known.particles for word in words[: last + 1]):
        return 0
    parts = next(names_in_parts("", form, known), None)
    return 0 if parts is None or parts.comes_first or words[last] in known.particles else last
