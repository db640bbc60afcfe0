"""What a register's file is made of, by the places of the tags: its lists, its entries, its relations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from lxml import etree

from edenda.collector import collector_paused
from edenda.markup.characters import text_between, unescaped
from edenda.markup.document import Places, XmlBytes, look_at
from edenda.markup.elements import declared
from edenda.markup.tags import Tags, attributes_in, local_name_in, name_in, scan
from edenda.register.entries import KINDS
from edenda.tei import TEI, local, parse

#: The list in which entries of a kind stand.
LISTS: Final = {
    "person": "listPerson",
    "personGrp": "listPerson",
    "org": "listOrg",
    "place": "listPlace",
    "event": "listEvent",
    "bibl": "listBibl",
}
#: The order of the lists in a register.
ORDER: Final = ("listPerson", "listOrg", "listPlace", "listEvent", "listBibl", "listRelation")
_OTHERS: Final = (
    "TEI",
    "teiCorpus",
    "teiHeader",
    "sourceDesc",
    "facsimile",
    "standOff",
    "text",
    "body",
    "div",
    "relation",
)
_NAMES: Final = frozenset({*KINDS, *ORDER, *_OTHERS})
NOWHERE: Final = -1
#: So many start tags are remembered with their attributes.
_MOST_KNOWN: Final = 4096


class Part(NamedTuple):
    """An element of which a register is made: its start and end tags among the items, the number of the part around it.

    `name` is without a prefix, and empty for an element that is not of TEI. An empty element ends with its start tag.
    """

    name: str
    start: int
    end: int
    around: int
    id: str


class Child(NamedTuple):
    """An element, comment or instruction in an element: `name` is empty for what is no element."""

    name: str
    start: int
    end: int


@dataclass(eq=False)
class Outline:
    """A register's file: its bytes, its tags, its parts in order, and its entries by id."""

    document: XmlBytes
    tags: Tags
    parts: list[Part]
    _attributes: dict[str, Mapping[str, str]] = field(default_factory=dict)

    @cached_property
    def entries(self) -> dict[str, int]:
        """The number of the part that is the entry of an id; of two with one id, the first."""
        found: dict[str, int] = {}
        for number, part in enumerate(self.parts):
            if part.id and part.name in KINDS:
                found.setdefault(part.id, number)
        return found

    @cached_property
    def inner(self) -> dict[int, list[int]]:
        """The parts that stand directly in a part."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, part in enumerate(self.parts):
            found[part.around].append(number)
        return found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From before an item to behind another."""
        return self.tags.starts[start], self.tags.end(end)

    def written(self, start: int, end: int) -> str:
        """What is written from an item to another, both with it, in characters."""
        first, last = self.span(start, end)
        return self.document.decode(self.document.view[first:last])

    def text(self, start: int, end: int) -> str:
        """The words of an element, without markup, on one line."""
        words = self.tags.words[start] if end == start + 1 else text_between(self.tags, start, end)
        if not words.isascii():
            words = self.document.decode(words)
        return " ".join((unescaped(words) if "&" in words else words).split())

    def attributes(self, item: int) -> Mapping[str, str]:
        """The attributes of a start tag, with the characters that they stand for."""
        head = self.tags.heads[item]
        known = self._attributes.get(head)
        if known is None:
            decode = self.document.decode
            known = {decode(key): unescaped(decode(value)) for key, value in attributes_in(head).items()}
            if len(self._attributes) < _MOST_KNOWN:  # most tags stand again and again
                self._attributes[head] = known
        return known

    def prefix(self, item: int) -> str:
        """The prefix of an element's name with its colon; empty where it has none."""
        return self.document.decode(name_in(self.tags.heads[item]).rpartition(":")[0] + ":").removeprefix(":")

    def line(self, item: int) -> int:
        """The line in which an item begins, from 1."""
        return Places(self.document).position(self.tags.starts[item])[0]

    def children(self, start: int, end: int) -> list[Child]:
        """What stands directly in an element: elements, comments, instructions."""
        heads, found, depth, begins = self.tags.heads, [], 0, start
        for item in range(start + 1, end):
            head = heads[item]
            if head[0] in "!?":
                if not depth and not head.startswith("!["):
                    found.append(Child("", item, item))
                continue
            if head[0] == "/":
                depth -= 1
            elif head[-1] == "/":
                if not depth:
                    found.append(Child(_local(head), item, item))
                continue
            else:
                begins = begins if depth else item
                depth += 1
            if not depth:
                found.append(Child(_local(heads[begins]), begins, item))
        return found


