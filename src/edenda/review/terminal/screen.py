"""What is on the screen, as lines: progress, the sentence, why it is marked, whom it may mean, and the keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from edenda.register.index.values import Mention
from edenda.review.terminal.layout import Piece, cells, cut, padded, styled, wrapped
from edenda.review.terminal.state import State, View
from edenda.review.values import Candidate

#: The screen is no wider than it can be read well.
_WIDEST: Final = 100
#: From so many columns on an entry has one line.
_WIDE: Final = 80
_MARGIN: Final = "  "
#: Between two keys that are told.
_GAP: Final = "  "
#: Where there is little room an entry has one line; then there are no blank lines; then the sentence is cut.
_ONE_LINE, _BARE, _TIGHTEST = 1, 2, 3
_KINDS: Final = {
    "persName": "a person",
    "orgName": "an organisation",
    "placeName": "a place",
    "title": "a title",
    "date": "a date",
    "name": "a name",
}
_DOUBTS: Final = {
    "unsure": "whether it is one is not sure",
    "unlinked": "without an entry in the register",
    "unconfirmed": "its entry is provisional",
    "date": "its value is not sure",
}
#: What accepting means where it is more than that the mark is right.
_ACCEPTS: Final = {"unlinked": "needs no entry", "unconfirmed": "confirm the entry"}
HELP: Final = (
    ("a", "accept: the mark is right as it is. A name without an entry needs none; a provisional entry is confirmed."),
    ("r", "reject: this is no such name. The tags go, and are never put there again."),
    ("1–9", "it means the entry of that number."),
    ("e", "another entry: type the beginning of its words, Enter, then its number. Esc goes back."),
    ("n", "a new entry: Enter takes the name as it is written there, or change it first."),
    ("g", "all at once: what you decide next holds for every mark of these words; again: for this one."),
    ("s", "skip: it comes again at the end."),
    ("u", "undo: take back the last decision, as often as you like."),
    ("q", "quit. Everything you decided is saved already; the next review goes on from here."),
)


class Size(NamedTuple):
    """The room there is, and whether it has colours; without a height, lines may be as many as they will."""

    width: int
    has_colour: bool
    height: int = 0


def lines(view: View, state: State, size: Size) -> list[str]:
    """The screen: as airy as there is room for it."""
    shown: list[str] = []
    for tightness in range(_TIGHTEST + 1):
        shown = list(_Screen(size, tightness)(view, state))
        if tightness >= _BARE:
            shown = [line for line in shown if line]
        if not size.height or len(shown) <= size.height:
            break
    return shown


class _Screen:
    """`tightness` is how little room is taken."""

    def __init__(self, size: Size, tightness: int) -> None:
        self._width = min(size.width, _WIDEST)
        self._has_colour = size.has_colour
        self._tightness = tightness

    def __call__(self, view: View, state: State) -> Iterator[str]:
        yield from self._head(view)
        yield ""
        if state.mode == "helping":
            yield from self._help()
            return
        yield from self._sentence(view.doubt.mention)
        yield ""
        yield from self._why(view)
        yield ""
        if state.mode == "asking":
            yield from self._entries(view.candidates)
        elif state.mode == "naming":
            yield from self._naming(state, view)
        else:
            yield from self._search(state)
        yield from self._foot(view, state)

    def _head(self, view: View) -> Iterator[str]:
        mention = view.doubt.mention
        document = mention.file.rpartition("/")[2].removesuffix(".xml")
        where = f"{document}, {mention.place}" if mention.place else f"{document}, line {mention.line}"
        progress = f"{view.position} of {view.total}"
        room = self._width - cells(progress) - 2 * len(_MARGIN)
        yield self._line(Piece(progress, "strong"), Piece(f"{_MARGIN}{cut(where, room)}"))
        yield self._rule()

    def _sentence(self, mention: Mention) -> list[str]:
        before, words, after = mention.before, mention.words, mention.after
        if self._tightness == _TIGHTEST:
            before, words, after = (
                cut(before[::-1], self._width)[::-1],
                cut(words, 2 * self._width),
                cut(after, self._width),
            )
        pieces = (Piece(before), Piece(words, "name"), Piece(after))
        return self._wrapped(*pieces)

    def _why(self, view: View) -> Iterator[str]:
        mention = view.doubt.mention
        what = _KINDS.get(mention.element, f"`{mention.element}`")
        said = f"Marked as {what}; {_DOUBTS[view.doubt.kind]}"
        leads = f" ({', '.join(mention.entries) or mention.value})." if mention.entries or mention.value else "."
        yield from self._wrapped(Piece(said + leads))
        evidence = "looking for the reason …" if view.evidence is None else view.evidence
        if evidence:
            yield from self._wrapped(Piece("Why: ", "faint"), Piece(evidence, "faint"))

    def _entries(self, found: Sequence[Candidate]) -> Iterator[str]:
        widths = (_widest(30, [one.name for one in found]), _widest(20, [one.id for one in found]))
        for number, one in enumerate(found, 1):
            yield from self._entry(Piece(f"{number}  ", "key"), one, widths)
        if found:
            yield ""

    def _entry(self, key: Piece, one: Candidate, widths: tuple[int, int]) -> Iterator[str]:
        """An entry in one line where there is room, else in two; `widths` are those of its name and its id."""
        room = self._width - 2 * len(_MARGIN) - cells(key.text)
        if self._width >= _WIDE:
            name, id_ = padded(one.name, widths[0]), padded(one.id, widths[1])
            why = cut(one.why, room - sum(widths) - 2 * len(_MARGIN))
            yield self._line(key, Piece(f"{name}{_MARGIN}"), Piece(f"{id_}{_MARGIN}{why}", "faint"))
        elif self._tightness >= _ONE_LINE:
            yield self._line(key, Piece(cut(f"{one.name}{_MARGIN}{one.id}", room)))
        else:
            yield self._line(key, Piece(cut(one.name, room)))
            yield self._line(Piece("   "), Piece(cut(f"{one.id}: {one.why}", room), "faint"))
        if one.about and self._tightness < _ONE_LINE:
            yield self._line(Piece("   "), Piece(cut(one.about, room), "faint"))

    def _search(self, state: State) -> Iterator[str]:
        is_typing = state.mode == "searching"
        yield from self._wrapped(Piece("Another entry: ", "strong"), Piece(state.typed + "_" * is_typing))
        yield ""
        yield from self._entries(state.found)
        if not state.found and state.typed.strip():
            yield from (*self._wrapped(Piece("No entry has a name with these words.", "faint")), "")
        told = "Type the beginning of its words, Enter, then its number." if is_typing else "Press its number."
        yield from self._wrapped(Piece(f"{told} Esc goes back.", "faint"))

    def _naming(self, state: State, view: View) -> Iterator[str]:
        yield from self._wrapped(Piece("Name of the new entry: ", "strong"), Piece(f"{state.typed}_"))
        yield ""
        scope = f" for all {view.alike}" if state.is_all and view.alike > 1 else ""
        yield from self._wrapped(Piece(f"Enter makes it{scope}. Esc goes back; Ctrl-U empties the line.", "faint"))

    def _foot(self, view: View, state: State) -> Iterator[str]:
        yield self._rule()
        if state.mode == "asking":
            yield from self._keys(view, state)
        if state.message:
            yield from self._wrapped(Piece(state.message, "good" if state.message.startswith("✓") else "bad"))

    def _keys(self, view: View, state: State) -> list[str]:
        """The keys and what they do, as many in a line as there is room for."""
        keys = [("a", _ACCEPTS.get(view.doubt.kind, "accept")), ("r", "reject")]
        if view.doubt.kind != "date":
            number = len(view.candidates)
            keys.extend([("1" if number == 1 else f"1–{number}", "that entry")] if number else [])
            keys.extend([("e", "another entry"), ("n", "new entry")])
        keys.extend([("s", "skip"), ("u", "undo"), ("?", "help"), ("q", "quit")])
        return [*self._scope(view, state), *self._in_rows(keys)]

    def _scope(self, view: View, state: State) -> Iterator[str]:
        if view.alike > 1:
            now, other = ("all {0}", "this one alone") if state.is_all else ("this one alone", "all {0}")
            yield from self._wrapped(
                Piece("g", "key"),
                Piece(" decides about "),
                Piece(now.format(view.alike), "strong"),
                Piece(f" now; press it for {other.format(view.alike)}", "faint"),
            )

    def _in_rows(self, keys: Sequence[tuple[str, str]]) -> list[str]:
        rows: list[list[str]] = [[]]
        used = 0
        for key, what in keys:
            width = len(_GAP) + cells(f"{key} {what}")
            if rows[-1] and used + width > self._width - len(_MARGIN):
                rows.append([])
                used = 0
            used += width
            rows[-1].append(f"{styled(Piece(key, 'key'), has_colour=self._has_colour)} {what}")
        return [_MARGIN + _GAP.join(row) for row in rows]

    def _help(self) -> Iterator[str]:
        for key, what in HELP:
            first, *others = wrapped([Piece(what)], self._width - 8) or [""]
            yield self._line(Piece(padded(key, 4), "key"), Piece(f" {first}"))
            yield from (f"{_MARGIN}     {other}" for other in others)
        yield self._rule()
        yield self._line(Piece("Any key goes back.", "faint"))

    def _wrapped(self, *pieces: Piece) -> list[str]:
        return wrapped(pieces, self._width - len(_MARGIN), indent=_MARGIN, has_colour=self._has_colour)

    def _line(self, *pieces: Piece) -> str:
        return _MARGIN + "".join(styled(one, has_colour=self._has_colour) for one in pieces if one.text)

    def _rule(self) -> str:
        return _MARGIN + styled(Piece("─" * (self._width - 2 * len(_MARGIN)), "faint"), has_colour=self._has_colour)


def _widest(most: int, texts: Sequence[str]) -> int:
    """The columns that the widest of some texts takes, up to a number."""
    return min(most, max(map(cells, texts), default=0))
