"""What may be put around text in the elements of a RELAX NG grammar without making a valid document invalid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

from edenda.relaxng import Key, Pattern, read_patterns, unreadable, within

_Names = frozenset[str]
_NONE: Final[_Names] = frozenset()


@dataclass(frozen=True, slots=True)
class ContentTable:
    """What may stand freely among text in each element of a grammar; names are `{namespace}name`."""

    #: Elements that may hold text -> the children that may stand anywhere, any number of times, among their text.
    free: Mapping[str, frozenset[str]]
    #: The same -> those of their free children that may always be taken out again.
    loose: Mapping[str, frozenset[str]]
    #: Elements that may be made anew around text and free children -> the attributes they must then have.
    required: Mapping[str, frozenset[str]]
    #: Elements -> the attributes they may have, wherever they stand.
    attributes: Mapping[str, frozenset[str]]

    def may_wrap(self, parent: str, child: str, inside: Iterable[str], attributes: Iterable[str] = ()) -> bool:
        """Whether `child` with `attributes` may be put around words and the elements `inside`, all in `parent`."""
        held, given = frozenset(inside), frozenset(attributes)
        return (
            child in self.free.get(parent, _NONE)
            and held <= self.loose.get(parent, _NONE)
            and held <= self.free.get(child, _NONE)
            and child in self.required
            and self.required[child] <= given <= self.attributes[child]
        )

    def may_hold(self, element: str, attribute: str) -> bool:
        """Whether an element may have an attribute, as far as its other attributes and the value admit."""
        return attribute in self.attributes.get(element, _NONE)


@cache
def read_content_table(path: Path) -> ContentTable:
    """The table of a RELAX NG grammar in XML syntax, read once per process.

    Raises UnreadableError with SRC-007 where the grammar cannot be read or is none.
    """
    try:
        return _table(_definitions(read_patterns(path)))
    except RecursionError:
        raise unreadable("its patterns are nested too deeply", path) from None


def _definitions(patterns: Mapping[Key, Pattern]) -> Mapping[str, Sequence[_Entry]]:
    """What each definition of each element says, sorted by the names of the elements."""
    known: dict[Key, _Content | None] = {}
    for key, pattern in patterns.items():
        known[key] = _content(pattern, known)
    elements = [pattern for pattern in within(patterns.values(), elements=True) if pattern.kind == "element"]
    definitions: defaultdict[str, list[_Entry]] = defaultdict(list)
    wild = []
    for element in elements:
        entry = _entry(_joined([_content(part, known) for part in element.parts]))
        for name in element.names.names:
            definitions[name].append(entry)
        if element.names.wildcards:
            wild.append((element.names, entry))
    for name, entries in definitions.items():
        entries += [entry for names, entry in wild if name not in names.names and names.covers(name)]
    return dict(sorted(definitions.items()))


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one definition of an element says, as in the table; `free` and `required` are None where it is not there."""

    free: _Names | None = None
    loose: _Names = _NONE
    required: _Names | None = None
    attributes: _Names = _NONE


def _table(definitions: Mapping[str, Sequence[_Entry]]) -> ContentTable:
    """What holds by all definitions of each element."""
    once = frozenset(name for name, entries in definitions.items() if len(entries) == 1)
    free, loose, required, attributes = {}, {}, {}, {}
    for name, entries in definitions.items():
        attributes[name] = frozenset.intersection(*(entry.attributes for entry in entries))
        frees = [entry.free for entry in entries if entry.free is not None]
        if len(frees) < len(entries):
            continue
        free[name] = frozenset.intersection(*frees)
        loose[name] = once.intersection(*(entry.loose for entry in entries))
        needed = _union(entry.required for entry in entries)
        if needed is not None:
            required[name] = needed
    return ContentTable(free, loose, required, attributes)


@dataclass(frozen=True, slots=True)
class _Content:
    """What a pattern matches, its attributes aside; a leaf is an element or text in it.

    Below, X is the set of all sequences of leaves that match, and X* that of all repetitions of these. A leaf is
    alone if it matches by itself, without any other; X is flat if all its leaves are alone.
    """

    #: Names of the elements that are alone.
    alone: _Names = _NONE
    #: The names that may stand anywhere in any text that is alone; sequences may be cut there: both parts are in X*.
    open: _Names | None = None
    #: The names that may stand anywhere in any other text.
    closed: _Names | None = None
    #: Names of elements at which sequences may be cut: what comes before and what comes after are both in X*.
    movable: _Names = _NONE
    #: Names of elements that occur where that is not sure.
    fixed: _Names = _NONE
    #: Attributes needed where no leaf is there; None if one must be, or if it is not sure which attributes.
    empty: _Names | None = None
    #: Attributes needed around text that is alone and what may stand in it; None if there is none or it is not sure.
    filled: _Names | None = None
    attributes: _Names = _NONE
    has_leaves: bool = False
    is_flat: bool = True
    #: Whether X has all sequences of its leaves, but perhaps for the empty one.
    is_any: bool = False
    is_typed: bool = False


_EMPTY: Final = _Content(empty=_NONE)
_TEXT: Final = _Content(open=_NONE, empty=_NONE, filled=_NONE, has_leaves=True, is_any=True)
_TYPED: Final = _Content(has_leaves=True, is_flat=False, is_typed=True)


def _entry(content: _Content | None) -> _Entry:
    """What a definition says whose content is this; one that nothing matches says nothing."""
    if content is None:
        return _Entry()
    free = _common(content.open, content.closed)
    if free is None or content.is_typed:
        return _Entry(attributes=content.attributes)
    loose = free - content.movable - content.fixed
    return _Entry(free, loose, content.filled, content.attributes)


