"""Findings in every format: all of them, in one order, with what each format cannot hold written in its way."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from edenda.problems import CODES, OTHER_SCHEMA, Problem
from edenda.reports import FORMATS, arranged, as_groups
from edenda.reports.fingerprints import fingerprints

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
_names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
_problems = st.lists(
    st.builds(
        Problem,
        st.sampled_from(sorted(CODES)),
        _words,
        st.none() | _names,
        st.none() | st.integers(1, 9),
        st.none() | st.integers(1, 9),
        st.none() | _words,
        st.none() | _words,
    ),
    max_size=12,
)


def codes_in(words: str, pattern: str) -> list[str]:
    """The codes that a report names, in its order."""
    return re.findall(pattern, words, re.MULTILINE)


@given(_problems)
def test_every_format_has_the_same_findings_in_the_same_order(problems: list[Problem]) -> None:
    order = arranged(problems)
    codes = [problem.code for problem in order]
    assert [one["code"] for one in json.loads(FORMATS["json"](order))] == codes
    (run,) = json.loads(FORMATS["sarif"](order))["runs"]
    assert [one["ruleId"] for one in run["results"]] == codes
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    lines = FORMATS["github"](order).split("\n")[:-1]
    assert [re.search(r"title=([A-Z]+-\d+)::", line)[1] for line in lines] == codes  # type: ignore[index]


def test_what_the_schema_leaves_out_stands_last_of_its_rule() -> None:
    left_out = Problem("GRAM-005", "`castList` is an element of TEI …", "a.xml", 1, hint=OTHER_SCHEMA)
    mistyped = Problem("GRAM-005", "`persname` is no element …", "b.xml", 9, hint="Write `persName`.")
    other = Problem("GRAM-006", "…", "a.xml", 1)
    assert arranged([left_out, other, mistyped]) == (mistyped, left_out, other)


@given(_problems)
def test_workflow_commands_give_their_words_back(problems: list[Problem]) -> None:
    order = arranged(problems)
    lines = FORMATS["github"](order).split("\n")[:-1]
    for problem, line in zip(order, lines, strict=True):
        properties, _, words = line[2:].partition("::")
        given_back = words.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        assert given_back == problem.message + (f"\n{problem.hint}" if problem.hint else "")
        if problem.file:
            file = re.search(r"file=([^,]*)", properties)
            assert file is not None
            back = file[1].replace("%3A", ":").replace("%2C", ",").replace("%0A", "\n").replace("%0D", "\r")
            assert back.replace("%25", "%") == problem.file


def findings(*lines: int, code: str = "PTR-001", hint: str = "Correct it.") -> Iterable[Problem]:
    return [Problem(code, f"The {line}th.", "tei/a.xml", line, hint=hint) for line in lines]


def test_a_terminal_shows_the_first_three_of_a_rule_and_how_to_see_the_rest() -> None:
    words = as_groups(arranged([*findings(1, 2, 3, 4, 5), *findings(9, code="NOTE-001")]))
    assert words == (
        "error PTR-001: 5 findings\n"
        "  tei/a.xml:1: The 1th.\n  tei/a.xml:2: The 2th.\n  tei/a.xml:3: The 3th.\n      Correct it.\n"
        "  and 2 more; to see them: edenda check --only PTR-001 --all\n"
        "\n"
        "warning NOTE-001: 1 finding\n  tei/a.xml:9: The 9th.\n      Correct it.\n"
    )


def test_four_findings_are_shown_rather_than_counted() -> None:
    assert "more" not in as_groups(arranged(findings(1, 2, 3, 4)))
    assert as_groups(arranged(findings(*range(1, 9))), None).count("tei/a.xml") == 8


def test_a_finding_keeps_its_fingerprint_when_its_line_moves() -> None:
    before = [Problem("PTR-002", "It stands twice; the first is in line 3.", "a.xml", 9)]
    after = [Problem("PTR-002", "It stands twice; the first is in line 4.", "a.xml", 10)]
    assert list(fingerprints(before)) == list(fingerprints(after))
    assert len(set(fingerprints([*before, *after]))) == 2


def test_a_place_in_sarif_is_an_address() -> None:
    (run,) = json.loads(FORMATS["sarif"]([Problem("PTR-001", "No.", "tei/my letter.xml", 4, 2)]))["runs"]
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "tei/my%20letter.xml"},
        "region": {"startLine": 4, "startColumn": 2},
    }
