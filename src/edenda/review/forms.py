"""Whether recognition would take words for an entry already, or must learn them as a form of its name."""

from __future__ import annotations

from typing import Final

from edenda.languages import Language
from edenda.recognisers.register.forms import alike, forms_of
from edenda.recognisers.register.persons_of_register import persons_of
from edenda.register.editing.new_entries import NewForm
from edenda.register.entries import Register

#: The words of a language that are said with a person's name and are no part of it.
_ROLES: Final = ("personal_roles", "roles", "noble")
_ENDINGS: Final = ("'s", "’s")


def new_form(register: Register, entry: str, words: str, language: Language) -> NewForm | None:
    """The form that words are of the name of an entry, if it is one that recognition does not know.

    `register` has the entry and those that it is part of. A form whose words all stand in a name of the entry is a
    short one: it means the entry only where that is named in full.
    """
    words = " ".join(words.split())
    for ending in _ENDINGS:
        words = words.removesuffix(ending)
    if not words or _is_known(register, entry, words, language):
        return None
    return NewForm(words, "short" if _is_part(register, entry, words) else "")


def _is_known(register: Register, entry: str, words: str, language: Language) -> bool:
    """Whether a form of the register, or one derived from it, is these words."""
    if entry in {meaning.entry for meaning in forms_of(register, language).exact(words)}:
        return True
    if register.entries[entry].mark != "persName":
        return False
    persons = persons_of(register, language)
    roles = frozenset().union(*(language.word_set("persons", key) for key in _ROLES))
    parts = [part for part in words.split() if part.lower().rstrip(".") not in roles]
    if len(parts) == 1:
        return entry in persons.single(parts[0])
    return len(parts) > 1 and entry in persons.fit(parts).entries


def _is_part(register: Register, entry: str, words: str) -> bool:
    """Whether all words stand in one name of an entry, which has more."""
    parts = set(alike(words).lower().split())
    names = (set(alike(form.text).lower().split()) for form in register.entries[entry].forms)
    return any(parts < name for name in names)
