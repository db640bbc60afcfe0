"""A TEI document gone through once, from beginning to end: what the house rules look at, with what it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from lxml import etree

from edenda import tei
from edenda.checks.running_text import ASIDES, BETWEEN, INLINE, Owner, Piece, RunningText
from edenda.tei import TEI, XML_ID, XML_LANG

#: The elements that mark who, where or what is named.
NAMES: Final = ("persName", "orgName", "placeName", "geogName", "eventName", "name")
BREAKS: Final = ("pb", "lb", "cb")
#: What divides words unless @break says that it does not.
_SPACES: Final = frozenset({*BREAKS, "gb", "milestone", "space", "gap"})
#: What dates a thing. @from and @to stand for pages as well: `RANGED` are the elements where they do.
DATING: Final = frozenset(tei.DATING)
RANGED: Final = frozenset({"biblScope", "citedRange", "app", "locus"})
#: White space as XML and XPath have it; a no-break space is none.
BLANKS: Final = " \t\n\r"
_LEADING: Final = ("target", "source", "corresp")
_PREFIX: Final = f"{{{TEI}}}"
_NO_BREAK_SPACE: Final = "\u00a0"


#: In what an element stands, at any depth: numbers to be added up, since sets of flags take five times as long.
NOWHERE: Final = 0
TEXT: Final = 1
BODY: Final = 2
BIBL: Final = 4
NAME: Final = 8
NOTE: Final = 16
P: Final = 32
QUOTE: Final = 64
SOURCE: Final = 128
LIST_BIBL: Final = 256
EDITORS: Final = 512
#: A title, a reference, a speaker, a part of a name: a name in it need not be marked by itself.
TOLD: Final = 1024
#: Code, formulas, what is not TEI: no words.
VERBATIM: Final = 2048
#: Beside the text, notes apart.
ASIDE: Final = 4096
#: Verse, and what is said on a stage.
SPOKEN: Final = 8192
#: What is marked as an error, or as no word of the language.
MARKED: Final = 16384
_OPENS: Final[Mapping[str, int]] = {
    "text": TEXT,
    "body": BODY,
    "bibl": BIBL,
    "biblStruct": BIBL,
    "note": NOTE,
    "p": P,
    "quote": QUOTE,
    "sourceDesc": SOURCE,
    "listBibl": LIST_BIBL,
    "titleStmt": EDITORS,
    "editionStmt": EDITORS,
    **dict.fromkeys(NAMES, NAME),
    **dict.fromkeys("title rs ref speaker role castItem author editor publisher pubPlace idno email".split(), TOLD),
    **dict.fromkeys("country settlement region district bloc geogFeat forename surname roleName".split(), TOLD),
    **dict.fromkeys(("", "code", "eg", "formula", "xenoData", "gi", "att", "val", "tag", "notatedMusic"), VERBATIM),
    **dict.fromkeys(ASIDES - {"note"}, ASIDE),
    **dict.fromkeys(("l", "lg", "sp"), SPOKEN),
    **dict.fromkeys("sic surplus orig foreign distinct mentioned gloss form orth pron".split(), MARKED),
    "surplus": ASIDE | MARKED,
}


class _Kind(NamedTuple):
    """What is asked of every element by its name."""

    name: str
    """Empty for what is not TEI."""
    opens: int
    """What stands in it."""
    is_inline: bool
    """Whether it goes on in the block around it."""
    is_aside: bool
    is_space: bool


@lru_cache(maxsize=1 << 12)
def _kind(full: str) -> _Kind:
    name = full[len(_PREFIX) :] if full.startswith(_PREFIX) else ""
    is_aside = name in ASIDES
    return _Kind(name, _OPENS.get(name, NOWHERE), name in INLINE and not is_aside, is_aside, name in _SPACES)


class Event(NamedTuple):
    """An element, as it is come upon."""

    element: etree._Element
    name: str
    within: int
    """In what it stands: `TEXT`, `BODY` and so on, added up."""
    quotes: int
    """How many quotations it stands in."""
    division: etree._Element | None
    """The nearest division that it stands in."""
    page: int
    """How many pages have begun before it."""
    around: Owner
    """What its parent's own text stands in."""


class Break(NamedTuple):
    """The beginning of a page, line or column, with the pieces of text before and after it."""

    event: Event
    before: str
    after: str


class Finding(NamedTuple):
    """What a rule has found, and at which element."""

    code: str
    element: etree._Element
    message: str
    hint: str | None = None
    line: int | None = None
    """The line, where it is not that of the element."""


@dataclass(frozen=True, slots=True)
class Walk:
    """What was seen on the way through a document."""

    root: etree._Element
    named: Mapping[str, tuple[Event, ...]]
    """The elements of each name, in order."""
    dated: tuple[Event, ...]
    """Elements with a dating attribute."""
    languages: tuple[Event, ...]
    """Elements with @xml:lang."""
    spaced: tuple[Event, ...]
    """Elements with a no-break space in a piece of text of their own."""
    breaks: tuple[Break, ...]
    ids: Mapping[str, etree._Element]
    editors: frozenset[str]
    """The ids of those who are named as responsible for the edition."""
    entries: frozenset[str]
    """The ids of the entries of bibliographies."""
    led_to: frozenset[str]
    """The pointers in @target, @source and @corresp."""
    text: RunningText

    def all(self, *names: str, within: int = NOWHERE) -> Iterable[Event]:
        """The elements of some names, those of each name in order, that stand within something."""
        for name in names:
            for event in self.named.get(name, ()):
                if event.within & within == within:
                    yield event


