"""The index of the search: what is in it, and that it is the same each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

from edenda.edition import Edition, open_edition
from edenda.errors import MissingPartError
from edenda.scaffold import scaffold
from edenda.site.search import index as searching
from tests.browser.support import ENVIRONMENT
from tests.pages import build_pages
from tests.site.searched import SMALL, fragments, make_searched, need_pagefind

INSTALL: Final = 'pip install "edenda[search]"'


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    need_pagefind()
    return make_searched(tmp_path)


def said(page: dict[str, Any]) -> str:
    return " ".join(page["words"])


def index_of(edition: Edition) -> dict[str, bytes]:
    folder = edition.root / "public" / "pagefind"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the index keeps of the pages of an edition."""
    need_pagefind()
    made = make_searched(tmp_path_factory.mktemp("searched"))
    build_pages(made)
    return fragments(made.root / "public")


def test_documents_and_entries_are_found_and_no_other_pages(pages: dict[str, dict[str, Any]]) -> None:
    documents = {"documents/boat.html", "documents/quay.html"} | {f"documents/ship-{n:02}.html" for n in range(SMALL)}
    assert pages.keys() == documents | {
        "persons/pers-verkhovin.html",
        "persons/pers-rowe.html",
        "organisations/org-board.html",
        "places/pl-sokoly.html",
        "works/work-tides.html",
    }


def test_an_entry_is_found_by_its_names_not_by_the_sentences_that_mention_it(pages: dict[str, dict[str, Any]]) -> None:
    page = pages["persons/pers-verkhovin.html"]
    assert page["filters"] == {"genre": ["People"], "person": ["Osip Verkhovin"]}
    assert "Werchowin" in said(page)
    assert "spring" not in said(page)


def test_a_word_divided_at_the_end_of_a_page_is_one_word(pages: dict[str, dict[str, Any]]) -> None:
    assert "nobody at the lighthouse of the Harbour Board." in said(pages["documents/boat.html"])


def test_numbers_of_pages_calls_of_notes_and_ways_back_are_no_words(pages: dict[str, dict[str, Any]]) -> None:
    words = said(pages["documents/boat.html"])
    assert "12" not in words
    assert "Board. " in words
    assert "↩" not in words


def test_both_readings_of_a_correction_and_the_notes_are_in_it(pages: dict[str, dict[str, Any]]) -> None:
    words = said(pages["documents/boat.html"])
    assert "He received nobody" in words
    assert "recieved" in words
    assert "The keeper was asleep" in words


def test_the_head_of_a_page_is_words_with_blanks_between_them(pages: dict[str, dict[str, Any]]) -> None:
    words = said(pages["documents/boat.html"]).partition("Mr Werchowin")[0].split()
    assert words[:2] == ["The", "boat"]
    assert {"31", "March", "1902"} <= set(words)


def test_every_name_of_those_mentioned_is_in_it_with_the_places_where_the_text_has_one(
    pages: dict[str, dict[str, Any]],
) -> None:
    page = pages["documents/boat.html"]
    person = next(one for one in page["names"] if one["id"] == "_pers-verkhovin")
    assert person["name"] == "Osip Verkhovin"
    assert [need for _, _, need in person["forms"]] == [1, 1]
    assert [page["words"][place] for place in person["places"]] == ["Werchowin"]
    end = len(page["words"])
    assert [(start - end, stop - end) for start, stop, _ in person["forms"]] == [(0, 2), (3, 4)]


def test_each_paragraph_knows_its_words(pages: dict[str, dict[str, Any]]) -> None:
    page = pages["documents/boat.html"]
    blocks = {name: " ".join(page["words"][start:stop]) for name, start, stop in page["blocks"]}
    assert blocks["b1"] == "Mr Werchowin came to Sokoły in the spring."
    assert blocks["b3"].endswith("on the wall, and peace")
    assert blocks["_note-1"].startswith("1 The keeper was asleep.")


def test_a_page_has_its_facets(pages: dict[str, dict[str, Any]]) -> None:
    assert pages["documents/boat.html"]["filters"] == {
        "document": ["The boat"],
        "genre": ["Letter"],
        "year": ["1902"],
        "person": ["Osip Verkhovin"],
        "organisation": ["Harbour Board"],
        "place": ["Sokoły"],
    }
    assert pages["documents/boat.html"]["meta"] == {"title": "The boat", "date": "31 March 1902", "language": "en"}


def test_what_a_document_does_not_state_is_no_facet(tmp_path: Path) -> None:
    need_pagefind()
    made = make_searched(tmp_path)
    path = made.tei / "boat.xml"
    stated = path.read_text(encoding="utf-8")
    path.write_text(stated.replace(' type="letter"', "").replace("1902-03-31", "unknown"), encoding="utf-8", newline="")
    build_pages(made)
    facets = fragments(made.root / "public")["documents/boat.html"]["filters"]
    assert sorted(facets) == ["document", "organisation", "person", "place"]


