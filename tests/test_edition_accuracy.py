"""The markup of the edition's documents, made afresh with the register, is nearly that of its editors."""

from __future__ import annotations

import pytest
from lxml import etree

from benchmarks.edition_accuracy import LINKED, Known, Scores, marked, score_edition
from edenda.edition import open_edition
from tests.conftest import ROOT


@pytest.fixture(scope="module", params=["whole", "names"])
def scored(request: pytest.FixtureRequest) -> tuple[Known, dict[str, Scores]]:
    return request.param, score_edition(open_edition(ROOT), request.param)


def test_names_are_marked_as_the_editors_marked_them(scored: tuple[Known, dict[str, Scores]]) -> None:
    known, scores = scored
    least = 0.95 if known == "whole" else 0.85
    low = {kind: one.f1() for kind, one in scores.items() if one.f1() < least and kind not in ("title", "date")}
    assert low == {}


def test_links_are_those_of_the_editors(scored: tuple[Known, dict[str, Scores]]) -> None:
    known, scores = scored
    kinds = LINKED if known == "whole" else ("persName", "orgName", "placeName")  # others have quite other short names
    counts = [scores[kind].counts for kind in kinds]
    share = sum(one["linked"] for one in counts) / sum(one["strict gold"] for one in counts)
    assert share >= (0.99 if known == "whole" else 0.96)


def test_with_first_names_alone_hardly_any_link_is_wrong() -> None:
    scores = score_edition(open_edition(ROOT), "names")
    wrong = [case for kind in LINKED for case in scores[kind].wrong if "link " in case and "found none" not in case]
    assert len(wrong) <= 3


def _text(inner: str) -> etree._Element:
    return etree.fromstring(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>{inner}</p></text></TEI>')


def test_names_are_counted_by_the_printed_characters_outside_citations() -> None:
    found = marked(
        _text(
            'To <persName ref="r.xml#a">A <choice><sic>Bx</sic><corr>B</corr></choice></persName> '
            "<bibl><persName>C</persName></bibl>"
        )
    )
    assert found.text == "ToABxC"
    assert [(one.start, one.end, one.type, one.ref) for one in found.names] == [(2, 5, "persName", "a")]
