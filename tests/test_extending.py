"""What other packages add: the package that the documentation builds works as printed, and broken ones are named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[1]
_FENCE: Final = re.compile(r"^```\w+ (?P<path>[\w./-]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_POINTS: Final = "[edenda.readers]\n{reader}\n[edenda.formats]\n{format}\n[edenda.recognisers]\n{recogniser}\n"
_TEXT: Final = "The Tides\n\nThe boat left the harbour before dawn and came back with the evening tide.\n"


def printed() -> dict[str, str]:
    """The files that the page on extending prints."""
    page = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
    return {found["path"]: found["body"] for found in _FENCE.finditer(page)}


def python(*arguments: str, packages: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(map(str, (packages, ROOT / "src")))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def package(folder: Path, code: str, reader: str = "", format_: str = "", recogniser: str = "") -> Path:
    """A package as it lies where it is installed, with entry points."""
    metadata = folder / "strange-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: strange\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(
        _POINTS.format(reader=reader, format=format_, recogniser=recogniser), encoding="utf-8"
    )
    (folder / "strange.py").write_text(code, encoding="utf-8")
    return folder


def installed(name: str, tmp_path: Path) -> Path:
    """The folder where a package lies that the documentation prints, installed; its own test has passed there."""
    made, packages = tmp_path / name, tmp_path / "packages"
    made.mkdir()
    for path, body in printed().items():
        if path.startswith(f"{name}/"):
            (tmp_path / path).write_text(body, encoding="utf-8")
    module = name.partition("-")[2]
    assert {"pyproject.toml", f"edenda_{module}.py", f"test_{module}.py"} == {path.name for path in made.iterdir()}
    install = ("-m", "pip", "install", "-q", "--no-index", "--no-build-isolation", "--no-deps", "--target")
    done = python(*install, str(packages), str(made), packages=tmp_path, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    test = ("-m", "pytest", "-q", "-p", "no:cacheprovider", f"test_{module}.py")
    done = python(*test, packages=packages, folder=made)
    assert done.returncode == 0, done.stdout
    return packages


def converted(tmp_path: Path, packages: Path, *options: str, name: str = "tides.txt") -> tuple[int, str, str]:
    (tmp_path / name).write_text(_TEXT, encoding="utf-8")
    done = python("-m", "edenda", "convert", *options, name, "-o", "-", packages=packages, folder=tmp_path)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_the_package_that_the_documentation_prints_installs_and_reads_a_log(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    packages = installed("edenda-logbook", tmp_path)
    log = re.search(r'LOG = """(.*?)"""', printed()["edenda-logbook/test_logbook.py"], re.DOTALL)
    assert log is not None
    (tmp_path / "anna.txt").write_text(log[1], encoding="utf-8")
    done = python("-m", "edenda", "convert", "--explain", "anna.txt", packages=packages, folder=tmp_path)
    assert done.stdout.startswith("anna.txt: read as report: 3 dates, each alone on its line, calls itself a log")
    done = python("-m", "edenda", "convert", "anna.txt", packages=packages, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "anna.xml").read_text(encoding="utf-8").count('type="entry"') == 3


@pytest.mark.slow
def test_the_recogniser_that_the_documentation_prints_installs_and_marks_ships(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    packages = installed("edenda-ships", tmp_path)
    (tmp_path / "tides.txt").write_text("The Tides\n\nThe cutter Anna left at dawn.\n", encoding="utf-8")
    done = python("-m", "edenda", "convert", "tides.txt", packages=packages, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    said = python("-m", "edenda", "annotate", "--explain", "tides.xml", packages=packages, folder=tmp_path)
    assert 'marked already: <name type="ship"> “Anna”: ship: after “cutter” (0.95)' in said.stdout


def test_a_plug_in_that_cannot_be_loaded_is_named(tmp_path: Path) -> None:
    packages = package(tmp_path / "packages", "import nothing_of_this_name\n", reader="odd = strange:READER")
    code, _, said = converted(tmp_path, packages)
    assert code == 4
    assert "The plug-in “odd” of strange 1.0 cannot be loaded" in said
    assert "Traceback" not in said


_IMPORTS: Final = "from edenda.readers.context import Reader, Score\n"
_SCORED: Final = _IMPORTS + "READER = Reader(lambda text: {}, lambda text: {}, 'report')\n"


@pytest.mark.parametrize(
    "code",
    [
        "READER = 7\n",
        _SCORED.format("Score(1.0, ('odd',))", "1 / 0"),
        _SCORED.format("Score(1.0, ('odd',))", "None"),
        _SCORED.format("None", "None"),
    ],
    ids=["no reader", "fails", "no draft", "no score"],
)
def test_a_plug_in_that_does_not_keep_to_the_rules_is_named(tmp_path: Path, code: str) -> None:
    packages = package(tmp_path / "packages", code, reader="odd = strange:READER")
    exit_code, _, said = converted(tmp_path, packages)
    assert exit_code == 4
    assert "The plug-in “odd” of strange 1.0 cannot" in said


def test_a_plug_in_that_loses_words_is_refused_and_named(tmp_path: Path) -> None:
    lossy = (
        "from edenda.readers.context import Reader, Score\n"
        "from edenda.readers.draft import Draft, Node\n"
        "def read(text):\n"
        "    return Draft('text', (Node('div', children=(Node('p', text.units[0].parts),)),))\n"
        "READER = Reader(lambda text: Score(0.0, ()), read, 'text')\n"
    )
    packages = package(tmp_path / "packages", lossy, reader="lossy = strange:READER")
    code, tei, said = converted(tmp_path, packages, "--genre", "lossy")
    assert (code, tei) == (1, "")
    assert "LOSS-001" in said
    assert "The plug-in “lossy” of strange 1.0 loses them." in said


def test_a_format_is_found_by_the_ending_of_a_file(tmp_path: Path) -> None:
    format_ = (
        "from edenda.sources import Source\n"
        "def decode(data, name):\n"
        "    return Source(data.decode().upper(), name, 'utf-8'), ()\n"
    )
    packages = package(tmp_path / "packages", format_, format_="loud = strange:decode")
    code, tei, _ = converted(tmp_path, packages, name="tides.loud")
    assert code == 0
    assert "THE BOAT LEFT THE HARBOUR" in tei


def test_a_format_that_fails_is_named(tmp_path: Path) -> None:
    broken = "def decode(data, name):\n    return 7\n"
    packages = package(tmp_path / "packages", broken, format_="loud = strange:decode")
    code, _, said = converted(tmp_path, packages, name="tides.loud")
    assert code == 4
    assert "The plug-in “loud” of strange 1.0 cannot read tides.loud" in said


def test_a_layout_that_there_is_not_is_a_wrong_call(tmp_path: Path) -> None:
    packages = package(tmp_path / "packages", "")
    code, _, said = converted(tmp_path, packages, "--genre", "poem")
    assert code == 2
    assert "There is no genre “poem”" in said


_MARKS: Final = (
    "from edenda.model import Candidate, Evidence, Link, Mark\ndef recognise(reading, context):\n    return [{}]\n"
)
_WHY: Final = "Evidence('odd', 'so', 0.9)"


@pytest.mark.parametrize(
    ("candidate", "said"),
    [
        ("1 / 0", "cannot recognise names (ZeroDivisionError"),
        ("'Anna'", "what it gives is no Candidate"),
        (f"Candidate('body', Mark('ship', (0, 3), (), {_WHY}))", "`ship` is none of"),
        (f"Candidate('cellar', Mark('name', (0, 3), (), {_WHY}))", "the document has no text “cellar”"),
        (f"Candidate('body', Mark('name', (0, 5000), (), {_WHY}))", "the characters 0 to 5000 are not of one"),
        (f"Candidate('body', Mark('name', (4, 20), (), {_WHY}))", "the characters 4 to 20 are not of one"),
        ("Candidate('body', Mark('name', (0, 3)))", "a mark has no Evidence"),
        (f"Candidate('body', Mark('name', (0, 3), (('n', 7),), {_WHY}))", "neither words nor a Link"),
        (f"Candidate('body', Mark('name', (0, 3), (('ref', Link('register:x')),), {_WHY}))", "leads to no entry"),
    ],
    ids=[
        "fails",
        "no candidate",
        "no such element",
        "no such text",
        "outside",
        "two blocks",
        "no reason",
        "no value",
        "no entry",
    ],
)
def test_a_recogniser_that_does_not_keep_to_the_rules_is_named(tmp_path: Path, candidate: str, said: str) -> None:
    packages = package(tmp_path / "packages", _MARKS.format(candidate), recogniser="odd = strange:recognise")
    code, tei, message = converted(tmp_path, packages)
    assert (code, tei) == (4, "")
    assert "The plug-in “odd” of strange 1.0 cannot" in message
    assert said in message
    assert "Traceback" not in message


def test_a_recogniser_cannot_take_the_place_of_another(tmp_path: Path) -> None:
    packages = package(tmp_path / "packages", "recognise = None\n", recogniser="dates = strange:recognise")
    code, _, _ = converted(tmp_path, packages)
    assert code == 0
