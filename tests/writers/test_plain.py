"""Names, dates and paragraphs that are plain: said to be so by Python, and set as any other."""

from __future__ import annotations

import re
from typing import Final

import pytest

from edenda.resources import TRANSFORM
from edenda.writers.plain import BLOCKS, OWN_BEGINNINGS
from tests.writers.support import found, small, values

_LONGER: Final = ' cert="high"'


def _stylesheet(name: str) -> str:
    return (TRANSFORM / "common" / name).read_text(encoding="utf-8")


def test_what_may_be_a_block_is_what_the_stylesheets_say() -> None:
    key = _stylesheet("structure.xsl").partition('<xsl:key name="block"')[2]
    (names,) = re.findall(r"contains\('([^']+)', concat\(' ', local-name\(\), ' '\)\)\]", key)[:1]
    assert sorted(BLOCKS) == sorted(names.split())


def test_the_beginnings_of_ids_are_those_of_the_stylesheets() -> None:
    (names,) = re.findall(r"""name="own-beginnings" select="'([^']+)'""", _stylesheet("register.xsl"))
    assert sorted(OWN_BEGINNINGS) == sorted(names.split())


@pytest.mark.parametrize(
    "name",
    [
        '<persName ref="register.xml#pers-mao"%s>he</persName>',
        '<placeName xml:id="there" ref="register.xml#pers-mao"%s>he</placeName>',
        '<name type="person" ref="register.xml#pers-mao"%s>he</name>',
        '<title ref="register.xml#pers-mao"%s>he</title>',
        '<date when="1957-02-28"%s>then</date>',
        '<date when="1957-02-29"%s>then</date>',
        '<time xml:id="then" when="1957"%s>then</time>',
        "<date%s>then</date>",
    ],
)
def test_what_is_plain_is_set_as_what_is_not(name: str) -> None:
    plain, other = (small(f"<p>Once {name % more}.</p>") for more in ("", _LONGER))
    path = "//article//*[starts-with(@class, 'tei-') and not(.//*)]"
    assert values(plain, f"{path}/text()") == values(other, f"{path}/text()")
    one, two = (
        {(str(key), str(value)) for element in found(root, f"{path}[last()]") for key, value in element.items()}
        for root in (plain, other)
    )
    assert two - one == {("data-cert", "high")}
    assert not one - two


@pytest.mark.parametrize(
    "choice",
    [
        '<choice><seg xml:id="a">one</seg><seg xml:id="b">two</seg></choice>',
        '<choice><choice xml:id="c"><corr xml:id="a">one</corr><sic xml:id="b">two</sic></choice></choice>',
    ],
)
def test_a_choice_shows_one_reading_and_each_id_once(choice: str) -> None:
    root = small(f"<p>{choice}</p>")
    ids = values(root, "//@id")
    assert len(ids) == len(set(ids))
    assert "one" in "".join(values(root, "//article//p//*[not(@hidden)]/text()"))
    assert "two" not in "".join(values(root, "//article//p//*[not(@hidden)]/text()"))
