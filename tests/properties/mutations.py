"""Small losses and changes, made in a TEI or in its source, each of which the proof of fidelity has to find.

A kind of mutation gives all that can be made of it in a document; a mutation of a TEI is made in place and undone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from edenda.tei import NS, local, tag
from tests.properties.faithful_cases import Case

WORD: Final = re.compile(r"[^\W_]+")
SHORT_WORD: Final = re.compile(r"(?<!\w)[^\W_]{1,2}(?!\w)")
LETTER: Final = re.compile(r"[^\W\d_]")
DIGIT: Final = re.compile(r"[0-9]")
SIGN: Final = re.compile(r"[^\w\s\u00ad]")
CLOSING: Final = re.compile(r"[\])}]")
_JOINT: Final = re.compile(r"(?<=\w)\s+(?=\w)")
_LINE: Final = re.compile(r"(?m)^[^\r\n]*[^\W_][^\r\n]*(?:\r?\n|\Z)")
_HYPHENS: Final = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}¬"
_NOTE: Final = "self::t:note[@place and @place != 'inline']"
_HEADER: Final = "//t:sourceDesc | //t:notesStmt | //t:profileDesc/t:abstract | //t:profileDesc/t:textClass"

Undo = Callable[[], None]
Mutation = Callable[[], Undo]


class Change(NamedTuple):
    """What a mutation does to a text: the span that it replaces, and with what."""

    start: int
    end: int
    words: str


Edit = Callable[[str, re.Match[str]], Change | None]


def deleted(_: str, found: re.Match[str]) -> Change:
    """Leave it out."""
    return Change(*found.span(), "")


def changed(_: str, found: re.Match[str]) -> Change:
    """Another letter or digit for the first one."""
    new = ("8" if found[0][0] == "7" else "7") if found[0][0].isdigit() else ("y" if found[0][0] == "x" else "x")
    return Change(found.start(), found.start() + 1, new)


def doubled(_: str, found: re.Match[str]) -> Change:
    """Twice."""
    return Change(found.end(), found.end(), f" {found[0]}")


def followed(_: str, found: re.Match[str]) -> Change:
    """A short word behind it."""
    return Change(found.end(), found.end(), " the")


def numbered(_: str, found: re.Match[str]) -> Change:
    """A digit behind it."""
    return Change(found.end(), found.end(), " 1")


def swapped(text: str, found: re.Match[str]) -> Change | None:
    """The next word first."""
    following = WORD.search(text, found.end())
    if following is None:
        return None
    between = text[found.end() : following.start()]
    old, new = found[0] + between + following[0], following[0] + between + found[0]
    return Change(found.start(), following.end(), new) if "".join(old.split()) != "".join(new.split()) else None


#: The kinds of mutation of a text, by their names: what is found in it, and what becomes of that.
EDITS: Final[dict[str, tuple[re.Pattern[str], Edit]]] = {
    "a word left out": (WORD, deleted),
    "a short word left out": (SHORT_WORD, deleted),
    "a letter left out": (LETTER, deleted),
    "a digit left out": (DIGIT, deleted),
    "a letter changed": (LETTER, changed),
    "a digit changed": (DIGIT, changed),
    "a word doubled": (WORD, doubled),
    "a word added": (WORD, followed),
    "a digit added": (WORD, numbered),
    "two words swapped": (WORD, swapped),
    "a sign left out": (SIGN, deleted),
    "a closing bracket left out": (CLOSING, deleted),
}
JOINING: Final[dict[str, tuple[re.Pattern[str], Edit]]] = {"two words joined": (_JOINT, deleted)}


class Node(NamedTuple):
    """A text node: its element, and whether it is this element's tail."""

    element: etree._Element
    in_tail: bool

    @property
    def text(self) -> str:
        """Its characters."""
        return (self.element.tail if self.in_tail else self.element.text) or ""

    def put(self, text: str) -> None:
        """Set its characters."""
        if self.in_tail:
            self.element.tail = text
        else:
            self.element.text = text

    @property
    def holder(self) -> etree._Element:
        """The element in which it stands."""
        parent = self.element.getparent() if self.in_tail else self.element
        assert parent is not None
        return parent


