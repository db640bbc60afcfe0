"""Pointers: every one leads to an xml:id that is there, here or in another file, and to what it should."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.kinds import wanted, wrong_name
from edenda.checks.references import References, Target, attributes
from edenda.checks.targets import Goal, Goals, IdIndex, Ids, Meant, first_words, goal
from edenda.problems import Problem
from edenda.tei import XML_ID, line_of, local

__all__ = ["POINTERS", "IdIndex", "check_pointers", "is_pointer"]

#: The attributes that hold pointers (TEI Guidelines, teidata.pointer), one or several separated by blanks.
POINTERS: Final = frozenset(
    [
        "ref",
        "target",
        "corresp",
        "source",
        "resp",
        "who",
        "wit",
        "next",
        "prev",
        "sameAs",
        "active",
        "passive",
        "mutual",
        "ana",
        "scheme",
        "facs",
        "hand",
        "where",
        "rendition",
        "change",
        "copyOf",
        "exclude",
        "select",
        "synch",
        "parts",
        "new",
        "decls",
        "datcat",
        "edRef",
        "spanTo",
        "calendar",
        "datingPoint",
        "datingMethod",
        "period",
        "start",
        "end",
        "since",
        "origin",
        "toWhom",
        "replyTo",
        "lemmaRef",
        "nymRef",
        "unitRef",
        "scribeRef",
        "scriptRef",
        "targetEnd",
        "inst",
    ]
)
#: Of more findings in a file nobody reads all.
MOST: Final = 2000
#: The elements on which such an attribute holds a word and no pointer (teidata.enumerated).
_WORDS: Final = {
    "scheme": frozenset(
        "att constraintDecl constraintSpec egXML gi localProp rendition styleDefDecl tag unicodeProp unihanProp".split()
    ),
    "active": frozenset({"interaction"}),
    "passive": frozenset({"interaction"}),
    "new": frozenset({"shift"}),
    "start": frozenset({"schemaSpec"}),
}
#: What somebody says or does, in drama or speech.
_SPOKEN: Final = frozenset("sp spGrp u said q stage move kinesic incident vocal writing pause shift".split())
_HINT: Final = "Correct the pointer, or make the entry that it names."
_DECLARE: Final = (
    "Correct the pointer, or declare who is meant in this file's editionStmt: a respStmt whose name has this xml:id."
)
_HINTS: Final = {"resp": _DECLARE, "who": _DECLARE}
_CAST: Final = "Correct the pointer, or declare who speaks: a `person` with this xml:id in the header's `particDesc`."


_BARE: Final = "If an xml:id is meant, put # before it, and make the entry that it names."
_INCLUDE: Final = "{http://www.w3.org/2001/XInclude}include"


def is_pointer(element: str, attribute: str) -> bool:
    """Whether an attribute of an element, both by their names, holds pointers."""
    return attribute in POINTERS and element not in _WORDS.get(attribute, ())


class Pointer(NamedTuple):
    """A pointer as it stands, and where it leads."""

    element: etree._Element
    attribute: str
    written: str
    target: Target


Became = Callable[[str, str], str]
"""Says of an id that is not in a file (any more) what became of it, as a sentence; empty where nothing is known."""


def check_pointers(
    root: etree._Element,
    path: Path,
    ids_of: Ids,
    references: References | None = None,
    became: Became = lambda _file, _name: "",
) -> tuple[Problem, ...]:
    """What is wrong with pointers and ids. `ids_of` reads other files, `became` knows of ids that are gone.

    PTR-001 for pointers that lead nowhere, PTR-002 for ids that stand twice, PTR-003 and PTR-004 for pointers to the
    wrong kind of thing, PTR-006 for prefixes that cannot be followed.
    """
    found = _Pointers(root, path, ids_of, references or References(root, path), became).problems()
    told = tuple(islice(found, MOST))
    if next(found, None) is None:
        return told
    message = f"More than {MOST:,} pointers and ids of this file are wrong; the others are not told."
    return (*told, Problem("PTR-001", message, str(path), hint="Mend these; or has a file moved, or lost its ids?"))


class _Pointers:
    """The ids and pointers of one document."""

    def __init__(self, root: etree._Element, path: Path, ids_of: Ids, references: References, became: Became) -> None:
        self._path = path
        self._became = became
        self._ids_of = ids_of
        self._references = references
        self._own: dict[str, etree._Element] = {}
        self._others: dict[str, Goals | None] = {}
        self._twice: list[Problem] = []
        self._pointers: list[tuple[etree._Element, str, str]] = []
        self._meant = Meant()
        self._included: list[str] = []
        for element in root.iter(etree.Element):
            if element.attrib:
                self._collect(element)

    def _collect(self, element: etree._Element) -> None:
        for attribute, value in attributes(element):
            if is_pointer(local(element), attribute):
                self._pointers.append((element, attribute, value))
            elif attribute == XML_ID:
                self._identify(element, value)
        if element.tag == _INCLUDE:
            self._included.append(self._references.resolve(element, element.get("href", "")).file)

    def _identify(self, element: etree._Element, name: str) -> None:
        first = self._own.setdefault(name, element)
        if first is not element:
            message = f"The id “{name}” stands twice; the first is in line {line_of(first)}."
            hint = "Give one of the two another id."
            self._twice.append(Problem("PTR-002", message, str(self._path), line_of(element), hint=hint))

    def problems(self) -> Iterator[Problem]:
        yield from self._twice
        unknown: dict[str, Pointer] = {}
        for element, attribute, value in self._pointers:
            for written in value.split():
                if attribute == "facs" and "#" not in written:
                    continue  # an image, which seldom lies beside the TEI
                pointer = Pointer(element, attribute, written, self._references.resolve(element, written))
                if pointer.target.prefix:
                    unknown.setdefault(pointer.target.prefix, pointer)
                elif pointer.target.fault:
                    yield self._nowhere(pointer, pointer.target.fault, {})
                elif pointer.target.file:
                    yield from self._judged(pointer)
        yield from self._unfollowed(unknown)

    def _judged(self, pointer: Pointer) -> Iterator[Problem]:
        file, fragment = pointer.target.file, pointer.target.fragment
        if file == self._references.own:
            found: Goal | None = None
            element = self._own.get(fragment)
            if element is not None:
                found = Goal(local(element))
            elif self._is_included(fragment):
                return
            elif fragment or pointer.written.startswith("#"):
                yield self._nowhere(pointer, "there is no such xml:id in this file", self._own)
        else:
            ids = self._ids(file)
            found = ids.get(fragment) if ids is not None and fragment else None
            yield from self._elsewhere(pointer, ids, found)
        if found is not None:
            yield from self._of_another_kind(pointer, found)

    def _ids(self, file: str) -> Goals | None:
        """The ids of another file."""
        if file not in self._others:
            self._others[file] = self._ids_of(Path(file))
        return self._others[file]

    def _is_included(self, fragment: str) -> bool:
        """Whether an id stands in a file that this one includes (XInclude)."""
        return any(fragment in (self._ids(file) or ()) for file in self._included if file)

    def _elsewhere(self, pointer: Pointer, ids: Mapping[str, Goal] | None, found: Goal | None) -> Iterator[Problem]:
        if ids is None:
            yield self._nowhere(pointer, f"the file {self._shown(pointer)} is not there or cannot be read", {})
        elif pointer.target.fragment and found is None:
            yield self._nowhere(pointer, f"there is no such xml:id in {self._shown(pointer)}", ids)

    def _shown(self, pointer: Pointer) -> str:
        """The file of a pointer as it is written; where it is written otherwise, as seen from this file."""
        file, mark, _ = pointer.written.partition("#")
        if mark and ":" not in file:
            return file
        return os.path.relpath(pointer.target.file, self._references.folder).replace(os.sep, "/")

    def _nowhere(self, pointer: Pointer, fault: str, ids: Mapping[str, object]) -> Problem:
        element, attribute, written, target = pointer
        words = first_words(element)
        on = f" on “{words}”" if words else ""
        message = f'@{attribute}="{written}" of `{local(element)}`{on} leads nowhere: {fault}.'
        said = self._became(target.file, target.fragment) if target.fragment else ""
        if not said:
            near = self._meant(target.file, target.fragment, ids) if ids else ""
            hint = self._hint(pointer)
            said = f"Did you mean “{near}”? {hint}" if near else hint
        return Problem("PTR-001", message, str(self._path), line_of(element), hint=said)

    def _hint(self, pointer: Pointer) -> str:
        """What to do about a pointer that leads nowhere."""
        written = pointer.written
        if written.startswith("#"):
            is_speaker = pointer.attribute in {"who", "toWhom"} and local(pointer.element) in _SPOKEN
            return _CAST if is_speaker else _HINTS.get(pointer.attribute, _HINT)
        if written in self._own:
            return f"A pointer to an xml:id begins with #: write “#{written}”."
        if written.lower().startswith("www."):
            return f"A web address begins with its scheme: write “https://{written}”."
        if written.isidentifier():
            return _BARE
        return _HINT

    def _of_another_kind(self, pointer: Pointer, found: Goal) -> Iterator[Problem]:
        element, attribute = pointer.element, pointer.attribute
        is_here = pointer.target.file == self._references.own
        naming = wrong_name(element, found.name) if attribute == "ref" and not is_here else ""
        wish = wanted(element, attribute)
        if not naming and (wish is None or found.name in wish.kinds):
            return
        said = (goal(self._own[pointer.target.fragment]) if is_here else found).said
        on = f"`{local(element)}` “{first_words(element)}”" if naming else f"@{attribute} of `{local(element)}`"
        what = naming or (wish.words if wish else "")
        code, hint = (
            ("PTR-003", "Correct the pointer, or use the element for that kind.")
            if naming
            else (
                "PTR-004",
                "Correct the pointer, or say it with another attribute.",
            )
        )
        yield Problem(code, f"{on} leads to {said}, not to {what}.", str(self._path), line_of(element), hint=hint)

    def _unfollowed(self, unknown: Mapping[str, Pointer]) -> Iterator[Problem]:
        for name, pointer in unknown.items():
            message = f"The prefix “{name}” of {pointer.written} is declared nowhere in this file."
            hint = (
                f'Declare it: `<prefixDef ident="{name}" matchPattern="…" replacementPattern="…"/>` in `listPrefixDef`.'
            )
            yield Problem("PTR-006", message, str(self._path), line_of(pointer.element), hint=hint)
        for prefix in self._references.prefixes:
            too_many = "there are too many for its @matchPattern" if prefix.name in self._references.exhausted else ""
            if fault := prefix.fault or too_many:
                message = f"Pointers with the prefix “{prefix.name}” cannot be followed: {fault}."
                hint = "Write the pattern without groups that repeat, and with three signs of repetition at most."
                yield Problem("PTR-006", message, str(self._path), prefix.line, hint=hint)
