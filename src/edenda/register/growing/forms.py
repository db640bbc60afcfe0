"""The forms of a cluster's name as an entry has them: the preferred one first, then the others, the frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from edenda.languages import Language
from edenda.recognisers.register.forms import alike
from edenda.register.editing.new_entries import NewForm
from edenda.register.growing.name_words import bare_name, letters_of
from edenda.register.growing.person_words import named, title_words
from edenda.register.growing.values import Cluster, Member


def forms_of(cluster: Cluster, language: Language) -> tuple[NewForm, ...]:
    """The forms of the names in a cluster; of a person without titles, of others without the article."""
    times: Counter[str] = Counter()
    firm: set[str] = set()
    for member in cluster.members:
        for text in _texts(member, cluster.kind, language):
            times[text] += member.use.times
            firm |= set() if member.is_short else {text}
    order = _in_order(cluster, times, firm, language)
    return tuple(_form(text, is_short=text not in firm and at > 0) for at, text in enumerate(order))


def title_of(cluster: Cluster, language: Language) -> str:
    """The title that tells a surname alone from others of that surname; empty where a given name stands."""
    names = [named(member.use.words, member.use.title, title_words(language)) for member in cluster.members]
    alone = all(name.is_alone for name in names)
    return next((name.title for name in names if name.title), "") if alone else ""


def inverted(name: str, language: Language) -> str:
    """A person's name with a comma behind the surname, where that stands first: `Sun, Yat-sen`."""
    parts = named(name, "", title_words(language)).parts
    surname, blank, given = name.partition(" ")
    return f"{surname}, {given}" if blank and parts and parts[0].comes_first and "," not in name else name


def _form(text: str, *, is_short: bool) -> NewForm:
    return NewForm(text, "short" if is_short else "")


def _texts(member: Member, kind: str, language: Language) -> Iterator[str]:
    words = member.use.words
    if kind == "person":
        yield named(words, "", title_words(language)).words
    elif kind == "bibl":
        yield words
    else:
        yield bare_name(words, language)


def _in_order(cluster: Cluster, times: Counter[str], firm: set[str], language: Language) -> Sequence[str]:
    """The forms, each spelling once (an apostrophe of another kind is none), the preferred one first."""
    if cluster.kind == "person":
        texts = [text for member in cluster.members for text in _texts(member, cluster.kind, language)]
        first = texts[0]
    else:
        first = max(times, key=lambda text: (text in firm, *_telling(text, cluster.kind), times[text], text))
    rest = sorted(times, key=lambda text: (-times[text], text))
    found: dict[str, str] = {}
    for text in (first, *rest):
        found.setdefault(alike(text) if text.isascii() else text.replace("’", "'"), text)
    return list(found.values())


def _telling(text: str, kind: str) -> tuple[bool, int]:
    """How much a form tells: no acronym in it, quotation marks or brackets neither; its words, but for a place."""
    plain = not any(map(letters_of, text.replace("(", " ").replace(")", " ").split())) and text[:1].isalnum()
    return plain, 0 if kind == "place" else min(2, len(text.split()))
