"""Documents made to break typesetting: the content of a division of each, by a name that says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

DEJAVU: Final = Path("/usr/share/fonts/truetype/dejavu")
WQY: Final = Path("/usr/share/fonts/truetype/wqy")

#: What is code or markup in Typst; in a text it is words like others.
TYPST: Final = (
    "#panic()", '#"', "\\", '"', "$x$", "*b*", "_e_", "`raw`", "``` code ```", "= h", "- i", "+ n", "/ t: d", "<lab>",
    "@ref", "// no comment", "/* none", "*/", "~", "---", "--", "...", '#read("/etc/passwd")', '#include "x.typ"',
    "\\u{41}", "]", "[", "{", "}", "#{", "#[", "#let x = 1", '#import "@preview/x:1.0.0"', "#sys.inputs", "\\\\", '\\"',
    '"]', "#x.y", ";", "#p[a]", "https://example.org/a_b*c", "'single'", '#eval("1")', "\\#", "100%", "a~b",
    "#set text(red)", "#show: none", "-?", "(", ")",
)  # fmt: skip


def paragraphs(texts: Iterable[str]) -> str:
    """A paragraph of each text."""
    return "".join(f"<p>{text}</p>" for text in texts)


def nested(name: str, depth: int, inner: str) -> str:
    """An element in itself, and so on."""
    return f"<{name}>" * depth + inner + f"</{name}>" * depth


def _note(number: int, text: str = "A note with some words of its own.") -> str:
    return f'<note resp="#source" n="{number}">{text} {number}</note>'


def _sentence(number: int) -> str:
    return f"Sentence number {number} speaks of the harbour and of nothing else that anybody would remember."


def _table(rows: int, columns: int, word: str = "cell") -> str:
    head = "".join(f"<cell>Column {column}</cell>" for column in range(columns))
    body = "".join(
        "<row>" + "".join(f"<cell>{word} {row}.{column}</cell>" for column in range(columns)) + "</row>"
        for row in range(rows)
    )
    return f'<table><row role="label">{head}</row>{body}</table>'


def _typst_everywhere() -> str:
    """Signs of Typst in text, headings, labels, numbers, ids, languages and addresses."""
    said = [escape(sign) for sign in TYPST]
    quoted = [quoteattr(sign) for sign in TYPST]
    return "".join(
        (
            paragraphs(said),
            paragraphs(f"a{sign}b <hi>{sign}</hi>{sign}" for sign in said),
            "".join(f"<div><head>{sign} in a heading</head><p>Text {sign}.</p></div>" for sign in said[:12]),
            "<list>" + "".join(f"<label>{sign}</label><item>item {sign}</item>" for sign in said) + "</list>",
            "<p>"
            + "".join(f"<note n={sign}>Note {number}.</note>word{number} " for number, sign in enumerate(quoted))
            + "</p>",
            "<p>" + "".join(f"<pb n={sign}/>page{number} " for number, sign in enumerate(quoted)) + "</p>",
            paragraphs(f"<persName ref={sign}>name</persName>" for sign in quoted[:12]),
            paragraphs(f"<ref target={sign}>link</ref>" for sign in quoted if not sign.startswith("'#")),
            paragraphs(f"<foreign xml:lang={sign}>foreign</foreign>" for sign in quoted),
            paragraphs(f"<hi rend={sign}>rendered</hi>" for sign in quoted),
        )
    )


def _headings(count: int) -> str:
    return "".join(f"<div><head>Heading {number}</head><p>{_sentence(number)}</p></div>" for number in range(count))


#: Whatever these hold, all of it is set with the faces that come with Typst.
PLAIN: Final = {
    "a word of a thousand letters": f"<p>Before {'abcdefghij' * 100} after.</p>",
    "words that nothing divides": paragraphs(f"Before {sign * 600} after." for sign in "x1_Z—…."),
    "an address of five hundred letters": (
        f"<p>See <ref target='https://example.org/'>https://example.org/{'path/part_' * 48}</ref>.</p>"
    ),
    "twenty thousand letters without a blank": f"<p>{'mnopqrstuv' * 2000}</p>",
    "capitals without a blank in a heading": f"<head>{'HEADING' * 40}</head><p>Text.</p>",
    "five hundred notes": paragraphs(f"{_sentence(n)}{_note(n)} And on." for n in range(500)),
    "sixty notes in one paragraph": f"<p>{' '.join(f'Word{n}{_note(n)}' for n in range(60))}</p>",
    "a note longer than a page": (
        f"<p>Before{_note(1, ' '.join(map(_sentence, range(90))))} after.</p><p>{_sentence(1)}</p>"
    ),
    "notes in headings, tables, lists, verse and notes": (
        f"<head>Heading{_note(1)}</head><p>Text.</p><table><row role='label'><cell>Head{_note(2)}</cell></row>"
        f"<row><cell>Cell{_note(3)}</cell></row></table><list><item>Item{_note(4)}</item></list>"
        f"<lg><l>A line{_note(5)}</l><l>and another</l></lg><p>Text<note>Outer<note>Inner.</note> and more.</note>.</p>"
    ),
    "two thousand letters in a heading": f"<head>{'heading words and more ' * 87}</head><p>Text.</p>",
    "two thousand paragraphs": paragraphs(map(_sentence, range(2000))),
    "three thousand mentions": paragraphs(
        " ".join(f'<persName ref="register.xml#pers-{n % 7}">Person {n}</persName>' for n in range(start, start + 30))
        for start in range(0, 3000, 30)
    ),
    "sixty divisions in each other": "".join(f"<div><head>Depth {n}</head>" for n in range(60))
    + "<p>Deep.</p>"
    + "</div>" * 60,
    "sixty lists in each other": "<list><item>Item " * 60 + "<p>Deep.</p>" + "</item></list>" * 60,
    "sixty quotations in each other": nested("quote rend='block'", 60, "<p>Deep words.</p>").replace(
        "</quote rend='block'>", "</quote>"
    ),
    "sixty times emphasised": f"<p>{nested('hi', 60, 'deep')}</p>",
    "sixty lists and notes and quotations in turn": (
        "<quote rend='block'><list><item><p>Level<note n='1'>Note</note> " * 20
        + "deep"
        + "</p></item></list></quote>" * 20
    ),
    "elements with nothing in them": (
        "<head/><p/><p> </p><p><hi/></p><list/><list><item/></list><quote rend='block'/><table/><table><row/></table>"
        "<table><row><cell/></row></table><lg/><lg><l/></lg><p>Words<note/> <note n=''/> here"
        " <ref target=''/><pb/><pb n=''/>.</p>"
        "<figure/><figure><head/></figure><div/><div><head/></div><opener/><closer/><q/>"
        "<p><persName ref='register.xml#'/></p>"
        "<p><choice/><choice><sic/><corr/></choice><app/><gap/><supplied/><date/>"
        "<foreign xml:lang=''/><seg/><quote/></p><p>End.</p>"
    ),
    "a table of five hundred rows": _table(500, 3),
    "a table of forty columns": _table(3, 40),
    "a table of forty columns of long words": _table(2, 40, "incomprehensibilities"),
    "pictures that cannot be had": (
        "<p>Before.</p><figure><graphic url='missing.png'/><figDesc>A harbour.</figDesc></figure>"
        "<figure><graphic url='https://example.org/remote.png'/><figDesc>A ship.</figDesc></figure>"
        "<figure><graphic url='../../../../etc/passwd'/></figure><figure><graphic url='/etc/passwd'/></figure>"
        "<figure><graphic url='data:image/png;base64,AAAA'/></figure><figure><graphic url=''/></figure><p>After.</p>"
    ),
    "languages that are none": "".join(
        f"<p xml:lang={quoteattr(name)}>In {number} words.</p>"
        for number, name in enumerate(
            ("nonsense", "x", "x-klingon", "en-", "-", "english", "zz-ZZ-zz", "de-1901", "123", "EN_us", "\u00e9")
        )
    ),
    "signs of Typst everywhere": _typst_everywhere(),
    "Cyrillic and Greek with all accents": (
        "<p xml:lang='ru'>Секретный доклад Хрущёва о культе личности и его последствиях прочитан съезду.</p>"
        "<p xml:lang='grc'>Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην, ἣ μυρί’ Ἀχαιοῖς ἄλγε’ ἔθηκεν ᾧ ᾖ ΐ.</p>"
    ),
    "combining marks": "<p>e\u0301 u\u0308 Cafe\u0301 n\u0303 o\u0323\u0302 s\u030c.</p>",
    "characters that break lines and are none": (
        "<p>one&#x2028;two&#x2029;three&#x85;four&#9;five&#10;six&#13;seven</p>"
    ),
    "characters that nobody sees": "<p>a&#x200b;b c&#x200c;d e&#x200d;f g&#x2060;h i&#xfeff;j &#xfeff;k&#xad; l</p>",
    "soft hyphens": f"<p>{'Donau&#xad;dampf&#xad;schiff&#xad;fahrt ' * 60}</p>",
    "blanks that do not break": f"<p>{'word&#xa0;' * 60}end and 10\u202f000 and a\u2009b and c\u2003d.</p>",
    "many headings": _headings(150),
    "one long line of verse": f"<lg>{'<l>' + 'a line of verse that goes on ' * 12 + '</l>'}<l>short</l></lg>",
    "words joined by dashes and slashes": f"<p>{'word/word—word–word-word' * 60}</p>",
}

#: What reads from right to left, with the words that pdftotext should find; beside what reads from left to right.
LEFTWARDS: Final = {
    "Hebrew": ("<p xml:lang='he'>בראשית ברא אלהים את השמים ואת הארץ</p>", (), "בראשית ברא אלהים את השמים ואת הארץ"),
    "Hebrew in English": ("<p>A word, <foreign xml:lang='he'>שלום עולם</foreign>, in between.</p>", (), "שלום עולם"),
    "Arabic": ("<p xml:lang='ar'>حزب العمل في مصر وكتاب جديد</p>", ("DejaVu Sans",), "حزب العمل في مصر وكتاب جديد"),
}
#: What needs a font of the edition, with its face and the folder that has it.
WITH_FONT: Final = {
    "Korean": (
        "<p xml:lang='ko'>" + "조선민주주의인민공화국은 1948년 9월 9일에 창건되였다. " * 20 + "</p>",
        "WenQuanYi Micro Hei",
        WQY,
    ),
    "Chinese": (
        "<p xml:lang='zh'>" + "中国共产党中央委员会给苏联共产党中央委员会的信。" * 40 + "</p>",
        "WenQuanYi Micro Hei",
        WQY,
    ),
    "Chinese in English": (
        "<p>" + "The letter 来信 of the 中国共产党 said so. " * 30 + "</p>",
        "WenQuanYi Micro Hei",
        WQY,
    ),
    "Georgian": ("<p xml:lang='ka'>" + "სიტყვა და საქმე " * 60 + "</p>", "DejaVu Sans", DEJAVU),
}
#: Characters that no face of ours has, or that no PDF for archives may hold.
REFUSED: Final = {
    "Korean": "한",
    "Chinese": "中",
    "Arabic": "م",
    "a picture": "👍",
    "a family of pictures": "👩\u200d👩\u200d👧",
    "a control character": "\x81",
    "a private character of which no face knows": "\uf8f0",
    "no character at all": "\ufdd0",
    "no character of another plane": "\U0001fffe",
}
#: Facts of an edition, and of a document's head, that are code in Typst; each stands in every place that takes words.
HEADER: Final = (
    "<profileDesc><creation><date when={0}>{1}</date></creation>"
    "<langUsage><language ident={0}>{1}</language></langUsage><correspDesc>"
    "<correspAction type='sent'><persName>{1}</persName><date>{1}</date><placeName>{1}</placeName></correspAction>"
    "<correspAction type='received'><persName>{1}</persName></correspAction></correspDesc></profileDesc>"
)
