"""What the grammar must know: the elements that editions of historical documents use, and habits of real ones."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Final

import pytest
import xmlschema
from lxml import etree

from tests.conftest import ROOT, JavaTool
from tests.schema.inclusion import Grammar

SCHEMA: Final = ROOT / "schema"

#: The elements that ordinary scholarly work needs, by the module of TEI that they come from.
ELEMENTS: Final = {
    "textstructure": """TEI text body div back head opener closer byline dateline salute signed docAuthor docDate front
        group titlePage docTitle titlePart docImprint argument epigraph postscript trailer floatingText""",
    "core": """p list item label quote cit q note bibl listBibl desc name date title ref term measure email address
        addrLine choice sic corr gap pb lb author editor publisher pubPlace biblScope citedRange relatedItem respStmt
        resp hi emph foreign mentioned soCalled gloss abbr expan orig reg add del unclear num time rs ptr cb milestone
        graphic biblStruct analytic monogr imprint series lg l sp speaker stage street postCode postBox textLang""",
    "header": """teiHeader fileDesc titleStmt editionStmt edition extent publicationStmt distributor idno availability
        licence notesStmt sourceDesc encodingDesc projectDesc samplingDecl editorialDecl correction normalization
        quotation hyphenation segmentation interpretation stdVals refsDecl citeStructure classDecl taxonomy category
        catDesc appInfo application profileDesc creation langUsage language textClass catRef keywords abstract
        correspDesc correspAction correspContext revisionDesc change sponsor funder principal authority seriesStmt
        punctuation tagsDecl rendition listPrefixDef prefixDef classCode calendarDesc calendar handNote""",
    "namesdates": """persName orgName placeName roleName forename surname listPerson person listOrg org listPlace place
        listEvent event eventName listRelation relation addName nameLink genName geogName country settlement region
        district location geo birth death sex occupation affiliation personGrp""",
    "transcr": "supplied surplus subst space fw damage handNotes handShift am ex facsimile surface zone",
    "textcrit": "app lem rdg listWit witness listApp variantEncoding",
    "figures": "figure figDesc table row cell",
    "linking": "standOff ab seg anchor",
    "corpus": "particDesc settingDesc",
    "msdescription": "msDesc msIdentifier repository collection msContents msItem physDesc handDesc history origin",
}

_DOCUMENT: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt>
<sourceDesc>{source}</sourceDesc></fileDesc>{profile}</teiHeader>{text}</TEI>"""
_MANUSCRIPT: Final = "<msDesc><msIdentifier><repository>Archive</repository><idno>1</idno></msIdentifier>{}</msDesc>"


def in_body(body: str) -> str:
    return _DOCUMENT.format(source="<p>S</p>", profile="", text=f"<text><body>{body}</body></text>")


def in_paragraph(words: str) -> str:
    return in_body(f"<p>{words}</p>")


def in_register(entries: str) -> str:
    return _DOCUMENT.format(source="<p>S</p>", profile="", text=f"<standOff>{entries}</standOff>")


def in_source(source: str) -> str:
    return _DOCUMENT.format(source=source, profile="", text="<text><body><p>A</p></body></text>")


def in_profile(profile: str, words: str = "A") -> str:
    text = f"<text><body><p>{words}</p></body></text>"
    return _DOCUMENT.format(source="<p>S</p>", profile=f"<profileDesc>{profile}</profileDesc>", text=text)


