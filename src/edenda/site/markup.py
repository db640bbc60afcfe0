"""What about a document is told of the whole edition: how it was encoded, how many words it has, who made its marks."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from edenda.errors import UnreadableError
from edenda.markup.document import look_at
from edenda.markup.tags import attributes_in
from edenda.memory.decided import Standing, standing
from edenda.memory.store import read_memory
from edenda.tei import NS, local, text_of
from edenda.tei_reader.reader import read_tei_file

_UNSURE: Final = frozenset({"low", "medium"})
_DECLARED: Final = "t:teiHeader/t:encodingDesc/t:{}"


class Marks(NamedTuple):
    """How many names, titles and dates are marked in a text: each is one of the first three; `unsure` go across.

    `machine` were made by edenda and stand as it made them; `decided` were made by it, and somebody decided about each
    when asked; `hand` were made or changed by people. `unsure` have @cert low or medium.
    """

    machine: int = 0
    decided: int = 0
    hand: int = 0
    unsure: int = 0

    @property
    def total(self) -> int:
        """All marks."""
        return self.machine + self.decided + self.hand


class Markup(NamedTuple):
    """The fields of `encodingDesc` with their words, in order; the words of the text (without notes); the marks."""

    practice: tuple[tuple[str, str], ...] = ()
    words: int = 0
    marks: Marks = Marks()


def markup_of(tei: etree._Element, data: bytes, path: Path) -> Markup:
    """What is told of a document, from its tree and its bytes.

    A file in an encoding that cannot be edited byte for byte has no marks that machines could have made or remembered:
    then nothing is counted.
    """
    practice = tuple(_practice(tei))
    try:
        read = read_tei_file(look_at(data, str(path)), str(path))
        memory = read_memory(path)
    except UnreadableError:
        return Markup(practice)
    heads = read.elements.tags.heads
    found: Counter[str] = Counter()
    for one in standing(read, memory.rows if memory else ()):
        found[_made(one)] += 1
        found["unsure"] += attributes_in(heads[one.element]).get("cert") in _UNSURE
    words = sum(len(flow.text.split()) for flow in read.reading.flows if flow.kind == "body")
    return Markup(practice, words, Marks(**found))


def _made(mark: Standing) -> str:
    """Which field of `Marks` counts a mark."""
    before = mark.remembered
    if before is not None and before.decided:
        return "decided"
    is_as_made = before is not None and before.by == "machine" and before.ref == mark.row.ref
    return "machine" if is_as_made else "hand"


def _practice(tei: etree._Element) -> list[tuple[str, str]]:
    """What a header says of the project, of sampling and of editing, each field by its element's name."""
    elements = [
        *tei.iterfind(_DECLARED.format("projectDesc"), NS),
        *tei.iterfind(_DECLARED.format("samplingDecl"), NS),
        *tei.iterfind(_DECLARED.format("editorialDecl/*"), NS),
    ]
    said = ((local(element), " ".join(text_of(element).split())) for element in elements)
    return [(name, words) for name, words in said if words]
