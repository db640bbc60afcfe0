"""The review in a terminal, from the first doubt to the last or to `q`: screens, keys, decisions."""

from __future__ import annotations

import os
import shutil
import sys
from typing import cast

import click

from edenda.errors import UnreadableError, UsageError
from edenda.review.session import Session
from edenda.review.terminal.keys import Keys
from edenda.review.terminal.screen import Size, lines
from edenda.review.terminal.state import Deed, State, View, step
from edenda.review.values import Decision, Doubt, Verdict

#: The blank line above a screen, and the line below it in which the cursor stands.
_AROUND = 2
_DONE = {"accept": "accepted", "reject": "rejected", "entry": "linked to {}", "new": "has the new entry “{}” now"}


def run(session: Session, keys: Keys) -> int:
    """Ask about one doubt after another until none is left, or until the user ends; how many were decided."""
    return _Run(session, keys)()


class _Run:
    def __init__(self, session: Session, keys: Keys) -> None:
        self._session = session
        self._keys = keys
        self._state = State()
        self._decided = 0

    def __call__(self) -> int:
        with self._keys:
            while self._look():
                deed = self._ask(self._session.doubts[0])
                if deed.kind == "quit":
                    break
                self._do(deed, self._session.doubts[0])
        return self._decided

    def _look(self) -> bool:
        """Take in what was changed elsewhere; whether anything is left to decide."""
        try:
            self._session.refresh()
        except UnreadableError as error:
            self._state = State(message=_told(error))
        return bool(self._session.doubts)

    def _ask(self, doubt: Doubt) -> Deed:
        """Show a doubt until a key says what is to be done."""
        is_known = self._session.has_evidence(doubt)
        if self._keys.is_terminal and not is_known:
            self._show(self._view(doubt, is_known=False))
        view = self._view(doubt)
        while True:
            self._show(view)
            key = self._keys.read()
            if not key:
                return Deed("quit")
            self._state, deed = step(self._state, key, view, self._session.search)
            if deed is not None:
                return deed

    def _view(self, doubt: Doubt, *, is_known: bool = True) -> View:
        session = self._session
        return View(
            doubt,
            session.position,
            session.total,
            len(session.group(doubt)),
            session.candidates(doubt),
            session.evidence(doubt) if is_known else None,
        )

    def _do(self, deed: Deed, doubt: Doubt) -> None:
        """Carry out what was asked for; what cannot be done is said on the next screen."""
        try:
            said = self._undone() if deed.kind == "undo" else self._settled(deed, doubt)
        except UnreadableError as error:
            said = _told(error)
        except UsageError as error:
            said = str(error)
        self._state = State(message=said)

    def _undone(self) -> str:
        before = len(self._session.doubts)
        title = self._session.undo()
        self._decided -= max(0, len(self._session.doubts) - before)
        return f"✓ taken back: {title}"

    def _settled(self, deed: Deed, doubt: Doubt) -> str:
        some = self._session.group(doubt) if self._state.is_all else (doubt,)
        left = len(self._session.doubts)
        verdict = cast("Verdict", deed.kind)
        gone = self._session.decide([Decision(one.key, verdict, deed.entry, deed.name) for one in some])
        self._decided += left - len(self._session.doubts)
        if gone:
            return " ".join(gone)
        if deed.kind == "skip":
            return ""
        times = f"{len(some)} × " if len(some) > 1 else ""
        done = _DONE[deed.kind].format(deed.entry or deed.name)
        if deed.kind == "accept" and doubt.kind == "unconfirmed":
            done += f"; {', '.join(doubt.mention.entries)} is confirmed"
        return f"✓ {times}“{doubt.mention.words}” {done}"

    def _show(self, view: View) -> None:
        has_colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
        room = shutil.get_terminal_size()
        height = max(1, room.lines - _AROUND) if sys.stdout.isatty() else 0
        if height:
            click.clear()
        shown = lines(view, self._state, Size(room.columns, has_colour, height))
        click.echo("\n".join(["", *shown]), color=has_colour)
        sys.stdout.flush()


def _told(error: UnreadableError) -> str:
    """Why something cannot be done, in a line."""
    return " ".join(f"{one.message} {one.hint or ''}".strip() for one in error.problems)