#: What editions of other projects do, all of it good TEI.
HABITS: Final = {
    "a page break in a list": in_body("<list><item>one</item><pb n='2'/><item>two</item></list>"),
    "a page break before the first item": in_body("<list><head>L</head><pb/><item>one</item></list>"),
    "a page break between label and item": in_body("<list><label>a</label><pb/><item>one</item><pb/></list>"),
    "a page break in a table": in_body("<table><pb/><row><cell>1</cell></row><pb/><row><cell>2</cell></row></table>"),
    "a page break in a cell of a row": in_body("<table><row><cell>1</cell><cell><pb/>2</cell></row></table>"),
    "a page break in a bibliography": in_body("<listBibl><pb/><bibl>A</bibl><pb/><bibl>B</bibl></listBibl>"),
    "a register without a text": in_register("<listPerson><person><persName>A</persName></person></listPerson>"),
    "a register beside a text": _DOCUMENT.format(
        source="<p>S</p>",
        profile="",
        text="<standOff><listPlace><place><placeName>A</placeName></place></listPlace></standOff>"
        "<text><body><p>A</p></body></text>",
    ),
    "a manuscript with its identifier alone": in_source(_MANUSCRIPT.format("")),
    "a manuscript's contents": in_source(
        _MANUSCRIPT.format("<msContents><summary>A</summary><msItem><title>T</title></msItem></msContents>")
    ),
    "a manuscript's appearance": in_source(
        _MANUSCRIPT.format(
            "<physDesc><objectDesc form='letter'><supportDesc><support>Paper</support><extent>2 leaves"
            "<dimensions unit='mm'><height>210</height><width>148</width></dimensions></extent></supportDesc>"
            "<layoutDesc><layout>One column</layout></layoutDesc></objectDesc><handDesc><handNote>A</handNote>"
            "</handDesc><additions>A stamp</additions><sealDesc><p>Red</p></sealDesc></physDesc>"
        )
    ),
    "a manuscript's history": in_source(
        _MANUSCRIPT.format(
            "<history><origin><origDate when='1801'>1801</origDate> in <origPlace>Bonn</origPlace></origin>"
            "<provenance>Sold</provenance><acquisition>Given</acquisition></history>"
        )
    ),
    "a day with its time": in_paragraph('<date when="1889-05-01T18:30:00Z">that evening</date>'),
    "a time of day": in_paragraph('<time when="12:41:00">12:41</time>'),
    "a day of any year": in_paragraph('<date when="--05-01">the first of May</date>'),
    "a month of any year": in_paragraph('<date when="--05">in May</date>'),
    "a span that begins within limits": in_paragraph('<date from="1801" notAfter="1805">from 1801</date>'),
    "a calendar": in_profile(
        '<calendarDesc><calendar xml:id="julian"><p>Julian</p></calendar></calendarDesc>',
        '<date when="1917-11-07" calendar="#julian">25 October</date>',
    ),
    "a gloss": in_paragraph("<term xml:id='t'>kulak</term>, <gloss target='#t'>a rich peasant</gloss>"),
    "hands, and where they change": in_profile(
        "<handNotes><handNote xml:id='h1' scribe='unknown' medium='ink'>A</handNote></handNotes>",
        "A<handShift new='#h1'/>B",
    ),
    "damage": in_paragraph("<damage agent='water' unit='line' quantity='2'>hardly <unclear>legible</unclear></damage>"),
    "the sex of a person, as an element and as an attribute": in_register(
        "<listPerson><person sex='F'><persName>A</persName><sex value='F'>female</sex></person></listPerson>"
    ),
    "a place with a description": in_register(
        "<listPlace><place><placeName>A</placeName><desc>A town</desc></place></listPlace>"
    ),
    "the name of an event": in_register(
        "<listEvent><event xml:id='c'><eventName>Congress</eventName></event></listEvent>"
    ),
    "the name of an event in a text": in_paragraph("at the <eventName ref='#c'>Congress</eventName>"),
    "date and greeting in an opener": in_body(
        "<div><opener><dateline><placeName>A</placeName>, <date when='1801'>1801</date></dateline>"
        "<salute>Sir,</salute></opener><p>A</p></div>"
    ),
    "date and greeting without an opener": in_body(
        "<div><dateline>Bonn, 1801</dateline><salute>Sir,</salute><p>A</p><salute>Yours</salute>"
        "<dateline>May</dateline><signed>B</signed></div>"
    ),
    "two letters on one sheet": in_profile(
        "<correspDesc><correspAction type='sent'><persName>A</persName></correspAction></correspDesc>"
        "<correspDesc><correspAction type='sent'><persName>B</persName></correspAction></correspDesc>"
    ),
    "an image in a paragraph": in_paragraph("a seal <graphic url='seal.png'/> in red"),
    "how it looks, in CSS": in_paragraph("<hi style='color: red'>red</hi>"),
    "a stage of revision": in_paragraph("<add change='#second' place='above'>not</add>"),
    "types, ornaments, bindings and seals": in_source(
        _MANUSCRIPT.format(
            "<physDesc><typeDesc><typeNote>Roman</typeNote></typeDesc><decoDesc><decoNote>Initials</decoNote></decoDesc>"
            "<bindingDesc><binding><p>Boards</p></binding></bindingDesc><sealDesc><seal><p>Red</p></seal></sealDesc></physDesc>"
        )
    ),
    "states and traits": in_register(
        "<listPerson><person><persName>A</persName><gender>woman</gender>"
        "<state type='rank'><label>Major</label></state><trait><p>Tall.</p></trait></person></listPerson>"
    ),
    "an editor after the title of a book": in_source(
        "<biblStruct><monogr><title>T</title><editor>A</editor><imprint><date>1902</date></imprint></monogr>"
        "</biblStruct>"
    ),
    "an author before the title of a book and an editor after it": in_source(
        "<biblStruct><monogr><author>A</author><title>T</title><idno>1</idno><editor>B</editor><edition>2nd</edition>"
        "<editor>C</editor><imprint><date>1902</date></imprint></monogr></biblStruct>"
    ),
    "a number before the title of a book": in_source(
        "<biblStruct><monogr><idno type='isbn'>1</idno><title>T</title><imprint><date>1902</date></imprint></monogr>"
        "</biblStruct>"
    ),
    "registers in the text": in_body(
        "<div><head>Those present</head><listPerson><person><persName>A</persName></person></listPerson>"
        "<listOrg><org><orgName>B</orgName></org></listOrg><listPlace><place><placeName>C</placeName></place>"
        "</listPlace><listEvent><event><label>D</label></event></listEvent><p>All.</p></div>"
    ),
    "a division of which only a note is left": in_body("<div><head>H</head><pb/><note>Not printed.</note></div>"),
    "a division of which only a gap is left": in_body("<div><gap reason='lost'/></div>"),
    "a note before the heading": in_body("<div><note>N</note><head>H</head><p>A</p><div><figure/></div></div>"),
    "a paragraph in a stage direction, and whose it is": in_body(
        "<sp><stage who='#a'><p>He rises.</p></stage><p>Gentlemen!</p></sp>"
    ),
    "date and place of origin in the heading of a manuscript": in_source(
        "<msDesc><msIdentifier><idno>1</idno></msIdentifier><head>Letter, <origPlace>Bonn</origPlace>, "
        "<origDate when='1801'>1801</origDate></head></msDesc>"
    ),
    "leaves in the first and last words": in_source(
        _MANUSCRIPT.format(
            "<msContents><msItem><incipit><locus>f. 1r</locus> In</incipit><explicit>end <locus>f. 9v</locus>"
            "</explicit></msItem></msContents>"
        )
    ),
    "sizes in a paragraph of the header": in_source("<p>Sheets of <dimensions><height>9</height></dimensions></p>"),
    "events in a life": in_register(
        "<listPerson><person><persName>A</persName><listEvent><event><label>B</label></event></listEvent></person>"
        "</listPerson>"
    ),
    "a number in a number": in_source("<bibl><idno type='fonds'>7<idno type='volume'>2</idno></idno></bibl>"),
    "a note on what somebody did": in_source(
        "<bibl><respStmt><resp>transcription<note>to f. 9</note></resp><name>A</name></respStmt></bibl>"
    ),
    "pointers that are reckoned from another place": in_body("<div xml:base='../letters/'><p>A</p></div>"),
    "blanks that are meant": in_body("<div xml:space='preserve'><ab xml:space='default'>a  b</ab></div>"),
    "keywords in a list": in_profile("<textClass><keywords><list><item>oil</item></list></keywords></textClass>"),
    "several documents in one file": '<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">'
    + _DOCUMENT[_DOCUMENT.index("<teiHeader>") : _DOCUMENT.index("{text}")].format(source="<p>S</p>", profile="")
    + in_body("<p>A</p>")
    + in_register("<listOrg><org><orgName>B</orgName></org></listOrg>")
    + "</teiCorpus>",
    **{
        f"the language {code}": in_paragraph(f"<foreign xml:lang='{code}'>a</foreign>")
        for code in ("en", "grc", "ko-Latn", "zh-Hant-TW", "de-1901", "x-ours", "i-klingon", "mul")
    },
    "an undated letter": in_body(
        "<div><opener><dateline><date type='undated'>n.d.</date></dateline></opener><p/></div>"
    ),
}


