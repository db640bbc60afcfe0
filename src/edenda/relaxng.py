"""RELAX NG grammars in XML syntax as plain patterns: files put together, names in full, references by key."""

from __future__ import annotations

import os.path
import re
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from edenda.errors import UnreadableError
from edenda.problems import Problem
from edenda.tei import XML, line_of, local, parse
from edenda.xml.files import reason_of
from edenda.xml.reading import read_xml

_RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
#: A path without scheme, server, query or fragment.
_LOCAL: Final = re.compile(r"(?!/)[^:?#\\]+")
_HINT: Final = "The schema must be a RELAX NG grammar in XML syntax (.rng)."

#: The number of a grammar and the name of one of its definitions; its start has no name.
Key = tuple[int, str]


class NameClass(NamedTuple):
    """The names that an element or attribute may have: some by themselves, some by wildcards."""

    names: frozenset[str] = frozenset()
    wildcards: tuple[Wildcard, ...] = ()

    def covers(self, name: str) -> bool:
        """Whether a name `{namespace}name` is one of these."""
        return name in self.names or any(wildcard.covers(name) for wildcard in self.wildcards)


class Wildcard(NamedTuple):
    """Any name, or any name of one namespace, but for some."""

    namespace: str | None
    but: NameClass

    def covers(self, name: str) -> bool:
        """Whether a name `{namespace}name` is one of these."""
        namespace = name[1:].partition("}")[0] if name.startswith("{") else ""
        return self.namespace in (None, namespace) and not self.but.covers(name)


class Datum(NamedTuple):
    """What a `typed` pattern says of words: `data`, `value` or `list`, with its datatype, its parameters, its words."""

    kind: str
    library: str
    type: str
    parameters: tuple[tuple[str, str], ...] = ()
    words: str = ""


class Pattern(NamedTuple):
    """A pattern of a grammar; several `parts` form a group, but in choices and interleaves.

    `data`, `value` and `list` are all `typed`, and say more in `datum`; the parts of `data` are what it excepts.
    `mixed` is an interleave. Elements and attributes have `names`, and a `ref` has the `key` of what it refers to.
    """

    kind: str
    parts: tuple[Pattern, ...] = ()
    names: NameClass = NameClass()
    key: Key = (0, "")
    datum: Datum | None = None


class _Place(NamedTuple):
    """Where a node stands: its file with those that led there, the namespace of its names, and its grammar."""

    files: tuple[Path, ...]
    namespace: str
    grammar: int

    def within(self, node: etree._Element) -> _Place:
        """The place of what stands in a node."""
        return self._replace(namespace=str(node.get("ns", self.namespace)))


class _Component(NamedTuple):
    name: str
    node: etree._Element
    place: _Place


def read_patterns(path: Path) -> Mapping[Key, Pattern]:
    """The definitions of a grammar and of all files that it draws in, each after those that it refers to.

    Files are only looked for on this machine, relative to the file that names them. Raises UnreadableError with
    SRC-007 where one cannot be read or is no RELAX NG in XML syntax, and RecursionError where it is too deep.
    """
    reader = _Reader()
    root, place = reader.open(path, _Place((), "", 0))
    reader.definitions[0, ""] = reader.pattern(root, place)
    return _in_order(reader.definitions, path)


def unreadable(reason: str, path: Path, line: int | None = None) -> UnreadableError:
    """The exception for a schema that cannot be read."""
    return UnreadableError(Problem("SRC-007", f"The schema cannot be read: {reason}.", str(path), line, hint=_HINT))


def within(patterns: Iterable[Pattern], *, elements: bool) -> Iterator[Pattern]:
    """These patterns and all inside them, through elements only if wished; references are not followed."""
    waiting = list(patterns)
    while waiting:
        found = waiting.pop()
        yield found
        if elements or found.kind != "element":
            waiting += found.parts


def _in_order(definitions: Mapping[Key, Pattern], path: Path) -> Mapping[Key, Pattern]:
    """The definitions, each after those that it refers to."""
    for pattern in within(definitions.values(), elements=True):
        if pattern.kind == "ref" and pattern.key not in definitions:
            raise unreadable(f"it refers to `{pattern.key[1]}`, which it does not define", path)
    needs = {key: within([pattern], elements=False) for key, pattern in definitions.items()}
    sorter = TopologicalSorter({key: [p.key for p in inner if p.kind == "ref"] for key, inner in needs.items()})
    try:
        return {key: definitions[key] for key in sorter.static_order()}
    except CycleError as error:
        name = error.args[1][0][1] or "start"
        raise unreadable(f"`{name}` refers to itself outside any element", path) from None


