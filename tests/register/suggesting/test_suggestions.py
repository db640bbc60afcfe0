"""What is suggested of a register, and on what evidence."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from edenda.edition import open_edition
from edenda.languages import load
from edenda.register.index.index import open_index
from edenda.register.index.register_rows import register_rows
from edenda.register.index.values import IndexedEntry
from edenda.register.suggesting.duplicates import alike, duplicates
from edenda.register.suggesting.suggest import suggestions
from edenda.register.suggesting.values import Kind, Suggestion
from tests.growth import grows_with_length
from tests.register.editions import document, edition, register
from tests.register.suggesting.pairs import Case, cases

_CASES: Final = tuple(cases())
_VARIANT: Final = ' type="variant"'
_ORDYNSKY: Final = """\
      <person xml:id="pers-v"><persName>V. Ordynsky</persName>{}</person>
      <person xml:id="pers-w"><persName>Vladimir Ordynsky</persName>{}</person>
"""


def suggested(folder: Path, kind: Kind, persons: str, *bodies: str, rest: str = "") -> list[Suggestion]:
    """The suggestions of one sort for a register and some documents."""
    made = {f"d{at}": document(body) for at, body in enumerate(bodies)}
    root = open_edition(edition(folder, made, register(persons, rest=rest)))
    with open_index(root) as index:
        return list(suggestions(root, index, frozenset({kind})))


def person(id_: str, *names: str, rest: str = "") -> str:
    forms = "".join(f"<persName{_VARIANT if at else ''}>{one}</persName>" for at, one in enumerate(names))
    return f'<person xml:id="{id_}">{forms}{rest}</person>\n'


def name(id_: str, words: str) -> str:
    return f'<persName ref="register.xml#{id_}">{words}</persName>'


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case.kind}: {case.text}")
def test_pairs_that_are_one_are_told_from_those_that_are_two(tmp_path: Path, case: Case) -> None:
    root = open_edition(edition(tmp_path, {}))
    with open_index(root) as index:
        found = duplicates(register_rows(case.root).entries, case.root, index, load())
        assert any(one.certainty >= 0.5 for one in found) == case.is_one


def test_years_of_life_speak_for_one_or_two(tmp_path: Path) -> None:
    born = '<birth when="18{}"/>'
    plain = suggested(tmp_path / "a", "duplicates", _ORDYNSKY.format("", ""))[0].certainty
    same = suggested(tmp_path / "b", "duplicates", _ORDYNSKY.format(born.format(81), born.format("81-05")))
    assert same[0].certainty > plain
    assert "both were born in 1881" in same[0].evidence
    assert not suggested(tmp_path / "c", "duplicates", _ORDYNSKY.format(born.format(81), born.format(85)))


def test_two_in_one_sentence_are_two(tmp_path: Path) -> None:
    here = f"<p>So {name('pers-v', 'V. Ordynsky')} met {name('pers-w', 'Vladimir Ordynsky')} there.</p>"
    apart = f"<p>So {name('pers-v', 'V. Ordynsky')} came.</p><p>So {name('pers-w', 'Vladimir Ordynsky')} left.</p>"
    persons = _ORDYNSKY.format("", "")
    assert not suggested(tmp_path / "a", "duplicates", persons, here)
    (found,) = suggested(tmp_path / "b", "duplicates", persons, apart)
    assert "both stand in one document, never in one sentence" in found.evidence


def test_one_number_of_an_authority_is_certain(tmp_path: Path) -> None:
    gnd = '<idno type="GND">118529579</idno>'
    persons = person("pers-v", "Hugh Tregear", rest=gnd) + person("pers-w", "Zenon Falk", rest=gnd)
    (found,) = suggested(tmp_path, "duplicates", persons)
    assert found.certainty == 1.0
    assert found.evidence[0] == "both have GND 118529579"


def test_the_provisional_entry_goes_into_the_confirmed_one(tmp_path: Path) -> None:
    persons = person("pers-v", "Hugh Tregear").replace(">", ' cert="low">', 1) + person("pers-w", "Tregear, Hugh")
    (found,) = suggested(tmp_path, "duplicates", persons)
    assert found.commands[0] == "edenda register merge pers-v pers-w"
    assert found.says == "“Hugh Tregear” (not confirmed) and “Tregear, Hugh” may be one"


def test_an_entry_to_which_contradicting_names_lead_may_be_two(tmp_path: Path) -> None:
    persons = person("pers-v", "Edwin Rowe", "Rowe")
    body = f"<p>{name('pers-v', 'Edwin Rowe')}, {name('pers-v', 'Rowe')} and {name('pers-v', 'Henry Rowe')}.</p>"
    (found,) = suggested(tmp_path, "mixed", persons, body)
    assert found.entries == ("pers-v",)
    assert found.commands[0] == 'edenda register split pers-v pers-rowe --words "Henry Rowe"'
    assert not suggested(tmp_path / "b", "mixed", person("pers-v", "Edwin Rowe", "Henry Rowe"), body)


def test_an_entry_with_names_that_have_nothing_in_common_may_be_two(tmp_path: Path) -> None:
    body = f"<p>{name('pers-v', 'Edwin Rowe')} and {name('pers-v', 'Zenon Falk')}.</p>"
    (found,) = suggested(tmp_path, "mixed", person("pers-v", "Edwin Rowe"), body)
    assert "“Zenon Falk” (1)" in found.says


def test_a_name_of_several_is_told_with_the_places_that_nothing_else_supports(tmp_path: Path) -> None:
    persons = person("pers-v", "Edwin Rowe", "Rowe") + person("pers-w", "Henry Rowe", "Rowe")
    told = f"<p>{name('pers-v', 'Edwin Rowe')}; {name('pers-v', 'Rowe')}.</p>"
    bare = f"<p>{name('pers-w', 'Rowe')}.</p>"
    (found,) = suggested(tmp_path, "homonyms", persons, told, bare)
    assert found.evidence == (
        "linked 1 × pers-v, 1 × pers-w",
        "nothing else in the document names the entry: tei/d1.xml:4",
    )


def test_entries_that_nothing_needs_are_orphans(tmp_path: Path) -> None:
    persons = person("pers-v", "Edwin Rowe") + person("pers-w", "Zenon Falk") + person("pers-x", "Anna Berg")
    rest = '<listRelation><relation name="kin" active="#pers-w" passive="#pers-v"/></listRelation>\n'
    (found,) = suggested(tmp_path, "orphans", persons, rest=rest)
    assert found.entries == ("pers-x",)


def test_a_surname_that_stands_once_is_alone(tmp_path: Path) -> None:
    persons = person("pers-v", "Falk") + person("pers-w", "Anna Berg", "Berg")
    body = f"<p>{name('pers-v', 'Falk')} and {name('pers-w', 'Berg')}.</p>"
    (found,) = suggested(tmp_path, "lone", persons, body)
    assert found.entries == ("pers-v",)


@pytest.mark.parametrize(("kind", "shape"), [("person", "{} Rowe"), ("person", "R. {}"), ("org", "{} Board")])
def test_comparing_grows_with_the_entries(kind: str, shape: str) -> None:
    def work(number: int) -> object:
        words = ("".join("abcdefghij"[int(digit)] for digit in str(at)).title() for at in range(number))
        entries = [
            IndexedEntry(f"e{at}", kind, (shape.format(word),), is_confirmed=True, line=1, mentions=0)
            for at, word in enumerate(words)
        ]
        return list(alike(entries, load()))

    assert grows_with_length(work, 1000, 8000)
