"""Editions of which whole sites are built: this repository's, a German one, documents of elsewhere, hostile ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from edenda.edition import open_edition
from tests.pages import build_pages
from tests.whole_site.elements import every_element
from tests.whole_site.hostile import make_hostile

ROOT: Final = Path(__file__).resolve().parents[2]
_SAMPLES: Final = ROOT / "tests" / "writers" / "samples"
_FOREIGN: Final = ROOT / "tests" / "cases" / "foreign"
_SCHEMA: Final = ROOT / "tests" / "cases" / "schema" / "valid"
_GERMAN: Final = ROOT / "tests" / "cases" / "sites" / "german"


def make_own(folder: Path) -> None:
    """The edition that this repository is."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "tei", folder / "tei")
    shutil.copy(ROOT / "edition.toml", folder)


def make_german(folder: Path) -> None:
    """An edition in German, with all that `[web]` can say."""
    shutil.copytree(_GERMAN, folder)


def make_genres(folder: Path) -> None:
    """A document of each genre with a register: the samples of the writers' tests."""
    _write(folder, {"edition.toml": '[edition]\ntitle = "One of each"\ndate = "2026-05-01"\n'})
    shutil.copytree(_SAMPLES, folder / "tei", dirs_exist_ok=True)
    (folder / "tei" / "pictures").mkdir()
    (folder / "tei" / "pictures" / "a.jpg").write_bytes(b"\xff\xd8\xff\xd9")


def make_foreign(folder: Path) -> None:
    """Documents that were not made by edenda."""
    _write(folder, {"edition.toml": '[edition]\ntitle = "From elsewhere"\n'})
    (folder / "tei").mkdir()
    for path in (*_FOREIGN.glob("*.xml"), *_SCHEMA.glob("*.xml")):
        if path.stem not in {"corpus", "register"}:
            shutil.copy(path, folder / "tei")


def make_elements(folder: Path) -> None:
    """Documents with every element of the grammar in each of its places."""
    _write(folder, {"edition.toml": '[edition]\ntitle = "Every element"\n'})
    (folder / "tei").mkdir()
    for number, tei in enumerate(every_element()):
        (folder / "tei" / f"{number}.xml").write_bytes(etree.tostring(tei, encoding="UTF-8"))


#: Gives the folder of the pages of a site, by its name.
Built: TypeAlias = "Callable[[str], Path]"

#: What makes the edition of each site, by its name.
SITES: Final[Mapping[str, Callable[[Path], None]]] = {
    "own": make_own,
    "german": make_german,
    "genres": make_genres,
    "foreign": make_foreign,
    "hostile": make_hostile,
    "elements": make_elements,
}


def make_site(name: str, folder: Path) -> Path:
    """Build one of the sites in a folder of its own; gives the folder with its pages."""
    SITES[name](folder)
    build_pages(open_edition(folder))
    return folder / "public"


def pages_of(site: Path) -> list[Path]:
    """The pages of a site, by their paths."""
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
