"""What the register states of an entry is said in words, a line for each thing."""

from __future__ import annotations

import pytest

from edenda.register.description import describe
from edenda.tei import parse
from tests.tei_support import NAMESPACE


def facts(entry: str) -> list[tuple[str, str]]:
    """What is stated of an entry, as label and words."""
    found = describe(parse(f"<standOff {NAMESPACE}>{entry}</standOff>".encode(), "register.xml"), "x")
    assert found is not None
    return [(fact.label, fact.words) for fact in found.facts]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        ('<birth when="1851-03"/>', ("born", "1851-03")),
        ("<birth>in March 1851</birth>", ("born", "in March 1851")),
        ('<death><placeName>At sea</placeName><date when="1911"/></death>', ("died", "At sea 1911")),
        (
            '<death notBefore="1911" notAfter="1913" cert="low"/>',
            ("died", "not before 1911, not after 1913 (cert: low)"),
        ),
        ('<floruit from="1870" to="1911"/>', ("lived", "from 1870, to 1911")),
        ('<idno type="GND">118540238</idno>', ("GND", "118540238")),
        ("<idno>118540238</idno>", ("idno", "118540238")),
        ("<note>Master of the <hi>A</hi>da.</note>", ("note", "Master of the Ada.")),
        ("<occupation>pilot</occupation>", ("occupation", "pilot")),
        ("<location><!-- sea --><geo>51 <hi>1</hi>.2</geo></location>", ("location", "51 1 .2")),
    ],
)
def test_a_statement_has_a_label_and_words(stated: str, said: tuple[str, str]) -> None:
    assert facts(f'<person xml:id="x"><persName>Rowe</persName>{stated}</person>') == [said]


def test_an_entry_states_its_own_dates() -> None:
    assert facts('<event xml:id="x" when="1906-05" cert="medium"><label>Fire</label></event>') == [
        ("date", "1906-05 (cert: medium)")
    ]


def test_empty_statements_and_entries_inside_are_left_out() -> None:
    assert (
        facts('<place xml:id="x"><placeName>A</placeName><note/><place xml:id="y"><note>B</note></place></place>') == []
    )


def test_there_is_nothing_to_say_of_an_entry_that_is_not_there() -> None:
    assert describe(parse(f"<standOff {NAMESPACE}/>".encode(), "register.xml"), "x") is None
