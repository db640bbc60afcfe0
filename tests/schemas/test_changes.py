"""What a change breaks, with grammars of any size: nothing is written that could not be checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from edenda.annotation import AnnotationWish, annotate_file
from edenda.checks import grammar
from edenda.edition import open_edition
from edenda.fixing.fix import fix
from edenda.scaffold import scaffold
from edenda.schemas import changes
from edenda.schemas.changes import broken_by
from edenda.schemas.checking import is_harmless
from edenda.schemas.fence import Fence
from edenda.schemas.schema import Schema
from tests.hostile.test_schemas import doubling
from tests.hostile.trial import valid

_GRAMMAR = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">'
    '<include href="parts.rng"/><start><element name="TEI"><ref name="any"/></element></start></grammar>'
)
_PARTS = (
    '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><define name="any"><zeroOrMore><choice><text/><element>'
    '<anyName><except><name ns="http://www.tei-c.org/ns/1.0">date</name></except></anyName>'
    '<ref name="any"/></element></choice></zeroOrMore></define></grammar>'
)
GOOD, BAD = valid("<p>On 3 May 1902 it burnt.</p>"), valid("<p>On <date>3 May 1902</date> <p/> it burnt.</p>")


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A grammar in two files, so that it is not used in this process. It knows no `date`."""
    (tmp_path / "parts.rng").write_text(_PARTS, encoding="utf-8")
    path = tmp_path / "large.rng"
    path.write_text(_GRAMMAR, encoding="utf-8")
    return path


@pytest.fixture
def slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A grammar that libxml2 does not compile in a lifetime."""
    fence = Fence(0.8)
    monkeypatch.setattr(changes, "_fence", lambda: fence)
    path = tmp_path / "slow.rng"
    path.write_text(doubling(30), encoding="utf-8")
    return path


def codes(before: bytes, after: bytes, path: Path | None) -> list[str]:
    return [one.code for one in broken_by(before, after, "a.xml", path)]


def test_only_what_was_valid_can_be_broken() -> None:
    assert codes(GOOD, GOOD, None) == []
    assert codes(GOOD, BAD, None) == ["GRAM-001"]
    assert codes(BAD, BAD, None) == []


def test_a_large_grammar_says_the_same_from_behind_the_fence(large: Path) -> None:
    assert not is_harmless(Schema(large, "rng"))
    assert codes(GOOD, GOOD, large) == []
    assert [code[:4] for code in codes(GOOD, BAD, large)] == ["GRAM"]
    assert codes(BAD, BAD, large) == []


def test_what_cannot_be_checked_is_no_proof(slow: Path) -> None:
    assert codes(GOOD, BAD, slow) == ["SCH-005"]
    data = valid("<p><persName> Rowe</persName></p>")
    assert fix(data, "a.xml", lambda _: True).after != data
    assert fix(data, "a.xml", lambda _: True, slow).after == data


def test_a_file_stays_as_it_is_where_the_schema_of_its_edition_takes_too_long(slow: Path) -> None:
    folder = slow.parent / "edition"
    scaffold(folder)
    path = folder / "tei" / "a.xml"
    path.write_bytes(valid("<p>On 3 May 1902 it burnt.</p>"))
    schema = folder / "schema" / "edenda.rng"
    bomb = '<start combine="choice"><element name="a"><ref name="d0"/></element></start>'
    more = bomb + doubling(30).partition("</start>")[2]
    schema.write_text(schema.read_text(encoding="utf-8").replace("</grammar>", more), encoding="utf-8")
    assert not is_harmless(Schema(schema, "rng"))
    done = annotate_file(path, open_edition(folder), AnnotationWish())
    assert [one.code for one in done.problems] == ["SCH-005"]
    assert path.read_bytes() == valid("<p>On 3 May 1902 it burnt.</p>")


def test_the_schema_that_comes_with_edenda_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> Fence:
        raise AssertionError("no process is needed")

    monkeypatch.setattr(changes, "_fence", refuse)
    scaffold(tmp_path / "edition")
    assert codes(GOOD, BAD, tmp_path / "edition" / "schema" / "edenda.rng") == ["GRAM-001"]
    assert grammar.grammar.cache_info().currsize
