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
    "ref persName placeName orgName name rs date time title term quote q seg said hi foreign note bibl num "
    "abbr orig sic add del supplied unclear gloss mentioned emph author publisher measure w pc c s cl phr "
    "idno email eventName label"
).split()
_POINTING: Final = (
    "ref target url facs source corresp sameAs copyOf next prev xml:base resp who key ana synch scheme cRef n "
    "rend style rendition type subtype place when notBefore onclick onmouseover href src class id name srcdoc "
    "action formaction data-x"
).split()
#: Ids that pages, scripts or style sheets could take for their own, or that the DOM has names for.
IDS: Final = (
    "_m-1 _m-2 _m-30 _p-1 _p-30 _text _main _mentioned _apparatus _notes _about _contents _cited _documents "
    "_cite _view _view-reading _view-transcribed _show-person _show-date _note-1 _n-1 _a-1 _pers-x __m-1 body "
    "head html main document window location cookie forms images links scripts title URL domain getElementById "
    "querySelector addEventListener createElement children childNodes parentNode attributes innerHTML "
    "constructor prototype __proto__ toString hasOwnProperty edenda pagefind search top self parent opener "
    "name length event status é été．a a.b a-b.c-d"
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
#: What browsers would run or load.
_KINDS: Final = (
    "script style iframe object embed base meta link svg math form input button video audio template noscript textarea"
).split()
_TEI: Final = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xmlns:h="http://www.w3.org/1999/xhtml" '
    'xmlns:s="http://www.w3.org/2000/svg" xmlns:m="http://www.w3.org/1998/Math/MathML"'
)
_PARTS: Final = Path(__file__).resolve().parents[1] / "cases" / "sites" / "hostile"


def make_hostile(folder: Path) -> None:
    """Such an edition: documents, one of them front matter, one with a name made to hurt, and a register."""
    tei = folder / "tei"
    tei.mkdir(parents=True)
    _write(folder / "edition.toml", _part("edition.toml").format(words=_toml(" ".join(WORDS[:13]))))
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
    header = _part("header.xml").format(words=escape(title), value=quoteattr(title))
    type_ = quoteattr(title)
    return f"{_TEI} xml:id='doc' xml:lang='en'>{header}<text type={type_}><body>{body}</body></text></TEI>"


def _attributes() -> Iterator[str]:
    """Every holder with several attributes at a time, so that each attribute has each address somewhere."""
    addresses, words = cycle(ADDRESSES), cycle(WORDS)
    for holder, start in zip(cycle(_HOLDERS), range(8 * len(_HOLDERS)), strict=False):
        names = [_POINTING[(start * 7 + step) % len(_POINTING)] for step in range(7)]
        given = "".join(f" {name}={_quoted(next(addresses))}" for name in dict.fromkeys(names))
        yield f"<p><{holder}{given}>{escape(next(words))}</{holder}></p>\n"
    for address in ADDRESSES:
        one = _quoted(address)
        yield f"<p><ref target={one}>to</ref> <ptr target={one}/> {_name(address)} <quote source={one}>said</quote></p>"
        yield f"<p><pb n={one} facs={one}/><lb n={one}/><milestone unit={one} n={one}/><gap reason={one}/></p>"
        media = f"<graphic url={one}/><media url={one} mimeType='text/html'/>"
        yield f"<figure>{media}<figDesc>{escape(address)}</figDesc></figure>"
        yield f"<list type={one} rend={one}><label>{escape(address)}</label><item n={one}>item</item></list>"
    yield from (f"<p xml:lang={_quoted(words)} rend={_quoted(words)}>tongue</p>" for words in WORDS)


def _ids() -> Iterator[str]:
    number = count()
    for one in IDS:
        tag = ("p", "seg", "note", "persName", "date")[next(number) % 5]
        inside = f"<{tag} xml:id='{one}' ref='register.xml#pers-x' when='1902'>at {one}</{tag}>"
        yield inside if tag == "p" else f"<p>{inside}</p>"
        yield f"<p><ref target='#{one}'>to {one}</ref> {_name('register.xml#pers-x')}</p>"
    long = "i" * 5_000
    yield f"<p xml:id='{long}'>long</p><p><ref target='#{long}'>to the long</ref></p>"
    yield "".join(f"<p>{_name(f'register.xml#{entry}')}</p>" for entry in _ENTRIES)


def _elements() -> str:
    """Elements that browsers would run, in every namespace that they could stand in."""
    names = [f"{prefix}{kind}" for kind in _KINDS for prefix in ("", "h:", "s:")]
    given = f'src="https://{OUTSIDE}/x" href="javascript:alert(1)" onload="{_SCRIPT}" content="0;url=//{OUTSIDE}"'
    math = "<m:math href='javascript:alert(1)'><m:maction actiontype='statusline#x'>x</m:maction></m:math>"
    beside = f"<?xml-stylesheet href='https://{OUTSIDE}/x.css'?><!-- -> <script>{_SCRIPT}</script> -->"
    given += " http-equiv='refresh'"
    inside = "".join(f"<p>before <{name} {given}>{_SCRIPT}</{name}> after</p>" for name in names)
    return f"{inside}<formula notation='mathml'>{math}</formula>{beside}"


def _register() -> str:
    persons = (
        _part("person.xml").format(
            id=one, words=escape(words), value=_quoted(words), address=_quoted(address), target=escape(address)
        )
        for one, words, address in zip(_ENTRIES, WORDS, ADDRESSES, strict=False)
    )
    relation = f"<relation name={_quoted(WORDS[6])} active='#pers-x' passive='#text javascript:alert(1)'/>"
    places = "".join(_place(number, escape(words)) for number, words in enumerate(WORDS))
    header = _part("header.xml").format(words="Register", value="'register'")
    lists = f"<listPerson>{''.join(persons)}<listRelation>{relation}</listRelation></listPerson>"
    return f"{_TEI}>{header}<standOff>{lists}<listPlace>{places}</listPlace></standOff></TEI>"


def _place(number: int, words: str) -> str:
    return f"<place xml:id='pl-{number}'><placeName>{words}</placeName><location><geo>{words}</geo></location></place>"


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8")


def _name(pointer: str) -> str:
    return f"<persName ref={_quoted(pointer)}>{escape(pointer)}</persName>"


def _quoted(value: str) -> str:
    return quoteattr(value, {"\t": "&#9;", "\u0085": "&#133;", "\u2028": "&#8232;"})


def _toml(words: str) -> str:
    """Words as a string of TOML."""
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")
