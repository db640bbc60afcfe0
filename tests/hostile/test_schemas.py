"""Schemas made to harm, and documents that harm with harmless ones: nothing is read, nothing runs for ever."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from edenda.schemas.attributes import spread_attributes
from edenda.schemas.effort import is_small
from edenda.schemas.fence import Fence
from edenda.schemas.grammars import read_grammar
from edenda.schemas.schema import Schema
from edenda.tei import parse
from tests.hostile.trial import check, valid

_RNG: Final = "http://relaxng.org/ns/structure/1.0"
_SCH: Final = "http://purl.oclc.org/dsdl/schematron"
_XSD: Final = "http://www.w3.org/2001/XMLSchema"
_RICH: Final = " ".join(
    f'{name}="{value}"'
    for name, value in {
        **dict.fromkeys(("facs", "corresp", "sameAs", "next", "prev", "source", "resp", "ana", "ref"), "http://x.y/"),
        **dict.fromkeys(("when", "notBefore", "notAfter", "from", "to"), "1900"),
        **dict.fromkeys(("n", "rend", "type", "subtype", "xml:id", "xml:lang"), "en"),
        "cert": "high",
    }.items()
)


def doubling(levels: int) -> str:
    """A short grammar that says two to the power of `levels` things, one after the other."""
    twice = '<ref name="d{0}"/><ref name="d{0}"/>'
    defines = "".join(f'<define name="d{n}">{twice.format(n + 1)}</define>' for n in range(levels))
    last = f'<define name="d{levels}"><optional><element name="b"><empty/></element></optional></define>'
    start = '<start><element name="a"><ref name="d0"/></element></start>'
    return f'<grammar xmlns="{_RNG}">{start}{defines}{last}</grammar>'


def chain(length: int) -> str:
    """A grammar each of whose definitions refers to the next."""
    defines = "".join(f'<define name="d{n}"><ref name="d{n + 1}"/></define>' for n in range(length))
    last = f'<define name="d{length}"><text/></define>'
    return f'<grammar xmlns="{_RNG}"><start><ref name="d0"/></start>{defines}{last}</grammar>'


def rules(test: str, binding: str = "xslt", before: str = "") -> str:
    """A Schematron with one rule."""
    return (
        f'<schema xmlns="{_SCH}" queryBinding="{binding}"><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>{before}'
        f'<pattern><rule context="t:body"><assert test="{test}">Broken.</assert></rule></pattern></schema>'
    )


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A valid document, in a folder of its own."""
    path = tmp_path / "letters" / "some.xml"
    path.parent.mkdir()
    path.write_bytes(valid())
    return path


def with_schema(document: Path, name: str, text: str) -> Path:
    path = document.parent / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("text", [doubling(20), chain(5000), chain(100_000)], ids=["doubling", "chain", "long chain"])
def test_a_grammar_that_takes_for_ever_or_breaks_libxml2_is_given_up(document: Path, text: str) -> None:
    schema = with_schema(document, "some.rng", text)
    trial = check(document, document, "--schema", schema, "--schema-time", "1.5")
    assert trial.code in (1, 3)
    assert any(code in trial.said for code in ("SCH-004", "SCH-005", "SRC-007")), trial.said
    assert trial.is_bounded, trial[2:]


def test_a_grammar_that_was_given_up_is_not_tried_again(document: Path) -> None:
    schema = Schema(with_schema(document, "some.rng", doubling(20)), "rng")
    fence = Fence(0.8)
    try:
        first = fence.check(schema, document, "one")
        assert [(problem.code, problem.file) for problem in first] == [("SCH-005", str(schema.path))]
        assert fence.check(schema, document, "two") == first
    finally:
        fence.close()


def test_a_small_grammar_is_used_at_once_and_a_large_one_is_not(document: Path) -> None:
    sizes = {levels: is_small(parse(doubling(levels).encode(), "some.rng")) for levels in (4, 8, 10, 20)}
    assert sizes == {4: True, 8: True, 10: False, 20: False}
    assert not is_small(parse(chain(10_000).encode(), "some.rng"))


def test_an_element_with_all_attributes_that_it_may_have_is_checked_quickly(document: Path) -> None:
    document.write_bytes(valid(f"<p><persName {_RICH}>A</persName></p>"))
    trial = check(document, "--skip", "DATE-001")
    assert (trial.code, trial.said) == (0, "no problems\n")
    assert trial.is_bounded, trial[2:]
    document.write_bytes(valid(f'<p>\n<persName {_RICH} colour="red">A</persName></p>'))
    trial = check(document, "--skip", "DATE-001")
    assert (trial.code, "some.xml:2:" in trial.said, "attribute @colour" in trial.said) == (1, True, True), trial.said
    assert trial.said.startswith("error GRAM-003: 1 finding\n")
    assert trial.is_bounded, trial[2:]


