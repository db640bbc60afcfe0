"""What a key does: what is on the screen next, and what is to be done.

Nothing here reads a key or writes a file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from edenda.review.values import Candidate, Doubt, Verdict

Mode = Literal["asking", "searching", "choosing", "naming", "helping"]
ENTER: Final = frozenset("\r\n")
ESCAPE: Final = "\x1b"
#: Backspace, as terminals send it.
ERASE: Final = frozenset("\x7f\b")
#: Ctrl-U takes all out that was typed.
CLEAR: Final = "\x15"
#: Ctrl-D ends, as everywhere.
END: Final = "\x04"


class View(NamedTuple):
    """What there is to decide: the doubt, how many can be decided with it, and the entries it may mean."""

    doubt: Doubt
    position: int
    total: int
    alike: int
    candidates: tuple[Candidate, ...]
    evidence: str | None
    """None where it is not known yet."""


class State(NamedTuple):
    """What is on the screen beside that: what the keys are for now, what was typed, and what is said."""

    mode: Mode = "asking"
    typed: str = ""
    found: tuple[Candidate, ...] = ()
    is_all: bool = False
    """Whether all that are alike are decided at once."""
    message: str = ""


class Deed(NamedTuple):
    """What is to be done: a decision, or to take the last one back, or to end."""

    kind: Verdict | Literal["undo", "quit"]
    entry: str = ""
    name: str = ""


class Step(NamedTuple):
    """What a key leads to."""

    state: State
    deed: Deed | None = None


Search = Callable[[str], tuple[Candidate, ...]]
_DEEDS: Final[dict[str, Literal["accept", "reject", "skip", "undo", "quit"]]] = {
    "a": "accept",
    "r": "reject",
    "s": "skip",
    "u": "undo",
    "q": "quit",
    END: "quit",
}
_NO_SUCH_KEY: Final = "There is nothing on that key here; ? tells all."
_ONLY_DATES: Final = "A date means no entry: accept it or reject it."


def step(state: State, key: str, view: View, search: Search) -> Step:
    """What a key does on a screen."""
    return _BY_MODE[state.mode](state._replace(message=""), key, view, search)


def _asking(state: State, key: str, view: View, search: Search) -> Step:
    del search
    key = key.lower()
    if key in _DEEDS:
        return Step(state, Deed(_DEEDS[key]))
    if key == "g":
        return _scope(state, view)
    if key == "?":
        return Step(state._replace(mode="helping"))
    if key.isdecimal() or key in ("e", "n"):
        return _entry(state, key, view)
    return Step(state) if key in ENTER or key == ESCAPE else Step(state._replace(message=_NO_SUCH_KEY))


def _scope(state: State, view: View) -> Step:
    if view.alike < 2:
        return Step(state._replace(message="There is only this one."))
    return Step(state._replace(is_all=not state.is_all))


def _entry(state: State, key: str, view: View) -> Step:
    """The keys that lead to an entry."""
    if view.doubt.kind == "date":
        return Step(state._replace(message=_ONLY_DATES))
    if key == "e":
        return Step(state._replace(mode="searching", typed="", found=()))
    if key == "n":
        return Step(state._replace(mode="naming", typed=view.doubt.mention.words))
    return _chosen(state, key, view.candidates)


def _chosen(state: State, key: str, among: tuple[Candidate, ...]) -> Step:
    number = int(key) if key.isascii() and key.isdecimal() else 0
    if not 1 <= number <= len(among):
        return Step(state._replace(message=f"There is no entry on {key}."))
    return Step(State(is_all=state.is_all), Deed("entry", entry=among[number - 1].id))


def _searching(state: State, key: str, view: View, search: Search) -> Step:
    del view
    if key == ESCAPE:
        return Step(State(is_all=state.is_all))
    if key in ENTER:
        return Step(
            state._replace(mode="choosing") if state.found else state._replace(message="No entry has this name.")
        )
    typed = _typed(state.typed, key)
    return Step(state._replace(typed=typed, found=search(typed) if typed != state.typed else state.found))


def _choosing(state: State, key: str, view: View, search: Search) -> Step:
    del view, search
    if key == ESCAPE:
        return Step(state._replace(mode="searching"))
    if key.isdecimal():
        return _chosen(state, key, state.found)
    return Step(state._replace(message="Press the number of an entry; Esc goes back."))


def _naming(state: State, key: str, view: View, search: Search) -> Step:
    del view, search
    if key == ESCAPE:
        return Step(State(is_all=state.is_all))
    if key in ENTER:
        name = " ".join(state.typed.split())
        if not name:
            return Step(state._replace(message="An entry needs a name."))
        return Step(State(is_all=state.is_all), Deed("new", name=name))
    return Step(state._replace(typed=_typed(state.typed, key)))


def _helping(state: State, key: str, view: View, search: Search) -> Step:
    del key, view, search
    return Step(state._replace(mode="asking"))


def _typed(before: str, key: str) -> str:
    """What was typed, with one key more."""
    if key in ERASE:
        return before[:-1]
    if key == CLEAR:
        return ""
    return before + key if key.isprintable() else before


_BY_MODE: Final[dict[Mode, Callable[[State, str, View, Search], Step]]] = {
    "asking": _asking,
    "searching": _searching,
    "choosing": _choosing,
    "naming": _naming,
    "helping": _helping,
}