class _Reader:
    """Reads files into definitions."""

    def __init__(self) -> None:
        self.definitions: dict[Key, Pattern] = {}
        self._outer: list[int] = [0]
        self._external: dict[tuple[Path, str, int], Key] = {}

    def open(self, path: Path, place: _Place, node: etree._Element | None = None) -> tuple[etree._Element, _Place]:
        """The root of a file and its place; `node` names the file at `place`."""
        if path in place.files:
            raise _fault(f"`{path.name}` draws in itself", place, node)
        try:
            root = parse(read_xml(path), str(path))
        except UnreadableError as error:
            if error.problems[0].code == "SRC-007":
                here = place if place.files else place._replace(files=(path,))
                raise _fault(f"{path.name}: {reason_of(error)}", here, node) from None
            problem = error.problems[0]
            why = "it is not well-formed XML; " if problem.code == "TEI-001" else ""
            raise unreadable(f"{why}{problem.message.rstrip('.')}", path, problem.line) from None
        there = place._replace(files=(*place.files, path)).within(root)
        if not str(root.tag).startswith(_RNG):
            raise _fault(f"`{local(root)}` is no pattern of RELAX NG", there, root)
        entity = next(root.iter(etree.Entity), None)
        if entity is not None:
            raise _fault("it uses entities", there, entity)
        return root, there

    def pattern(self, node: etree._Element, place: _Place) -> Pattern:
        """A node as a pattern; `place` is that of what stands in it."""
        kind = local(node)
        match kind:
            case "text" | "empty" | "notAllowed":
                return Pattern(kind)
            case "data" | "value" | "list":
                return self._typed(kind, node, place)
            case "ref" | "parentRef" | "grammar" | "externalRef":
                return self._reference(kind, node, place)
            case "choice" | "group" | "interleave" | "optional" | "oneOrMore" | "zeroOrMore" | "mixed":
                names, nodes = NameClass(), _children(node)
            case "element" | "attribute":
                names, nodes = _names(node, place)
            case _:
                raise _fault(f"`{kind}` is no pattern of RELAX NG", place, node)
        parts = tuple([self.pattern(child, place.within(child)) for child in nodes])
        if kind == "mixed":
            return Pattern("interleave", (Pattern("text"), Pattern("group", parts)))
        return Pattern(kind, parts, names)

    def _typed(self, kind: str, node: etree._Element, place: _Place) -> Pattern:
        """A pattern of words, with the patterns of its list or of what it excepts."""
        library = next((one.get("datatypeLibrary") for one in _upwards(node) if one.get("datatypeLibrary")), "")
        type_ = node.get("type", "token").strip() if kind == "value" else node.get("type", "").strip()
        own = [child for child in _children(node) if local(child) == "param"]
        parameters = tuple((str(child.get("name")), child.text or "") for child in own)
        built_in = kind == "value" and node.get("type") is None
        datum = Datum(kind, "" if built_in else str(library), type_, parameters, node.text or "")
        inner = [child for child in _children(node) if child not in own]
        if kind == "data":
            inner = [each for child in inner for each in _children(child)]
        return Pattern("typed", tuple(self.pattern(child, place.within(child)) for child in inner), datum=datum)

    def _reference(self, kind: str, node: etree._Element, place: _Place) -> Pattern:
        if kind == "grammar":
            return Pattern("ref", key=self._grammar(node, place))
        if kind == "externalRef":
            wanted = (_target(node, place), place.namespace, place.grammar)
            if wanted not in self._external:
                key = self._external[wanted] = (self._new(place), "")
                self.definitions[key] = self.pattern(*self.open(wanted[0], place, node))
            return Pattern("ref", key=self._external[wanted])
        grammar = self._outer[place.grammar] if kind == "parentRef" else place.grammar
        return Pattern("ref", key=(grammar, _name(node, place)))

    def _grammar(self, node: etree._Element, place: _Place) -> Key:
        number = self._new(place)
        components: dict[str, list[_Component]] = {}
        for component in self._components(node, place._replace(grammar=number)):
            components.setdefault(component.name, []).append(component)
        for name, several in components.items():
            self.definitions[number, name] = self._combined(several)
        return number, ""

    def _new(self, place: _Place) -> int:
        """The number of a further grammar."""
        self._outer.append(place.grammar)
        return len(self._outer) - 1

    def _components(self, node: etree._Element, place: _Place) -> Iterator[_Component]:
        """The definitions of a grammar, with those of the files it includes but for what it puts in their place."""
        for child in _children(node):
            inner = place.within(child)
            match local(child):
                case "start":
                    yield _Component("", child, inner)
                case "define":
                    yield _Component(_name(child, inner), child, inner)
                case "div":
                    yield from self._components(child, inner)
                case "include":
                    own = list(self._components(child, inner))
                    replaced = {component.name for component in own}
                    root, there = self.open(_target(child, inner), inner, child)
                    if local(root) != "grammar":
                        raise _fault("only a grammar can be included", there, root)
                    yield from (other for other in self._components(root, there) if other.name not in replaced)
                    yield from own
                case kind:
                    raise _fault(f"`{kind}` cannot stand in a grammar", inner, child)

    def _combined(self, components: list[_Component]) -> Pattern:
        """The definitions of one name as one pattern."""
        groups = []
        for component in components:
            parts = [self.pattern(child, component.place.within(child)) for child in _children(component.node)]
            groups.append(Pattern("group", tuple(parts)))
        if len(groups) == 1:
            return groups[0]
        kinds = {str(component.node.get("combine")) for component in components if component.node.get("combine")}
        if kinds not in ({"choice"}, {"interleave"}):
            name, node, place = components[-1]
            raise _fault(f"`{name or 'start'}` is defined several times, and not how these are combined", place, node)
        return Pattern(kinds.pop(), tuple(groups))


