"""What a document tells of itself, for rules that look at many: values that can be sent between processes."""

from __future__ import annotations

from typing import NamedTuple


class Stated(NamedTuple):
    """Something that a header says, and the line in which it stands."""

    words: str = ""
    line: int | None = None


class Header(NamedTuple):
    """What a header says of its document. `written` is the first date of the text's own dateline."""

    title: Stated = Stated()
    idnos: tuple[Stated, ...] = ()
    id: Stated = Stated()
    date: Stated = Stated()
    written: str = ""

    @property
    def idno(self) -> Stated:
        """The first identifier, which is that of the document in most editions."""
        return self.idnos[0] if self.idnos else Stated()


class Span(NamedTuple):
    """From when to when something was at most; empty where nothing is known."""

    first: str = ""
    last: str = ""


class Party(NamedTuple):
    """Who sent or received a letter: the entry, by file and id, and the words that name it."""

    has_sent: bool
    target: str
    words: str
    line: int | None


class Neighbour(NamedTuple):
    """A letter that a letter answers or is answered by: where it is, or its date, and the words for it."""

    is_before: bool
    file: str
    dated: Span
    words: str
    line: int | None


class Letter(NamedTuple):
    """A letter as its header describes it."""

    dated: Span
    parties: tuple[Party, ...]
    neighbours: tuple[Neighbour, ...]
    line: int | None


class Mention(NamedTuple):
    """A name as it stands in a document, and the entry, by file and id, that it is said to mean."""

    target: str
    element: str
    words: str
    times: int
    line: int | None


class Value(NamedTuple):
    """A word in the value of an attribute: how often it stands in a document, and where first."""

    element: str
    attribute: str
    value: str
    times: int
    line: int | None


class Entry(NamedTuple):
    """An entry of a register. `names` begin with the preferred one."""

    id: str
    kind: str
    names: tuple[str, ...]
    born: Span
    died: Span
    line: int | None


class Number(NamedTuple):
    """A number by which an entry is known elsewhere: the entry's id, kind and name, @type, the value, and its line."""

    entry: str
    kind: str
    name: str
    type: str
    value: str
    line: int | None


class Facts(NamedTuple):
    """The facts of one document. `path` is the file as targets name it, `file` as findings do."""

    file: str
    path: str
    header: Header = Header()
    letters: tuple[Letter, ...] = ()
    mentions: tuple[Mention, ...] = ()
    values: tuple[Value, ...] = ()
    entries: tuple[Entry, ...] = ()
    targets: frozenset[str] = frozenset()
    """The pointers into other files; in a file with entries, those into itself as well."""
    numbers: tuple[Number, ...] = ()
    """The `idno` of its entries."""
    distinct: frozenset[frozenset[str]] = frozenset()
    """Pairs of its entries of which somebody decided that they are two."""
