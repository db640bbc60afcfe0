"""An edition with a register that is not easy: ids of all sorts, names in many scripts, relations, hidden mentions."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import html

from edenda.edition import Edition, open_edition
from tests.pages import build_pages
from tests.review.editions import make_edition

REGISTER: Final = """<listPerson>
  <person xml:id="pers-rowe"><persName><forename>Edwin</forename> <surname>Rowe</surname></persName>
    <persName type="variant">Eddy Roe</persName><persName type="variant">E. Rowe</persName>
    <persName type="variant" subtype="misprint">Edwin Rwoe</persName>
    <persName type="pseudonym" xml:lang="fr">Le Phare</persName>
    <birth when="1861-03-30">1861 at <placeName ref="#pl-skerry">Skerry</placeName></birth>
    <death when="1913"/><occupation>pilot</occupation>
    <residence><settlement ref="register.xml#pl-quay">Quay</settlement></residence>
    <idno type="GND">118529579</idno><idno type="URI">https://example.org/rowe</idno>
    <note>Pilot at Skerry. He served <orgName ref="#org-board">the Board</orgName>
    and kept the &lt;script&gt;alert(1)&lt;/script&gt; lamp.</note></person>
  <person xml:id="pers-Rowe"><persName>Anne Rowe</persName></person>
  <person xml:id="index"><persName>Émile Dürr</persName></person>
  <person xml:id="con"><persName>Łucja Zięba</persName></person>
  <person xml:id="лицо-жук"><persName xml:lang="ru">Пётр Жук</persName></person>
  <person xml:id="pers-draft" cert="low"><persName>Otto Quill</persName></person>
  <personGrp xml:id="grp-crew"><persName>The Crew</persName></personGrp>
</listPerson>
<listOrg>
  <org xml:id="org-board"><orgName>Harbour Board</orgName></org>
  <org xml:id="org-dues"><orgName>Committee on Dues</orgName>
    <orgName type="variant" subtype="short">Committee</orgName></org>
  <listRelation>
    <relation name="organ-of" active="#org-dues" passive="#org-board"/>
    <relation name="paid-by" active="#pers-rowe" passive="#org-board" from="1890" to="1900"/>
    <relation name="spouse-of" mutual="#pers-rowe #pers-Rowe"/>
    <relation name="part-of" active="#gone" passive="#org-board"/>
  </listRelation>
</listOrg>
<listPlace>
  <place xml:id="pl-skerry"><placeName>Skerry</placeName>
    <place xml:id="pl-quay"><placeName>the Quay</placeName></place></place>
</listPlace>
<listEvent><event xml:id="ev-9" when="1902-05-14"><label>9th Meeting</label></event>
  <event xml:id="ev-20"><label>20th Meeting</label></event></listEvent>
<listBibl><bibl xml:id="work-lamp"><title>The Lamp</title>
  <author>Rowe</author><date when="1899">1899</date></bibl></listBibl>"""

_ROWE: Final = '<persName ref="register.xml#pers-rowe">{}</persName>'
LETTER: Final = f"""<p>Then {_ROWE.format("Captain Rowe")} came. All of them left.</p>
<p xml:id="p2">He is <choice><sic>{_ROWE.format("Rwoe")}</sic><corr>Rowe</corr></choice> and
  <persName xml:id="anne" ref="register.xml#pers-Rowe">Anne</persName>; the
  <orgName ref="register.xml#org-dues">Committee
  <orgName ref="register.xml#org-board">of the Board</orgName></orgName>.</p>
<p>Before the <app><lem>quay</lem><rdg><placeName ref="register.xml#pl-quay">Quay</placeName></rdg></app> on the
  <date when="1902-05-14">day</date> stood <persName ref="register.xml#лицо-жук">Жук</persName> and
  <persName ref="register.xml#index">Dürr</persName>.<note>{_ROWE.format("Rowe")} says so.</note></p>"""
REPORT: Final = f"""<head>Report to <orgName ref="register.xml#org-board">the Board</orgName></head>
<pb n="12"/><p>&lt;b&gt; {_ROWE.format("Rowe &amp; Sons")} <persName ref="register.xml#con"/> paid.</p>"""


def make_skerry(folder: Path, config: str = "", log: str = "") -> Edition:
    """The edition; `config` is put at the end of edition.toml, `log` are decisions on entries."""
    make_edition(folder, {"letter": LETTER, "report": REPORT}, REGISTER)
    with (folder / "edition.toml").open("a", encoding="utf-8") as file:
        file.write(f"\n{config}")
    if log:
        (folder / "tei" / ".edenda").mkdir(exist_ok=True)
        (folder / "tei" / ".edenda" / "register.jsonl").write_text(log, encoding="utf-8")
    return open_edition(folder)


def built(folder: Path, config: str = "", log: str = "") -> Path:
    """The folder of its site."""
    build_pages(make_skerry(folder, config, log))
    return folder / "public"


def page(public: Path, path: str) -> html.HtmlElement:
    """A page of a site."""
    return html.parse(str(public / path), html.HTMLParser(encoding="utf-8")).getroot()


def words(element: html.HtmlElement) -> str:
    """The words of an element with single blanks."""
    return " ".join(str(element.text_content()).split())
