"""Which bytes of a file the characters of a flow came from."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import overload

from edenda.markup.document import XmlBytes
from edenda.model import Flow, Run, RunKind, Span

Odd = tuple[int, RunKind]
"""Where a piece ends that is not the file's own characters, and what it is."""


class Alignment(Sequence[Run]):
    """The runs of a flow, made when they are asked for; places are found without making them.

    Piece `i` of the text came from the bytes that begin at `raws[i]`; `odd` has the pieces that are not the file's own
    characters: blanks for white space, entities, edges of blocks.
    """

    def __init__(self, document: XmlBytes, lengths: Sequence[int], raws: array[int], odd: Mapping[int, Odd]) -> None:
        self.document = document
        self._starts = array("q", accumulate(lengths, initial=0))
        self._raws = raws
        self._odd = odd

    @classmethod
    def of(cls, document: XmlBytes, runs: Sequence[Run]) -> Alignment:
        """The alignment of runs that follow one another in the text."""
        lengths = [run.text[1] - run.text[0] for run in runs]
        odd = {index: (run.raw[1], run.kind) for index, run in enumerate(runs) if run.kind != "same"}
        return cls(document, lengths, array("q", [run.raw[0] for run in runs]), odd)

    def __len__(self) -> int:
        return len(self._raws)

    @overload
    def __getitem__(self, index: int) -> Run: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Run, ...]: ...
    def __getitem__(self, index: int | slice) -> Run | tuple[Run, ...]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        text = (self._starts[index], self._starts[index + 1])
        raw = self._raws[index]
        if index in self._odd:
            end, kind = self._odd[index]
            return Run((raw, end), text, kind)
        return Run((raw, self._behind(raw, text[1] - text[0])), text, "same")

    def between(self, span: Span) -> Iterator[Run]:
        """The runs of a stretch of the text, as those of a flow that has only this text."""
        for index in range(self._piece_at(span[0]), self._piece_at(span[1] - 1) + 1):
            run = self[index]
            text = (max(span[0], run.text[0]), min(span[1], run.text[1]))
            raw = run.raw if run.kind != "same" else self._inside(run, text)
            yield Run(raw, (text[0] - span[0], text[1] - span[0]), run.kind)

    def cuts(self, span: Span) -> bool:
        """Whether a span begins or ends inside what one entity reference stands for."""
        first, last = self[self._piece_at(span[0])], self[self._piece_at(span[1] - 1)]
        return (first.kind != "same" and first.text[0] < span[0]) or (last.kind != "same" and span[1] < last.text[1])

    def raw_span(self, span: Span) -> Span:
        """Where the characters of a span of the text stand in the file."""
        runs = [self[self._piece_at(span[0])], self[self._piece_at(span[1] - 1)]]
        start = runs[0].raw[0] if runs[0].kind != "same" else self._inside(runs[0], (span[0], span[0]))[0]
        end = runs[1].raw[1] if runs[1].kind != "same" else self._inside(runs[1], (span[1], span[1]))[1]
        return start, end

    def text_span(self, raw: Span) -> Span | None:
        """The text that came from some bytes between two tags; None where none did. The pieces are in file order."""
        first, last = bisect_left(self._raws, raw[0]), bisect_left(self._raws, raw[1])
        return (self._starts[first], self._starts[last]) if first < last else None

    def reach(self) -> Span | None:
        """Where the first and the last piece begin in the file; None for a flow without text."""
        return (self._raws[0], self._raws[-1]) if self._raws else None

    def _piece_at(self, place: int) -> int:
        return bisect_right(self._starts, place, hi=len(self._raws)) - 1

    def _inside(self, run: Run, text: Span) -> Span:
        """Where some characters of a run stand in the file."""
        start = self._behind(run.raw[0], text[0] - run.text[0])
        return start, self._behind(start, text[1] - text[0])

    def _behind(self, raw: int, characters: int) -> int:
        """The place so many characters behind another one."""
        return raw + self.document.width(raw, characters)


def alignment(flow: Flow) -> Alignment:
    """The alignment of a flow that was read from a file. Raises TypeError for any other flow."""
    if not isinstance(flow.runs, Alignment):
        raise TypeError(f"the flow {flow.id} was not read from a TEI file")
    return flow.runs
