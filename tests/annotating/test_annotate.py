"""What annotation puts in, and where it leaves everything as it is."""

from __future__ import annotations

import codecs
from collections.abc import Collection
from dataclasses import replace
from typing import Final

import pytest

from edenda.annotating.annotate import annotate
from edenda.annotating.values import Settings
from edenda.content_table import ContentTable
from edenda.errors import UnreadableError
from edenda.model import Candidate, Evidence, Mark
from edenda.recognisers import added, recognise
from edenda.recognisers.context import Recogniser
from edenda.register.entries import Entry, Form, Register
from tests.tei_support import NAMESPACE, annotated, annotation, body_of, marked, register, settings, tei, without_new

KHRUSHCHEV: Final = '<persName ref="register.xml#pers-khrushchev">'
MOSCOW: Final = '<placeName ref="register.xml#pl-moscow">'
CPSU: Final = '<orgName ref="register.xml#org-cpsu">'
DATE: Final = '<date when="1956-02-25">'

CASES: Final = {
    "plain": (
        "<p>Khrushchev spoke in Moscow.</p>",
        f"<p>{KHRUSHCHEV}Khrushchev</persName> spoke in {MOSCOW}Moscow</placeName>.</p>",
    ),
    "a date": ("<p>On 25 February 1956 he</p>", f"<p>On {DATE}25 February 1956</date> he</p>"),
    "part of a word in italics": (
        "<p>to <hi>Khru</hi>shchev's</p>",
        f"<p>to {KHRUSHCHEV}<hi>Khru</hi>shchev</persName>'s</p>",
    ),
    "whole in italics": (
        "<p>to <hi>Khrushchev</hi></p>",
        f"<p>to <hi>{KHRUSHCHEV}Khrushchev</persName></hi></p>",
    ),
    "begins in italics and ends behind": (
        "<p><hi>Nikita</hi> Khrushchev</p>",
        f"<p>{KHRUSHCHEV}<hi>Nikita</hi> Khrushchev</persName></p>",
    ),
    "across two in italics": (
        "<p><hi>Nikita</hi> <hi>Khrushchev</hi> came</p>",
        f"<p>{KHRUSHCHEV}<hi>Nikita</hi> <hi>Khrushchev</hi></persName> came</p>",
    ),
    "across a line": (
        "<p>Nikita<lb/>Khrushchev</p>",
        f"<p>{KHRUSHCHEV}Nikita<lb/>Khrushchev</persName></p>",
    ),
    "a word divided at a page": (
        '<p>Khrush-<pb break="no" n="2"/>chev</p>',
        f'<p>{KHRUSHCHEV}Khrush-<pb break="no" n="2"/>chev</persName></p>',
    ),
    "a word divided without a hyphen": (
        '<p>Khrush<lb break="no"/>chev</p>',
        f'<p>{KHRUSHCHEV}Khrush<lb break="no"/>chev</persName></p>',
    ),
    "a word divided at a line that says nothing": (
        "<p>Khrush-\n<lb/>chev said</p>",
        f"<p>{KHRUSHCHEV}Khrush-\n<lb/>chev</persName> said</p>",
    ),
    "indented lines": (
        "<p>the Communist Party\n        of the Soviet\n        Union</p>",
        f"<p>the {CPSU}Communist Party\n        of the Soviet\n        Union</orgName></p>",
    ),
    "corrected": (
        "<p><choice><sic>Krushchev</sic><corr>Khrushchev</corr></choice>'s</p>",
        f"<p>{KHRUSHCHEV}<choice><sic>Krushchev</sic><corr>Khrushchev</corr></choice></persName>'s</p>",
    ),
    "corrected in part": (
        "<p>Nikita <choice><sic>Krushchev</sic><corr>Khrushchev</corr></choice> came</p>",
        f"<p>{KHRUSHCHEV}Nikita <choice><sic>Krushchev</sic><corr>Khrushchev</corr></choice></persName> came</p>",
    ),
    "corrected with more": (
        "<p><choice><sic>Krushchev sayd</sic><corr>Khrushchev said</corr></choice></p>",
        f"<p><choice><sic>Krushchev sayd</sic><corr>{KHRUSHCHEV}Khrushchev</persName> said</corr></choice></p>",
    ),
    "only the other reading names": (
        "<p>and <choice><sic>Khrushchev</sic><corr>the guest</corr></choice> came</p>",
        f"<p>and <choice><sic>{KHRUSHCHEV}Khrushchev</persName></sic><corr>the guest</corr></choice> came</p>",
    ),
    "expanded": (
        "<p>the <choice><abbr>CPSU</abbr><expan>Communist Party of the Soviet Union</expan></choice></p>",
        (
            f"<p>the {CPSU}<choice><abbr>CPSU</abbr><expan>Communist Party of the Soviet Union</expan></choice>"
            "</orgName></p>"
        ),
    ),
    "struck out": (
        "<p>to <subst><del>Moscow</del><add>Leningrad</add></subst></p>",
        f"<p>to <subst><del>{MOSCOW}Moscow</placeName></del><add><placeName>Leningrad</placeName></add></subst></p>",
    ),
    "struck out for another name": (
        "<p>to <subst><del>Moscow</del><add>Zürich</add></subst></p>",
        (
            f'<p>to <subst><del>{MOSCOW}Moscow</placeName></del><add><placeName ref="register.xml#pl-zuerich">Zürich'
            "</placeName></add></subst></p>"
        ),
    ),
    "struck out, and put beside without a blank": (
        "<p>to <del>Moscow</del><add>Zürich</add></p>",
        (
            f'<p>to <del>{MOSCOW}Moscow</placeName></del><add><placeName ref="register.xml#pl-zuerich">Zürich'
            "</placeName></add></p>"
        ),
    ),
    "rival readings": (
        "<p><choice><unclear>Moscow</unclear><unclear>Zürich</unclear></choice></p>",
        (
            f"<p><choice><unclear>{MOSCOW}Moscow</placeName></unclear>"
            '<unclear><placeName ref="register.xml#pl-zuerich">Zürich</placeName></unclear></choice></p>'
        ),
    ),
    "several witnesses": (
        "<p><app><lem>x</lem><rdg>Moscow</rdg><rdg>y</rdg><rdg>Moscow</rdg></app></p>",
        (
            f"<p><app><lem>x</lem><rdg>{MOSCOW}Moscow</placeName></rdg><rdg>y</rdg><rdg>{MOSCOW}Moscow</placeName></rdg>"
            "</app></p>"
        ),
    ),
    "the number of a note behind a word": (
        '<p>On 25 February 1956<ref target="#n">12</ref> Khrushchev<hi rend="sup">1</hi> in Moscow<ref>*</ref></p>',
        (
            f'<p>On {DATE}25 February 1956</date><ref target="#n">12</ref> {KHRUSHCHEV}Khrushchev</persName>'
            f'<hi rend="sup">1</hi> in {MOSCOW}Moscow</placeName><ref>*</ref></p>'
        ),
    ),
    "a name in a line of verse": (
        "<lg><l>the guns of Moscow</l><l>25 February</l></lg>",
        f"<lg><l>the guns of {MOSCOW}Moscow</placeName></l><l>25 February</l></lg>",
    ),
    "a general name with a type": (
        '<p><name type="person">Khrushchev</name></p>',
        '<p><name type="person" ref="register.xml#pers-khrushchev">Khrushchev</name></p>',
    ),
    "apparatus": (
        '<p>to <app><lem wit="#a">Moscow</lem><rdg wit="#b">Moskwa</rdg></app> he</p>',
        (
            f'<p>to <app><lem wit="#a">{MOSCOW}Moscow</placeName></lem><rdg wit="#b">'
            '<placeName cert="low">Moskwa</placeName></rdg></app> he</p>'
        ),
    ),
    "a comment inside": (
        "<p>Khrush<!-- Moscow -->chev</p>",
        f"<p>{KHRUSHCHEV}Khrush<!-- Moscow -->chev</persName></p>",
    ),
    "an instruction inside": (
        "<p>Nikita <?page Moscow?>Khrushchev</p>",
        f"<p>{KHRUSHCHEV}Nikita <?page Moscow?>Khrushchev</persName></p>",
    ),
    "a whole CDATA section": (
        "<p>to <![CDATA[Moscow]]>.</p>",
        f"<p>to {MOSCOW}<![CDATA[Moscow]]></placeName>.</p>",
    ),
    "character references": (
        "<p>Khrush&#99;hev in Z&#xFC;rich</p>",
        (
            f'<p>{KHRUSHCHEV}Khrush&#99;hev</persName> in <placeName ref="register.xml#pl-zuerich">Z&#xFC;rich'
            "</placeName></p>"
        ),
    ),
    "a bracket in a value": (
        '<p rend="a>b">Moscow <hi rend=\'"\'>x</hi></p>',
        f'<p rend="a>b">{MOSCOW}Moscow</placeName> <hi rend=\'"\'>x</hi></p>',
    ),
    "a bracket in the text": (
        "<p>a -> b in Moscow</p>",
        f"<p>a -> b in {MOSCOW}Moscow</placeName></p>",
    ),
    "tags over several lines": (
        '<p\n  xml:id="d-p1"\n  >Moscow<note\n   place="bottom">Moscow</note\n></p>',
        (
            f'<p\n  xml:id="d-p1"\n  >{MOSCOW}Moscow</placeName>'
            f'<note\n   place="bottom">{MOSCOW}Moscow</placeName></note\n></p>'
        ),
    ),
    "a note": (
        '<p>He<note place="bottom">Khrushchev</note> went</p>',
        f'<p>He<note place="bottom">{KHRUSHCHEV}Khrushchev</persName></note> went</p>',
    ),
    "a title of a journal": (
        "<p>in Pravda on</p>",
        '<p>in <title level="j" ref="register.xml#work-pravda">Pravda</title> on</p>',
    ),
    "an event": (
        "<p>the 20th Congress</p>",
        '<p>the <name type="event" ref="register.xml#ev-congress-20">20th Congress</name></p>',
    ),
    "neighbours": (
        "<p>Moscow–Zürich</p>",
        f'<p>{MOSCOW}Moscow</placeName>–<placeName ref="register.xml#pl-zuerich">Zürich</placeName></p>',
    ),
    "a name without a link gets one": (
        "<p><persName>Khrushchev</persName> and <persName type='x' >Khrushchev</persName></p>",
        (
            '<p><persName ref="register.xml#pers-khrushchev">Khrushchev</persName> and '
            "<persName type='x' ref=\"register.xml#pers-khrushchev\" >Khrushchev</persName></p>"
        ),
    ),
    "a date without a value gets one": (
        "<p>on <date>25 February 1956</date></p>",
        '<p>on <date when="1956-02-25">25 February 1956</date></p>',
    ),
}
LEFT_ALONE: Final = {
    "marked already": '<p><persName ref="#other">Khrushchev</persName></p>',
    "marked as something else": "<p><rs type='person'>the party of Khrushchev</rs></p>",
    "part of a longer name": "<p><orgName>the Moscow club</orgName></p>",
    "marked with a key": '<p><persName key="k">Khrushchev</persName></p>',
    "marked within italics": "<p><hi><persName key='k'>Khrushchev</persName></hi></p>",
    "a citation": "<p>see <bibl>Khrushchev, 25 February 1956, Moscow</bibl></p>",
    "inside an empty-looking word": "<p>Khrushchevite</p>",
    "a date with a value": '<p><date from="1956" to="1957">25 February 1956</date></p>',
    "a comment": "<p><!-- Khrushchev in Moscow on 25 February 1956 -->he</p>",
    "an instruction": "<p><?x Khrushchev?>he</p>",
    "an attribute": '<p n="Moscow">he</p>',
    "a formula": "<p><formula>Moscow</formula></p>",
    "another vocabulary": (
        '<p><formula><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>Moscow</m:mi></m:math></formula>'
        '<m:mi xmlns:m="http://www.w3.org/1998/Math/MathML">Moscow</m:mi></p>'
    ),
    "words of code": "<p>the element <gi>Moscow</gi></p>",
    "another reading is marked": (
        "<p><choice><sic><persName key='k'>Krushchev</persName></sic><corr>Khrushchev</corr></choice></p>"
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_names_and_dates_are_marked(case: str) -> None:
    before, after = CASES[case]
    assert marked(before) == after


@pytest.mark.parametrize(
    "body",
    ["<p>Moscow\u0301 and Moscow&#x301;</p>", "<p>Nikita</p><p>Ivanov</p>"],
    ids=["an accent more", "paragraphs"],
)
def test_what_is_not_the_name_of_an_entry_is_not_linked(body: str) -> None:
    assert "ref=" not in marked(body)


@pytest.mark.parametrize("case", CASES)
def test_a_second_run_changes_nothing(case: str) -> None:
    once = annotation(tei(CASES[case][0]))
    again = annotate(once.data, "test.xml", settings())
    assert again.data == once.data
    assert again.changes == 0


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_what_is_marked_or_means_something_else_is_left_alone(case: str) -> None:
    body = LEFT_ALONE[case]
    assert marked(body) == body


REFUSED: Final = {
    "inside a CDATA section": ("<p><![CDATA[to Moscow]]></p>", "a CDATA section"),
    "into a CDATA section": ("<p>Nikita <![CDATA[Khrushchev came]]></p>", "a CDATA section"),
    "crosses": ("<p><hi>dear Nikita</hi> Khrushchev</p>", "begins in one element"),
    "across lines of verse": ("<lg><l>said Nikita</l><l>Khrushchev</l></lg>", "begins in one element"),
    "a date across lines of verse": ("<lg><l>the 25th of</l><l>February 1956</l></lg>", "begins in one element"),
    "a note inside": ('<p>Nikita<note place="bottom">x</note> Khrushchev</p>', "note inside"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_nested_is_reported_and_left(case: str) -> None:
    body, reason = REFUSED[case]
    done = annotation(tei(body))
    said = [problem for problem in done.problems if problem.code == "ENC-001"]
    assert len(said) == 1
    assert reason in said[0].message
    assert said[0].line == 1
    assert done.changes == 0


def test_a_name_stands_only_where_the_grammar_allows_it() -> None:
    body = "<p><address><street>Moscow</street></address></p>"
    bare = annotate(tei(body).encode(), "test.xml", Settings(ContentTable({}, {}, {}, {}), register()))
    assert bare.data.decode() == tei(body)
    assert [problem.code for problem in bare.problems] == ["ENC-001"]
    assert "`placeName` cannot stand in `street`" in bare.problems[0].message


def test_an_entity_that_is_text_is_read_and_kept() -> None:
    document = '<!DOCTYPE TEI [<!ENTITY ch "shch"> <!-- ]> --> <!ENTITY who "to Khrushchev">]>' + tei(
        "<p>Khru&ch;ev and &who; and &who;</p>"
    )
    done = annotation(document)
    assert f"{KHRUSHCHEV}Khru&ch;ev</persName> and &who; and" in done.data.decode()
    assert [problem.code for problem in done.problems] == ["ENC-001", "ENC-001"]


def test_prefixes_are_written_as_the_file_writes_them() -> None:
    root = 'xmlns:t="http://www.tei-c.org/ns/1.0"'
    plain = tei("<p>Moscow</p>", root=root)
    prefixed = plain.replace("</", "</t:").replace("<", "<t:").replace("<t:/t:", "</t:")
    after = annotated(prefixed)
    assert '<t:p><t:placeName ref="register.xml#pl-moscow">Moscow</t:placeName></t:p>' in after


def test_a_namespace_that_changes_inside_is_followed() -> None:
    inner = '<t:p xmlns:t="http://www.tei-c.org/ns/1.0" xmlns="urn:x">Moscow</t:p><p>Moscow</p>'
    after = marked(inner)
    assert '<t:placeName ref="register.xml#pl-moscow">Moscow</t:placeName></t:p>' in after
    assert "<p><placeName" in after


#: encoding as the file names it -> how Python writes its characters, and the byte order mark before them
ENCODINGS: Final = {
    "UTF-8": ("utf-8", b""),
    "utf-8": ("utf-8", codecs.BOM_UTF8),
    "UTF-16": ("utf-16-le", codecs.BOM_UTF16_LE),
    "utf-16": ("utf-16-be", codecs.BOM_UTF16_BE),
    "UTF-16LE": ("utf-16-le", b""),
    "ISO-8859-1": ("iso-8859-1", b""),
    "windows-1252": ("windows-1252", b""),
    "ISO-8859-15": ("iso-8859-15", b""),
}


@pytest.mark.parametrize("label", ENCODINGS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end_is_kept(label: str, line_end: str) -> None:
    codec, mark = ENCODINGS[label]
    text = f'<?xml version="1.0" encoding="{label}"?>\n' + tei("\n<p>é Zürich é\nand Moscow,\n25 February\n1956</p>")
    text = text.replace("\n", line_end)
    data = mark + text.encode(codec)
    done = annotate(data, "test.xml", settings())
    assert done.changes == 3
    assert done.data.startswith(mark)
    after = done.data[len(mark) :].decode(codec)
    assert without_new(text, after) == text
    assert f"February{line_end}1956</date>" in after
    zurich = next(mention for mention in done.mentions if mention.text == "Zürich")
    assert data[zurich.start : zurich.end] == "Zürich".encode(codec)
    assert (zurich.line, zurich.column) == (3, len("<p>é ") + 1)


def test_an_id_that_the_encoding_lacks_is_written_as_references() -> None:
    entry = Entry("pl-łódź", "placeName", (Form("Lodz"),))
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + tei("<p>Lodz</p>")
    found = annotate(text.encode("latin-1"), "t.xml", replace(settings(), register=Register({entry.id: entry})))
    assert b'ref="register.xml#pl-&#322;\xf3d&#378;"' in found.data


def test_a_namespace_that_is_declared_in_a_corpus_is_followed() -> None:
    text = f"<teiCorpus {NAMESPACE}>{tei('<p>a</p>', root='')}</teiCorpus>"
    text = text.replace("<p>a</p>", '<p>a</p><p xmlns="urn:other">Moscow</p><p>Moscow</p>')
    after = annotated(text)
    assert '<p xmlns="urn:other">Moscow</p>' in after
    assert f"<p>{MOSCOW}Moscow</placeName></p>" in after


def test_dates_are_marked_only_in_languages_with_words() -> None:
    done = annotation(tei("<p>Moscow, le 3 mai 1906</p>").replace('xml:lang="en"', 'xml:lang="fr-CH"'))
    assert [mention.text for mention in done.mentions] == ["Moscow"]
    assert [problem.code for problem in done.problems] == ["LANG-001"]


def test_german_dates_are_marked_in_german_texts() -> None:
    done = annotation(tei("<p>Am 3. Mai 1906 war er da.</p>").replace('xml:lang="en"', 'xml:lang="de"'))
    assert [(mention.text, mention.attributes) for mention in done.mentions] == [
        ("3. Mai 1906", {"when": "1906-05-03"})
    ]


def test_a_date_that_can_be_read_in_two_ways_is_left_and_told() -> None:
    done = annotation(tei("<p>He came on 3/4/1921 and left on <date when='1921-06-05'>5/6/1921</date>.</p>"))
    assert [problem.code for problem in done.problems] == ["DATE-008"]
    assert "“3/4/1921”" in done.problems[0].message


@pytest.mark.parametrize("codec", ["utf-32", "utf-32-le", "utf-32-be"])
def test_an_encoding_that_cannot_be_kept_is_refused(codec: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        annotate(f'<?xml version="1.0" encoding="UTF-32"?>{tei("<p/>")}'.encode(codec), "t.xml", settings())
    assert caught.value.problems[0].code in ("TEI-001", "TEI-004")


def test_a_file_that_is_no_tei_is_refused_with_its_line() -> None:
    with pytest.raises(UnreadableError) as caught:
        annotate(b"\n<html/>", "test.xml", settings())
    assert caught.value.problems[0].code == "TEI-003"
    with pytest.raises(UnreadableError) as caught:
        annotate(b"<TEI", "test.xml", settings())
    assert caught.value.problems[0].code == "TEI-001"
    with pytest.raises(UnreadableError) as caught:
        annotate(b'<?xml version="1.0" encoding="Shift_JIS"?>' + tei("<p>x</p>").encode(), "t.xml", settings())
    assert caught.value.problems[0].code == "TEI-004"


def test_the_date_of_the_header_completes_a_date() -> None:
    header = (
        "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher>"
        "</publicationStmt><sourceDesc><bibl>S</bibl></sourceDesc></fileDesc><profileDesc><correspDesc>"
        '<correspAction type="sent"><date when="1963-03-30"/></correspAction></correspDesc></profileDesc></teiHeader>'
    )
    text = tei("<p>On 2 March he wrote.</p>", header=header).replace("<text>", '<text type="letter">')
    assert 'On <date when="1963-03-02">2 March</date>' in annotated(text)


def test_a_link_in_the_file_tells_whom_a_name_means() -> None:
    body = '<p><persName ref="register.xml#pers-khrushchev">Nikita Khrushchev</persName></p><p>Khrushchev</p>'
    assert body_of(annotated(tei(body))).endswith(f"<p>{KHRUSHCHEV}Khrushchev</persName></p>")


def test_every_mention_says_what_it_is_and_why() -> None:
    done = annotation(tei("<p><persName>Khrushchev</persName> in Moscow on <date when='1'>9 May</date></p>"))
    said = [(one.type, one.text, one.outcome, one.rule) for one in done.mentions]
    assert said == [
        ("persName", "Khrushchev", "linked", "register"),
        ("placeName", "Moscow", "new", "register"),
        ("date", "9 May", "marked", "file"),
    ]
    assert done.mentions[1].confidence == 1.0
    assert done.mentions[1].attributes == {"ref": "register.xml#pl-moscow"}


def _finished(status: str, body: str) -> str:
    done = f'<revisionDesc status="{status}"><change>Read.</change></revisionDesc></teiHeader>'
    return tei(body).replace("</teiHeader>", done)


@pytest.mark.parametrize("status", ["proofread", "Published"])
def test_a_finished_file_gets_names_of_the_register_and_dates_and_no_guesses(status: str) -> None:
    body = "<p>Mr. Henry Miller met Khrushchev on 25 February 1956.</p>"
    done = annotation(_finished(status, body))
    outcomes = {mention.text: mention.outcome for mention in done.mentions}
    assert outcomes == {"Henry Miller": "finished", "Khrushchev": "new", "25 February 1956": "new"}
    assert done.problems == ()
    outcomes = {mention.text: mention.outcome for mention in annotation(_finished("draft", body)).mentions}
    assert outcomes["Henry Miller"] == "new"


def test_names_without_an_entry_are_one_remark_where_the_register_has_entries() -> None:
    text = tei("<p>Mr. Henry Miller met Mr. Peter Brown, and Mr. Peter Brown met Khrushchev.</p>")
    (problem,) = annotation(text).problems
    assert (problem.code, problem.message) == (
        "NAME-007",
        "3 names (2 different) are marked without an entry in the register.",
    )
    assert annotate(text.encode(), "test.xml", replace(settings(), register=Register())).problems == ()


def test_what_is_too_doubtful_is_listed_and_not_marked() -> None:
    candidate = Candidate("body", Mark("persName", (0, 6), (), Evidence("guess", "capitals", 0.3)))
    weak = added.added_recognisers

    def recognisers(taken: Collection[str]) -> dict[str, Recogniser]:
        return {**weak(taken), "weak": lambda *_: (candidate,)}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(recognise, "added_recognisers", recognisers)
        done = annotation(tei("<p>Walrus and others came.</p>"))
    assert [(one.text, one.outcome, one.rule) for one in done.mentions] == [("Walrus", "doubtful", "guess")]
    assert done.changes == 0


def test_a_mark_without_link_gets_one_from_the_register_whatever_else_was_proposed() -> None:
    body = "<p>It was Mr. <persName>Khrushchev</persName> who came.</p>"
    assert marked(body) == f"<p>It was Mr. {KHRUSHCHEV}Khrushchev</persName> who came.</p>"
