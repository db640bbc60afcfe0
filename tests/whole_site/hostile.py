"""An edition in which everything that an author or editor can write tries to run, to leave the page, or to break it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape, quoteattr

#: What a script that ran would leave behind, and the host that nothing may ask for.
MARK: Final = "ran"
OUTSIDE: Final = "evil.example"
_SCRIPT: Final = f"window.{MARK}=1;alert(1)"
#: Words that mean something to HTML, CSS, JavaScript, JSON, URLs, or to those who mix them.
WORDS: Final = (
    f"</script><script>{_SCRIPT}</script>",
    f"</style><script>{_SCRIPT}</script>",
    f"<!--<script>{_SCRIPT}</script>-->",
    "<!-- <script>",
    "]]><![CDATA[",
    f"<img src=x onerror={_SCRIPT}>",
    f"\"><svg onload='{_SCRIPT}'>",
    f"' onmouseover='{_SCRIPT}",
    f"</title><body onload={_SCRIPT}>",
    "</template></noscript></textarea></select></option></main></html>",
    f"{{{{constructor.constructor('{_SCRIPT}')()}}}}",
    f"&lt;script&gt;{_SCRIPT}&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"\\u003cscript\\u003e{_SCRIPT}\\\" \\' \\",
    "one\u2028two\u2029three",
    "abc \u202egnp.exe\u202c \u2066x\u2069 \u200b\u200d\ufeff",
    "\U0001f5dd \U00020000 \U000e0041",
    "a\ufdd0p9\ufdd1b",
    "C1 \u0085 \u009b controls \u007f",
    "[x](javascript:alert(1)) `code` {} % \\ $x {$x}",
)
#: Addresses that must not be followed, or not be loaded; the last are allowed as links and nothing else.
ADDRESSES: Final = (
    f"javascript:{_SCRIPT}",
    f"JaVaScRiPt:{_SCRIPT}",
    f" javascript:{_SCRIPT}",
    f"java\tscript:{_SCRIPT}",
    f"\u00a0javascript:{_SCRIPT}",
    f"\u2028javascript:{_SCRIPT}",
    f"\u0085javascript:{_SCRIPT}",
    f"javascript&colon;{_SCRIPT}",
    f"javascript%3A{_SCRIPT}",
    f"vbscript:{_SCRIPT}",
    f"data:text/html,<script>{_SCRIPT}</script>",
    f"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='{_SCRIPT}'/>",
    "blob:https://evil.example/1",
    "file:///etc/passwd",
    "view-source:https://evil.example",
    f"//{OUTSIDE}/x.png",
    f"\\\\{OUTSIDE}\\x.png",
    f"/\\{OUTSIDE}/x.png",
    f"http:\\\\{OUTSIDE}/x.png",
    "../../../../etc/passwd",
    f'x.xml#"><script>{_SCRIPT}</script>',
    "#",
    "#\"onclick='x'",
    "##",
    "register.xml#<b>",
    "%",
    "https://[evil",
    f"https://{OUTSIDE}/x.png?a=1&b=\"<'",
    f"http://{OUTSIDE}:99999/x.png",
    f"mailto:a@{OUTSIDE}?subject=<b>",
)
#: Elements that hold words, and attributes that point somewhere.
_HOLDERS: Final = (
    "ref persName placeName orgName name rs date time title term quote q seg said hi foreign note bibl num abbr orig sic "
    "add del supplied unclear gloss mentioned emph author publisher measure w pc c s cl phr app idno email eventName label"
).split()
_POINTING: Final = (
    "ref target url facs source corresp sameAs copyOf next prev xml:base resp who key ana synch scheme cRef n rend style "
    "rendition type subtype place when notBefore onclick onmouseover href src class id name srcdoc action formaction data-x"
).split()
#: Ids that pages, scripts or style sheets could take for their own, or that the DOM has names for.
IDS: Final = (
    "_m-1 _m-2 _m-30 _p-1 _p-30 _text _main _mentioned _apparatus _notes _about _contents _cited _documents _cite _view "
    "_view-reading _view-transcribed _show-person _show-date _note-1 _n-1 _a-1 _pers-x __m-1 body head html main "
    "document window location cookie forms images links scripts title URL domain getElementById querySelector addEventListener "
    "createElement children childNodes parentNode attributes innerHTML constructor prototype __proto__ toString hasOwnProperty "
    "edenda pagefind search top self parent opener name length event status é été．a a.b a-b.c-d"
).split()
_ENTRIES: Final = (
    "pers-x",
    "m-1",
    "p-1",
    "text",
    "main",
    "mentioned",
    "body",
    "constructor",
    "__proto__",
    "view-reading",
)
_TEI: Final = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:s="http://www.w3.org/2000/svg"'
_EDITION: Final = """[edition]
title = {words}
date = "2026-05-01"
language = "en"
publisher = {words}
licence = {words}
licence_url = "javascript:alert(1)"
base_url = "https://example.org/a'b\\"c"
people = [{{ id = "ed", name = {words}, role = {words} }}]

