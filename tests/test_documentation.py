"""The documentation says what the code does: codes, commands, options, keys, links, and a tutorial that runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path
from typing import Final

import click
import pytest

from edenda.cli import edenda
from edenda.cli.register import register
from edenda.config import Document, EditionFacts, Person, PrintFacts, TextFacts, WebFacts
from edenda.convert import convert
from edenda.problems import CODES
from edenda.sources import Source
from edenda.tei import parse
from tests import outline
from tests.walkthrough import FENCE, follow, run, steps_of, words_of

ROOT: Final = Path(__file__).resolve().parents[1]
DOCS: Final = ROOT / "docs"
PROBLEMS: Final = DOCS / "problems"
PAGES: Final = tuple(sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"]))
COMMANDS: Final = tuple(edenda.list_commands(click.Context(edenda)))
REGISTER: Final = tuple(register.list_commands(click.Context(register)))
_READABLE: Final = frozenset({".md", ".py", ".toml", ".txt", ".json", ".svg", ".css", ".xsl"})
_MACHINE: Final = re.compile(r"(?<![\w.:/…])/(?:home|root|Users|work|tmp|var|opt|mnt|private)/\w|\b[A-Z]:\\\w")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def section(page: str, heading: str) -> str:
    """What stands below a heading of the second level."""
    found = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, f"there is no section “{heading}”"
    return found[1]


def rows(text: str) -> set[str]:
    """The first cells, in code type, of the rows of all tables."""
    return set(re.findall(r"^\| `([^`]+)`", text, re.MULTILINE))


# Problems


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PROBLEMS.glob("*-*.md")} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_on_a_problem_begins_with_its_code_and_title(code: str) -> None:
    first = words_of(PROBLEMS / f"{code}.md").partition("\n")[0]
    assert re.fullmatch(rf"# {code}: \S.*\S", first)


@pytest.mark.parametrize("code", CODES)
def test_a_page_on_a_problem_says_how_bad_it_is(code: str) -> None:
    begins = {"error": "An error.", "warning": "A warning.", "info": "A remark."}
    assert words_of(PROBLEMS / f"{code}.md").split("\n")[2].startswith(begins[CODES[code]])


@pytest.mark.parametrize("code", CODES)
def test_a_page_on_a_problem_fits_on_a_screen(code: str) -> None:
    assert 10 <= len(words_of(PROBLEMS / f"{code}.md").splitlines()) <= 25


@pytest.mark.parametrize("code", CODES)
def test_explain_prints_the_page_on_a_problem(code: str) -> None:
    assert run(f"edenda explain {code}") == (0, words_of(PROBLEMS / f"{code}.md"))


def test_explain_lists_every_code() -> None:
    _, listed = run("edenda explain")
    assert [line.split()[1].rstrip(":") for line in listed.splitlines()] == list(CODES)


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_names_a_code_that_does_not_exist(page: Path) -> None:
    areas = "|".join(sorted({code.partition("-")[0] for code in CODES}))
    assert set(re.findall(rf"\b(?:{areas})-\d{{3}}\b", words_of(page))) <= set(CODES)


# Commands


def test_the_page_on_commands_has_a_section_for_each_in_order() -> None:
    assert tuple(re.findall(r"^## edenda (\w+)$", words_of(DOCS / "cli.md"), re.MULTILINE)) == COMMANDS


def parts(name: str) -> list[tuple[str, str]]:
    """The section of a command: what stands before its subsections, and each of these, by their headings."""
    first, *rest = re.split(r"^### ", section(words_of(DOCS / "cli.md"), f"edenda {name}"), flags=re.MULTILINE)
    return [(f"edenda {name}", first), *((part.partition("\n")[0], part) for part in rest)]


def options_of(command: click.Command | None) -> set[str]:
    """The options of a command, each in all its forms."""
    assert command is not None
    return {option for one in command.params if isinstance(one, click.Option) for option in one.opts}


def options_in(text: str) -> set[str]:
    """The options in the tables of a text."""
    return {cell.split()[0] for cell in rows(text) if cell[0] == "-"}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_on_commands_has_every_option_and_no_other(name: str) -> None:
    command = edenda.get_command(click.Context(edenda), name)
    said = parts(name)[:1] if isinstance(command, click.Group) else parts(name)
    assert set().union(*(options_in(text) for _, text in said)) == options_of(command)


def test_the_page_on_commands_has_a_subsection_for_each_command_on_the_register_in_order() -> None:
    assert [heading for heading, _ in parts("register")[1:]] == [f"edenda register {name}" for name in REGISTER]


@pytest.mark.parametrize("name", REGISTER)
def test_the_page_on_commands_has_every_option_of_a_command_on_the_register(name: str) -> None:
    said = dict(parts("register"))[f"edenda register {name}"]
    assert options_in(said) == options_of(register.get_command(click.Context(register), name))


def test_the_page_on_commands_has_the_table_of_exit_codes() -> None:
    table = section(words_of(DOCS / "cli.md"), "Exit codes")
    assert re.findall(r"^\| (\d+) \|", table, re.MULTILINE) == ["0", "1", "2", "3", "4", "130"]


# Configuration


@pytest.mark.parametrize(
    ("heading", "kind", "hidden"),
    [
        ("[edition]", EditionFacts, set()),
        ("[edition.people]", Person, set()),
        ("[documents.NAME]", Document, {"name", "edition", "origins"}),
        ("[web]", WebFacts, set()),
        ("[print]", PrintFacts, set()),
        ("[text]", TextFacts, set()),
    ],
    ids=["edition", "people", "documents", "web", "print", "text"],
)
def test_the_page_on_configuration_has_every_key_and_no_other(heading: str, kind: type, hidden: set[str]) -> None:
    keys = {one.name for one in fields(kind)} - hidden
    assert rows(section(words_of(DOCS / "config.md"), heading)) == keys


# Contributing


def test_the_page_on_contributing_describes_the_outline_as_it_is() -> None:
    described = section(words_of(DOCS / "contributing.md"), "Add a genre fixture")
    keys = {key for key, _ in outline._HEADER} | set(outline._SHOWN)
    assert {key for key in keys if f"`{key}`" not in described} == set()


def test_the_outline_shown_is_that_of_the_letter_in_the_tutorial() -> None:
    letter = next(step.body for step in steps_of(DOCS / "tutorial.md") if step.path == "seeds/thorne.txt")
    data = convert(Source(letter, "thorne", "utf-8")).tei
    assert data is not None
    shown = section(words_of(DOCS / "contributing.md"), "Add a genre fixture")
    assert "\n".join(outline.outline(parse(data, "thorne"))) == shown.split("```")[1].strip()


# Links and paths


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_relative_links_lead_to_files(page: Path) -> None:
    prose = re.sub(r"`[^`\n]*`", "", FENCE.sub("", words_of(page)))
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", prose) if not re.match(r"[a-z]+:", link)]
    assert [link for link in links if not (page.parent / link.partition("#")[0]).exists()] == []


def test_the_table_of_contents_leads_to_every_page_of_docs() -> None:
    linked = set(re.findall(r"\]\(([^)#\s]+)\)", words_of(DOCS / "index.md")))
    assert {path.name for path in DOCS.glob("*.md")} - {"index.md"} <= linked


@pytest.mark.parametrize("folder", ["docs", "src", "README.md", "CHANGELOG.md"])
def test_no_file_names_a_path_of_a_machine(folder: str) -> None:
    files = [ROOT / folder] if (ROOT / folder).is_file() else (ROOT / folder).rglob("*")
    found = [named(path) for path in files if path.suffix in _READABLE and _MACHINE.search(words_of(path))]
    assert found == []


# Tutorial


def test_the_tutorial_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    follow(DOCS / "tutorial.md", monkeypatch)


def test_the_tutorial_ends_with_a_page_that_shows_the_correction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    test_the_tutorial_runs_as_written(tmp_path, monkeypatch)
    page = words_of(tmp_path / "harbour-letters" / "public" / "documents" / "thorne.html")
    assert "steered" in page
    assert "stered" in page


# Theming


def test_the_page_on_theming_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    follow(DOCS / "theming.md", monkeypatch)


# Registers


@pytest.mark.skipif(shutil.which("git") is None, reason="the page works with git")
def test_the_page_on_registers_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    follow(DOCS / "registers.md", monkeypatch)


# Annotating


@pytest.mark.parametrize("part", ["readers", "recognisers"])
def test_the_architecture_names_every_module_with_its_folder(part: str) -> None:
    paragraphs = [one for one in words_of(DOCS / "architecture.md").split("\n\n") if one.startswith("**`")]
    source = ROOT / "src" / "edenda"
    unnamed = []
    for module in sorted((source / part).rglob("*.py")):
        folder = module.parent.relative_to(source).as_posix()
        about = "".join(
            one for one in paragraphs if f"**`{folder}/`" in one or f"**`{folder.rpartition('/')[0]}/`" in one
        )
        if module.stem != "__init__" and f"`{module.stem}`" not in about:
            unnamed.append(f"{folder}/{module.stem}")
    assert unnamed == []


@pytest.mark.skipif(shutil.which("git") is None, reason="the page shows what git shows")
def test_the_example_of_annotation_is_what_git_shows(tmp_path: Path) -> None:
    page = words_of(DOCS / "annotating.md")
    blocks = {found["kind"]: found for found in FENCE.finditer(page)}
    before = ROOT / blocks["xml"]["path"]
    assert blocks["xml"]["body"] in words_of(before)
    regex = re.search(r"`git config diff\.tei\.wordRegex '([^']*)'`", page)
    assert regex is not None
    run(f"edenda new {tmp_path / 'edition'}")
    edition = tmp_path / "edition"
    for path in before.parent.glob("*.xml"):
        shutil.copy(path, edition / "tei")

    def git(*arguments: str) -> str:
        command = ["git", "-c", "user.name=e", "-c", "user.email=e@example.org", *arguments]
        done = subprocess.run(command, cwd=edition, check=True, capture_output=True)
        return done.stdout.decode()

    git("init", "-q")
    git("config", "diff.tei.wordRegex", regex[1])
    git("add", ".")
    git("commit", "-q", "-m", "by hand")
    code, _ = run(f"edenda annotate {edition / 'tei' / 'thorne.xml'}")
    assert code == 0
    shown = git("diff", "--word-diff", "-U0", "tei/thorne.xml")
    assert blocks["git"]["body"] == re.sub(r"^(?:diff|index|---|\+\+\+) .*\n", "", shown, flags=re.MULTILINE)
    assert "[-" not in shown
    assert all(re.fullmatch(r"</?[a-zA-Z]+(?: [^<>]*)?>", part) for part in re.findall(r"\{\+(.*?)\+\}", shown))
    _, explained = run(f"edenda annotate --explain {edition / 'tei' / 'thorne.xml'}")
    assert "year from the document's own date" in explained
