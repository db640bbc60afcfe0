"""A session without files, for what the page itself does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from edenda.register.index.values import Mention
from edenda.review.values import Candidate, Decision, Doubt, DoubtKind

_PROMISE: Final = " came to Harwich, and asked for the survey of the inner harbour, which the Board had promised him."
_LONG: Final = (
    ", who was to send the key of the boathouse together with the receipts for the tar; and unless it comes by the end "
    "of the week I shall have the door opened at her cost, as the Board’s solicitor, Mr Tull, advised us to do."
)
_SENTENCES: Final[tuple[tuple[str, str, str, str, DoubtKind], ...]] = (
    ("On 2 May Captain ", "Rowe", _PROMISE, "persName", "unsure"),
    ("The ", "Harbour Board", "’s own surveyor was with him.", "orgName", "unlinked"),
    ("He went on to ", "Elmer", " the same evening.", "placeName", "unlinked"),
    ("Of ", "Rowe", " nothing has been heard since.", "persName", "unsure"),
    ("I have had no answer from ", "Mrs Penhallow", _LONG, "persName", "unconfirmed"),
    ("", "Rowe", "’s boat lies at the quay.", "persName", "unsure"),
)
ENTRIES: Final = (
    Candidate("pers-rowe-henry", "Rowe, Henry", "1861–1924, pilot at Harwich; named in this letter by his full name"),
    Candidate("pers-rowe-anne", "Rowe, Anne", "d. 1931, his sister"),
    Candidate("pers-rowntree", "Rowntree, Joseph", "begins alike"),
    Candidate("org-board", "Harbour Board, Harwich", "the same words"),
)


def doubts() -> list[Doubt]:
    """Six doubts, three of one name."""
    return [_doubt(number) for number in range(len(_SENTENCES))]


def _doubt(number: int) -> Doubt:
    before, words, after, element, kind = _SENTENCES[number]
    file = "tei/thorne.xml" if number < 4 else "tei/penhallow.xml"
    mention = Mention(file, element, "", words, (), "low", 13 + number, 7, 0, 0, number, before, after)
    return Doubt(f"k{number}", kind, mention)


class MemorySession:
    """Doubts in memory; what is decided is kept in `steps`."""

    def __init__(self, open_doubts: list[Doubt]) -> None:
        self.doubts = open_doubts
        self.total = len(open_doubts)
        self.steps: list[tuple[list[Doubt], list[Decision]]] = []
        self.has_skipped = False

    def group(self, doubt: Doubt) -> tuple[Doubt, ...]:
        same = (doubt.mention.words, doubt.kind, doubt.mention.element)
        return tuple(one for one in self.doubts if (one.mention.words, one.kind, one.mention.element) == same)

    def evidence(self, doubt: Doubt) -> str:
        return f"a title before a surname: {doubt.mention.words}"

    def candidates(self, doubt: Doubt) -> tuple[Candidate, ...]:
        return {"Rowe": ENTRIES[:3], "Harbour Board": ENTRIES[3:]}.get(doubt.mention.words, ())

    def search(self, words: str) -> tuple[Candidate, ...]:
        return tuple(one for one in ENTRIES if words.casefold() in one.name.casefold())

    def refresh(self) -> None:
        """Nothing is changed elsewhere."""

    def decide(self, decisions: Iterable[Decision]) -> Sequence[str]:
        decided = list(decisions)
        keys = {one.key for one in decided}
        skipped = [one for one in self.doubts if one.key in keys and decided[0].verdict == "skip"]
        self.has_skipped = bool(skipped)
        if not skipped:
            self.steps.append((list(self.doubts), decided))
        self.doubts = [*(one for one in self.doubts if one.key not in keys), *skipped]
        return ()

    def undo(self) -> str:
        if self.has_skipped:
            self.has_skipped = False
            return "skipped"
        self.doubts, decided = self.steps.pop()
        return f"{decided[0].verdict} {len(decided)}"
