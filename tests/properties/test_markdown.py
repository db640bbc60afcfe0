"""What holds of all Markdown: read strictly, it says what the plain text says, and no word means anything."""

from __future__ import annotations

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.config import TextFacts
from edenda.writers.context import RenderContext
from tests.writers.markdown_words import compared

_TEI = "http://www.tei-c.org/ns/1.0"
_HEADER = (
    f"<TEI xmlns='{_TEI}'><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><p/>"
    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body/></text></TEI>"
)
#: What means something to some reader of Markdown, somewhere.
HOSTILE: Final = (
    *"""* ** *** _ __ _a_ a_b a*b *a* **b** ` `` ``` `code` ~ ~~ ~~~ ~~s~~ # ## #tag ### === --- - + +1 -1 = | a|b
    |--- :--- ---: : :: ::: > >> < <b> </b> <!-- --> <?x?> <http://a.b> http://a.b/_c_ www.a.b a@b.c [ ] [] [a] [a](b)
    ![a](b) [^1] [^1]: ^[a] ^ a^b^ [a]: & &amp; &#35; &copy; &x \\ \\\\ \\* \\n $ $x$ $$ { } {#a} {{<b>}} 1. 1) 12. 01.
    1.a 0) (a) a. A. ! !! ? / % @ @a " ' “a” … – — «a» ⟦x⟧ · § ¶ a. a, .a ,a *a, a*, _a, *.a .* %% == ==a== ^^ H~2~O
    :smile: ---- ...""".split(),
    *(
        "a\u00a0b",
        "\u00a0",
        "\u2003",
        "\u200b",
        "\ufdd0x",
        "\ufdefy",
        "\ufde8",
        "\u2028",
        "\u0085",
        "a\u00ad",
        "أب",
        "中国",
    ),
)
_ordinary = st.sampled_from("The mill stood below the weir until 1861 when it fell into the river Orrin".split())
_odd = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=6)
_word = st.one_of(st.sampled_from(HOSTILE), st.sampled_from(HOSTILE), _ordinary, _odd)
_phrase = st.lists(_word, min_size=1, max_size=7).map(" ".join)
_glue = st.sampled_from(("", " ", " ", "."))


def _made(name: str, *content: str | etree._Element, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{_TEI}}}{name}", attributes)
    for one in content:
        if not isinstance(one, str):
            element.append(one)
        elif len(element):
            element[-1].tail = (element[-1].tail or "") + one
        else:
            element.text = (element.text or "") + one
    return element


@st.composite
def _pieces(draw: st.DrawFn, depth: int = 2) -> list[str | etree._Element]:
    """Words with elements among and in them."""
    found: list[str | etree._Element] = []
    for kind in draw(st.lists(st.integers(0, 11), min_size=1, max_size=5)):
        if kind > 6 or not depth:
            found.append(draw(_phrase))
        elif kind == 0:
            found.append(
                _made("pb", n=draw(st.sampled_from(("7", "*", "]("))), **draw(st.sampled_from(({}, {"break": "no"}))))
            )
        elif kind == 1:
            found.append(_made("note", *draw(_pieces(depth - 1)), **draw(st.sampled_from(({}, {"type": "textual"})))))
        elif kind == 2:
            target = draw(
                st.sampled_from(("http://a.b/c(d)_e", "https://x y&copy;z", "mailto:a@b", "javascript:x", "#a"))
            )
            found.append(_made("ref", *draw(_pieces(depth - 1)), target=target))
        elif kind == 3:
            found.append(_made("lb"))
        else:
            rend = draw(st.sampled_from(("italic", "bold", "italic", "sup")))
            found.append(_made("hi", *draw(_pieces(depth - 1)), rend=rend))
        found.append(draw(_glue))
    return found


@st.composite
def _blocks(draw: st.DrawFn, depth: int = 2) -> list[etree._Element]:
    """Blocks, some with blocks in them."""
    found = []
    for kind in draw(st.lists(st.integers(0, 11), min_size=1, max_size=4)):
        content = draw(_pieces())
        if kind == 0 and depth:
            found.append(_made("quote", *draw(_blocks(depth - 1))))
        elif kind in (1, 2) and depth:
            found.append(draw(_lists(depth)))
        elif kind == 3:
            found.append(_made("lg", _made("l", *content), _made("l", *draw(_pieces()))))
        elif kind == 4:
            found.append(
                _made("table", *(_made("row", *(_made("cell", *draw(_pieces())) for _ in range(2))) for _ in range(2)))
            )
        elif kind == 5:
            found.append(_made("closer", _made("signed", *content)))
        elif kind == 6:
            found.append(_made("milestone", unit="section"))
        else:
            found.append(_made("p", *content))
    return found


@st.composite
def _lists(draw: st.DrawFn, depth: int) -> etree._Element:
    labels = draw(
        st.sampled_from(((), ("1.", "2."), ("3)", "4)"), ("1.", "3."), ("(a)", "(b)"), ("*", "-"), ("", "+")))
    )
    items = [_made("item", *draw(st.one_of(_pieces(), _blocks(depth - 1)))) for _ in range(2)]
    rend = draw(st.sampled_from(({}, {"rend": "numbered"}, {"rend": "lower-alpha"}, {"type": "contents"})))
    if not labels:
        return _made("list", *items, **rend)
    return _made(
        "list", *(one for label, item in zip(labels, items, strict=True) for one in (_made("label", label), item))
    )


@st.composite
def documents(draw: st.DrawFn) -> etree._Element:
    """A document of sections with headings, whose words are Markdown."""
    root = etree.fromstring(_HEADER)
    into = root[1][0]
    for _ in range(draw(st.integers(1, 3))):
        div = _made("div", _made("head", *draw(_pieces(1))), *draw(_blocks()))
        into.append(div)
        into = div if draw(st.booleans()) else into
    return root


@settings(max_examples=30)
@given(documents(), st.sampled_from((0, 0, 20, 33)), st.sampled_from(("end", "end", "inline")), st.booleans())
def test_markdown_says_what_the_plain_text_says(tei: etree._Element, wrap: int, notes: str, pages: bool) -> None:
    assert compared(tei, RenderContext(text=TextFacts(wrap=wrap, notes=notes, pages=pages))) == ""
