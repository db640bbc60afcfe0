"""Editions whose books are hard to make: odd characters, odd languages, nothing at all, pictures, very much."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from tests.epub.books import PNG, document
from tests.whole_site.elements import every_element
from tests.whole_site.hostile import make_hostile
from tests.whole_site.sites import make_foreign, make_genres, make_german

_DIV: Final = "<div><head>{}</head><p>{}</p></div>"
_ODD: Final = "é–Z_1.·x"
_REGISTER: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>R</title></titleStmt>
<publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>
<standOff><listPerson><person xml:id="pers-thorne"><persName>Agnes Thorne</persName>
<persName type="variant">Miss Thorne</persName><birth when="1871"/><idno type="GND">118577425</idno>
<note>Keeper of the lamps.</note></person>
<person xml:id="pers-hale"><persName>Ada Hale</persName><persName>Widow Zorn</persName></person>
<person xml:id="pers-nobody"><persName>Nobody</persName></person>
<person xml:id="pers-rowe" cert="low"><persName>Edwin Rowe</persName></person>
<listRelation><relation name="child-of" active="#pers-rowe" passive="#pers-thorne"/></listRelation></listPerson>
<listPlace><place xml:id="pl-skerry"><placeName>Skerry</placeName>
<place xml:id="pl-quay"><placeName>The Quay</placeName>
</place></place></listPlace></standOff></TEI>"""
#: Two letters of one edition: notes in three streams, pages, names, dates, a correction, links to and fro.
FIRST: Final = document(
    '<div xml:id="a"><head>On lamps</head><p xml:id="p1">To <persName ref="register.xml#pers-thorne">Miss Thorne'
    '</persName><note>Of the source.</note> on <date when="1902-03-03">3 March</date>.</p><pb n="12"/><p>See <ref '
    'target="second.xml#end">the other</ref>, <ref target="second.xml#nowhere">a lost place</ref>, <ref '
    'target="gone.xml">a lost letter</ref> and <ref target="#p1">above</ref>; the situa<pb n="13" break="no"/>tion of '
    '<persName ref="register.xml#pers-thorne">Thorne</persName><note type="textual">Or Thorn.</note> <choice><sic>teh'
    '</sic><corr>the</corr></choice> lamp<note type="commentary">Of 1880, with <persName ref="register.xml#pers-rowe">'
    "Rowe</persName>.</note>.</p></div>",
    title="The first letter",
    root='xml:id="one" xml:lang="en"',
    header='<profileDesc><creation><date when="1902-03-03"/></creation></profileDesc>',
)
SECOND: Final = document(
    '<div><p>At <placeName ref="register.xml#pl-skerry">Skerry</placeName> in <date notBefore="1902">1902 or later'
    '</date>, <date from="-0043" to="0014">long ago</date>, at <time when="12:00">noon</time> with <persName '
    'ref="register.xml#pers-hale">Mrs <choice><abbr>H.</abbr><expan>Hale</expan></choice></persName>.</p>'
    '<p xml:id="end">The end; the <persName ref="register.xml#pers-missing">stranger</persName> of '
    '<ref target="first.xml">the first</ref>.</p></div>',
    title="The second letter",
    root='xml:lang="de"',
    header='<profileDesc><creation><date when="1903"/></creation></profileDesc>',
)


def make_letters(folder: Path, config: str = "") -> Path:
    """Two letters and a register."""
    tei = folder / "tei"
    tei.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        '[edition]\nformat = 1\ntitle = "Harbour Papers: letters"\ndate = "2026-05"\npublisher = "Skerry & Sons"\n'
        'people = [{ id = "mk", name = "Mara Kessler" }, { id = "jb", name = "Jon Bell", role = "transcriber" }]\n'
        f"{config}",
        encoding="utf-8",
    )
    (tei / "first.xml").write_text(FIRST, encoding="utf-8")
    (tei / "second.xml").write_text(SECOND, encoding="utf-8")
    (tei / "register.xml").write_text(_REGISTER, encoding="utf-8")
    return folder


