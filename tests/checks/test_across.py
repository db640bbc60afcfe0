"""What shows only across documents: found where it is wrong, not where it only looks so, in linear time."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import pytest

from edenda.check import CheckWish, check_files
from edenda.checks.across import RULES, check_across
from edenda.checks.across.facts import Entry, Facts, Header, Letter, Mention, Neighbour, Party, Span, Stated, Value
from edenda.checks.across.gathering import gather
from edenda.checks.references import References
from edenda.tei import parse
from tests.conftest import ROOT
from tests.growth import grows_with_length

CASES = ROOT / "tests" / "cases" / "problems"
REGISTER = "/e/register.xml"


def codes(documents: Sequence[Facts], *, is_whole: bool = True) -> list[str]:
    return [problem.code for problem in check_across(documents, is_whole=is_whole)]


def header(stem: str, **stated: str) -> Facts:
    written = stated.pop("written", "")
    idnos = (Stated(stated.pop("idno"), 1),) if "idno" in stated else ()
    said = {key: Stated(words, 1) for key, words in stated.items()}
    return Facts(f"tei/{stem}.xml", f"/e/{stem}.xml", Header(idnos=idnos, **said, written=written))


def entry(name: str, *names: str, born: str = "", died: str = "") -> Entry:
    return Entry(name, "person", names, Span(born, born), Span(died, died), 1)


def register(*entries: Entry, targets: frozenset[str] = frozenset()) -> Facts:
    return Facts("tei/register.xml", REGISTER, entries=entries, targets=targets)


def mentions(*names: str, target: str = "rowe") -> Facts:
    found = tuple(Mention(f"{REGISTER}#{target}", "persName", words, 1, 3) for words in names)
    return Facts("tei/a.xml", "/e/a.xml", mentions=found, targets=frozenset({f"{REGISTER}#{target}"}))


# Headers


def test_titles_of_a_kind_may_be_shared() -> None:
    assert codes([header(name, title="Letter") for name in "abc"]) == []
    assert codes([header(name, title="Letter of 3 May") for name in "abc"]) == ["COPY-001"] * 2


def test_the_title_of_a_series_is_no_title_of_a_document() -> None:
    titles = '<title level="s">Letters, 1902</title><title>Letters</title><title level="a">To Agnes Thorne</title>'
    text = f"<teiHeader><fileDesc><titleStmt>{titles}</titleStmt></fileDesc></teiHeader>"
    root = parse(f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{text}</TEI>'.encode(), "a.xml")
    assert gather(root, Path("a.xml"), References(root, Path("a.xml"))).header.title.words == "To Agnes Thorne"


def test_the_same_day_is_no_copy_where_the_text_has_it_too() -> None:
    one, two = header("a", date="1902-05-03"), header("b", date="1902-05-03", written="1902-05-03")
    assert codes([one, two]) == []
    assert codes([one, header("b", date="1902-05-03", written="1902-05")]) == []
    assert codes([one, header("b", date="1902-05-03", written="1902-06-01")]) == ["COPY-001"]


def test_files_without_a_pattern_are_not_measured_by_one() -> None:
    idnos = ("x1", "alpha", "q", "zz", "delta")
    assert codes([header(f"letter-{n}", idno=idno) for n, idno in enumerate(idnos, 20)]) == []


def test_a_closer_pattern_is_no_fault() -> None:
    documents = [header(f"{year}-letter", idno=f"letter-{year}") for year in range(1900, 1906)]
    assert codes([*documents, header("register", idno="register")]) == []
    assert codes([*documents, header("1907-letter", idno="letter-1970")]) == ["HDR-005"]


def test_a_file_calls_itself_as_it_is_named() -> None:
    assert codes([header("letter-12", idno="letter-11")]) == ["HDR-005"]
    assert codes([header("letter-12", id="Letter-11", idno="Letter-11.xml")]) == ["HDR-005"]
    assert codes([header("letter-12", id="letter-11", idno="LETTER-12.xml")]) == []
    assert codes([header("letter-12", id="K-2", idno="Rowe papers, 12")]) == []
    assert codes([header("12", idno="13")]) == []


def test_one_idno_of_several_that_agrees_is_enough() -> None:
    several = Facts("tei/box-4.xml", "/e/box-4.xml", Header(idnos=(Stated("box-9", 1), Stated("box-4", 1))))
    assert codes([several]) == []


def test_files_that_all_have_two_numbers_are_not_misnamed() -> None:
    documents = [header(f"letter-{n}", idno=f"letter-{n + 900}") for n in range(5)]
    assert codes(documents) == []
    assert codes(documents[:3]) == ["HDR-005"] * 3


def test_files_that_are_not_in_the_order_of_dates_are_not_measured_by_it() -> None:
    days = ("1902", "1899", "1910", "1880", "1905", "1870")
    assert codes([header(f"l{n}", date=day) for n, day in enumerate(days)]) == []


# Values


def values(**counts: int) -> list[Facts]:
    found = tuple(Value("hi", "rend", value, times, 9) for value, times in counts.items())
    return [Facts("tei/a.xml", "/e/a.xml", values=found)]


def test_a_rare_value_that_is_nearly_a_common_one_is_mistyped() -> None:
    assert codes(values(italic=412, itlaic=1)) == ["VAL-001"]
    assert codes(values(italic=412, Italic=2)) == ["VAL-001"]


def test_other_values_are_not() -> None:
    assert codes(values(italic=412, bold=1, sup=1)) == []
    assert codes(values(indent1=412, indent2=1)) == []
    assert codes(values(italic=20, italics=10)) == []


# Letters


def letter(date: str, *parties: str, before: str = "") -> Letter:
    who = tuple(Party(True, f"{REGISTER}#{name}", "Edwin Rowe", 4) for name in parties)
    answered = (Neighbour(True, before, Span(), "", 5),) if before else ()
    return Letter(Span(date, date), who, answered, 3)


@pytest.mark.parametrize(
    ("date", "found"), [("1850", 1), ("1851", 0), ("1899", 0), ("1899-11-03", 1), ("1870-01-01", 0)]
)
def test_a_letter_is_written_in_the_life_of_its_writer(date: str, found: int) -> None:
    documents = [
        Facts("tei/a.xml", "/e/a.xml", letters=(letter(date, "rowe"),), targets=frozenset({f"{REGISTER}#rowe"})),
        register(entry("rowe", "Edwin Rowe", born="1851-03-01", died="1899-11-02")),
    ]
    assert codes(documents) == ["LETT-005"] * found


@pytest.mark.parametrize(("date", "found"), [("1902-05-02", 1), ("1902-05-03", 0), ("1902-05", 0), ("1902-06", 0)])
def test_an_answer_comes_after_its_letter(date: str, found: int) -> None:
    documents = [
        Facts("tei/a.xml", "/e/a.xml", letters=(letter("1902-05-03"),)),
        Facts("tei/b.xml", "/e/b.xml", letters=(letter(date, before="/e/a.xml"),)),
    ]
    assert codes(documents) == ["LETT-006"] * found


def test_an_exchange_in_the_wrong_order_is_told_once() -> None:
    after = (Neighbour(False, "/e/b.xml", Span(), "", 5),)
    question = Letter(Span("1902-05-03", "1902-05-03"), (), after, 3)
    documents = [
        Facts("tei/a.xml", "/e/a.xml", letters=(question,)),
        Facts("tei/b.xml", "/e/b.xml", letters=(letter("1902-05-02", before="/e/a.xml"),)),
    ]
    assert codes(documents) == ["LETT-006"]
    assert codes(documents[::-1]) == ["LETT-006"]


# Names


@pytest.mark.parametrize(
    "words",
    ["Captain Rowe", "Rowe’s", "ROWE", "E. R.", "Mr R.", "Captain R.", "the Captain", "Ned", "my friend", "Роу"],
)
def test_a_name_that_has_to_do_with_its_entry_is_not_blamed(words: str) -> None:
    assert codes([mentions(words), register(entry("rowe", "Edwin Rowe", "Ned"))]) == []


def test_a_name_that_has_nothing_to_do_with_its_entry_is() -> None:
    assert codes([mentions("Agnes Thorne", "Rowe"), register(entry("rowe", "Edwin Rowe"))]) == ["REG-003"]
    assert codes([mentions("Mr T.", "Rowe"), register(entry("rowe", "Edwin Rowe"))]) == ["REG-003"]
    assert codes([mentions("R. Thorne", "Rowe"), register(entry("rowe", "Edwin Rowe"))]) == ["REG-003"]


def test_a_name_may_have_to_do_with_another_mention_only() -> None:
    documents = [mentions("Rowe of Skerry", "Skerry Master"), register(entry("rowe", "Edwin Rowe"))]
    assert codes(documents) == []


def test_acronyms_belong_to_their_long_forms() -> None:
    assert codes([mentions("CPSU"), register(entry("rowe", "Communist Party of the Soviet Union"))]) == []
    assert codes([mentions("Harbour Board of Skerry"), register(entry("rowe", "HBS"))]) == []


def test_an_entry_out_of_sight_is_known_by_most_of_its_mentions() -> None:
    some = mentions("Edwin Rowe", "Agnes Thorne")
    first, second = some.mentions
    assert codes([some._replace(mentions=(first._replace(times=7), second))]) == ["REG-003"]
    assert codes([some]) == []


def test_entries_of_one_name_look_like_one() -> None:
    pair = (entry("a", "Edwin Rowe"), entry("b", "ROWE, Edwin"))
    assert codes([register(*pair)]) == ["REG-004"]
    assert codes([register(entry("a", "Edwin Rowe", born="1851"), entry("b", "Edwin Rowe", born="1880"))]) == []
    assert codes([register(entry("a", "Edwin Rowe", "Rowe"), entry("b", "Rowe"))]) == []


def test_an_entry_without_mentions_is_looked_for_in_the_whole_only() -> None:
    documents = [mentions("Rowe"), register(entry("rowe", "Edwin Rowe"), entry("thorne", "Agnes Thorne"))]
    assert codes(documents) == ["REG-005"]
    assert codes(documents, is_whole=False) == []
    assert codes([register(entry("thorne", "Agnes Thorne"))]) == []


# Facts


def facts_of(path: Path) -> Facts:
    root = parse(path.read_bytes(), str(path))
    return gather(root, path, References(root, path))


def test_facts_can_be_sent_between_processes() -> None:
    for path in sorted((ROOT / "tei").glob("*.xml")):
        facts = facts_of(path)
        assert facts.header.idno.words
        assert pickle.loads(pickle.dumps(facts)) == facts  # noqa: S301 - what the line itself made


@pytest.mark.parametrize("code", [code for code in RULES if code != "REG-005"])
def test_several_processes_find_what_one_finds(code: str) -> None:
    paths = sorted((CASES / code / "tei").glob("*.xml"))
    found = check_files(paths)
    assert {problem.code for problem in found} == {code}
    assert check_files(paths, wish=CheckWish(jobs=2)) == found


def test_the_edition_agrees_with_itself() -> None:
    found = check_across([facts_of(path) for path in sorted((ROOT / "tei").glob("*.xml"))], is_whole=True)
    assert {problem.code for problem in found} <= {"REG-005"}


def test_time_grows_with_the_number_of_documents() -> None:
    def documents(number: int) -> list[Facts]:
        made = [
            header(f"l-{n}", title=f"Letter {n}", idno=f"l-{n}", date=f"{1000 + n}")._replace(
                mentions=tuple(Mention(f"{REGISTER}#p{n}", "persName", f"Rowe {k}", 1, 1) for k in range(20)),
                values=tuple(Value("hi", "rend", f"look{chr(97 + k)}x{n}", 1, 1) for k in range(10)),
            )
            for n in range(number)
        ]
        return [*made, register(*(entry(f"p{n}", f"Edwin Rowe {n}") for n in range(number)))]

    made = {number: documents(number) for number in (300, 2400)}
    assert grows_with_length(lambda number: codes(made[number]), 300, 2400)
