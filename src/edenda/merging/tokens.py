"""XML as a row of tokens: tags, words, marks, blanks. Every character is in one token, so that nothing is ever lost."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final, NamedTuple

from edenda.markup.tags import SPECIAL, TAG
from edenda.tei import NAMING as MACHINE_MARKED

#: Kinds of tokens: blanks, words, punctuation, entities and CDATA; start, end and empty tags; comments and the like.
BLANK, WORD, POINT, ENTITY, START, END, EMPTY, OTHER = "BWPTSEMX"
TEXT: Final = frozenset((WORD, POINT, ENTITY))
TAGS: Final = frozenset((START, END, EMPTY))
#: What names something: the machine marks it, or an editor.
NAMING: Final = MACHINE_MARKED | {"rs"}

_WIDE: Final = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_TOKEN: Final = re.compile(rf"(?:[^\W{_WIDE}]|[\u0300-\u036f])+|[ \t\r\n]+|{SPECIAL}|{TAG}|&[^;\s<&]+;|.", re.DOTALL)
_MARKUP: Final = re.compile(f"{SPECIAL}|{TAG}", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"([^\s=/<>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAME: Final = re.compile(r"</?([^\s/>]+)")
_ID: Final = re.compile(r"\sxml:id\s*=\s*[\"']\s*([^\"'\s]*)")
_LINK: Final = re.compile(r"(\sxml:id\s*=\s*[\"']\s*|[\"'\s]#)([^\"'\s]+)")


@dataclass(slots=True)
class Lexicon:
    """Every different token once, by number: how it is written, the key by which it is compared; keys have a kind."""

    written: list[str] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    naming: set[int] = field(default_factory=set)
    _numbers: dict[str, int] = field(default_factory=dict)
    _keys: dict[str, int] = field(default_factory=dict)

    def number(self, raw: str) -> int:
        """The number of a token as it is written."""
        found = self._numbers.setdefault(raw, len(self.written))
        if found == len(self.written):
            self.written.append(raw)
            self.keys.append(self._key(raw))
        return found

    def _key(self, raw: str) -> int:
        kind = _kind(raw)
        key = self._keys.setdefault(_form(raw, kind), len(self.kinds))
        if key == len(self.kinds):
            self.kinds.append(kind)
            if kind in (START, END) and tag_name(raw).rpartition(":")[2] in NAMING:
                self.naming.add(key)
        return key


@dataclass(slots=True)
class Tokens:
    """A text as tokens: token `i` is number `numbers[i]` of the lexicon, has a key, begins at `starts[i]`."""

    text: str
    lexicon: Lexicon
    numbers: list[int]
    keys: list[int]
    starts: array[int]
    ids: frozenset[str]

    def raw(self, index: int) -> str:
        """A token as it is written."""
        return self.lexicon.written[self.numbers[index]]

    def kind(self, index: int) -> str:
        """What kind of token it is."""
        return self.lexicon.kinds[self.keys[index]]

    def is_naming(self, index: int) -> bool:
        """Whether it is the start or end tag of a name, a title or a date."""
        return self.keys[index] in self.lexicon.naming

    def form(self, index: int, rename: Callable[[str], str] = str, *, with_id: bool) -> str:
        """A token as it is compared when pointers count too, and ids if they are wanted, both renamed."""
        raw, kind = self.raw(index), self.kind(index)
        if kind not in (START, EMPTY):
            return _form(raw, kind)
        raw = renamed(raw, rename)
        own = own_id(raw) if with_id else ""
        return " ".join((_form(raw, kind), own, *sorted(_pointers(raw))))

    def cut(self, start: int, end: int) -> str:
        """The characters of some tokens."""
        return self.text[self.starts[start] : self.starts[end]]


class Element(NamedTuple):
    """An element by the indexes of its start and end tag."""

    name: str
    start: int
    end: int


def tokenise(text: str, lexicon: Lexicon) -> Tokens:
    """The tokens of a well-formed XML text; new ones are added to the lexicon."""
    raws: list[str] = _TOKEN.findall(text)
    different = {raw: lexicon.number(raw) for raw in dict.fromkeys(raws)}
    numbers = list(map(different.__getitem__, raws))
    keys = list(map(lexicon.keys.__getitem__, numbers))
    starts = array("q", accumulate(map(len, raws), initial=0))
    ids = frozenset(found for raw in different if raw[0] == "<" and (found := own_id(raw)))
    return Tokens(text, lexicon, numbers, keys, starts, ids)


def elements(tokens: Tokens, chosen: Iterable[int]) -> list[Element]:
    """The elements whose tags are among some tokens of a well-formed text, in the order of their end tags."""
    found, opened = [], []
    for index in chosen:
        kind = tokens.kind(index)
        if kind == START:
            opened.append(index)
        elif kind == END and opened:
            found.append(Element(tag_name(tokens.raw(index)), opened.pop(), index))
    return found


def tag_name(raw: str) -> str:
    """The name in a tag as it is written."""
    found = _NAME.match(raw)
    return found[1] if found else ""


def own_id(raw: str) -> str:
    """The `xml:id` of a tag, or nothing."""
    found = _ID.search(raw) if _kind(raw) in (START, EMPTY) else None
    return found[1] if found else ""


def renamed(raw: str, rename: Callable[[str], str]) -> str:
    """A tag with its id and its local pointers renamed, all else as it was; what is not a tag stays."""
    if _kind(raw) not in (START, EMPTY) or ("#" not in raw and "xml:id" not in raw):
        return raw
    return _LINK.sub(lambda found: found[1] + rename(found[2]), raw)


def is_balanced(text: str) -> bool:
    """Whether every tag of a text is closed, in order."""
    opened: list[str] = []
    for found in _MARKUP.finditer(text):
        raw = found[0]
        kind = _kind(raw)
        if kind == START:
            opened.append(tag_name(raw))
        elif kind == END and (not opened or opened.pop() != tag_name(raw)):
            return False
    return not opened


def _kind(raw: str) -> str:
    match raw[0]:
        case " " | "\t" | "\r" | "\n":
            return BLANK
        case "<" if len(raw) > 1:
            return _tag_kind(raw)
        case "&" if len(raw) > 1:
            return ENTITY
        case first:
            return WORD if first.isalnum() or first == "_" else POINT


def _tag_kind(raw: str) -> str:
    if raw[1] in "!?":
        return ENTITY if raw.startswith("<![CDATA[") else OTHER
    if raw[1] == "/":
        return END
    return EMPTY if raw[-2] == "/" else START


def _form(raw: str, kind: str) -> str:
    """What a token is compared by: blanks are one, tags without id, targets of local pointers, order and quotes."""
    match kind:
        case "B":
            return " "
        case "S" | "M":
            values = sorted((name, _value(value)) for name, value in _attributes(raw))
            pairs = (f'{name}="{value}"' for name, value in values if name != "xml:id")
            return " ".join(("<", tag_name(raw), *pairs, kind))
        case "E":
            return f"</{tag_name(raw)}>"
        case "X" | "T":
            return " ".join(raw.split())
        case _:
            return raw


def _attributes(raw: str) -> Iterable[tuple[str, str]]:
    """The attributes of a tag, as they are written."""
    return ((name, one or two) for name, one, two in _ATTRIBUTE.findall(raw))


def _value(value: str) -> str:
    return " ".join("#" if part[0] == "#" else part for part in value.split())


def _pointers(raw: str) -> Iterable[str]:
    for name, value in _attributes(raw):
        yield from (f"{name} {part}" for part in value.split() if part[0] == "#")
