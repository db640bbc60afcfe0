"""What `edition.toml` names and is not there."""

from __future__ import annotations

from pathlib import Path

from edenda.edition import open_edition
from edenda.stated import absent
from tests.site.editions import letter, make

_NAMING = """[web]
front = ["introduction", "introductoin"]
[print]
fonts = "typefaces"
[documents.a]
key = "a"
[documents.z]
key = "z"
"""


def test_documents_front_matter_and_fonts_that_are_not_there_are_told(tmp_path: Path) -> None:
    root = make(tmp_path, {"a": letter("a", "A"), "introduction": letter("i", "Introduction")}, _NAMING)
    found = [(one.code, one.message.split("“")[1].split("”")[0]) for one in absent(open_edition(root))]
    assert found == [("CONF-004", "z"), ("CONF-004", "introductoin"), ("CONF-005", "typefaces")]


def test_what_is_there_is_no_problem(tmp_path: Path) -> None:
    root = make(tmp_path, {"a": letter("a", "A")}, _NAMING.replace("introduct", "a").replace("typefaces", "tei"))
    assert [one.message.split("“")[1][:2] for one in absent(open_edition(root))] == ["z”", "ai", "ao"]