def odd_documents() -> dict[str, str]:
    """Documents that are allowed, and that no editor would expect."""
    word = escape("<b>&amp;</b> ]]> -- \u0085 \u009b \ufdd0 \U0001f5dd \u202e gnp.exe \u202c")
    return {
        "a b": document(_DIV.format(word, word), title=word),
        "A B": document("<p/>", title=" "),
        f"ö {_ODD}": document(f'<p xml:id="{_ODD}">x</p><p><ref target="#{_ODD}">x</ref></p>'),
        "con": document('<p xml:id="x">one</p><p xml:id="x">two</p><p><ref target="#x">x</ref></p>'),
        "x" * 120: document("<p></p>", title=""),
        "arabic": document("<p>مرحبا بالعالم 1902</p>", title="رسالة", root='xml:lang="ar"'),
        "korean": document("<p>안녕하세요 세계</p>", title="편지", root='xml:lang="ko"'),
        "long": document("".join(_DIV.format(f"Part {n}", "word " * 9000) for n in range(9)), title="Long"),
        "flat": document(
            "".join(f'<p xml:id="f{n}">{"word " * 900}</p>' for n in range(90)) + "<p>y" + "x" * 9000 + "</p>"
        ),
        "notes": document("<p>x</p>" + "".join(f"<p>x<note>{n}</note></p>" for n in range(500))),
        "pictures": document(
            '<figure><graphic url="pictures/a.png"/><figDesc>A lamp</figDesc></figure><p><graphic url="pictures/b.jpg"'
            '/><graphic url="pictures/none.png"/><graphic url="https://example.org/c.png"/></p>'
        ),
    }


def make_everything(folder: Path) -> Path:
    """Hostile documents, those of elsewhere and of every genre, every element in every place, odd ones: one edition."""
    make_hostile(folder)
    others = folder / "others"
    for make in (make_foreign, make_genres, make_letters):
        make(others)
        for path in (others / "tei").glob("*.xml"):
            if path.name != "register.xml":
                shutil.copy(path, folder / "tei")
        shutil.rmtree(others)
    register = folder / "tei" / "register.xml"
    lists = _REGISTER.partition("<standOff>")[2].partition("</standOff>")[0]
    register.write_text(register.read_text("utf-8").replace("<standOff>", f"<standOff>{lists}"), encoding="utf-8")
    for number, tei in enumerate(every_element()):
        (folder / "tei" / f"every-{number}.xml").write_bytes(etree.tostring(tei, encoding="UTF-8"))
    add_odd(folder)
    return folder


def add_odd(folder: Path) -> None:
    """Add the odd documents, and their pictures, to an edition."""
    for name, tei in odd_documents().items():
        (folder / "tei" / f"{name}.xml").write_text(tei, encoding="utf-8", newline="")
    (folder / "tei" / "pictures").mkdir(exist_ok=True)
    (folder / "tei" / "pictures" / "a.png").write_bytes(PNG)
    (folder / "tei" / "pictures" / "b.jpg").write_bytes(b"no picture")


def make_bare(folder: Path) -> Path:
    """An edition of nothing."""
    (folder / "tei").mkdir(parents=True)
    (folder / "edition.toml").write_text("[edition]\nformat = 1\n", encoding="utf-8")
    return folder


def make_pictured(folder: Path) -> Path:
    """The German edition, with a picture for its cover."""
    make_german(folder)
    (folder / "umschlag.png").write_bytes(PNG)
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write('\n[print]\ncover = "umschlag.png"\nsubtitle = "Eine Auswahl"\nisbn = "978-3-16-148410-0"\n')
        file.write('imprint = ["Gesetzt auf Skerry."]\ncolophon = "Die Lampen brannten."\nplace = "Skerry"\n')
    return folder