def read_outline(data: bytes, name: str) -> Outline:
    """The outline of a register's file; `name` is the file named in problems.

    Raises UnreadableError where it is not well-formed, or in an encoding that is not written byte for byte.
    """
    with collector_paused():
        root = parse(data, name)
        document = look_at(data, name)
        names = _names(root, document)
        del root  # the tree takes as much as all the rest
        tags = scan(document.view)
        return Outline(document, tags, _parts(tags, _elsewhere(tags, names)))


def _names(root: etree._Element, document: XmlBytes) -> list[str] | None:
    """The names of all elements with their namespaces; None where the root alone declares these."""
    written = f"{root.prefix}:{local(root)}" if root.prefix else local(root)
    begins = document.view.find(f"<{written}")
    if document.view.find("xmlns", document.view.find(">", begins)) < 0:
        return None
    return [str(element.tag) for element in root.iter(etree.Element)]


def _elsewhere(tags: Tags, names: Sequence[str] | None) -> frozenset[int] | None:
    """The start tags of elements that are not of TEI; None where only the root declares namespaces."""
    if names is None:
        return None
    items = (item for item, head in enumerate(tags.heads) if head[0] not in "!?/")
    return frozenset(item for item, name in zip(items, names, strict=True) if not name.startswith(f"{{{TEI}}}"))


def _parts(tags: Tags, elsewhere: frozenset[int] | None) -> list[Part]:
    known: dict[str, str] = {}
    open_: list[int] = [NOWHERE]
    names: list[str] = []
    starts: list[int] = []
    around: list[int] = []
    ends: list[int] = []
    for item, head in enumerate(tags.heads):
        word = head.partition(" ")[0]
        name = known.get(word)
        if name is None:
            name = known[word] = _name(word)
        if not name:
            continue
        if head[0] == "/":
            ends[open_.pop()] = item
            continue
        names.append(name)
        starts.append(item)
        ends.append(item)
        around.append(open_[-1])
        if head[-1] != "/":
            open_.append(len(starts) - 1)
    prefixes = _prefixes(tags)
    return [
        _part(tags, (name, start, end, outer), elsewhere, prefixes)
        for name, start, end, outer in zip(names, starts, ends, around, strict=True)
    ]


def _local(head: str) -> str:
    """The name in a tag without its prefix."""
    return _local_of(head.partition(" ")[0])


_local_of: Final = lru_cache(maxsize=1024)(local_name_in)


def _name(word: str) -> str:
    """The name of a part that a tag begins or ends; empty where it does not."""
    name = "" if word[0] in "!?" else local_name_in(word)
    return name if name in _NAMES else ""


def _prefixes(tags: Tags) -> frozenset[str]:
    """The prefixes that mean TEI, as the root declares them."""
    root = next(head for head in tags.heads if head[0] not in "!?")
    return frozenset(prefix for prefix, space in declared(root, {}).items() if space == TEI)


def _part(
    tags: Tags, place: tuple[str, int, int, int], elsewhere: frozenset[int] | None, prefixes: frozenset[str]
) -> Part:
    name, start, end, outer = place
    head = tags.heads[start]
    is_ours = start not in elsewhere if elsewhere is not None else name_in(head).rpartition(":")[0] in prefixes
    return Part(name if is_ours else "", start, end, outer, _id(head) if "xml:id" in head else "")


def _id(head: str) -> str:
    """The id in a start tag; quickly, where it is the first attribute."""
    before, found, rest = head.partition(' xml:id="')
    if found and before.isalnum():
        return rest.partition('"')[0]
    return attributes_in(head).get("xml:id", "")
