"""The comparison: a way through source and running text on which every character is accounted for.

It is a search, depth first, the likeliest step first, with a memory of dead ends and a bound on its steps. Where there
is no way, the place that came furthest is a problem, and the comparison goes on behind it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from edenda.checks.fidelity.blanks import lost_blanks
from edenda.checks.fidelity.findings import added, missing, unfounded
from edenda.checks.fidelity.source_text import SourceText, with_blanks
from edenda.checks.fidelity.steps import FREE, KINDS, Step, Steps
from edenda.checks.fidelity.supply import Spent, Supply
from edenda.checks.fidelity.tei_text import read_tei_text
from edenda.problems import Problem

_MOST_PROBLEMS = 20
_RESYNC = 40_000
_SHOWN = 60
#: How many characters of a line find it again in the running text, and how few do not.
_ENOUGH, _TOO_FEW = 30, 8


class _Place(NamedTuple):
    """A state on the way, what was used up to there, and what can follow it."""

    state: Step
    spent: Spent | None
    following: Iterator[Step]


def compare(raw: str, root: etree._Element, name: str) -> tuple[Problem, ...]:
    """FID-001 for words of the source that the TEI lacks, FID-002 for words of the TEI that the source lacks.

    FID-004 where words that the source keeps apart are joined. `raw` is the source as characters; `name` the source's
    file, named in the problems.
    """
    return tuple(itertools.islice(_Comparison(raw, root, name).problems(), _MOST_PROBLEMS))


class _Comparison:
    def __init__(self, raw: str, root: etree._Element, name: str) -> None:
        self.name = name
        self.source = SourceText(raw)
        self.tei = read_tei_text(root)
        self.s = self.source.text
        self.b = self.tei.body.text
        self.steps = Steps(self.source, self.tei)
        self.supply = Supply(self.tei)

    def problems(self) -> Iterator[Problem]:
        start, spent = Step(0, 0, FREE), None
        while True:
            self.supply.reset(spent)
            path, (at, spent, _) = self.search(start, spent)
            yield from lost_blanks(path, self.source, self.tei, self.name)
            if path:
                break
            start = self.behind(at)
            yield from self.parted(at, start)
        yield from unfounded(self.supply.unused(spent), self.name)

    def search(self, start: Step, before: Spent | None) -> tuple[list[Step], _Place]:
        """A way from a place to the end of both texts, and its last place; without a way, the furthest place."""
        width = len(self.b) + 1
        dead: set[int] = set()
        stack = [_Place(start, before, self.steps.after(start))]
        furthest = stack[0]
        steps_left = 200 * len(self.source.starts) + 100_000
        while stack and steps_left:
            steps_left -= 1
            state, spent, following = stack[-1]
            if state.i == len(self.s) and state.j == len(self.b):
                return [place.state for place in stack], stack[-1]
            for step in following:
                if (step.i * width + step.j) * KINDS + step.free not in dead and self.supply.take(step.use):
                    break
            else:
                dead.add((state.i * width + state.j) * KINDS + state.free)
                stack.pop()
                self.supply.give_back(state.use)
                continue
            place = _Place(step, Spent(step.use, spent) if step.use else spent, self.steps.after(step))
            if (step.i, step.j) > (furthest.state.i, furthest.state.j):
                furthest = place
            stack.append(place)
        return [], furthest

    def parted(self, at: Step, behind: Step) -> Iterator[Problem]:
        """Problems for a place where the texts part, up to where the comparison goes on."""
        if at.i < behind.i:
            words = with_blanks(self.s, self.source.gaps, at.i, min(behind.i, at.i + _SHOWN))
            yield missing(words, self.name, self.source.position(at.i))
        if at.j < behind.j:
            yield added(with_blanks(self.b, self.tei.body.gaps, at.j, min(behind.j, at.j + _SHOWN)), self.name)

    def behind(self, at: Step) -> Step:
        """Where the comparison goes on behind a place where the texts part: at the next line that both have."""
        if at.i == len(self.s):
            return Step(at.i, len(self.b), FREE)
        line = self.source.line_of(at.i)
        end = self.source.ends[line]
        for start, until in zip(self.source.starts[line + 1 : line + 6], self.source.ends[line + 1 :], strict=False):
            words = self.s[start:until][:_ENOUGH]
            found = self.b.find(words, at.j, at.j + _RESYNC) if len(words) > _TOO_FEW else -1
            if found >= 0:
                return Step(end, found, FREE)
        return Step(end, len(self.b) if end == len(self.s) else at.j, FREE)
