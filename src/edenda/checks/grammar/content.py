"""A document read against its grammar: every independent mistake, once.

The content model of each element is derived by its children in order. Behind a mistake reading goes on: a child that
cannot stand where it is is skipped, one that is mistyped is read as what was meant, what is missing as if it was there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.checks.grammar.attributes import Attributes
from edenda.checks.grammar.datatypes import Values
from edenda.checks.grammar.derivatives import Derivatives
from edenda.checks.grammar.faults import Fault, Kind
from edenda.checks.grammar.guidelines import is_attribute, is_element
from edenda.checks.grammar.habits import MEANT
from edenda.checks.grammar.nodes import Node
from edenda.checks.grammar.siblings import Bridge, Bridges
from edenda.checks.nearness import nearest
from edenda.tei import local_name


class _Task(NamedTuple):
    """An element to read, as which name, against which model.

    `strayed` is a wrong namespace already reported. An element `is_alien` where it cannot stand at all: then what it
    has and should not have, or has not and should have, is no mistake of its own.
    """

    element: etree._Element
    name: str
    model: Node | None
    strayed: str | None = None
    is_alien: bool = False
    #: Whether it is read as another element, which has other attributes.
    is_borrowed: bool = False


class _Level:
    """Where reading is among the children of one element."""

    __slots__ = ("before", "is_spoiled", "last", "model", "order", "said", "state", "task")

    def __init__(self, task: _Task, model: Node) -> None:
        self.task = task
        self.model = model
        self.state = model
        self.is_spoiled = False
        #: States that were passed -> the last child that was read in each.
        self.before: dict[Node, etree._Element] = {}
        self.said: set[tuple[str, Node]] = set()
        #: The children by their order, and the last of each name; made when first asked for.
        self.order: dict[etree._Element, int] = {}
        self.last: dict[str, etree._Element] = {}


#: So many mistakes of a file are told at most; a file with more has something wrong that shows in the first of them.
MOST: Final = 2000


class Walk:
    """Reads one document, until it has found more mistakes than are told."""

    def __init__(self, grammar: Derivatives) -> None:
        self._grammar: Final = grammar
        self._none: Final = grammar.nodes.none
        self._values: Final = Values(grammar.nodes)
        self._attributes: Final = Attributes(grammar, self._values)
        self._bridges: Final = Bridges(grammar)
        self._spaces: Final = tuple(sorted({_namespace(name) for name in grammar.elements}))
        self._faults: list[Fault] = []
        self._tasks: list[_Task] = []
        #: Elements and attributes of TEI that the grammar leaves out and that were told; once is enough.
        self._omitted: set[tuple[str, str]] = set()

    @property
    def _is_enough(self) -> bool:
        return len(self._faults) > MOST

    @property
    def values(self) -> Values:
        """What says whether values fit, and how they are worded."""
        return self._values

    def read(self, root: etree._Element) -> list[Fault]:
        """All faults of a document, in no particular order."""
        self._tasks.append(self._root(root))
        while self._tasks and not self._is_enough:
            task, outer = self._tasks.pop(), self._tasks
            self._tasks = []
            self._element(task)
            outer.extend(reversed(self._tasks))  # so that elements are read in document order
            self._tasks = outer
        return self._faults

    def _root(self, root: etree._Element) -> _Task:
        name, strayed = str(root.tag), None
        start = self._grammar.nodes.start
        if self._grammar.after(start, name) is self._none:
            name, strayed = self._resolved(name, None)
            names = tuple(sorted(self._grammar.next_names(start)))
            is_strayed = self._grammar.after(start, name) is not self._none
            self._faults.append(
                Fault("namespace" if is_strayed else "root", root, str(root.tag), value=name, names=names)
            )
        if self._grammar.after(start, name) is not self._none:
            return _Task(root, name, self._grammar.content(self._grammar.firsts(start), name), strayed)
        return _Task(root, name, self._defined(name), strayed)

    def _defined(self, name: str) -> Node | None:
        """What may stand in an element of this name anywhere; None where the grammar does not know it."""
        leaves = self._grammar.elements.get(name)
        return self._grammar.content(leaves, name) if leaves else None

    def _element(self, task: _Task) -> None:
        if task.model is None:
            self._faults += self._attributes.read_id(task.element, task.name)
            self._unknown(task)
            return
        model, faults = self._attributes.read(task.element, task.name, task.model)
        self._faults += [fault for fault in faults if self._is_told(task, fault)]
        level = _Level(task, model)
        if len(task.element) == 0 and self._grammar.leaves(model, "data"):
            self._words(level)
            return
        self._text(level, task.element.text, None)
        for child in task.element:
            if self._is_enough:
                return
            if isinstance(child.tag, str):
                self._child(level, child)
            elif child.tag is etree.Entity:
                self._text(level, child.text, child)
            self._text(level, child.tail, child)
        if not level.state.is_nullable and not level.is_spoiled and not task.is_alien:
            names = self._bridges.last(level.state)
            self._faults.append(Fault("missing", task.element, parent=task.name, names=names, state=level.state))

    def _is_told(self, task: _Task, fault: Fault) -> bool:
        """Whether what is wrong with an attribute is told."""
        if fault.kind in ("value", "again"):
            return True
        if task.is_alien or task.is_borrowed:
            return False
        name = fault.name
        is_omitted = fault.kind == "attribute" and is_attribute(name) and name not in self._grammar.attributes
        return not is_omitted or self._is_first(fault.parent, name)

    def _is_first(self, name: str, attribute: str = "") -> bool:
        """Whether something that TEI has and the grammar has not is met for the first time in this document."""
        is_first = (name, attribute) not in self._omitted
        self._omitted.add((name, attribute))
        return is_first

    def _unknown(self, task: _Task) -> None:
        """An element that the grammar does not know; the elements in it are read by what it says of each."""
        for child in task.element.iterchildren(etree.Element):
            if self._is_enough:
                return
            name, strayed = self._resolved(str(child.tag), task.strayed)
            model = self._defined(name)
            if model is None:
                self._foreign(Fault("unknown", child, name))
            self._tasks.append(_Task(child, name, model, strayed))

    def _words(self, level: _Level) -> None:
        """The text of an element that must have a certain form."""
        text = level.task.element.text or ""
        if not self._values.fits(level.state, text):
            self._faults.append(
                Fault("content", level.task.element, level.task.name, level.task.name, text, state=level.state)
            )

    def _text(self, level: _Level, text: str | None, behind: etree._Element | None) -> None:
        if text is None or not text.strip(" \t\r\n"):
            return
        left = self._grammar.after_text(level.state)
        if left is not self._none:
            level.state = left
        elif ("", level.model) not in level.said and not level.task.is_alien:
            level.said.add(("", level.model))
            level.is_spoiled = True
            task = level.task
            self._faults.append(
                Fault("text", task.element, "", task.name, " ".join(text.split()), state=level.state, behind=behind)
            )

    def _child(self, level: _Level, child: etree._Element) -> None:
        name, strayed = str(child.tag), None
        left = self._grammar.after(level.state, name)
        if left is self._none:
            name, strayed = self._resolved(name, level.task.strayed)
            if strayed is not None and strayed != level.task.strayed:
                self._faults.append(Fault("namespace", child, str(child.tag), level.task.name, name))
            left = self._grammar.after(level.state, name)
        if left is self._none:
            task = self._recovered(level, child, name)
            if task is not None:
                self._tasks.append(task._replace(strayed=strayed))
            return
        model = self._grammar.content(self._grammar.firsts(level.state), name)
        self._tasks.append(_Task(child, name, model, strayed))
        self._pass(level, child, left)

    def _pass(self, level: _Level, child: etree._Element, left: Node) -> None:
        level.before[level.state] = child
        level.state = left

    def _resolved(self, name: str, strayed: str | None) -> tuple[str, str | None]:
        """The name that is meant where one is in a wrong namespace, or in none; and that namespace."""
        space, own = _namespace(name), local_name(name)
        if name in self._grammar.elements or (space in self._spaces and space != strayed):
            return name, None
        for other in self._spaces:
            meant = f"{{{other}}}{own}"
            if meant in self._grammar.elements or space == strayed:
                return meant, space
        return name, None

    # --- what is wrong with a child, and how to go on ---

    def _recovered(self, level: _Level, child: etree._Element, name: str) -> _Task | None:
        """How to read a child that cannot stand here, if at all; tells what is wrong."""
        if self._grammar.may_stand_in(level.model, name):
            self._misplaced(level, child, name)
            leaves = self._grammar.leaves(level.model, "element")
            return _Task(child, name, self._grammar.content(leaves, name))
        if name not in self._grammar.elements:
            return self._mistyped(level, child, name)
        self._tell(level, "nowhere", child, name)
        if level.model is self._grammar.nodes.empty:
            return self._alien(level, child, name)
        return None if self._is_only_around(level, child) else self._alien(level, child, name)

    def _alien(self, level: _Level, child: etree._Element, name: str) -> _Task:
        level.is_spoiled = True
        return _Task(child, name, self._defined(name), is_alien=True)

    def _mistyped(self, level: _Level, child: etree._Element, name: str) -> _Task | None:
        """An element that the grammar does not know, read as the one that was meant."""
        here = self._grammar.next_names(level.state)
        meant = self._meant(name, here, level.model)
        names = (meant,) if meant else ()
        self._foreign(Fault("unknown", child, name, level.task.name, names=names, state=level.state))
        if meant in here:
            model = self._grammar.content(self._grammar.firsts(level.state), meant)
            if not self._may_hold(model, child) and self._is_only_around(level, child):
                return None
            self._pass(level, child, self._grammar.after(level.state, meant))
            is_borrowed = local_name(meant) in MEANT.get(local_name(name).lower(), ())
            return _Task(child, meant, model, is_borrowed=is_borrowed)
        return None if self._is_only_around(level, child) else self._alien(level, child, meant or name)

    def _may_hold(self, model: Node, element: etree._Element) -> bool:
        """Whether a model has all that stands in an element, in whatever order."""
        leaves = self._grammar.leaves(model, "element")
        inside = {str(inner.tag) for inner in element.iterchildren(etree.Element)}
        return all(any(leaf.names.covers(name) for leaf in leaves) for name in inside)

    def _foreign(self, fault: Fault) -> None:
        """An element that the grammar does not know; one that TEI has is told once, unless another was meant."""
        if fault.names or not is_element(fault.name):
            self._faults.append(fault)
        elif self._is_first(fault.name):
            self._faults.append(fault._replace(kind="omitted"))

    def _is_only_around(self, level: _Level, child: etree._Element) -> bool:
        """Whether what stands in a wrong element could stand in its place; if so it is read as if it did."""
        state, tasks = level.state, []
        if (child.text or "").strip(" \t\r\n"):
            state = self._grammar.after_text(state)
        for inner in child.iterchildren(etree.Element):
            name = str(inner.tag)
            tasks.append(_Task(inner, name, self._grammar.content(self._grammar.firsts(state), name)))
            state = self._grammar.after(state, name)
            if (inner.tail or "").strip(" \t\r\n"):
                state = self._grammar.after_text(state)
            if state is self._none:
                break
        if state is self._none or not tasks:
            return False
        self._tasks += tasks
        self._pass(level, child, state)
        return True

    def _meant(self, name: str, here: frozenset[str], model: Node) -> str:
        """The element that an unknown name stands for: by habit, or the nearest that may stand here or anywhere."""
        own, space = local_name(name), _namespace(name)
        by_habit = [f"{{{space}}}{other}" for other in MEANT.get(own.lower(), ())]
        is_mistyped = not is_element(name)
        for names in (here, self._grammar.children(model)):
            if found := next((other for other in by_habit if other in names), ""):
                return found
            if is_mistyped and (found := nearest(name, names)):
                return found
        if not is_mistyped:
            return ""
        known = self._grammar.elements
        return next((other for other in by_habit if other in known), "") or nearest(name, known)

    def _misplaced(self, level: _Level, child: etree._Element, name: str) -> None:
        """An element that may stand in its parent, but not here."""
        bridge = self._bridges.before(level.state, name)
        if bridge is not None:
            later = self._later(level, child, bridge)
            if later is None:
                self._lacking(level, child, name, bridge)
                self._pass(level, child, bridge.state)
                return
            self._tell(level, "early", child, name, later)
        else:
            self._too_late(level, child, name)
        level.is_spoiled = True

    def _too_late(self, level: _Level, child: etree._Element, name: str) -> None:
        earlier = [other for state, other in level.before.items() if self._grammar.after(state, name) is not self._none]
        if not earlier:
            self._tell(level, "place", child, name)
        elif str(earlier[-1].tag) == str(child.tag):
            self._tell(level, "twice", child, name, earlier[-1])
        else:
            self._tell(level, "late", child, name, earlier[-1])

    def _lacking(self, level: _Level, child: etree._Element, name: str, bridge: Bridge) -> None:
        """What is missing before a child; nothing is where something wrong was read in its place."""
        if level.is_spoiled or level.task.is_alien:
            return
        for names in bridge.steps:
            self._faults.append(Fault("missing", child, name, level.task.name, names=names, state=level.state))

    def _later(self, level: _Level, child: etree._Element, bridge: Bridge) -> etree._Element | None:
        """A sibling further on that is what is missing, unless it may come again."""
        again = self._grammar.children(bridge.state)
        names = [name for name in bridge.steps[0] if name not in again]
        if not level.order:
            level.order = {other: at for at, other in enumerate(level.task.element.iterchildren(etree.Element))}
            level.last = {str(other.tag): other for other in level.order}
        later = (level.last[name] for name in names if name in level.last)
        return next((other for other in later if level.order[other] > level.order[child]), None)

    def _tell(
        self, level: _Level, kind: Kind, child: etree._Element, name: str, other: etree._Element | None = None
    ) -> None:
        """A fault of a child; where several children of one name have the same, the first stands for all."""
        is_full = level.model is self._grammar.nodes.empty and level.is_spoiled  # that it must be empty was said
        if level.task.is_alien or is_full:
            return
        if kind != "nowhere":
            if (name, level.state) in level.said:
                return
            level.said.add((name, level.state))
        self._faults.append(Fault(kind, child, name, level.task.name, state=level.state, other=other))


def _namespace(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def in_document_order(root: etree._Element, faults: list[Fault]) -> Iterator[Fault]:
    """Faults in the order of the document; those of one element in the order in which they were found."""
    wanted: dict[etree._Element, list[Fault]] = {}
    for fault in faults:
        wanted.setdefault(fault.element, []).append(fault)
    for element in root.iter(etree.Element):
        yield from wanted.get(element, ())
