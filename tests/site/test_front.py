"""Front matter is a TEI document of the edition that has no source: checked, linked, shown before the documents."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from lxml import html

from edenda.check import check_edition
from edenda.edition import open_edition
from edenda.scaffold import scaffold
from tests.conftest import ROOT
from tests.site.editions import built, letter
from tests.site.links import broken_links

_EXAMPLE: Final = re.compile(r"```xml\n(.*?)```", re.DOTALL)


def newcomer(root: Path, front: str) -> Path:
    """A new edition with one document and the introduction of `docs/site.md`."""
    scaffold(root)
    found = _EXAMPLE.search((ROOT / "docs" / "site.md").read_text(encoding="utf-8"))
    assert found
    (root / "tei" / "introduction.xml").write_text(found[1], encoding="utf-8")
    (root / "tei" / "1902-thorne.xml").write_text(letter("thorne", "The tide"), encoding="utf-8")
    with (root / "edition.toml").open("a", encoding="utf-8") as config:
        config.write(front)
    return root


def missing_sources(root: Path) -> list[str]:
    return [Path(one.file or "").name for one in check_edition(open_edition(root)) if one.code == "FID-003"]


def test_nobody_asks_for_the_source_of_front_matter(tmp_path: Path) -> None:
    root = newcomer(tmp_path / "edition", '[web]\nfront = ["introduction"]\n')
    assert missing_sources(root) == ["1902-thorne.xml"]


def test_a_file_that_is_no_front_matter_is_still_asked_for_its_source(tmp_path: Path) -> None:
    assert missing_sources(newcomer(tmp_path / "edition", "")) == ["1902-thorne.xml", "introduction.xml"]


def test_the_introduction_that_the_handbook_shows_has_no_findings(tmp_path: Path) -> None:
    root = newcomer(tmp_path / "edition", '[web]\nfront = ["introduction"]\n')
    found = [one for one in check_edition(open_edition(root)) if Path(one.file or "").name == "introduction.xml"]
    assert found == []


def test_front_matter_stands_in_the_navigation_and_leads_to_the_documents(tmp_path: Path) -> None:
    root = newcomer(tmp_path / "edition", '[web]\nfront = ["introduction"]\n')
    files = built(root)
    home = html.parse(str(files["index.html"])).getroot()
    assert "Introduction" in [one.text_content().strip() for one in home.xpath("//nav//a")]
    assert [one.text_content() for one in home.xpath("//*[@class='documents']//a")] == ["The tide"]
    page = html.parse(str(files["documents/introduction.html"])).getroot()
    assert page.xpath("//article//a[.='letter to the Harbour Board']/@href") == ["1902-thorne.html"]
    assert broken_links(root / "public") == []


def test_a_new_edition_shows_how_to_name_front_matter(tmp_path: Path) -> None:
    scaffold(tmp_path / "edition")
    text = (tmp_path / "edition" / "edition.toml").read_text(encoding="utf-8")
    commented = "\n".join(line.removeprefix("# ") for line in text.partition("# [web]")[2].splitlines()[1:4])
    (tmp_path / "edition" / "edition.toml").write_text(text.partition("# [web]")[0] + "[web]\n" + commented, "utf-8")
    opened = open_edition(tmp_path / "edition")
    assert opened.problems == ()
    assert opened.config.web.front == ("introduction",)
