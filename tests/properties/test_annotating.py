"""Annotation of files of any shape: only tags come in, once, and what was valid stays valid."""

from __future__ import annotations

from hypothesis import given, settings
from lxml import etree

from edenda.annotating.annotate import annotate
from edenda.checks.grammar import check_grammar
from edenda.markup.document import look_at
from edenda.memory.store import Memory
from edenda.tei import NAMING, local, parse, text_of
from edenda.tei_reader.alignment import alignment
from edenda.tei_reader.reader import read_tei_file
from tests import tei_support
from tests.properties.tei_files import TeiFile, tei_files
from tests.tei_support import without_new


@settings(max_examples=400)
@given(tei_files())
def test_only_tags_come_in_and_only_once(file: TeiFile) -> None:
    parse(file.data, "generated")
    once = annotate(file.data, "test.xml", tei_support.settings())
    assert once.data.startswith(file.mark)
    assert without_new(file.text, file.text_of(once.data)) == file.text
    for memory in (None, Memory(rows=once.rows)):
        again = annotate(once.data, "test.xml", tei_support.settings(), memory)
        assert again.data == once.data
    assert again.rows == once.rows


@settings(max_examples=300)
@given(tei_files())
def test_what_was_valid_stays_valid(file: TeiFile) -> None:
    before = parse(file.data, "generated")
    after = parse(annotate(file.data, "test.xml", tei_support.settings()).data, "generated")
    if not check_grammar(before, "x"):
        assert check_grammar(after, "x") == ()


@settings(max_examples=300)
@given(tei_files())
def test_no_name_comes_into_another(file: TeiFile) -> None:
    before = parse(file.data, "generated")
    after = parse(annotate(file.data, "test.xml", tei_support.settings()).data, "generated")
    assert _nested(after) == _nested(before)
    assert text_of(after) == text_of(before)


def _nested(root: etree._Element) -> int:
    """How many naming elements stand inside others or inside citations."""
    naming = [element for element in root.iter(etree.Element) if local(element) in NAMING]
    outer = NAMING | {"rs", "bibl"}
    return sum(any(local(one) in outer for one in element.iterancestors()) for element in naming)


@settings(max_examples=200)
@given(tei_files())
def test_a_flow_knows_where_its_text_stands(file: TeiFile) -> None:
    document = look_at(file.data, "test.xml")
    reading = read_tei_file(document, "test.xml").reading
    for flow in reading.flows:
        if not flow.text or flow.kind == "field":
            continue
        for run in alignment(flow):
            said, stood = flow.text[slice(*run.text)], document.decode(document.view[slice(*run.raw)])
            assert run.kind != "same" or said == stood
            assert run.kind != "space" or not stood.strip()
        starts = [run.raw[0] for run in flow.runs]
        assert flow.kind == "alternative" or starts == sorted(starts)


@settings(max_examples=150)
@given(tei_files())
def test_marks_that_are_taken_out_do_not_come_back(file: TeiFile) -> None:
    once = annotate(file.data, "test.xml", tei_support.settings())
    # The file as it was before is the file from which an editor took out every mark that came in.
    again = annotate(file.data, "test.xml", tei_support.settings(), Memory(rows=once.rows))
    assert not [mention for mention in again.mentions if mention.outcome in ("new", "linked")]
    assert again.data == file.data


def test_the_generated_files_reach_what_they_are_to_reach() -> None:
    seen: set[str] = set()

    @settings(max_examples=200)
    @given(tei_files())
    def look(file: TeiFile) -> None:
        done = annotate(file.data, "test.xml", tei_support.settings())
        seen.update(mention.outcome for mention in done.mentions)
        seen.update({"valid"} if not check_grammar(parse(file.data, "x"), "x") else {"invalid"})

    look()
    assert {"new", "linked", "marked", "refused", "valid"} <= seen