def bare(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.replace("\u00ad", "").split())


def _nodes(top: etree._Element) -> Iterator[Node]:
    for element in top.iter():
        if local(element):
            yield Node(element, in_tail=False)
        if element is not top:
            yield Node(element, in_tail=True)


def is_in_note(element: etree._Element) -> bool:
    """Whether an element stands in a printed note, or is one."""
    return bool(element.xpath(f"ancestor-or-self::*[{_NOTE}]", namespaces=NS))


def text_nodes(root: etree._Element) -> list[Node]:
    """The text nodes of the running text and of the notes."""
    return [node for top in root.findall(tag("text")) for node in _nodes(top) if node.text.strip()]


def header_nodes(found: Case) -> list[Node]:
    """The text nodes of the header of which the words stand once in the source, and in the TEI only there."""
    everything = [bare(str(text)) for text in found.root.itertext() if str(text).strip()]
    running = "".join(bare("".join(str(text) for text in top.itertext())) for top in found.root.findall(tag("text")))
    source = bare(found.raw)
    tops = found.root.xpath(_HEADER, namespaces=NS)
    assert isinstance(tops, list)
    nodes = [node for top in tops if isinstance(top, etree._Element) for node in _nodes(top) if WORD.search(node.text)]
    words = [bare(node.text) for node in nodes]
    return [
        node
        for node, text in zip(nodes, words, strict=True)
        if source.count(text) == 1 and text not in running and everything.count(text) == 1
    ]


def edits_of(nodes: list[Node], kind: tuple[re.Pattern[str], Edit]) -> list[Mutation]:
    """All mutations of a kind in text nodes."""
    pattern, edit = kind
    found: list[Mutation] = []
    for node in nodes:
        for match in pattern.finditer(node.text):
            change = edit(node.text, match)
            if change is not None and not _is_excepted(node, change):
                found.append(_edited(node, change))
    return found


def _is_excepted(node: Node, change: Change) -> bool:
    """The exceptions among signs: hyphens that divide a word, leaders of a table, signs at the edges of a field."""
    gone = node.text[change.start : change.end]
    if change.words or any(map(str.isalnum, gone)) or not gone.strip():
        return False
    in_leaders = node.holder.xpath("ancestor::t:table[contains(@rend, 'leaders')]", namespaces=NS)
    is_at_edge = not any(map(str.isalnum, node.text[: change.start])) or not any(
        map(str.isalnum, node.text[change.end :])
    )
    in_header = bool(node.holder.xpath("ancestor::t:teiHeader", namespaces=NS))
    return gone in _HYPHENS or bool(in_leaders) or (in_header and is_at_edge)


def _edited(node: Node, change: Change) -> Mutation:
    def run() -> Undo:
        old = node.text
        node.put(old[: change.start] + change.words + old[change.end :])
        return lambda: node.put(old)

    return run


def removals(found: Case, name: str) -> list[Mutation]:
    """Elements of a name left out, their tails kept; not those whose words are furniture as well."""
    furniture = {bare("".join(map(str, q.itertext()))) for q in found.root.iterfind(".//t:samplingDecl//t:q", NS)}
    elements = found.root.iterfind(f".//t:text//t:{name}", NS)
    texts = ((one, bare("".join(map(str, one.itertext())))) for one in elements)
    return [_removed(one) for one, text in texts if WORD.search(text) and text not in furniture]


def _removed(element: etree._Element) -> Mutation:
    def run() -> Undo:
        parent, tail = element.getparent(), element.tail
        assert parent is not None
        empty = etree.Comment("here")
        empty.tail = tail
        parent.replace(element, empty)

        def undo() -> None:
            parent.replace(empty, element)
            element.tail = tail

        return undo

    return run


