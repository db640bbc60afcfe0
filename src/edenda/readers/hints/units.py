"""Units from hints: where a file's format says what its paragraphs, headings and lists are, nothing is guessed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from edenda.readers.units import Part, Unit, plain
from edenda.sources import Hint, Source, position

#: Hints of blocks that become units; the others stand in them, or beside the text.
_BLOCKS: Final = frozenset({"paragraph", "heading", "title", "subtitle", "item", "quote", "verse", "caption", "table"})
_CUTTING: Final = frozenset({"label", "lb", "hyphen", "pagemark"})
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE_END: Final = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_NOT_BLANK: Final = re.compile(r"\S")


def read_hinted_units(source: Source) -> tuple[Unit, ...]:
    """The units of a source whose format says what its blocks are."""
    words = _Words(source.raw)
    has_headings = any(hint.kind in ("heading", "title") for hint in source.hints)
    units: list[Unit] = []
    end = 0
    for hint, inner in outer_hints(source.hints):
        if hint.kind == "pagemark":
            units.append(_page(source, hint))
        elif hint.kind in _BLOCKS:
            blanks = max(0, source.raw.count("\n", end, hint.start) - 1)
            unit = _unit(source, hint, inner, words)
            style = style_of(hint, has_headings=has_headings)
            units.extend(_with_pages_apart(replace(unit, blanks=blanks, style=style)))
        end = max(end, hint.end)
    return tuple(_joined(units, words))


def outer_hints(hints: Iterable[Hint]) -> Iterator[tuple[Hint, list[Hint]]]:
    """The hints that stand in no other, each with those that stand in it."""
    current: Hint | None = None
    inner: list[Hint] = []
    for hint in hints:
        if current is not None and hint.start < current.end and hint.end <= current.end:
            inner.append(hint)
            continue
        if current is not None and hint.start == hint.end == current.end and hint.kind in ("row", "cell", "call"):
            inner.append(hint)
            continue
        if current is not None:
            yield current, inner
        current, inner = hint, []
    if current is not None:
        yield current, inner


def style_of(hint: Hint, *, has_headings: bool) -> str:
    """The style of a unit: `heading-2`, `item-1:decimal`, `title` …; empty where its form has to tell what it is."""
    if hint.kind == "heading":
        return f"heading-{hint.level}"
    if hint.kind == "item":
        return f"item-{hint.level}:{hint.get('form')}"
    if hint.kind == "paragraph":
        return "paragraph" if hint.is_certain or has_headings else ""
    return hint.kind


def cut_parts(raw: str, start: int, end: int, inner: Sequence[Hint]) -> tuple[Part, ...]:
    """The pieces of a span: text, and between it labels, line breaks, hyphens and page breaks."""
    parts: list[Part] = []
    at = start
    cutting = [one for one in inner if one.kind in _CUTTING and start <= one.start <= one.end <= end]
    for hint in sorted(cutting, key=lambda one: (one.start, one.end)):
        if hint.start < at:
            continue
        parts += _text(raw, at, hint.start)
        parts.append(_part(hint))
        at = hint.end
    parts += _text(raw, at, end)
    while parts and parts[-1].kind == "lb":
        parts.pop()
    first = next((index for index, part in enumerate(parts) if part.kind != "lb"), 0)
    return tuple(parts[first:])


def _part(hint: Hint) -> Part:
    match hint.kind:
        case "pagemark":
            return Part("pagemark", hint.start, hint.end, hint.get("n"), hint.get("facs"))
        case "lb":
            return Part("lb", hint.start, hint.start)
        case "hyphen":
            return Part("hyphen", hint.start, hint.end)
        case _:
            return Part("label", hint.start, hint.end)


def _text(raw: str, start: int, end: int) -> list[Part]:
    """A piece of text without the blanks at its edges."""
    text = raw[start:end]
    bare = text.strip()
    if not bare:
        return []
    first = start + text.index(bare)
    return [Part("text", first, first + len(bare))]


def _unit(source: Source, hint: Hint, inner: Sequence[Hint], words: _Words) -> Unit:
    raw = source.raw
    inner = [one for one in inner if one.kind != "hyphen" or one.is_certain or words.are_one(one.start, one.end)]
    parts = cut_parts(raw, hint.start, hint.end, inner)
    text = _plain_text(raw, parts)
    line = position(raw, hint.start)[0]
    return Unit(parts, text, 1, 0, line, why=hint.why)


def _plain_text(raw: str, parts: Sequence[Part]) -> str:
    """The words of some pieces as they read, single blanks between them."""
    pieces: list[str] = []
    for index, part in enumerate(parts):
        if part.kind in ("text", "label"):
            pieces.append(raw[part.start : part.end])
            glued = index + 1 < len(parts) and parts[index + 1].kind == "hyphen"
            pieces.append("" if glued else " ")
    return plain("".join(pieces))


def _page(source: Source, hint: Hint) -> Unit:
    return Unit((_part(hint),), "", 1, 0, position(source.raw, hint.start)[0], is_page=True)


def _with_pages_apart(unit: Unit) -> list[Unit]:
    """A unit, and page breaks at its edges as units of their own."""
    parts = list(unit.parts)
    head: list[Unit] = []
    tail: list[Unit] = []
    while parts and parts[0].kind == "pagemark":
        head.append(Unit((parts.pop(0),), "", unit.blanks, 0, unit.line, is_page=True))
    while parts and parts[-1].kind == "pagemark":
        tail.insert(0, Unit((parts.pop(),), "", 0, 0, unit.line, is_page=True))
    return [*head, *([replace(unit, parts=tuple(parts))] if parts else []), *tail]


class _Words:
    """The words of a text, counted once and only where a hyphen has to be decided."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._counts: Counter[str] | None = None

    def are_one(self, end: int, start: int) -> bool:
        """Whether a hyphen at `end` divides a word that goes on at `start` or behind blanks, and joins no compound."""
        before = _WORD.findall(self._raw, max(0, end - 60), end)
        following = _NOT_BLANK.search(self._raw, start)
        after = _WORD.match(self._raw, following.start()) if following else None
        if not before or after is None or not after[0][:1].islower():
            return False
        if self._counts is None:
            self._counts = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", self._raw.lower()))
        joined, compound = (before[-1] + after[0]).lower(), f"{before[-1]}-{after[0]}".lower()
        return self._counts[joined] > 0 or self._counts[compound] == 0


