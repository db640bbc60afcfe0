"""Conversion: a source as validated TEI, with the proof that nothing was lost, or problems and no TEI."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.collector import collector_paused
from edenda.config import Document, xml_name
from edenda.encoding.document import Setting, encode
from edenda.errors import UnreadableError
from edenda.languages import load
from edenda.ledger import Ledger, ledger
from edenda.metadata.agreement import contradictions
from edenda.model import Mark, Reading, raw_positions
from edenda.problems import Problem, has_errors
from edenda.readers import read
from edenda.readers.flat import read_flat
from edenda.readers.layouts import READERS
from edenda.recognisers.context import Context
from edenda.recognisers.dates.undecided import left_undecided, undecided
from edenda.recognisers.recognise import mark_entities
from edenda.register.entries import Register, is_ambiguous, not_linked, without_entries
from edenda.serialising import serialise
from edenda.sources import Source, position
from edenda.tei import NAMING, parse

#: Codes, or how they begin, of TEI that is not valid: their lines are those of the TEI.
_IN_TEI: Final = ("GRAM-", "PTR-002")
#: What says that a reading must not be written: words lost or added, or TEI that is not valid.
_UNPROVED: Final = ("LOSS-001", "FID-001", "FID-002", *_IN_TEI)


@dataclass(frozen=True)
class Conversion:
    """The outcome: TEI as bytes (None where it must not be written), the reading, the ledger, problems."""

    tei: bytes | None
    reading: Reading
    ledger: Ledger
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Options:
    """What a conversion is made with. `schemas` are those that the TEI file is to name, as seen from it."""

    document: Document | None = None
    register: Register = field(default_factory=Register)
    genre: str | None = None
    schemas: tuple[str, ...] = ()


def convert(source: Source, options: Options | None = None) -> Conversion:
    """Convert a source. Raises UsageError for an unknown genre or layout; all that is wrong is in `problems`."""
    with collector_paused():
        return _convert(source, options or Options())


def _convert(source: Source, options: Options) -> Conversion:
    stem = Path(source.name).stem
    document = options.document or Document(stem, xml_name(stem))
    genre = options.genre or document.layout or document.genre or None
    language = document.language or document.edition.language or "en"
    reading, problems = read(source, genre=genre, language=language)
    attempt = _encoded(reading, problems, document, source, options)
    doubt = next((problem for problem in attempt.problems if problem.code.startswith(_UNPROVED)), None)
    if doubt is None or reading.layout not in READERS:
        return attempt
    flat = replace(read_flat(source, reading.genre, language), reasons=reading.reasons, format=source.format)
    return _encoded(flat, (_unstructured(doubt, source),), document, source, options)


def _encoded(
    reading: Reading, problems: tuple[Problem, ...], document: Document, source: Source, options: Options
) -> Conversion:
    """A reading with its names and dates as TEI, and the proof; without TEI where an error was found."""
    reading = mark_entities(reading, Context(options.register.confirmed, load(reading.language), document.date))
    stated = (*_dangling(document, options.register), *contradictions(document, reading, options.register))
    problems = (*problems, *stated, *_lost_tables(reading), *_unlinked(reading, options.register), *_undecided(reading))
    found = ledger(reading)
    if has_errors(problems):
        return Conversion(None, reading, found, problems)
    encoded = encode(reading, Setting(document))
    data = serialise(encoded.root, schemas=options.schemas)
    problems = (*problems, *encoded.problems, *_proof(source, data))
    return Conversion(None if has_errors(problems) else data, reading, found, problems)


def _unstructured(doubt: Problem, source: Source) -> Problem:
    """FLAT-001: what was seen in a source could not be proved, so that it became paragraphs and nothing else."""
    message = (
        "The parts of this source could not be told apart without doubt; it was read as paragraphs, without headings, "
        f"notes or pages. What stood in the way was {doubt.code}: {doubt.message}"
    )
    hint = "Nothing is lost. Mark the parts in the TEI, or make the layout plainer near this place and convert again."
    line = None if doubt.code.startswith(_IN_TEI) else doubt.line  # that of the TEI which is not written
    return Problem("FLAT-001", message, source.name, line, hint=hint)


def _dangling(document: Document, register: Register) -> Iterator[Problem]:
    """PTR-001 for references of a document's metadata that the register does not have."""
    for key in ("sender_ref", "addressee_ref", "place_ref"):
        name = getattr(document, key)
        if name and name not in register.entries:
            message = (
                f'{key} = "{name}" of the document “{document.name}” leads nowhere: the register has no such entry.'
            )
            hint = "Correct the value, or make the entry in tei/register.xml."
            origin = document.origin(key)
            yield Problem("PTR-001", message, origin.file, origin.line, hint=hint)


def _lost_tables(reading: Reading) -> Iterator[Problem]:
    """GAP-001 for every `gap` that stands for a table which did not reach the source."""
    hint = "Delete the `gap` in the TEI if no table was there."
    body = reading.body
    places = [max(0, block.span[0] - 1) for top in body.blocks for block in top.walk() if block.kind == "gap"]
    for at in raw_positions(body, places):
        line, _ = position(reading.raw, at)
        message = (
            "This paragraph ends without a stop; it is taken for the caption of a table that is not in the source."
        )
        yield Problem("GAP-001", message, reading.origin, line, hint=hint)


def _unlinked(reading: Reading, register: Register) -> Iterator[Problem]:
    """NAME-001 for marked names that several entries have; NAME-007 for those that none has."""
    for flow in reading.flows:
        marks = [mark for mark in flow.marks if is_ambiguous(mark)]
        for mark, at in zip(marks, raw_positions(flow, [mark.span[0] for mark in marks]), strict=True):
            yield not_linked(mark, flow.text[slice(*mark.span)], (reading.origin, *position(reading.raw, at)))
    if register.entries:
        yield from without_entries(unknown_names(reading), reading.origin)


def unknown_names(reading: Reading) -> tuple[str, ...]:
    """The names of a reading that are marked, and in no entry of the register."""
    return tuple(flow.text[slice(*mark.span)] for flow in reading.flows for mark in flow.marks if _is_unknown(mark))


def _is_unknown(mark: Mark) -> bool:
    return mark.kind in NAMING and mark.kind != "date" and not mark.has_link and not is_ambiguous(mark)


def _undecided(reading: Reading) -> Iterator[Problem]:
    """DATE-008 for dates in figures that can be read in two ways."""
    for flow, spans in left_undecided(reading):
        for span, at in zip(spans, raw_positions(flow, [start for start, _ in spans]), strict=True):
            yield undecided(flow.text[slice(*span)], (reading.origin, *position(reading.raw, at)))


def _too_long(source: Source) -> Problem:
    """SRC-004 for a text that no XML parser reads unasked: ten million characters in one piece."""
    longest = max(source.raw.split("\n"), key=len)
    line, _ = position(source.raw, source.raw.index(longest))
    message = f"A paragraph is too long for XML to be read safely; the longest line has {len(longest):,} characters."
    hint = "Divide it into paragraphs of less than ten million characters, or the source into documents."
    return Problem("SRC-004", message, source.name, line, hint=hint)


def _proof(source: Source, data: bytes) -> tuple[Problem, ...]:
    """What is wrong with the TEI before it is written: the grammar and, from seed and TEI alone, fidelity."""
    try:
        root = parse(data, source.name)
    except UnreadableError:
        return (_too_long(source),)
    return (*check_grammar(root, source.name), *compare(source.raw, root, source.name))
