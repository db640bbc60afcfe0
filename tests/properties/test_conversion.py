"""What holds of every conversion: nothing lost, valid and faithful or not written, the same again."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from edenda.checks.fidelity import compare
from edenda.checks.grammar import check_grammar
from edenda.config import Document
from edenda.convert import Conversion, Options, convert
from edenda.ledger import ledger
from edenda.model import Reading, tiles
from edenda.problems import has_errors
from edenda.readers import read
from edenda.sources import FORBIDDEN, REPLACEMENT, WIDTHLESS, Source
from edenda.tei import parse
from tests.properties.sources import GENRES, accepted

ROOT: Final = Path(__file__).resolve().parents[2]
_genres: Final = st.sampled_from((None, None, None, *GENRES))


def converted(source: Source, genre: str | None = None) -> Conversion:
    """A source converted without any facts from an edition."""
    return convert(source, Options(Document("some", "K"), genre=genre))


def blank(text: str) -> bool:
    """Whether a text is white space; characters without width count as such."""
    return not re.sub(f"[{WIDTHLESS}]", "", text).strip()


def survives(reading: Reading) -> bool:
    """Whether each run of each flow gives the reading text that its kind promises."""
    for flow in reading.flows:
        for run in flow.runs:
            raw, text = reading.raw[slice(*run.raw)], flow.text[slice(*run.text)]
            kept = {
                "same": raw == text and FORBIDDEN.search(raw) is None,
                "control": text == REPLACEMENT and FORBIDDEN.fullmatch(raw) is not None,
                "space": blank(raw) and text in ("", " ", "\n"),
            }
            if not kept.get(run.kind, text == ""):
                return False
    return True


@given(accepted(), _genres)
def test_the_runs_of_a_reading_tile_the_source_and_keep_its_words(source: Source, genre: str | None) -> None:
    reading, _ = read(source, genre=genre)
    assert tiles(reading)
    assert survives(reading)


@given(accepted(), _genres)
def test_the_runs_of_a_flow_give_its_text_in_order(source: Source, genre: str | None) -> None:
    reading, _ = read(source, genre=genre)
    for flow in reading.flows:
        at = 0
        for run in flow.runs:
            assert run.text[0] == at
            at = run.text[1]
        assert at == len(flow.text)


@given(accepted(), _genres)
def test_the_ledger_counts_every_character_once(source: Source, genre: str | None) -> None:
    found = ledger(read(source, genre=genre)[0])
    assert sum(found.by_kind.values()) == found.characters == len(source.raw)


@given(accepted(), _genres)
@example(
    Source("A\n\nB\n\np., he said: “the.”.\n", "seeds/a.txt", "utf-8"), None
)  # a sentence shaped like a catalogue's label
@example(Source("A\n\nHe said: “².”.\n\n².\n", "seeds/a.txt", "utf-8"), None)  # a note without text
@example(Source("== A ==\n\npage 12\n\n== A ==\n", "seeds/a.txt", "utf-8"), None)  # a heading that stands twice
@example(Source("== A ==\n\n== A ==\n", "seeds/a.txt", "utf-8"), "text")
@example(Source("---\nT\nl:\n---\n", "seeds/a.txt", "utf-8"), None)  # a template whose first line has no label
@example(Source("e[1] r\n\n[1] .\n", "seeds/a.txt", "utf-8"), "essay")  # a note that is a stop
@example(Source("l\n1\nFirst published:\n", "seeds/a.txt", "utf-8"), "report")  # a publication line without a value
@example(Source("**g**\n", "seeds/a.txt", "utf-8"), "text")  # a heading and nothing else
@example(Source("n*]t\n\n*u\n", "seeds/a.txt", "utf-8"), None)  # a bracket behind a call
@example(Source("s\nFig.1.n\n", "seeds/a.txt", "utf-8"), None)  # a caption and nothing else
@example(Source("Present:\nApologies:\n", "seeds/a.txt", "utf-8"), "report")  # labels above nothing
@example(
    Source("Sister\nold in 1859.[3]\nReferences\n3 t. July 1859.\nlinks\ne\n", "seeds/a.txt", "utf-8"), None
)  # links below a letter
def test_a_source_becomes_valid_and_faithful_tei(source: Source, genre: str | None) -> None:
    outcome = converted(source, genre)
    assert outcome.tei is not None, outcome.problems
    root = parse(outcome.tei, "K.xml")
    assert check_grammar(root, "K.xml") == ()
    assert not has_errors(compare(source.raw, root, source.name))


@pytest.mark.slow
@settings(max_examples=500)
@given(accepted(), _genres)
def test_very_many_sources_become_tei(source: Source, genre: str | None) -> None:
    assert converted(source, genre).tei is not None


@settings(max_examples=40)
@given(accepted(), _genres)
def test_a_conversion_repeated_gives_the_same_bytes_and_problems(source: Source, genre: str | None) -> None:
    first, second = converted(source, genre), converted(source, genre)
    assert (first.tei, first.problems, first.ledger) == (second.tei, second.problems, second.ledger)


def test_a_conversion_does_not_depend_on_the_order_of_hashes() -> None:
    script = (
        "import sys; from pathlib import Path; from edenda.convert import Options, convert\n"
        "from edenda.config import Document; from edenda.sources import read_source\n"
        "for path in sorted(Path('tests/cases/genres').glob('*/*/source.txt')):\n"
        "    sys.stdout.buffer.write(convert(read_source(path)[0], Options(Document('x', 'K'))).tei or b'')\n"
    )
    outputs = set()
    for seed in ("0", "1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 10_000