def test_attributes_that_are_spread_are_those_that_were_there() -> None:
    def names(spread: bool) -> list[str | None]:
        root = read_grammar(Path(__file__).parents[2] / "schema" / "edenda.rng")
        if spread:
            spread_attributes(root)
        return [node.get("name") for node in root.iter(f"{{{_RNG}}}attribute", f"{{{_RNG}}}ref", f"{{{_RNG}}}element")]

    assert sorted(map(str, names(True))) == sorted(map(str, names(False)))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("some.rng", f'<grammar xmlns="{_RNG}"><include href="SECRET"/></grammar>', "lies outside"),
        ("some.rng", f'<externalRef xmlns="{_RNG}" href="http://127.0.0.1:9/x.rng"/>', "lies outside"),
        ("some.rng", f'<!DOCTYPE x [<!ENTITY e SYSTEM "SECRET">]><grammar xmlns="{_RNG}">&e;</grammar>', "DOCTYPE"),
        ("some.rng", "<grammar/>", "no pattern of RELAX NG"),
        ("some.rng", "", "empty"),
        ("some.rnc", 'include "SECRET"', "draws in another file"),
        ("some.rnc", 'include # no\n "http://127.0.0.1:9/x.rnc"', "draws in another file"),
        ("some.rnc", "element a { text", "breaks off"),
        ("some.rnc", "element a { text } }", "not expected"),
        ("some.rnc", "element a \x01", "not the compact syntax"),
        ("some.xsd", f'<schema xmlns="{_XSD}"><include schemaLocation="SECRET"/></schema>', "cannot"),
        ("some.xsd", f'<!DOCTYPE x [<!ENTITY e SYSTEM "SECRET">]><schema xmlns="{_XSD}">&e;</schema>', "cannot"),
        ("some.sch", rules("document('SECRET')"), "document()"),
        ("some.sch", rules("document('http://127.0.0.1:9/')"), "document()"),
        ("some.sch", rules("true()", before="<include href='SECRET'/>"), "draws in another file"),
        ("some.sch", rules("true()", binding="xslt2"), "query language “xslt2”"),
        ("some.sch", rules("no-such()"), "fails"),
        ("some.sch", rules("(("), "Invalid expression"),
        ("some.sch", "<schema/>", "not `schema` of Schematron"),
    ],
)  # fmt: skip
def test_a_schema_that_reaches_elsewhere_or_is_none_is_refused(
    document: Path, tmp_path: Path, name: str, text: str, words: str
) -> None:
    secret = tmp_path.parent / "secret.rng"
    secret.write_text(
        f'<grammar xmlns="{_RNG}"><start><text/></start></grammar><!-- secret words -->', encoding="utf-8"
    )
    schema = with_schema(document, name, text.replace("SECRET", secret.as_uri() if "rnc" not in name else str(secret)))
    trial = check(document, "--schema", schema)
    assert trial.code in (1, 3)
    assert words in trial.said, trial.said
    assert "secret words" not in trial.said


def test_rules_that_take_for_ever_are_broken_off_and_the_next_file_is_checked(document: Path) -> None:
    document.write_bytes(valid("<p/>" * 3000))
    other = document.with_name("z.xml")
    other.write_bytes(valid())
    slow = "count(//*[count(following::*[count(preceding::*) &gt; 5]) &gt; 2]) &lt; 0"
    schema = with_schema(document, "some.sch", rules(slow))
    trial = check(document, other, "--schema", schema, "--schema-time", "1.5")
    assert (trial.code, "SCH-005" in trial.said, "SCH-001" in trial.said) == (1, True, True), trial.said
    assert "error SCH-005: 1 finding\n" in trial.said
    assert "some.xml: Checking this file" in trial.said


@pytest.mark.parametrize(
    ("href", "code", "words"),
    [
        ("http://127.0.0.1:9/x.rng", "SCH-003", "on the network"),
        ("//127.0.0.1/x.rng", "SCH-003", "on the network"),
        ("../../secret.rng", "SCH-004", "lies outside"),
        ("link.rng", "SCH-004", "lies outside"),
        ("SECRET", "SCH-004", "lies outside"),
        ("/dev/zero", "SCH-004", "lies outside"),
        ("missing.rng", "SCH-004", "is not there"),
        ("", "SCH-004", "names no file"),
        ("some.dtd", "SCH-004", "of no kind"),
    ],
)
def test_a_schema_that_a_file_names_elsewhere_is_not_read(
    document: Path, tmp_path: Path, href: str, code: str, words: str
) -> None:
    secret = tmp_path.parent / "secret.rng"
    secret.write_text("secret words", encoding="utf-8")
    (document.parent / "link.rng").symlink_to(secret)
    (document.parent / "some.dtd").write_text("", encoding="utf-8")
    document.write_bytes(valid(before=f'<?xml-model href="{href.replace("SECRET", secret.as_uri())}"?>\n'))
    trial = check(document)
    head = f"{'warning' if code == 'SCH-003' else 'error'} {code}: 1 finding\n  {document}:1: "
    assert trial.said.startswith(head), trial.said
    assert words in trial.said
    assert "secret words" not in trial.said
    assert trial.code == (0 if code == "SCH-003" else 1)


def test_a_large_process_does_not_make_the_one_that_it_starts_seem_large(document: Path) -> None:
    ballast = b"x" * 400_000_000
    fence = Fence()
    try:
        schema = Schema(with_schema(document, "some.sch", rules("true()")), "sch")
        assert fence.check(schema, document, "one") == ()
    finally:
        fence.close()
    assert len(ballast) == 400_000_000