[web]
front = ["front"]
footer = {words}

[web.redirects]
"documents/was.html" = "javascript:alert(1)"
"""


def make_hostile(folder: Path) -> None:
    """Such an edition: documents, one of them front matter, one with a name made to hurt, and a register."""
    tei = folder / "tei"
    tei.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        _EDITION.format(words=_toml(" ".join(WORDS[:13]))), encoding="utf-8", newline=""
    )
    bodies = {
        "attributes": "".join(_attributes()),
        "words": "".join(f"<p>{escape(words)}</p>" for words in WORDS),
        "ids": "".join(_ids()),
        "elements": _elements(),
        "front": f"<p>{escape(WORDS[0])}</p>",
        "it's <b> & “100 %” #1?": f"<p>{_name('register.xml#pers-x')}</p>",
    }
    for number, (stem, body) in enumerate(bodies.items()):
        _write(tei / f"{stem}.xml", _document(WORDS[number], f'<div type="{number}"><head>H</head>{body}</div>'))
    _write(tei / "register.xml", _register())


def _document(title: str, body: str) -> str:
    words = escape(title)
    header = (
        f"<teiHeader><fileDesc><titleStmt><title>{words}</title><title type='sub'>{words}</title><author>{words}</author>"
        f"<author><persName ref='register.xml#pers-x'>{words}</persName></author><respStmt xml:id='ed'><resp>{words}</resp>"
        f"<name>{words}</name></respStmt></titleStmt><publicationStmt><publisher>{words}</publisher><date when={quoteattr(title)}>"
        f"{words}</date><idno type='URL'>javascript:alert(1)</idno><availability><licence target='javascript:alert(1)'>"
        f"<p>{words}</p></licence></availability></publicationStmt><sourceDesc><bibl>{words}<ptr target='javascript:alert(1)'/>"
        f"</bibl></sourceDesc></fileDesc><profileDesc><abstract><p>{words}</p></abstract><creation><date>{words}</date></creation>"
        f"<textClass><keywords scheme='javascript:alert(1)'><term>{words}</term></keywords></textClass>"
        f"<langUsage><language ident='en'>{words}</language></langUsage></profileDesc>"
        f"<revisionDesc status={quoteattr(title)}><change when={quoteattr(title)}>{words}</change></revisionDesc></teiHeader>"
    )
    type_ = quoteattr(title)
    return f"{_TEI} xml:id='doc' xml:lang='en'>{header}<text type={type_}><body>{body}</body></text></TEI>"


def _attributes() -> Iterator[str]:
    """Every holder with several attributes at a time, so that each attribute has each address somewhere."""
    addresses, words = cycle(ADDRESSES), cycle(WORDS)
    for holder, start in zip(cycle(_HOLDERS), range(0, 8 * len(_HOLDERS)), strict=False):
        names = [_POINTING[(start * 7 + step) % len(_POINTING)] for step in range(7)]
        given = "".join(f" {name}={_quoted(next(addresses))}" for name in dict.fromkeys(names))
        yield f"<p><{holder}{given}>{escape(next(words))}</{holder}></p>\n"
    for address in ADDRESSES:
        one = _quoted(address)
        yield f"<p><ref target={one}>to</ref> <ptr target={one}/> {_name(address)} <quote source={one}>said</quote></p>"
        yield f"<p><pb n={one} facs={one}/><lb n={one}/><milestone unit={one} n={one}/><gap reason={one}/></p>"
        yield f"<figure><graphic url={one}/><media url={one} mimeType='text/html'/><figDesc>{escape(address)}</figDesc></figure>"
        yield f"<list type={one} rend={one}><label>{escape(address)}</label><item n={one}>item</item></list>"
    yield from (f"<p xml:lang={_quoted(words)} rend={_quoted(words)}>tongue</p>" for words in WORDS)


def _ids() -> Iterator[str]:
    number = count()
    for one in IDS:
        tag = ("p", "seg", "note", "persName", "date")[next(number) % 5]
        inside = f"<{tag} xml:id='{one}' ref='register.xml#pers-x' when='1902'>at {one}</{tag}>"
        yield (
            inside if tag == "p" else f"<p>{inside}</p>"
        ) + f"<p><ref target='#{one}'>to {one}</ref> {_name('register.xml#pers-x')}</p>"
    long = "i" * 5_000
    yield f"<p xml:id='{long}'>long</p><p><ref target='#{long}'>to the long</ref></p>"
    yield "".join(f"<p>{_name(f'register.xml#{entry}')}</p>" for entry in _ENTRIES)


def _elements() -> str:
    """Elements that browsers would run, in every namespace that they could stand in."""
    kinds = "script style iframe object embed base meta link svg math form input button video audio template noscript textarea"
    names = [f"{prefix}{kind}" for kind in kinds.split() for prefix in ("", "h:", "s:")]
    given = f'src="https://{OUTSIDE}/x" href="javascript:alert(1)" onload="{_SCRIPT}" http-equiv="refresh" content="0;url=//{OUTSIDE}"'
    return "".join(f"<p>before <{name} {given}>{_SCRIPT}</{name}> after</p>" for name in names) + (
        f"<formula notation='mathml'><math xmlns='http://www.w3.org/1998/Math/MathML' href='javascript:alert(1)'>"
        f"<maction actiontype='statusline#https://{OUTSIDE}'>x</maction></math></formula>"
        f"<?xml-stylesheet href='https://{OUTSIDE}/x.css'?><!-- --!> <script>{_SCRIPT}</script> -->"
    ).replace("--!>", "- ->").replace("<!-- - ->", "<!-- ->")


def _register() -> str:
    persons = []
    for number, one in enumerate(_ENTRIES):
        words = escape(WORDS[number % len(WORDS)])
        persons.append(
            f"<person xml:id='{one}' n={_quoted(ADDRESSES[number])}><persName>{words}</persName><persName type='variant'>{words}"
            f"</persName><birth when={_quoted(WORDS[number])}>{words}</birth><occupation>{words}</occupation><note>{words}</note>"
            f"<idno type='URL'>{escape(ADDRESSES[number])}</idno><idno type={_quoted(WORDS[number])}>{words}</idno></person>"
        )
    places = "".join(
        f"<place xml:id='pl-{number}'><placeName>{escape(words)}</placeName><location><geo>{escape(words)}</geo></location></place>"
        for number, words in enumerate(WORDS)
    )
    header = (
        "<teiHeader><fileDesc><titleStmt><title>R</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt>"
        "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
    )
    return (
        f"{_TEI}>{header}<standOff><listPerson>{''.join(persons)}<listRelation><relation name={_quoted(WORDS[6])} "
        f"active='#pers-x' passive='#text javascript:alert(1)'/></listRelation></listPerson><listPlace>{places}</listPlace>"
        f"</standOff></TEI>"
    )


def _name(pointer: str) -> str:
    return f"<persName ref={_quoted(pointer)}>{escape(pointer)}</persName>"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\t": "&#9;", "\u0085": "&#133;", "\u2028": "&#8232;"})


def _toml(words: str) -> str:
    """Words as a string of TOML."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