def _children(node: etree._Element) -> list[etree._Element]:
    """The children of a node, without annotations."""
    return list(node.iterchildren(f"{_RNG}*"))


def _upwards(node: etree._Element) -> Iterator[etree._Element]:
    """A node and all that it stands in, from the inside."""
    yield node
    yield from node.iterancestors()


def _names(node: etree._Element, place: _Place) -> tuple[NameClass, list[etree._Element]]:
    """The names of an element or attribute pattern, and the nodes of its content."""
    nodes = _children(node)
    if node.get("name") is None:
        if not nodes:
            raise _fault(f"`{local(node)}` has no name", place, node)
        return _name_class(nodes[0], place.within(nodes[0])), nodes[1:]
    own = str(node.get("ns", "")) if local(node) == "attribute" else place.namespace
    return NameClass(frozenset({_full_name(_name(node, place), node, place._replace(namespace=own))})), nodes


def _name_class(node: etree._Element, place: _Place) -> NameClass:
    match local(node):
        case "name":
            return NameClass(frozenset({_full_name((node.text or "").strip(), node, place)}))
        case "choice":
            return _either([_name_class(child, place.within(child)) for child in _children(node)])
        case "anyName" | "nsName" as kind:
            but = [_name_class(each, place.within(each)) for child in _children(node) for each in _children(child)]
            return NameClass(wildcards=(Wildcard(place.namespace if kind == "nsName" else None, _either(but)),))
        case kind:
            raise _fault(f"`{kind}` is no name", place, node)


def _either(classes: list[NameClass]) -> NameClass:
    names = frozenset[str]().union(*(each.names for each in classes))
    return NameClass(names, tuple(wildcard for each in classes for wildcard in each.wildcards))


def _full_name(name: str, node: etree._Element, place: _Place) -> str:
    """A name, perhaps with a prefix, as lxml has it: `{namespace}name`, or `name` if it is in none."""
    prefix, colon, plain = name.rpartition(":")
    namespaces = {"xml": XML, **node.nsmap}
    if colon and prefix not in namespaces:
        raise _fault(f"the prefix of `{name}` is not declared", place, node)
    namespace = namespaces[prefix] if colon else place.namespace
    return f"{{{namespace}}}{plain}" if namespace else plain


def _name(node: etree._Element, place: _Place) -> str:
    """The name that a node must have."""
    name = str(node.get("name", "")).strip()
    if not name:
        raise _fault(f"`{local(node)}` has no name", place, node)
    return name


def _target(node: etree._Element, place: _Place) -> Path:
    """The file that a node draws in, on this machine and relative to its own."""
    href = str(node.get("href", ""))
    name = unquote(href)
    if not _LOCAL.fullmatch(href) or "\0" in name:
        raise _fault(f"it draws in `{href}`, and only files relative to itself are looked for", place, node)
    return Path(os.path.realpath(place.files[-1].parent / name))


def _fault(reason: str, place: _Place, node: etree._Element | None) -> UnreadableError:
    return unreadable(reason, place.files[-1], None if node is None else line_of(node))
