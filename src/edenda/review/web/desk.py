"""What lies on the desk: a session, the part of it that an editor looks at, and what was done here."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import Final, NamedTuple
from urllib.parse import urlencode

from edenda.errors import EdendaError
from edenda.review.values import Decision, Doubt, Verdict
from edenda.review.web.sessions import ReviewSession
from edenda.review.web.wording import said, trouble

#: What was taken back, among the deeds.
UNDONE: Final = "undone"


class View(NamedTuple):
    """What a page shows; it stands in the page's address.

    `document`, `kind` and `name` choose among the doubts; `at` is the key of the doubt shown; `group` is not empty
    where all of its name are decided together; `words` are those of a search; `did` the number of the deed just done.
    """

    document: str = ""
    kind: str = ""
    name: str = ""
    at: str = ""
    group: str = ""
    words: str = ""
    did: str = ""

    @property
    def address(self) -> str:
        """The address of the page, from that of the first one."""
        stated = [(key, value) for key, value in self._asdict().items() if value]
        return f"./?{urlencode(stated)}" if stated else "./"

    @property
    def is_choice(self) -> bool:
        """Whether it leaves doubts out."""
        return bool(self.document or self.kind or self.name)

    @property
    def chosen(self) -> View:
        """The same choice of doubts, from its beginning."""
        return View(self.document, self.kind, self.name)


class Deed(NamedTuple):
    """Something done here: what it was (`undone` among others), in words, and to which marks, by their keys."""

    what: str
    said: str
    keys: tuple[str, ...]


class Ask(NamedTuple):
    """What a form asks for: a decision on a doubt as it was seen, with an entry's id or a new entry's name."""

    view: View
    verdict: Verdict
    seen: str
    entry: str = ""
    name: str = ""


class StaleError(EdendaError):
    """What was decided on is not there any more as it was seen."""


class Desk:
    """A session as a page shows it. One request is handled at a time."""

    def __init__(self, session: ReviewSession, title: str = "") -> None:
        self.session: Final = session
        self.title: Final = title
        self.deeds: Final[list[Deed]] = []

    def chosen(self, view: View) -> tuple[Doubt, ...]:
        """The open doubts that a view chooses, in order."""
        doubts = self.session.doubts
        return tuple(doubt for doubt in doubts if _is_chosen(doubt, view)) if view.is_choice else tuple(doubts)

    def shown(self, view: View) -> Doubt | None:
        """The doubt that a view shows: the one it names, else the first that was not skipped."""
        doubts, skipped = self.chosen(view), self.skipped()
        fitting = [doubt for doubt in doubts if doubt.key == view.at]
        fitting.extend(doubt for doubt in doubts if doubt.key not in skipped)
        return fitting[0] if fitting else None

    def skipped(self) -> Counter[str]:
        """How often what was skipped here was, by its key."""
        return Counter(key for deed in self.standing() if deed.what == "skip" for key in deed.keys)

    def refresh(self) -> str:
        """Take in what was changed elsewhere; what went wrong with that, in words."""
        try:
            self.session.refresh()
        except EdendaError as error:
            return trouble(error)
        return ""

    def group(self, doubt: Doubt) -> tuple[Doubt, ...]:
        """The open doubts of the same name, this one among them."""
        return self.session.group(doubt) or (doubt,)

    def deed(self, view: View) -> Deed | None:
        """What was just done, where a view says that something was."""
        number = int(view.did) if view.did.isdecimal() and len(view.did) < 9 else -1
        return self.deeds[number] if 0 <= number < len(self.deeds) else None

    def counts(self) -> Counter[str]:
        """How many marks were decided here and not taken back, by what was done with them."""
        return Counter({key: deed.what for deed in self.standing() for key in deed.keys}.values())

    def decide(self, ask: Ask) -> View:
        """Decide on a doubt, or on all of its name; gives the view of the next.

        Raises StaleError where it is not as it was seen, and what the session raises.
        """
        self.session.refresh()
        doubts = self.chosen(ask.view)
        doubt = next((one for one in doubts if one.key == ask.view.at), None)
        if doubt is None:
            raise StaleError("That was decided already, or changed: here is what is open now.")
        concerned = self.group(doubt) if ask.view.group else (doubt,)
        if ask.seen != seen(concerned):
            raise StaleError("This has changed meanwhile: look at it again, as it is now.")
        following = self._following(doubts, doubt)
        what = self._said(ask, concerned)
        if gone := self.session.decide([Decision(one.key, ask.verdict, ask.entry, ask.name) for one in concerned]):
            raise StaleError(" ".join(gone))
        self.deeds.append(Deed(ask.verdict, what, tuple(dict.fromkeys((doubt.key, *(one.key for one in concerned))))))
        opened = {one.key for one in self.chosen(ask.view)}
        at = next((key for key in following if key in opened), "")
        return ask.view.chosen._replace(at=at, did=str(len(self.deeds) - 1))

    def _following(self, doubts: Sequence[Doubt], doubt: Doubt) -> list[str]:
        """The keys of the doubts behind one, but for those that were skipped more often: each comes once in a round."""
        skipped = self.skipped()
        keys = [one.key for one in doubts[doubts.index(doubt) + 1 :]]
        return [key for key in keys if skipped[key] <= skipped[doubt.key]]

    def prepare(self, view: View, doubt: Doubt) -> None:
        """Look for the evidence of the doubt that follows, which takes a while where its document is a new one."""
        following = self._following(self.chosen(view), doubt)
        if following and (after := self.shown(view._replace(at=following[0]))):
            with suppress(EdendaError):  # which is told when that doubt is shown
                self.session.evidence(after)

    def undo(self, view: View) -> View:
        """Take the newest step back; gives the view of what is open again."""
        newest = next(reversed(self.standing()), None)
        if newest and newest.what == "skip":  # of which the session knows the last alone
            said, at = newest.said, newest.keys[0]
            if self.deeds[-1] is newest:
                self.session.undo()
        else:
            before = {doubt.key for doubt in self.session.doubts}
            said = self.session.undo()
            at = next((doubt.key for doubt in self.session.doubts if doubt.key not in before), view.at)
        self.deeds.append(Deed(UNDONE, f"Taken back: {said}", ()))
        return view.chosen._replace(at=at, did=str(len(self.deeds) - 1))

    def standing(self) -> list[Deed]:
        """What was done here and not taken back."""
        standing: list[Deed] = []
        for deed in self.deeds:
            if deed.what != UNDONE:
                standing.append(deed)
            elif standing:
                standing.pop()
        return standing

    def _said(self, ask: Ask, concerned: Sequence[Doubt]) -> str:
        """A decision in words; asked for before it is carried out."""
        what = said(ask.verdict, self._name(ask, concerned[0]))
        marks = f", all {len(concerned)} of them" if len(concerned) > 1 else ""
        return f"“{concerned[0].mention.words}”{marks}: {what}"

    def _name(self, ask: Ask, doubt: Doubt) -> str:
        """The name of the entry that a decision speaks of."""
        if ask.verdict != "entry":
            return ask.name or doubt.mention.words
        found = (*self.session.candidates(doubt), *(self.session.search(ask.view.words) if ask.view.words else ()))
        return next((one.name for one in found if one.id == ask.entry), ask.entry)


def seen(doubts: Sequence[Doubt]) -> str:
    """What an editor sees of doubts, as a short sum that changes when they do."""
    digest = hashlib.sha256()
    for key, kind, mention in doubts:
        facts = (key, kind, mention.file, mention.words, mention.before, mention.after, mention.entries, mention.cert)
        digest.update(repr(facts).encode("utf-8", "replace"))
    return digest.hexdigest()[:16]


def _is_chosen(doubt: Doubt, view: View) -> bool:
    mention = doubt.mention
    return (
        (not view.document or mention.file == view.document)
        and (not view.kind or doubt.kind == view.kind)
        and (not view.name or view.name.casefold() in mention.words.casefold())
    )
