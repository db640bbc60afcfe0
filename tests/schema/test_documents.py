"""The page on the schema and the ODD: current, complete, and good TEI."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import etree

from tests.conftest import JavaTool
from tests.schema import odd, reference
from tests.schema.described import grammar, groups, sections
from tests.schema.modules import ELEMENTS_OF, MODULE_OF
from tests.schema.odd import ODD, OURS, TEI

_T: Final = f"{{{TEI}}}"


def specification() -> etree._Element:
    return etree.parse(ODD).getroot()


def test_the_page_is_what_make_schema_makes() -> None:
    assert reference.PAGE.read_text(encoding="utf-8") == reference.page()


def test_the_odd_is_what_make_schema_makes() -> None:
    assert ODD.read_bytes() == odd.odd()


def test_the_page_describes_each_element_once_with_an_example() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    described = re.findall(r"^#### (\w+)$", page, re.MULTILINE)
    assert sorted(described) == sorted(grammar().elements)
    assert page.count("```xml\n") == len(described)


def test_the_examples_on_the_page_are_elements_of_their_name() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    for name, shown in re.findall(r"^#### (\w+)$.*?```xml\n(.*?)```", page, re.MULTILINE | re.DOTALL):
        assert etree.fromstring(shown).tag == name


def test_every_section_of_the_grammar_is_on_the_page() -> None:
    page = reference.PAGE.read_text(encoding="utf-8")
    titles = [section.title for section in sections() if section.elements]
    assert [title for title in titles if f"# {title}\n" not in page] == []
    assert all(group.says for kind in ("model", "content") for group in groups(kind))


def test_every_element_has_a_module() -> None:
    assert sorted(MODULE_OF) == sorted(grammar().elements)
    assert sum(map(len, ELEMENTS_OF.values())) == len(MODULE_OF)


def test_the_odd_specifies_each_element_in_its_module() -> None:
    specified = {one.get("ident"): one.get("module") for one in specification().iter(f"{_T}elementSpec")}
    assert specified == MODULE_OF
    included = {one.get("key"): one.get("include") for one in specification().iter(f"{_T}moduleRef")}
    assert included == {"tei": None, **{module: " ".join(names) for module, names in ELEMENTS_OF.items()}}


def test_the_odd_refers_to_nothing_that_it_does_not_define() -> None:
    root = specification()
    defined = {one.get("ident") for one in root.iter(f"{_T}classSpec", f"{_T}macroSpec", f"{_T}elementSpec")}
    used = {one.get("key") for one in root.iter(f"{_T}elementRef", f"{_T}classRef", f"{_T}macroRef", f"{_T}memberOf")}
    assert used <= defined
    assert {name for name in defined if str(name).startswith(OURS)} <= used


def test_no_sequence_of_one_stands_in_the_odd() -> None:
    alone = [one for one in specification().iter(f"{_T}sequence", f"{_T}alternate") if len(one) < 2]
    assert [etree.tostring(one) for one in alone] == []


def test_the_odd_says_which_attributes_must_be_there() -> None:
    required = {
        (spec.get("ident"), one.get("ident"))
        for spec in specification().iter(f"{_T}elementSpec")
        for one in spec.iter(f"{_T}attDef")
        if one.get("usage") == "req"
    }
    assert ("graphic", "url") in required
    assert ("date", "when") not in required


def test_the_odd_is_valid_against_tei_all(jing: JavaTool, tei_all: Path) -> None:
    run = jing(tei_all, ODD)
    assert run.returncode == 0, run.stdout[:2000]
