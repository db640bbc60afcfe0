"""The register: persons, organisations, places, events and works of an edition, with every form of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

from edenda.model import Mark
from edenda.problems import Problem
from edenda.tei import XML_ID, line_of, local, parse, tag, text_of
from edenda.xml.reading import read_xml

#: element of an entry -> (element that names it in an entry, element (with type) that marks it in a text)
KINDS: Final = {
    "person": ("persName", "persName"),
    "personGrp": ("persName", "persName"),
    "org": ("orgName", "orgName"),
    "place": ("placeName", "placeName"),
    "event": ("label", "name"),
    "bibl": ("title", "title"),
}
#: The @cert of an entry, or of a form, that no editor has looked at.
UNCONFIRMED: Final = "low"
#: What says in an entry which offices a person held.
_ROLES: Final = ("occupation", "roleName", "affiliation")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a name. `is_short`: it names the entry only in a document that names it by another form too."""

    text: str
    is_preferred: bool = False
    is_short: bool = False
    is_misprint: bool = False
    surname: str = ""
    """The surname in a person's name, where the entry marks it."""
    is_confirmed: bool = True
    """Whether an editor stands by it: it has no cert="low"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its id, the element that marks it in a text, its forms, preferred first."""

    id: str
    mark: str
    forms: tuple[Form, ...]
    level: str = ""
    bodies: tuple[str, ...] = ()
    """Ids of the entries whose organ, congress or work this one is."""
    roles: frozenset[str] = frozenset()
    """The words of a person's occupations and offices, lower case."""
    is_confirmed: bool = True
    """Whether an editor stands by it: it has no cert="low". A machine makes entries that nobody has looked at yet."""

    @property
    def name(self) -> str:
        """The preferred form."""
        return self.forms[0].text


@dataclass(frozen=True, eq=False)
class Register:
    """All entries by id, and the tree they were read from. One is not another with the same entries."""

    entries: dict[str, Entry] = field(default_factory=dict)
    root: etree._Element | None = None

    @cached_property
    def confirmed(self) -> Register:
        """What recognition knows: the register without entries and forms by which no editor stands."""
        found = {key: known for key, entry in self.entries.items() if (known := _confirmed(entry))}
        return self if found == self.entries else Register(found, self.root)


def read_register(path: Path) -> tuple[Register, tuple[Problem, ...]]:
    """The register in a file, with REG-001 for an id that stands twice and REG-002 for an entry without a name.

    Raises UnreadableError where the file is not well-formed.
    """
    root = parse(read_xml(path), str(path))
    bodies = _bodies(root)
    entries: dict[str, Entry] = {}
    problems: list[Problem] = []
    lines: dict[str, int | None] = {}
    for element in root.iter(*(tag(kind) for kind in KINDS)):
        name = element.get(XML_ID)
        if name is None:
            continue
        entry = read_entry(name, element, tuple(bodies.get(name, ())))
        problems.extend(_faults(name, element, entry, lines, path))
        lines.setdefault(name, line_of(element))
        entries.setdefault(name, entry)
    return Register({key: entry for key, entry in entries.items() if entry.forms}, root), tuple(problems)


