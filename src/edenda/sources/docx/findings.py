"""What a Word document holds beside its text: comments, tracked changes, pictures, hidden words. All is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from edenda.problems import Problem
from edenda.sources.source import position

_COMMENT: Final = "Answer it in the TEI, if it still matters; then it can stay in the Word file."
_CHANGE: Final = "Accept or reject the change in Word, if this is not what was meant, and convert again."
_PICTURE: Final = "Keep the image beside the edition, and put a `figure` into the TEI if it belongs to the text."
_BOX: Final = "Look whether the text belongs there, or move it in the TEI."
_LEFT: Final = "Put the words into the text of the Word document, if they belong to it."
_HINTS: Final = {
    "DOCX-001": _COMMENT,
    "DOCX-002": _CHANGE,
    "DOCX-003": _PICTURE,
    "DOCX-004": _BOX,
    "DOCX-005": _LEFT,
}
_SHOWN: Final = 80


class Finding(NamedTuple):
    """Something beside the text: the code, a sentence with `{words}`, and its words.

    Where the words are those of the text, `words` is None and `start` to `end` says which.
    """

    code: str
    sentence: str
    start: int
    end: int
    words: str | None = None


@dataclass
class Findings:
    """The findings of a document, in the order in which they were met."""

    found: list[Finding] = field(default_factory=list)

    def add(self, code: str, sentence: str, at: int, words: str | None = None, *, end: int = -1) -> None:
        """A finding at a place; one that goes on with the one before it is joined to that."""
        end = max(at, end)
        last = self.found[-1] if self.found else None
        if (
            last
            and (last.code, last.sentence) == (code, sentence)
            and last.end == at
            and code in ("DOCX-002", "DOCX-005")
        ):
            joined = None if words is None or last.words is None else last.words + words
            self.found[-1] = last._replace(end=end, words=joined)
        else:
            self.found.append(Finding(code, sentence, at, end, words))

    def problems(self, raw: str, name: str) -> Iterator[Problem]:
        """All findings as problems."""
        for one in self.found:
            words = raw[one.start : one.end] if one.words is None else one.words
            words = " ".join(words.split())
            if one.words is None and len(words) > _SHOWN:
                words = f"{words[:_SHOWN].rstrip()} …"
            at = min(one.start, max(0, len(raw) - 1))
            yield Problem(one.code, one.sentence.format(words=words), name, *position(raw, at), hint=_HINTS[one.code])


def escaped(text: str) -> str:
    """A text that stands in a sentence with `{words}` as it is."""
    return " ".join(text.split()).replace("{", "{{").replace("}", "}}")
