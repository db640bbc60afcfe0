"""Layouts: the readers of the six genres, and those that other packages add for one of them."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import EntryPoint
from typing import Any, Final, NamedTuple

from edenda import plugins
from edenda.errors import MissingPartError, UsageError
from edenda.problems import Problem
from edenda.readers.context import Reader, Score, Text
from edenda.readers.draft import Draft
from edenda.readers.genres.article import read_article, score_article
from edenda.readers.genres.essay import read_essay, score_essay
from edenda.readers.genres.letter import read_letter, score_letter
from edenda.readers.genres.plain import read_text, score_text
from edenda.readers.genres.report import read_report, score_report
from edenda.readers.genres.resolution import read_resolution, score_resolution

#: The six genres. The words are the same everywhere: `--genre`, `text/@type`, `div/@type`, `catRef`.
READERS: Final[dict[str, Reader]] = {
    "article": Reader(score_article, read_article, "article"),
    "essay": Reader(score_essay, read_essay, "essay"),
    "letter": Reader(score_letter, read_letter, "letter"),
    "report": Reader(score_report, read_report, "report"),
    "resolution": Reader(score_resolution, read_resolution, "resolution"),
    "text": Reader(score_text, read_text, "text"),
}


class Layout(NamedTuple):
    """A layout by its name; `point` says where a plug-in comes from."""

    name: str
    reader: Reader
    point: EntryPoint | None = None

    def score(self, text: Text) -> Score:
        """How well the layout fits a text."""
        if self.point is None:
            return self.reader.score(text)
        return plugins.guarded(self.point, "score this text", _scored, self.reader, text)

    def read(self, text: Text) -> Draft:
        """A text as a draft of the layout's genre."""
        if self.point is None:
            return self.reader.read(text)
        draft = plugins.guarded(self.point, "read this text", self.reader.read, text)
        if not isinstance(draft, Draft):
            raise MissingPartError(plugins.useless(self.point, "its `read` gives no Draft"))
        return replace(draft, genre=self.reader.genre)

    def blamed(self, problem: Problem) -> Problem:
        """A loss, with the plug-in named that loses."""
        if self.point is None:
            return problem
        hint = f"Nothing was written. The plug-in “{self.name}” of {plugins.package_of(self.point)} loses them."
        return replace(problem, hint=hint)


def layouts() -> dict[str, Layout]:
    """All layouts by name: those of the genres, then those of other packages, sorted by name."""
    own = {name: Layout(name, reader) for name, reader in READERS.items()}
    others = (_loaded(point) for point in plugins.find(plugins.READERS) if point.name not in own)
    return own | {layout.name: layout for layout in others}


def wanted(name: str | None) -> tuple[Layout, ...]:
    """The layouts to choose from: all, those of a genre, or the one of a name. Raises UsageError for another."""
    known = layouts()
    if name is None:
        return tuple(known.values())
    if name in READERS:
        return tuple(layout for layout in known.values() if layout.reader.genre == name)
    if name not in known:
        others = ", ".join(one for one in known if one not in READERS)
        also = f"; layouts of other packages: {others}" if others else ""
        raise UsageError(f"There is no genre “{name}”. The genres are {', '.join(READERS)}{also}.")
    return (known[name],)


def _loaded(point: EntryPoint) -> Layout:
    found: Any = plugins.load(point)
    genre = getattr(found, "genre", None)
    if genre not in READERS:
        raise MissingPartError(plugins.useless(point, f"its `genre` is none of {', '.join(READERS)}"))
    if not callable(getattr(found, "score", None)) or not callable(getattr(found, "read", None)):
        raise MissingPartError(plugins.useless(point, "it has no `score` and `read`"))
    return Layout(point.name, Reader(found.score, found.read, genre), point)


def _scored(reader: Reader, text: Text) -> Score:
    value, reasons = reader.score(text)
    return Score(float(value), tuple(map(str, reasons)))