Rule = Callable[[Walk], Iterator[Finding]]


@dataclass(slots=True)
class _Way:
    """Where the walk is, and what it has collected."""

    named: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    dated: list[Event] = field(default_factory=list)
    languages: list[Event] = field(default_factory=list)
    spaced: dict[etree._Element, Event] = field(default_factory=dict)
    breaks: list[Break] = field(default_factory=list)
    ids: dict[str, etree._Element] = field(default_factory=dict)
    editors: set[str] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    led_to: set[str] = field(default_factory=set)
    open: list[tuple[Event, Owner, int, _Kind]] = field(default_factory=list)
    """The elements that are open, each with what its own text and its children stand in."""
    texts: list[list[Piece]] = field(default_factory=lambda: [[]])
    """The text so far, and that of each aside that is open."""
    asides: list[list[Piece]] = field(default_factory=list)
    page: int = 0
    before: str = ""
    waiting: list[tuple[Event, str]] = field(default_factory=list)
    """Breaks after which no text has come yet, with the text before them."""

    def enter(self, element: etree._Element) -> None:
        around, quotes = self.open[-1][1:3] if self.open else (Owner(element, NOWHERE, None, None, ""), 0)
        kind = _kind(str(element.tag))
        name = kind.name
        event = Event(element, name, around.within, quotes, around.division, self.page, around)
        self.named[name].append(event)
        owner = Owner(
            element,
            around.within | kind.opens,
            element if name == "div" else around.division,
            around.block if kind.is_inline else element,
            (element.get(XML_LANG) or around.language) if element.attrib else around.language,
        )
        if element.attrib:
            self._attributes(event)
        self.open.append((event, owner, quotes + (name == "quote"), kind))
        if kind.is_aside:
            self.texts.append([])
        elif kind.is_space:
            self._break(event, owner)
        elif not kind.is_inline or not around.within & TEXT:
            self.texts[-1].append((BETWEEN, owner, element))
        if element.text:
            self.read(element.text, element)

    def leave(self, element: etree._Element) -> None:
        event, _, _, kind = self.open.pop()
        if kind.is_aside:
            self.asides.append(self.texts.pop())
        elif not kind.is_inline or not event.within & TEXT:
            self.texts[-1].append((BETWEEN, event.around, element))
        if self.open and element.tail:
            self.read(element.tail, element)

    def read(self, text: str, after: etree._Element) -> None:
        """A piece of text of the element that is open, and the last tag before it."""
        event, owner, _, _ = self.open[-1]
        self.texts[-1].append((text, owner, after))
        if _NO_BREAK_SPACE in text and owner.within & TEXT:
            self.spaced.setdefault(event.element, event)
        self.before = text
        if self.waiting:
            self.breaks += [Break(one, before, text) for one, before in self.waiting]
            self.waiting = []

    def _break(self, event: Event, owner: Owner) -> None:
        if event.name in BREAKS:
            self.page += event.name == "pb" and bool(event.within & TEXT)
            self.waiting.append((event, self.before))
        if event.element.get("break") != "no":
            self.texts[-1].append((" ", owner, event.element))

    def _attributes(self, event: Event) -> None:
        element = event.element
        names = element.keys()
        if not DATING.isdisjoint(names):
            self.dated.append(event)
        if XML_LANG in names:
            self.languages.append(event)
        if XML_ID in names:
            self._identify(event, str(element.get(XML_ID)))
        for name in _LEADING:
            if name in names:
                self.led_to.update(str(element.get(name)).split())

    def _identify(self, event: Event, name: str) -> None:
        self.ids.setdefault(name, event.element)
        if event.within & EDITORS:
            self.editors.add(name)
        if event.within & LIST_BIBL:
            self.entries.add(name)

    def done(self, root: etree._Element) -> Walk:
        return Walk(
            root,
            MappingProxyType({name: tuple(events) for name, events in self.named.items()}),
            tuple(self.dated),
            tuple(self.languages),
            tuple(self.spaced.values()),
            (*self.breaks, *(Break(one, before, "") for one, before in self.waiting)),
            MappingProxyType(self.ids),
            frozenset(self.editors),
            frozenset(self.entries),
            frozenset(self.led_to),
            RunningText.of([*self.texts[0], *_apart(self.asides)]),
        )


def walk(root: etree._Element) -> Walk:
    """Go through a document once."""
    way = _Way()
    for kind, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if kind == "start":
            way.enter(node)
        elif kind == "end":
            way.leave(node)
        elif way.open and node.tail:
            way.read(node.tail, node)
    return way.done(root)


def _apart(asides: Iterable[list[Piece]]) -> Iterable[Piece]:
    """The pieces of asides, with a boundary before each."""
    for pieces in asides:
        if pieces:
            _, owner, anchor = pieces[0]
            yield BETWEEN, owner, anchor
            yield from pieces


def text_in(element: etree._Element) -> str:
    """All text inside an element."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def words(text: str, limit: int = 40) -> str:
    """A text on one line, cut where it is long, to be quoted in a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
