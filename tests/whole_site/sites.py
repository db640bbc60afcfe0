"""Editions of which whole sites are built: this repository's, a German one, documents of elsewhere, hostile ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from lxml import etree

from edenda.build import build
from edenda.edition import open_edition
from tests.whole_site.elements import every_element
from tests.whole_site.hostile import make_hostile

ROOT: Final = Path(__file__).resolve().parents[2]
_SAMPLES: Final = ROOT / "tests" / "writers" / "samples"
_FOREIGN: Final = ROOT / "tests" / "cases" / "foreign"
_SCHEMA: Final = ROOT / "tests" / "cases" / "schema" / "valid"
_GERMAN: Final = """[edition]
title = "Briefe an die Hafenkommission, 1902–1907"
date = "2026-05-01"
language = "de"
publisher = "Geschichtsverein Skerry & Söhne"
licence = "Namensnennung 4.0 International"
licence_url = "https://creativecommons.org/licenses/by/4.0/"
base_url = "https://example.org/hafen"
people = [{ id = "mk", name = "Mara Keßler", role = "editor" }]

[web]
front = ["einleitung"]
footer = "Gefördert von der Ärzteschaft der Insel Öland."
logo = "leuchtturm.svg"
files = ["leuchtturm.svg"]
"""
_LIGHTHOUSE: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16"><path d="M6 3h4l2 13H4z"/></svg>'
_HEADER: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{key}" xml:lang="de"><teiHeader><fileDesc><titleStmt>'
    "<title>{title}</title>{author}</titleStmt><publicationStmt><publisher>Geschichtsverein</publisher></publicationStmt>"
    "<sourceDesc><bibl>Hafenarchiv, Mappe 7.</bibl></sourceDesc></fileDesc>{profile}</teiHeader>"
)
_LETTER: Final = """<text type="letter" xml:lang="de"><body><div type="letter"><opener><dateline>
<placeName ref="register.xml#pl-skerry">Skerry</placeName>, <date when="1902-03-31">31. März 1902</date></dateline>
<salute>Hochgeehrter Herr!</salute></opener><head>Über die Öllampen</head>
<p>Gestern kam <persName ref="register.xml#pers-thorne">Ägidius Thorne</persName><note n="1" place="bottom">Lotse seit
<date when="1899">1899</date>.</note> nach <placeName ref="register.xml#pl-oland">Öland</placeName> und sprach von der
<orgName ref="register.xml#org-hafen">Haf<pb n="12" break="no"/>enkommission</orgName>.</p>
<p>Er <choice><sic>sagt</sic><corr resp="#mk">sagte</corr></choice>: <foreign xml:lang="en">“Mind the step.”</foreign>
<gap reason="illegible" unit="word" quantity="2"/></p><list><label>a)</label><item>die Lampen</item><label>b)</label>
<item>das Öl</item></list><closer><signed>Agnes Müller</signed></closer></div></body></text></TEI>"""
_INTRODUCTION: Final = """<text xml:lang="de"><body><div><head>Einleitung</head><p>Die Briefe liegen im Archiv; vgl.
<ref target="brief.xml">den ersten</ref>.</p><div><head>Zur Überlieferung</head><p>Sie sind vollständig.</p></div></div></body>
</text></TEI>"""
_CORRESPONDENCE: Final = """<profileDesc><correspDesc><correspAction type="sent"><persName ref="register.xml#pers-mueller">Agnes
Müller</persName><date when="1902-03-31"/></correspAction><correspAction type="received"><orgName ref="register.xml#org-hafen">
Hafenkommission</orgName></correspAction></correspDesc></profileDesc>"""
_REGISTER: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="de"><teiHeader><fileDesc><titleStmt><title>Register</title>
</titleStmt><publicationStmt><publisher>Geschichtsverein</publisher></publicationStmt><sourceDesc><p>Eigenes.</p></sourceDesc>
</fileDesc></teiHeader><standOff><listPerson><person xml:id="pers-thorne"><persName>Thorne, Ägidius</persName>
<persName type="variant">Æ. Thorne</persName><birth when="1850">1850</birth><occupation>Lotse</occupation>
<note>Wohnte am Kai.</note><idno type="GND">1</idno></person><person xml:id="pers-mueller"><persName>Müller, Agnes</persName>
</person><listRelation><relation name="spouse" mutual="#pers-thorne #pers-mueller"/></listRelation></listPerson><listOrg>
<org xml:id="org-hafen"><orgName>Hafenkommission</orgName></org></listOrg><listPlace><place xml:id="pl-skerry">
<placeName>Skerry</placeName></place><place xml:id="pl-oland"><placeName>Öland</placeName><location><geo>56.7 16.6</geo></location>
</place></listPlace></standOff></TEI>"""


def make_own(folder: Path) -> None:
    """The edition that this repository is."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "tei", folder / "tei")
    shutil.copy(ROOT / "edition.toml", folder)


def make_german(folder: Path) -> None:
    """An edition in German, with all that `[web]` can say."""
    letter = _HEADER.format(
        key="brief", title="Brief vom 31. März 1902", author="<author>Agnes Müller</author>", profile=_CORRESPONDENCE
    )
    introduction = _HEADER.format(
        key="einleitung", title="Einleitung & Grundsätze".replace("&", "&amp;"), author="", profile=""
    )
    _write(
        folder,
        {
            "edition.toml": _GERMAN,
            "leuchtturm.svg": _LIGHTHOUSE,
            "tei/brief.xml": letter + _LETTER,
            "tei/einleitung.xml": introduction + _INTRODUCTION,
            "tei/register.xml": _REGISTER,
        },
    )


def make_genres(folder: Path) -> None:
    """A document of each genre with a register: the samples of the writers' tests."""
    _write(folder, {"edition.toml": '[edition]\ntitle = "One of each"\ndate = "2026-05-01"\n'})
    shutil.copytree(_SAMPLES, folder / "tei", dirs_exist_ok=True)


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
    build(open_edition(folder))
    return folder / "public"


def pages_of(site: Path) -> list[Path]:
    """The pages of a site, by their paths."""
    return sorted(path for path in site.rglob("*.html") if "pagefind" not in path.parts)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="")
