"""What the page needs of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from edenda.review.values import Candidate, Decision, Doubt


class ReviewSession(Protocol):
    """Doubts that are decided: `edenda.review.session.Session`."""

    @property
    def doubts(self) -> Sequence[Doubt]:
        """Those that are open, in order."""

    @property
    def total(self) -> int:
        """How many there were when the session began."""

    def group(self, doubt: Doubt) -> tuple[Doubt, ...]:
        """Those with the same words, kind and element in the whole edition."""

    def evidence(self, doubt: Doubt) -> str:
        """Why the name was marked, and why it is in doubt."""

    def candidates(self, doubt: Doubt) -> tuple[Candidate, ...]:
        """The entries that it may mean, the likeliest first."""

    def search(self, words: str) -> tuple[Candidate, ...]:
        """The entries that words find."""

    def refresh(self) -> None:
        """Take in what was changed elsewhere."""

    def decide(self, decisions: Iterable[Decision]) -> Sequence[str]:
        """Write decisions, all or none; what of it was no longer there is returned, in words."""

    def undo(self) -> str:
        """Take the newest step back, and say which that was."""