def _joined(units: Sequence[Unit], words: _Words) -> Iterator[Unit]:
    """Units, those made one that a page divides: running text that breaks off and goes on in lower case."""
    waiting: list[Unit] = []
    for unit in units:
        if not waiting:
            waiting = [unit]
        elif unit.is_page:
            waiting.append(unit)
        elif len(waiting) > 1 and _goes_on(waiting[0], unit):
            pages = tuple(part for page in waiting[1:] for part in page.parts)
            waiting = [_joined_pair(waiting[0], pages, unit, words)]
        else:
            yield from waiting
            waiting = [unit]
    yield from waiting


def _goes_on(before: Unit, after: Unit) -> bool:
    are_text = before.style in ("", "paragraph") and after.style in ("", "paragraph") and not before.is_page
    is_open = before.parts[-1].kind == "text" and not _SENTENCE_END.search(before.text)
    return are_text and is_open and after.text[:1].islower() and len(before.text) > 40


def _joined_pair(before: Unit, pages: tuple[Part, ...], after: Unit, words: _Words) -> Unit:
    """A paragraph that goes on behind page breaks."""
    *parts, last = before.parts
    text = f"{before.text} "
    end: tuple[Part, ...] = (last,)
    if before.text.endswith("-") and words.are_one(last.end - 1, after.start):
        end = (last._replace(end=last.end - 1), Part("hyphen", last.end - 1, last.end))
        text = before.text[:-1]
    return replace(before, parts=(*parts, *end, *pages, *after.parts), text=text + after.text)