def test_what_is_shown_has_the_letters_that_the_text_has(pages: dict[str, dict[str, Any]]) -> None:
    page = pages["documents/boat.html"]
    assert "came to Sokoły in the spring" in said(page)


def test_the_same_pages_give_the_same_bytes(edition: Edition) -> None:
    build_pages(edition)
    before = index_of(edition)
    for jobs in (1, 2, 1):
        build_pages(edition, jobs=jobs)
        assert index_of(edition) == before


def test_languages_of_one_edition_are_one_index(edition: Edition) -> None:
    build_pages(edition)
    languages = json.loads(index_of(edition)["pagefind-entry.json"])["languages"]
    assert {name: one["page_count"] for name, one in languages.items()} == {"en": SMALL + 7}


def test_what_the_page_does_not_ask_for_is_not_there(edition: Edition) -> None:
    build_pages(edition)
    assert {name for name in index_of(edition) if name.endswith((".js", ".css"))} == {
        "pagefind.js",
        "pagefind-worker.js",
    }


def test_what_an_earlier_build_left_is_neither_found_nor_kept(edition: Edition) -> None:
    files = build_pages(edition)
    public = edition.root / "public"
    assert {path for path in (public / "pagefind").rglob("*") if path.is_file()} < set(files)
    (edition.tei / "ship-00.xml").unlink()
    (public / "old.html").write_bytes((public / "documents" / "boat.html").read_bytes())
    build_pages(edition)
    assert not (public / "documents" / "ship-00.html").exists()
    assert (public / "old.html").is_file()
    assert not {"old.html", "documents/ship-00.html"} & fragments(public).keys()
    assert not [path for path in public.iterdir() if path.name.startswith(".")]


def test_without_a_search_nothing_of_one_is_there(tmp_path: Path) -> None:
    need_pagefind()
    public = tmp_path / "public"
    build_pages(make_searched(tmp_path))
    assert (public / "search.html").is_file()
    assert 'action="../search.html"' in (public / "documents" / "boat.html").read_text(encoding="utf-8")
    build_pages(make_searched_again(tmp_path, 'search = "off"'))
    assert not [name for name in ("search.html", "search.js", "pagefind") if (public / name).exists()]
    page = (public / "documents" / "boat.html").read_text(encoding="utf-8")
    assert "search.html" not in page
    assert "data-pagefind-body" not in page


def make_searched_again(folder: Path, web: str) -> Edition:
    config = folder / "edition.toml"
    config.write_text(config.read_text(encoding="utf-8") + web + "\n", encoding="utf-8")
    return open_edition(folder)


@pytest.mark.parametrize(("web", "code"), [("", 0), ("auto", 0), ("on", 4), ("off", 0)])
def test_without_pagefind_the_command_says_what_to_install(tmp_path: Path, web: str, code: int) -> None:
    make_searched(tmp_path / "edition", f'search = "{web}"' if web else "")
    done = build_without_pagefind(tmp_path)
    assert done.returncode == code, done.stderr
    assert (INSTALL in done.stderr) == (web != "off")
    assert "Traceback" not in done.stderr
    public = tmp_path / "edition" / "public"
    assert (public / "index.html").is_file() == (code == 0)
    assert not (public / "search.html").exists()


def build_without_pagefind(folder: Path) -> subprocess.CompletedProcess[str]:
    hidden = (
        "import importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name.startswith('pagefind') else find(name, *more)\n"
    )
    (folder / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    path = f"{folder}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}"
    return subprocess.run(
        [sys.executable, "-m", "edenda", "build"],
        cwd=folder / "edition",
        env={**ENVIRONMENT, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Pagefind fail, whatever it is asked."""
    monkeypatch.setattr(searching, "_NOT_TEXT", ("[not a selector",))


def test_what_pagefind_says_where_it_fails_is_told(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    fail(monkeypatch)
    with pytest.raises(MissingPartError, match="cannot make the search") as told:
        build_pages(edition)
    assert INSTALL in str(told.value)
    assert not (edition.root / "public" / "pagefind").exists()


def test_an_index_stays_where_the_next_one_fails(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    build_pages(edition)
    before = index_of(edition)
    fail(monkeypatch)
    with pytest.raises(MissingPartError):
        build_pages(edition)
    assert index_of(edition) == before
    assert not [path for path in (edition.root / "public").iterdir() if path.name.startswith(".")]


def test_settings_of_pagefind_that_lie_about_have_no_say(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    build_pages(edition)
    before = index_of(edition)
    (edition.root / "pagefind.toml").write_text('exclude_selectors = ["p"]\n', encoding="utf-8")
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "p")
    monkeypatch.chdir(edition.root)
    build_pages(edition)
    assert index_of(edition) == before


def test_an_edition_without_documents_has_an_empty_search(tmp_path: Path) -> None:
    need_pagefind()
    scaffold(tmp_path)
    build_pages(open_edition(tmp_path))
    assert (tmp_path / "public" / "search.html").is_file()
