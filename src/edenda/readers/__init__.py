"""Readers: each knows one genre's layout, gives a score with its reasons, and turns a text into a Reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from edenda.languages import load
from edenda.model import Reading
from edenda.problems import Problem
from edenda.readers.context import Score, Text
from edenda.readers.doubts import doubts
from edenda.readers.draft import assemble
from edenda.readers.hints.looks import mark_looks
from edenda.readers.hints.notes import gather_hinted
from edenda.readers.inline.bold import in_bold
from edenda.readers.inline.phrases import mark_phrases
from edenda.readers.layout.page_forms import PageMark
from edenda.readers.layout.pages import page_problems
from edenda.readers.layout.steps import hyphen_problems
from edenda.readers.layouts import READERS, Layout, wanted
from edenda.readers.notes.gather import gather_notes
from edenda.readers.web.pages import without_page
from edenda.sources import Source

_CLOSE = 0.1


class Recognised(NamedTuple):
    """The layout that fits best, and every layout's score, best first."""

    layout: Layout
    scores: tuple[tuple[str, Score], ...]


def recognise(text: Text, among: Sequence[Layout]) -> Recognised:
    """The layout of a text. Equal scores are decided by the order of the layouts."""
    scored = sorted(((layout, layout.score(text)) for layout in among), key=lambda pair: -pair[1].value)
    return Recognised(scored[0][0], tuple((layout.name, score) for layout, score in scored))


def read(source: Source, *, genre: str | None = None, language: str = "en") -> tuple[Reading, tuple[Problem, ...]]:
    """A source as a Reading in a genre or layout (the best fitting one where none is named), with what was noticed.

    A LOSS-001 among the problems says that the reading must not be written.
    """
    words = load(language)
    page = gather_hinted(source, words) if source.hints else gather_notes(source.raw, words)
    text = Text(source.raw, source.name, words, page.units, page.notes, source.hints)
    inner, around = without_page(text)
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ("the genre was given",)
    scores: tuple[tuple[str, float, tuple[str, ...]], ...] = ()
    among = wanted(genre)
    layout = among[0]
    if len(among) > 1:
        found = recognise(inner, among)
        layout, reasons = found.layout, found.scores[0][1].reasons
        if genre is None:
            scores = tuple((name, value, signs) for name, (value, signs) in found.scores)
            problems = _doubt(found, source.name)
    draft = layout.read(inner)
    draft = replace(draft, body=in_bold(draft.body, source.raw), pieces=(*around, *draft.pieces))
    problems += hyphen_problems(source.raw, source.name, page.hyphens)
    problems += page_problems(
        source.raw,
        source.name,
        [
            PageMark(part.start, part.end, part.n)
            for unit in text.units
            for part in unit.parts
            if part.kind == "pagemark" and part.n
        ],
    )
    reading, losses = assemble(draft, source.raw, source.name, language, page.numbers)
    reading, noticed = mark_phrases(reading)
    reading = mark_looks(reading, source.hints)
    reading = replace(reading, layout=layout.name, reasons=reasons, scores=scores, format=source.format)
    return reading, (*problems, *draft.problems, *map(layout.blamed, losses), *noticed, *doubts(reading))


def _doubt(found: Recognised, name: str) -> tuple[Problem, ...]:
    (first, best), (second, next_best), *_ = found.scores
    if round(best.value - next_best.value, 3) >= _CLOSE or best.value <= 0.2:
        return ()
    message = (
        f"Read as {first} ({best.value:.2f}: {', '.join(best.reasons)}), "
        f"but {second} fits nearly as well ({next_best.value:.2f}: {', '.join(next_best.reasons)})."
    )
    key = "genre" if first in READERS else "layout"
    hint = f'Settle it in edition.toml: {key} = "{first}" for this document, or with --genre.'
    return (Problem("GENRE-001", message, name, hint=hint),)