class RegisterTree:
    """A register that was parsed, of which some entries are read at a time. Of two with one id the first counts."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._bodies = _bodies(root)
        self._elements: dict[str, etree._Element] = {}
        for element in root.iter(*(tag(kind) for kind in KINDS)):
            if name := element.get(XML_ID):
                self._elements.setdefault(name, element)
        self._order = {name: number for number, name in enumerate(self._elements)}

    def element(self, id_: str) -> etree._Element | None:
        """The element of an entry; None where there is none."""
        return self._elements.get(id_)

    def some(self, ids: Iterable[str]) -> Register:
        """Some entries, and those of which they are part."""
        wanted = set(ids)
        wanted.update(body for one in tuple(wanted) for body in self._bodies.get(one, ()))
        read = (
            read_entry(name, self._elements[name], tuple(self._bodies.get(name, ())))
            for name in sorted(wanted & self._elements.keys(), key=self._order.__getitem__)
        )
        return Register({entry.id: entry for entry in read if entry.forms}, self._root)


def _bodies(root: etree._Element) -> dict[str, list[str]]:
    """For each entry that is part of others, or their work, the ids of these."""
    bodies: dict[str, list[str]] = {}
    for relation in root.iter(tag("relation")):
        for active in _ids(relation.get("active")):
            bodies.setdefault(active, []).extend(_ids(relation.get("passive")))
    return bodies


def _confirmed(entry: Entry) -> Entry | None:
    """An entry with its confirmed forms; None where none is left, or it is not confirmed itself."""
    if all(form.is_confirmed for form in entry.forms):
        return entry if entry.is_confirmed else None
    forms = tuple(form for form in entry.forms if form.is_confirmed)
    return replace(entry, forms=forms) if forms and entry.is_confirmed else None


def _ids(value: str | None) -> list[str]:
    return [pointer.partition("#")[2] for pointer in (value or "").split()]


def read_entry(name: str, element: etree._Element, bodies: tuple[str, ...] = ()) -> Entry:
    """The entry that an element is, whose id is `name`; it has no forms where it has no name."""
    naming, marking = KINDS[local(element)]
    forms = []
    for child in _names(element, naming):
        text = " ".join(text_of(child).split())
        if text:
            forms.append(
                Form(
                    text,
                    is_preferred=child.get("type") != "variant",
                    is_short=child.get("subtype") == "short",
                    is_misprint=child.get("subtype") == "misprint",
                    surname=_surname(child),
                    is_confirmed=child.get("cert") != UNCONFIRMED,
                )
            )
    first = element.find(tag(naming))
    level = first.get("level", "") if first is not None else ""
    return Entry(name, marking, tuple(forms), level, bodies, roles_of(element), element.get("cert") != UNCONFIRMED)


def _surname(name: etree._Element) -> str:
    found = name.find(tag("surname"))
    return " ".join(text_of(found).split()) if found is not None else ""


def roles_of(element: etree._Element) -> frozenset[str]:
    """The words of the occupations and offices that an entry states."""
    stated = (one for kind in _ROLES for one in element.iter(tag(kind)))
    return frozenset(word.strip(".,;()").lower() for one in stated for word in text_of(one).split())


def _names(element: etree._Element, naming: str) -> Iterator[etree._Element]:
    for child in element:
        if local(child) in (naming, "eventName"):
            yield child


def _faults(
    name: str, element: etree._Element, entry: Entry, lines: dict[str, int | None], path: Path
) -> Iterator[Problem]:
    if name in lines:
        message = f"The id “{name}” stands twice in the register; the first is in line {lines[name]}."
        yield Problem(
            "REG-001",
            message,
            str(path),
            line_of(element),
            hint="If both are one, make one entry of them; if not, give one another id.",
        )
    if not entry.forms:
        hint = f"Give it a first `{KINDS[local(element)][0]}` with the preferred form."
        yield Problem("REG-002", f"The entry “{name}” has no name.", str(path), line_of(element), hint=hint)


def is_ambiguous(mark: Mark) -> bool:
    """Whether a name of the register is marked, and which entry it means could not be told."""
    return mark.why is not None and mark.why.rule == "register" and not mark.has_link


def without_entries(names: Sequence[str], file: str) -> tuple[Problem, ...]:
    """NAME-007 for all the names of a document that are marked and in no entry: one finding, not one for each."""
    if not names:
        return ()
    spellings = len(set(names))
    said = "1 name is" if len(names) == 1 else f"{len(names)} names ({spellings} different) are"
    hint = "Make entries in tei/register.xml for those that matter; `edenda annotate --explain` lists all."
    return (Problem("NAME-007", f"{said} marked without an entry in the register.", file, hint=hint),)


def not_linked(mark: Mark, words: str, where: tuple[str, int, int]) -> Problem:
    """NAME-001 for a marked name without an entry, where there is no telling which one is meant."""
    why = mark.why.detail if mark.why else ""
    message = f"“{words}” is marked as `{mark.kind}`, but not linked to the register ({why})."
    hint = "Add the name to an entry of tei/register.xml, or link it by hand in the TEI."
    return Problem("NAME-001", message, *where, hint=hint)
