"""What can be said of some tokens of a text: their words, their tags, and how they are compared."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from edenda.merging.laying import NEW
from edenda.merging.tokens import END, START, TEXT, Tokens, elements, own_id, tag_name


def has_text(text: Tokens, some: Sequence[int]) -> bool:
    """Whether there is anything to read among some tokens."""
    return any(text.kind(i) in TEXT for i in some)


def words(text: Tokens, some: Sequence[int]) -> list[str]:
    """The words and the punctuation among some tokens."""
    return [text.raw(i) for i in some if text.kind(i) in TEXT]


def phrases(words: list[str], size: int) -> set[tuple[str, ...]]:
    """All rows of so many words."""
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def profile(text: Tokens, some: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags among some tokens that are closed, and those that are opened, without their partners; no marks."""
    closed: list[str] = []
    opened: list[str] = []
    for i in some:
        kind = text.kind(i)
        if kind == START and not text.is_naming(i):
            opened.append(tag_name(text.raw(i)))
        elif kind == END and not text.is_naming(i):
            if opened:
                opened.pop()
            else:
                closed.append(tag_name(text.raw(i)))
    return tuple(closed), tuple(opened)


def without_marks(text: Tokens, some: Sequence[int]) -> list[int]:
    """Some tokens without the marks of names."""
    return [i for i in some if not text.is_naming(i)]


def with_ids(text: Tokens, some: Sequence[int]) -> list[int]:
    """Those of some tokens that have an id."""
    return [i for i in some if own_id(text.raw(i))]


def forms(text: Tokens, some: Sequence[int], own: Callable[[str], str] = str) -> list[str]:
    """Tokens as they are compared between new and edited: ids do not count, pointers do as far as base knows them."""

    def known(name: str) -> str:
        found = own(name)
        return NEW if found.startswith(NEW) else found

    found = [text.form(i, known, with_id=False) for i in some]
    while found and found[0] == " ":
        del found[0]
    while found and found[-1] == " ":
        del found[-1]
    return found


def partners(text: Tokens) -> dict[int, int]:
    """For each start tag its end tag, and the other way round."""
    kinds = text.lexicon.kinds
    keys = {key for key, kind in enumerate(kinds) if kind in (START, END)}
    found = elements(text, [i for i, key in enumerate(text.keys) if key in keys])
    return {tag: other for one in found for tag, other in (one[1:], one[:0:-1])}