def _content(pattern: Pattern, known: Mapping[Key, _Content | None]) -> _Content | None:
    """The content of a pattern, or None if nothing matches it; `known` are the definitions it refers to."""
    names = pattern.names.names
    match pattern.kind:
        case "element":
            return _Content(alone=names, movable=names, has_leaves=True)
        case "ref":
            return known[pattern.key]
        case "text" | "typed" | "empty" | "notAllowed" as kind:
            return {"text": _TEXT, "typed": _TYPED, "empty": _EMPTY}.get(kind)
    parts = [_content(part, known) for part in pattern.parts]
    if pattern.kind == "attribute":
        is_one = len(names) == 1 and not pattern.names.wildcards
        return None if None in parts else _Content(empty=names if is_one else None, attributes=names)
    return _OPERATORS[pattern.kind](parts)


def _choice(parts: Sequence[_Content | None]) -> _Content | None:
    ways = [part for part in parts if part is not None]
    if len(ways) < 2:
        return ways[0] if ways else None
    leafy = [way for way in ways if way.has_leaves]
    return _Content(
        alone=_NONE.union(*(way.alone for way in ways)),
        open=_common(*(way.open for way in ways)),
        closed=_common(*(way.closed for way in ways)),
        movable=_NONE.union(*(way.movable for way in ways)),
        fixed=_NONE.union(*(way.fixed for way in ways)),
        empty=_least(way.empty for way in ways),
        filled=_least(way.filled for way in ways),
        attributes=_NONE.union(*(way.attributes for way in ways)),
        has_leaves=bool(leafy),
        is_flat=all(way.is_flat for way in ways),
        is_any=len(leafy) == 1 and leafy[0].is_any,
        is_typed=any(way.is_typed for way in ways),
    )


def _repeated(content: _Content | None) -> _Content | None:
    """A pattern once or more. Where text can be alone, what is alone may stand in it, and the movable may go."""
    if content is None or not content.has_leaves:
        return content
    if content.open is None:
        return replace(content, is_any=content.is_flat)
    return replace(content, open=content.open | content.alone, movable=_NONE, is_any=content.is_flat)


def _woven(parts: Sequence[_Content | None]) -> _Content | None:
    """An interleave. Those of its parts that match all sequences of their leaves are together another such part."""
    free = [part for part in parts if part is not None and part.is_any and part.empty == _NONE]
    if len(free) < 2:
        return _joined(parts, is_woven=True)
    others = [part for part in parts if part not in free]
    return _joined([*others, _choice([_repeated(_choice(free)), _EMPTY])], is_woven=True)


def _joined(parts: Sequence[_Content | None], *, is_woven: bool = False) -> _Content | None:
    """A group, or an interleave.

    A group may be cut in one member where all others may be empty. In an interleave the others are then cut anywhere,
    so they must be flat as well: what is left of them on either side still matches.
    """
    members = [part for part in parts if part is not None]
    if len(members) < len(parts):
        return None
    if len(members) == 1:
        return members[0]
    leafy = [member for member in members if member.has_leaves]
    lone, cuttable = _lone(leafy), _lone(leafy, is_flat=is_woven)
    movable = _NONE.union(*(member.movable for member in leafy))
    is_loose = len(leafy) < 2 or (all(member.empty is not None for member in leafy) and len(cuttable) == len(leafy))
    return _Content(
        alone=_NONE.union(*(member.alone for member in lone)),
        open=_common(*(member.open for member in cuttable)),
        closed=_common(
            *(member.closed for member in leafy), *(member.open for member in leafy if member not in cuttable)
        ),
        movable=movable if is_loose else _NONE,
        fixed=_NONE.union(*(member.fixed for member in leafy), _NONE if is_loose else movable),
        empty=_union(member.empty for member in members),
        filled=_least(_filled(members, at) for at, member in enumerate(members) if member.filled is not None),
        attributes=_NONE.union(*(member.attributes for member in members)),
        has_leaves=bool(leafy),
        is_flat=all(member.is_flat for member in leafy) and len(lone) == len(leafy),
        is_any=len(leafy) == 1 and leafy[0].is_any,
        is_typed=any(member.is_typed for member in members),
    )


_OPERATORS: Final[Mapping[str, Callable[[Sequence[_Content | None]], _Content | None]]] = {
    "choice": _choice,
    "group": _joined,
    "interleave": _woven,
    "optional": lambda parts: _choice([_joined(parts), _EMPTY]),
    "oneOrMore": lambda parts: _repeated(_joined(parts)),
    "zeroOrMore": lambda parts: _choice([_repeated(_joined(parts)), _EMPTY]),
}


def _lone(members: Sequence[_Content], *, is_flat: bool = False) -> list[_Content]:
    """The members beside which all others may be empty, and if wished are flat."""
    bad = [member for member in members if member.empty is None or (is_flat and not member.is_flat)]
    return [member for member in members if not bad or (len(bad) == 1 and bad[0] is member)]


def _filled(members: Sequence[_Content], at: int) -> _Names | None:
    """The attributes needed where only the member at this place has leaves."""
    return _union(member.filled if place == at else member.empty for place, member in enumerate(members))


def _common(*several: _Names | None) -> _Names | None:
    """The names that are in all sets that are known; None where none is."""
    known = [names for names in several if names is not None]
    return frozenset.intersection(*known) if known else None


def _union(several: Iterable[_Names | None]) -> _Names | None:
    """The names of all sets; None where one is unknown."""
    found = _NONE
    for names in several:
        if names is None:
            return None
        found |= names
    return found


def _least(several: Iterable[_Names | None]) -> _Names | None:
    """The empty set if it is there, or the one set that is known; None where it is not sure which."""
    known = {names for names in several if names is not None}
    if _NONE in known:
        return _NONE
    return known.pop() if len(known) == 1 else None