def exchanges(root: etree._Element, name: str) -> list[Mutation]:
    """An element of a name exchanged with the one behind it that has its name and other words."""
    found: list[Mutation] = []
    for one in root.iterfind(f".//t:text//t:{name}", NS):
        other = one.getnext()
        if other is not None and local(other) == name:
            texts = [bare("".join(map(str, element.itertext()))) for element in (one, other)]
            if all(map(WORD.search, texts)) and texts[0] + texts[1] != texts[1] + texts[0]:
                found.append(_exchanged(one, other))
    return found


def _exchanged(one: etree._Element, other: etree._Element) -> Mutation:
    def run() -> Undo:
        other.addnext(one)
        return lambda: other.addprevious(one)

    return run


def additions_of_notes(root: etree._Element) -> list[Mutation]:
    """A printed note that is there twice."""
    notes = root.xpath(f"//t:text//*[{_NOTE}]", namespaces=NS)
    assert isinstance(notes, list)
    return [_twice(note) for note in notes if isinstance(note, etree._Element)]


def _twice(note: etree._Element) -> Mutation:
    def run() -> Undo:
        copy = etree.fromstring(etree.tostring(note, with_tail=False))
        note.addprevious(copy)
        parent = copy.getparent()
        assert parent is not None
        return lambda: parent.remove(copy)

    return run


def other_numbers(root: etree._Element, path: str) -> list[Mutation]:
    """Elements whose @n has another value, or none."""
    elements = root.xpath(path, namespaces=NS)
    assert isinstance(elements, list)
    found = [one for one in elements if isinstance(one, etree._Element)]
    return [_renumbered(one, new) for one in found for new in (f"{one.get('n', '')}7", "")]


def _renumbered(element: etree._Element, new: str) -> Mutation:
    def run() -> Undo:
        old = element.get("n", "")
        element.set("n", new)
        return lambda: element.set("n", old)

    return run


def source_lines(found: Case) -> list[re.Match[str]]:
    """The lines of a source that stand in the running text as they are, and that the header does not have too."""
    running = "\n".join(bare("".join(map(str, top.itertext()))) for top in found.root.findall(tag("text")))
    header = "\n".join(bare("".join(map(str, top.itertext()))) for top in found.root.findall(tag("teiHeader")))
    lines = list(_LINE.finditer(found.raw))
    return [line for line in lines if (words := bare(line[0])) in running and words not in header]


def source_edits(found: Case, kind: tuple[re.Pattern[str], Edit]) -> list[str]:
    """The source with a mutation of a kind, for each place in the lines that are running text."""
    pattern, edit = kind
    mutants: list[str] = []
    for line in source_lines(found):
        for match in pattern.finditer(line[0]):
            change = edit(line[0], match)
            if change is not None:
                start, end = line.start() + change.start, line.start() + change.end
                mutants.append(found.raw[:start] + change.words + found.raw[end:])
    return mutants


def source_moves(found: Case, kind: str) -> list[str]:
    """The source with one of these lines left out, doubled, added at the end or the beginning, or behind the next."""
    raw, mutants = found.raw, []
    lines = source_lines(found)
    if kind == "behind the next":  # the place of a note in print is not kept
        body = "".join(bare(node.text) for node in text_nodes(found.root) if not is_in_note(node.holder))
        lines = [line for line in lines if bare(line[0]) in body]
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        start, end = line.span()
        words = line[0].rstrip("\r\n") + "\n"
        if kind == "left out":
            mutants.append(raw[:start] + raw[end:])
        elif kind == "doubled":
            mutants.append(raw[:end] + words + raw[end:])
        elif kind == "at the end as well":
            mutants.append(f"{raw}\n\n{words}")
        elif kind == "at the beginning as well":
            mutants.append(f"{words}\n{raw}")
        elif following is not None:
            mutants.append(raw[:start] + raw[end : following.end()] + words + raw[following.end() :])
    return [mutant for mutant in mutants if bare(mutant) != bare(raw)]