def tree(document: str) -> etree._Element:
    return etree.fromstring(document, etree.XMLParser(collect_ids=False))


@pytest.fixture(scope="module")
def relax_ng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMA / "edenda.rng"))


@pytest.fixture(scope="module")
def w3c_schemas() -> tuple[xmlschema.XMLSchema, etree.XMLSchema]:
    path = SCHEMA / "edenda.xsd"
    return xmlschema.XMLSchema(str(path)), etree.XMLSchema(etree.parse(path))


@pytest.mark.parametrize("module", ELEMENTS)
def test_the_grammar_has_the_elements_that_editions_need(module: str) -> None:
    known = Grammar.from_file(SCHEMA / "edenda.rng").elements
    assert sorted(set(ELEMENTS[module].split()) - set(known)) == []


@pytest.mark.parametrize("habit", HABITS)
def test_what_other_editions_do_is_valid(habit: str, relax_ng: etree.RelaxNG) -> None:
    assert relax_ng.validate(tree(HABITS[habit])), relax_ng.error_log


@pytest.mark.parametrize("habit", HABITS)
def test_the_w3c_schema_accepts_it_too(habit: str, w3c_schemas: tuple[xmlschema.XMLSchema, etree.XMLSchema]) -> None:
    python, libxml2 = w3c_schemas
    assert [error.reason for error in python.iter_errors(HABITS[habit])] == []
    assert libxml2.validate(tree(HABITS[habit])), libxml2.error_log


def test_all_of_it_is_valid_against_tei_all(jing: JavaTool, tei_all: Path, tmp_path: Path) -> None:
    for number, habit in enumerate(HABITS.values()):
        (tmp_path / f"{number}.xml").write_text(habit, encoding="utf-8")
    run = jing(tei_all, *sorted(tmp_path.glob("*.xml")))
    assert run.returncode == 0, run.stdout


def test_libxml2_reads_the_grammar_in_less_than_a_fifth_of_a_second() -> None:
    document = etree.parse(SCHEMA / "edenda.rng")
    spent = []
    for _ in range(5):
        began = time.process_time()
        etree.RelaxNG(document)
        spent.append(time.process_time() - began)
    assert min(spent) < 0.2
