"""Every problem code has a folder of cases: input as an editor would have it, and the message that comes of it.

A folder is a source (`source.txt`), TEI files to check (`tei/`, with sources in `seeds/`) or to annotate (`annotate/`),
or an edition (`edition.toml`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from edenda.annotation import AnnotationWish, annotate_file
from edenda.check import check_edition, check_files
from edenda.config import Document
from edenda.conversion import Wish, convert_in_edition
from edenda.convert import Options, convert
from edenda.edition import open_edition
from edenda.errors import UnreadableError
from edenda.problems import CODES, Problem, as_text
from edenda.resources import PROBLEMS
from edenda.sources import MAX_BYTES, read_source

CASES: Final = Path(__file__).parent / "cases" / "problems"
RULES: Final = Path(__file__).parent / "cases" / "rules"
CONTENT: Final = Path(__file__).parent / "cases" / "content"
FOLDERS: Final = sorted(path.name for path in CASES.iterdir() if path.is_dir())
#: Codes that no input of a few lines brings about, and where they are tested instead.
ELSEWHERE: Final = {
    "LOSS-001": "test_extending.py: a layout of another package that loses words",
    "ENC-001": "properties/test_encoding.py: marks that cross",
    "OUT-001": "writers/test_stylesheets.py: stylesheets of the user's own",
    "SRC-004": "test_bad_input.py: a file of 64 MiB",
    "SRC-009": "sources/test_other_files.py: files of other programs, which are no text",
    "SRC-010": "sources/test_other_files.py: damaged archives",
    "OCR-001": "sources/test_pages.py: pages with images",
    **{f"DOCX-00{number}": "sources/test_word.py: Word documents, which are no text" for number in range(1, 6)},
    "ACC-001": "cli/test_check.py: a damaged list of accepted findings",
    "ACC-002": "cli/test_check.py: an accepted finding that is gone",
    **{path.name: "checks/test_house.py: its case in cases/rules" for path in sorted(RULES.iterdir())},
    **{path.name: "checks/test_content.py: its case in cases/content" for path in sorted(CONTENT.iterdir())},
    "TEI-002": "hostile/test_xml.py: documents of a hundred megabytes",
    "SAFE-003": "hostile/test_files.py: links, which not every system has",
    "SCH-005": "hostile/test_schemas.py: grammars that take too long",
    "PTR-005": "checks/test_lost_ids.py: a repository of git",
    "GIT-001": "checks/test_lost_ids.py: a repository of git",
    "MEM-003": "memory/test_decided.py: decisions of two branches",
    **{f"REV-00{number}": "cli/test_review.py: files of decisions" for number in range(1, 4)},
    "REV-004": "review/test_session.py: decisions that cannot be carried out",
    **{f"SAFE-00{number}": "changes/test_commit.py: changes that are interrupted or undone" for number in range(4, 9)},
    "REG-012": "register/test_changing.py: ids that cannot be changed",
    "REG-008": "register/test_editing.py: entries that are joined, or taken out",
    "REG-011": "register/tables/test_import.py: tables of the register",
    "REG-009": "tests/cli/register/test_growing.py",
    "WEB-002": "site/test_copying.py: files that are not there or not of the edition",
    "WEB-001": "site/test_redirects.py: a configuration with redirects",
    "PRINT-001": "typesetting/test_templates.py: a template with a fault",
    "PRINT-002": "typesetting/test_glyphs.py: a text for which there is no font",
    "CONF-005": "test_stated.py: a folder of fonts that is not there",
    "WEB-003": "test_build.py: a picture that is not there",
    "PRINT-003": "test_build.py: a book that is too large",
    "EPUB-001": "epub/test_covers.py: a cover that is no picture",
    "REG-010": "cli/register/test_listing_and_showing.py: a file in the way of the index",
}


def problems_in(root: Path) -> Iterator[Problem]:
    """What edenda reports on a folder."""
    try:
        if (root / "edition.toml").is_file():
            edition = open_edition(root)
            yield from check_edition(edition)
            for source in edition.sources():
                yield from convert_in_edition(edition, source, Wish(write=False, named=True)).problems
        elif (root / "annotate").is_dir():
            for path in sorted((root / "annotate").glob("*.xml")):
                yield from annotate_file(path, None, AnnotationWish(write=False)).problems
        elif (root / "tei").is_dir():
            yield from check_files(sorted((root / "tei").glob("*.xml")))
        else:
            text, noticed = read_source(root / "source.txt")
            yield from (*noticed, *convert(text, Options(Document("source", "K"))).problems)
    except UnreadableError as error:
        yield from error.problems


@pytest.mark.parametrize("code", FOLDERS)
def test_a_folder_brings_about_the_messages_that_it_expects(code: str, tmp_path: Path) -> None:
    root = tmp_path / "case"
    shutil.copytree(CASES / code, root)
    found = list(problems_in(root))
    assert code in [problem.code for problem in found]
    said = as_text(found).replace(f"{root}/", "").replace(str(root), ".")
    assert said == (CASES / code / "expected.txt").read_text(encoding="utf-8")


def test_every_code_has_a_folder_or_a_test_of_its_own() -> None:
    assert sorted({*FOLDERS, *ELSEWHERE}) == sorted(CODES)
    assert not {*FOLDERS} & {*ELSEWHERE}


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(path.stem for path in PROBLEMS.glob("*-*.md")) == sorted(CODES)


def test_the_limit_of_a_source_is_too_large_for_a_case() -> None:
    assert MAX_BYTES > 10_000_000
