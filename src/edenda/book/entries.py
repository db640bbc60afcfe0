"""The entries of the register that a text mentions, as an index lists them: by kind, in their order."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from edenda.book.said import said
from edenda.edition import REGISTER
from edenda.labels import labels
from edenda.register.extracts import extracts_of
from edenda.register.kinds import KINDS, Kind, kind_of
from edenda.site.registers.naming import Named, Naming, Order
from edenda.tei import local

if TYPE_CHECKING:
    from edenda.writers.context import RenderContext

#: The characters of a description that an index has at most: a sentence, as a rule whole.
_LONGEST: Final = 300
_ELEMENTS: Final = frozenset(element for kind in KINDS for element in kind.elements)
_POINTER: Final = f"{REGISTER}#"
#: A mention in a text of Typst. In the words of a document every quotation mark has a backslash, so none can look so.
_MENTION: Final = re.compile(r'#mention\("((?:[^"\\]|\\.)*)"')


class Entry(NamedTuple):
    """An entry, its name for lists, its dates, its numbers in authority files with their addresses."""

    id: str
    kind: Kind
    named: Named
    dates: str = ""
    numbers: tuple[tuple[str, str], ...] = ()


def pointers_in(fragments: Iterable[str]) -> frozenset[str]:
    """What the mentions in some texts of Typst point to: `register.xml#pers-rowe`."""
    return frozenset(one for text in fragments for found in _MENTION.findall(text) for one in found.split())


def registers(
    pointers: Iterable[str], context: RenderContext, language: str, *, is_brief: bool = False
) -> list[dict[str, object]]:
    """The registers of the entries to which a text points, for indexes.typ; kinds without any are left out.

    A line is an entry, or another name that leads to one; `language` is the edition's. Brief ones have nothing but the
    entries' names and dates.
    """
    words = labels(context.interface, context.own_transform)
    order = Order(context.interface, words)
    by_kind: dict[str, list[Entry]] = {kind.name: [] for kind in KINDS}
    for entry in _entries(pointers, context, Naming(order, language, _LONGEST)):
        by_kind[entry.kind.name].append(_brief(entry) if is_brief else entry)
    return [
        {"kind": kind, "title": words[f"index-{kind}"], "lines": _lines(found, order)}
        for kind, found in by_kind.items()
        if found
    ]


def _brief(entry: Entry) -> Entry:
    return entry._replace(named=entry.named._replace(gloss="", others=()), numbers=())


def _entries(pointers: Iterable[str], context: RenderContext, naming: Naming) -> list[Entry]:
    if context.register is None:
        return []
    known = extracts_of(context.register).elements
    ids = sorted(id_ for pointer in pointers if (id_ := pointer.removeprefix(_POINTER)) != pointer and id_ in known)
    elements = {id_: known[id_] for id_ in ids if local(known[id_]) in _ELEMENTS}
    return [
        Entry(id_, kind_of(local(element)), naming.of(id_, element), one.get("dates", ""), _numbers(one))
        for (id_, element), one in zip(elements.items(), said(map(_alone, elements.values()), context), strict=True)
    ]


def _alone(element: etree._Element) -> etree._Element:
    """A copy of an entry without the entries and the texts in it that say nothing of its dates and numbers."""
    found = etree.Element(element.tag, {str(name): str(value) for name, value in element.items()})
    found.extend(copy.deepcopy(child) for child in element if isinstance(child.tag, str) and local(child) in _TOLD)
    return found


#: What tells the dates and numbers of an entry.
_TOLD: Final = frozenset({"birth", "death", "floruit", "date", "idno", "monogr"})


def _numbers(entry: etree._Element) -> tuple[tuple[str, str], ...]:
    return tuple((one.text or "", one.get("href", "")) for one in entry.iterfind("number"))


def _lines(entries: Iterable[Entry], order: Order) -> list[Mapping[str, object]]:
    lines = [(entry.named.key, entry.id, "", entry) for entry in entries]
    lines += [
        (order.key(name), entry.id, name, entry) for _, _, _, entry in tuple(lines) for name in entry.named.others
    ]
    return [_line(key[1], name, entry) for key, _, name, entry in sorted(lines, key=lambda line: line[:3])]


def _line(letter: str, other: str, entry: Entry) -> Mapping[str, object]:
    """A line of a register: `other` is a name that leads to the entry; empty for the entry itself."""
    named = entry.named
    numbers = [{"words": words, "href": href} for words, href in entry.numbers]
    return {
        "id": f"{_POINTER}{entry.id}",
        "letter": letter,
        "name": other or named.filed,
        "see": named.filed if other else "",
        "dates": "" if other else entry.dates,
        "gloss": "" if other else named.gloss,
        "numbers": [] if other else numbers,
    }
