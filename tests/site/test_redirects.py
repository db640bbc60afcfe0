"""Addresses that went lead on: those of entries that were merged or renamed, and those that edition.toml names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from edenda.edition import Edition, open_edition
from edenda.site import redirects
from tests.cli.support import run
from tests.pages import build_pages
from tests.site.links import broken_links
from tests.site.registered import built, make_skerry, page, words


def log(*rows: tuple[str, str, str]) -> str:
    return "".join(json.dumps({"deed": deed, "id": one, "other": other}) + "\n" for deed, one, other in rows)


def goals(public: Path, path: str) -> list[str]:
    return [str(one) for one in page(public, path).xpath("//main//li/a/@href")]


def with_redirects(folder: Path, table: str) -> Edition:
    return make_skerry(folder, f"[web.redirects]\n{table}")


def test_the_page_of_an_entry_that_was_merged_leads_to_the_other(tmp_path: Path) -> None:
    decided = log(("merged", "pers-roe", "pers-rwoe"), ("renamed", "pers-rwoe", "pers-rowe"))
    public = built(tmp_path / "edition", log=decided)
    for old in ("pers-roe", "pers-rwoe"):
        assert goals(public, f"persons/{old}.html") == ["pers-rowe.html"]
    moved = page(public, "persons/pers-roe.html")
    (refresh,) = moved.xpath("//meta[@http-equiv='refresh']/@content")
    assert refresh == "0; url=pers-rowe.html"
    assert moved.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert words(moved.find(".//main")) == "This page has moved Edwin Rowe"
    assert broken_links(public) == []


def test_the_canonical_address_is_that_of_the_new_page(tmp_path: Path) -> None:
    edition = make_skerry(tmp_path / "edition", log=log(("merged", "pers-roe", "pers-rowe")))
    path = edition.root / "edition.toml"
    path.write_text(path.read_text().replace("[edition]", '[edition]\nbase_url = "https://example.org/skerry"', 1))
    public = built_again(edition.root)
    (link,) = page(public, "persons/pers-roe.html").xpath("//link[@rel='canonical']/@href")
    assert link == "https://example.org/skerry/persons/pers-rowe.html"


def built_again(root: Path) -> Path:
    build_pages(open_edition(root))
    return root / "public"


def test_decisions_that_go_round_or_nowhere_make_no_page(tmp_path: Path) -> None:
    decided = log(("merged", "a", "b"), ("merged", "b", "a"), ("renamed", "c", "gone"), ("confirmed", "d", ""))
    public = built(tmp_path / "edition", log=decided)
    assert not {"a.html", "b.html", "c.html", "d.html"} & {one.name for one in public.rglob("*.html")}


def test_an_entry_that_is_there_again_keeps_its_page(tmp_path: Path) -> None:
    public = built(tmp_path / "edition", log=log(("merged", "pers-draft", "pers-rowe")))
    assert "Otto Quill" in words(page(public, "persons/pers-draft.html").find(".//main"))


def test_where_branches_decided_differently_both_are_named(tmp_path: Path) -> None:
    decided = log(("merged", "old", "pers-rowe"), ("merged", "old", "org-board"))
    public = built(tmp_path / "edition", log=decided)
    assert goals(public, "persons/old.html") == ["../organisations/org-board.html", "pers-rowe.html"]
    assert page(public, "persons/old.html").xpath("//meta[@http-equiv='refresh']") == []


def test_the_configuration_names_old_addresses(tmp_path: Path) -> None:
    table = (
        '"letters/12.html" = "documents/letter.html#p2"\n"old/" = "persons/pers-rowe.html"\n'
        '"who.html" = "persons/index.html"\n'
    )
    edition = with_redirects(tmp_path / "edition", table)
    assert redirects.problems(edition) == ()
    public = built_again(edition.root)
    assert goals(public, "letters/12.html") == ["../documents/letter.html#p2"]
    assert goals(public, "old/index.html") == ["../persons/pers-rowe.html"]
    assert goals(public, "who.html") == ["persons/index.html"]
    assert broken_links(public) == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("../up.html", "index.html", "not one within the site"),
        ("a/../../up.html", "index.html", "not one within the site"),
        ("/etc/x.html", "index.html", "not one within the site"),
        ("c:/x.html", "index.html", "not one within the site"),
        ("a\\\\x.html", "index.html", "not one within the site"),
        ("con/x.html", "index.html", "not one within the site"),
        ("x?.html", "index.html", "not one within the site"),
        ("edenda.css", "index.html", "not that of a page"),
        ("index.html", "documents/letter.html", "the site has a page"),
        ("INDEX.html", "documents/letter.html", "the site has a page"),
        ("documents/letter.html", "index.html", "the site has a page"),
        ("persons/pers-rowe.html", "index.html", "the site has a page"),
        ("persons/letter-a.html", "index.html", "the site has a page"),
        ("a.html", "https://example.org/", "new address is not one within the site"),
        ("a.html", "javascript:alert(1)", "new address is not one within the site"),
        ("a.html", "../b.html", "new address is not one within the site"),
        ("a.html", "//example.org/b.html", "new address is not one within the site"),
        ("a.html", "documents/gone.html", "no page at the new address"),
        ("a.html", "a.html", "no page at the new address"),
    ],
)
def test_a_redirect_that_cannot_be_is_a_problem_and_no_page(tmp_path: Path, old: str, new: str, why: str) -> None:
    edition = with_redirects(tmp_path / "edition", f'"{old}" = "{new}"')
    (problem,) = redirects.problems(edition)
    assert (problem.code, problem.severity) == ("WEB-001", "warning")
    assert why in problem.message
    before = {path for path in tmp_path.rglob("*") if "edition" not in path.parts}
    public = built_again(edition.root)
    assert {path for path in tmp_path.rglob("*") if "edition" not in path.parts} == before
    assert not any("This page has moved" in path.read_text(encoding="utf-8") for path in public.rglob("*.html"))


def test_the_problem_says_in_which_line_it_stands(tmp_path: Path) -> None:
    edition = with_redirects(tmp_path / "edition", '"b.html" = "index.html"\n"a.html" = "gone.html"')
    (problem,) = redirects.problems(edition)
    lines = (edition.root / "edition.toml").read_text(encoding="utf-8").splitlines()
    assert problem.line is not None
    assert lines[problem.line - 1].startswith('"a.html"')
    done = run("build", cwd=edition.root)
    assert done.returncode == 0
    said = f"edition.toml:{problem.line}: warning WEB-001: “a.html” cannot lead to “gone.html”"
    assert said in done.stderr.decode()


def test_of_two_old_addresses_that_differ_only_in_case_one_is_made(tmp_path: Path) -> None:
    edition = with_redirects(tmp_path / "edition", '"a.html" = "index.html"\n"A.html" = "index.html"')
    assert [problem.code for problem in redirects.problems(edition)] == ["WEB-001"]
