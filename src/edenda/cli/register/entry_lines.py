"""An entry of the register in words: its names, what is stated of it, its relations, what was decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from edenda.register.description import Description
from edenda.register.entries import Form
from edenda.register.index.index import Index
from edenda.register.index.values import IndexedEntry
from edenda.register.log import LogRow

_LABEL: Final = 12
_UNCONFIRMED: Final = 'not yet (cert="low")'
#: What a decision says of an entry, where it is the first that is named, and where it is the other.
_DECIDED: Final = {
    "merged": ("merged into {other}", "{id} was merged into it"),
    "renamed": ("renamed to {other}", "it was {id} before"),
    "distinct": ("not the same as {other}", "not the same as {id}"),
    "confirmed": ("confirmed", ""),
    "refused": ("no entry is wanted for “{other}”", ""),
}


def entry_lines(entry: IndexedEntry, found: Description, register: str) -> Iterator[str]:
    """The preferred name, then a line for everything that the register says of the entry."""
    yield "".join(entry.names[:1]) or entry.id
    yield _line("id", f"{entry.id} ({entry.kind}, {register}:{entry.line})")
    for label, forms in _by_kind(found.entry.forms[1:]).items():
        yield _line(label, "; ".join(forms))
    if not entry.is_confirmed:
        yield _line("confirmed", _UNCONFIRMED)
    for fact in found.facts:
        yield _line(fact.label, fact.words)
    yield _line("mentions", str(entry.mentions))


def _by_kind(forms: Iterable[Form]) -> dict[str, list[str]]:
    """The other names by what they are: variants, short forms, misprints."""
    found: dict[str, list[str]] = {"also": [], "short": [], "misprint": []}
    for form in forms:
        label = "short" if form.is_short else "misprint" if form.is_misprint else "also"
        found[label].append(form.text if form.is_confirmed else f"{form.text} (not confirmed)")
    return {label: texts for label, texts in found.items() if texts}


def relation_lines(index: Index, id_: str) -> Iterator[str]:
    """Each relation from this entry's side: `organ of` a body; of the body, its `organ`."""
    for relation in index.relations(id_):
        noun = relation.name.removesuffix("-of").replace("-", " ") or "relation"
        is_active = relation.active == id_
        other = relation.passive if is_active else relation.active
        yield _line(f"{noun} of" if is_active else noun, _named(index, other))


def _named(index: Index, id_: str) -> str:
    entry = index.entry(id_)
    return f"{entry.names[0]} ({id_})" if entry and entry.names else id_


def decision_lines(id_: str, decisions: Iterable[LogRow]) -> Iterator[str]:
    """What editors decided about an entry, by whom and when."""
    for row in decisions:
        said = _DECIDED[row.deed][0 if row.id == id_ else 1].format(**row._asdict())
        by = ", ".join(one for one in (row.who, row.when) if one)
        if said:
            yield _line("decided", f"{said} ({by})" if by else said)


def _line(label: str, words: str) -> str:
    return f"  {f'{label}:':<{_LABEL}} {words}"
