"""What the page says of doubts and decisions."""

from __future__ import annotations

from typing import Final

from edenda.errors import EdendaError, UnreadableError
from edenda.register.index.values import Mention
from edenda.review.values import Doubt, DoubtKind, Verdict

#: A kind of doubt, as it is said of one mark, and of several.
KINDS: Final[dict[DoubtKind, tuple[str, str]]] = {
    "unsure": ("not sure", "not sure"),
    "unlinked": ("no entry", "without entry"),
    "unconfirmed": ("provisional entry", "with a provisional entry"),
    "date": ("date not sure", "dates, not sure"),
}
#: The verdicts as they are counted at the end.
DONE: Final[dict[Verdict, str]] = {
    "accept": "accepted",
    "reject": "rejected",
    "entry": "linked to an entry",
    "new": "given a new entry",
    "skip": "skipped",
}
_SORTS: Final = {
    "persName": "person",
    "orgName": "organisation",
    "placeName": "place",
    "title": "work",
    "bibl": "work",
    "date": "date",
}
_ACCEPTED: Final[dict[DoubtKind, str]] = {
    "unsure": "the mark is right as it is",
    "unlinked": "the mark is right, and needs no entry",
    "unconfirmed": "the provisional entry is right",
    "date": "the date is right as it is",
}


def sort(mention: Mention) -> str:
    """What a mark says that its words name: `person`, `place`."""
    return _SORTS.get(mention.element) or mention.type or "name"


def question(doubt: Doubt, entry: str) -> str:
    """The question that an editor answers; `entry` is the name of the entry to which the mark points, if any."""
    words, what = f"“{doubt.mention.words}”", sort(doubt.mention)
    if doubt.kind == "unlinked":
        return f"Which {what} is {words}?"
    if entry:
        return f"Does {words} mean {'the provisional entry ' if doubt.kind == 'unconfirmed' else ''}{entry}?"
    return f"Is {words} {_article(what)} {what}?"


def meaning(doubt: Doubt) -> tuple[tuple[str, str], ...]:
    """What the two first keys mean here."""
    what = sort(doubt.mention)
    return (
        ("Accept", _ACCEPTED[doubt.kind]),
        ("Reject", f"no {what} is named here; the mark goes, and does not come back"),
    )


def said(verdict: Verdict, name: str) -> str:
    """A decision that was carried out, in words; `name` is that of the entry meant."""
    return {"entry": f"means {name}", "new": f"new entry {name}"}.get(verdict, DONE[verdict])


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def marks(number: int) -> str:
    """`1 mark`, `2 marks`."""
    return f"{number} mark{'' if number == 1 else 's'}"


def trouble(error: EdendaError) -> str:
    """What an editor reads of an error: what is wrong, and what to do."""
    if not isinstance(error, UnreadableError) or not error.problems:
        return str(error)
    problem = error.problems[0]
    return " ".join(
        part for part in (problem.location and f"{problem.location}:", problem.message, problem.hint) if part
    )
