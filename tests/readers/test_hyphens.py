"""Hyphens at line ends: joined where the text or the language says so, kept and reported where neither does."""

from __future__ import annotations

import pytest

from edenda.languages import load
from edenda.readers import read
from edenda.readers.layout.hyphens import Joint, Words
from edenda.readers.layout.steps import Lines, hyphen_problems
from edenda.sources import Source

LONG = "The harbour froze in the winter of that year, a thing not known to anybody in the"


def joint(before: str, after: str, elsewhere: str) -> Joint:
    """What a hyphen is in a text that has some words elsewhere."""
    return Words(elsewhere, load()).joint(before, after)


DIVIDED = [
    ("light-", "keeper", "The lightkeeper came."),
    ("light-", "keeper", "All lightkeepers came."),
    ("re-", "printed", "It was reprinted, and re-printed, and reprinted."),
    ("of-", "ficer", "The oﬃcer came."),
    ("situa-", "tion", ""),
    ("king-", "doms", ""),
    ("indif-", "ferent", ""),
    ("stre-", "ngth", ""),
    ("th-", "rough", ""),
    ("SITUA-", "TION", ""),
    ("light\N{SOFT HYPHEN}", "keeper", ""),
    ("light¬", "keeper", ""),
    ("situa\N{HYPHEN}", "tion", ""),
    ("self-govern-", "ment", ""),
]
COMPOUND = [
    ("school-", "house", "The school-house is small."),
    ("re-", "printed", "It was re-printed."),
    ("Anglo-", "American", ""),
    ("1914-", "18", ""),
    ("TV-", "set", ""),
    ("mid-", "Victorian", ""),
]
DOUBTFUL = [
    ("light-", "keeper", ""),
    ("re-", "printed", ""),
    ("tide-", "mill", ""),
    ("X-", "ray", ""),
    ("semi-", "gloss", ""),
]
NONE = [("harbour", "master", ""), ("he said -", "and went", ""), ("harbour--", "master", "")]
SUSPENDED = [("pre-", "and post-war", "")]


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "what"),
    [
        *((*one, Joint.DIVIDED) for one in DIVIDED),
        *((*one, Joint.COMPOUND) for one in COMPOUND),
        *((*one, Joint.DOUBTFUL) for one in DOUBTFUL),
        *((*one, Joint.SUSPENDED) for one in SUSPENDED),
        *((*one, Joint.NONE) for one in NONE),
    ],
)
def test_what_a_hyphen_at_the_end_of_a_line_is(before: str, after: str, elsewhere: str, what: Joint) -> None:
    assert joint(before, after, elsewhere) is what


def test_hyphens_kept_in_doubt_are_reported_and_of_very_many_the_first() -> None:
    raw = "\n\n".join(f"{LONG} tide-\n\npage {n}\n\nmill of the town." for n in range(1, 31))
    found = hyphen_problems(raw, "a.txt", Lines(raw, load()).page().hyphens)
    assert [problem.line for problem in found[:2]] == [1, 7]
    assert (len(found), found[-1].message) == (21, "10 more hyphens at line ends were kept in doubt.")


def test_soft_hyphens_inside_words_are_no_part_of_them() -> None:
    reading, _ = read(Source("A si\N{SOFT HYPHEN}tua\N{SOFT HYPHEN}tion.\n", "a.txt", "utf-8"), genre="text")
    assert reading.body.text == "A situation."
    assert [run.kind for run in reading.body.runs].count("hyphen") == 2


def test_characters_without_width_are_no_part_of_words() -> None:
    raw = "\ufeffA\u200b harbour\u2060\u200b.\n\u200b\nThe town is small, and nobody knows it.\n"
    reading, problems = read(Source(raw, "a.txt", "utf-8"), genre="text")
    assert reading.body.text.split("\n")[0] == "A harbour."
    assert problems == ()
