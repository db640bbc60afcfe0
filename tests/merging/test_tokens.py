from __future__ import annotations

import pytest

from edenda.merging.tokens import Lexicon, Tokens, is_balanced, own_id, renamed, tokenise


def tokens(text: str) -> Tokens:
    return tokenise(text, Lexicon())


def test_every_kind_of_token_is_one_token() -> None:
    text = "<?xml version='1.0'?><!-- a < b --><p n='>'>It’s &amp; <![CDATA[<x>]]>\r\n\t<lb/></p>"
    found = tokens(text)
    raws = [found.raw(i) for i in range(len(found.keys))]
    assert raws == [
        *("<?xml version='1.0'?>", "<!-- a < b -->", "<p n='>'>", "It", "’", "s", " ", "&amp;", " "),
        *("<![CDATA[<x>]]>", "\r\n\t", "<lb/>", "</p>"),
    ]
    assert "".join(found.kind(i) for i in range(len(raws))) == "XXSWPWBTBTBME"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a b", "a\r\n\tb"),
        ("<p a='1' b='2'/>", '<p  b="2"\n a = "1" />'),
        ('<p xml:id="x-p1" n="1">', '<p n="1">'),
        ('<ref target="#a">', '<ref target="#b">'),
        ("</p>", "</p >"),
        ("<!-- a\n b -->", "<!-- a b -->"),
    ],
)
def test_what_is_written_otherwise_has_the_same_key(one: str, two: str) -> None:
    lexicon = Lexicon()
    assert tokenise(one, lexicon).keys == tokenise(two, lexicon).keys


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Word", "word"),
        ("<p>", "<p/>"),
        ('<ref target="#a">', '<ref target="#a #b">'),
        ('<ref target="#a">', "<ref>"),
        ("<a>", "</a>"),
    ],
)
def test_what_says_something_else_has_another_key(one: str, two: str) -> None:
    lexicon = Lexicon()
    assert tokenise(one, lexicon).keys != tokenise(two, lexicon).keys


def test_ids_and_local_pointers_are_renamed_and_nothing_else() -> None:
    raw = """<ref xml:id = 'p1'  target="#p1 #p2 x.xml#p1" n="p1">"""
    assert renamed(raw, str.upper) == """<ref xml:id = 'P1'  target="#P1 #P2 x.xml#p1" n="p1">"""
    assert renamed("#p1", str.upper) == "#p1"
    assert own_id(raw) == "p1"
    assert own_id("<!-- xml:id='p1' -->") == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a><b/></a>", True),
        ("<a><!-- </a> --></a>", True),
        ("<a><b></a></b>", False),
        ("<a>", False),
        ("</a>", False),
        ("<a n='</a>'></a>", True),
    ],
)
def test_tags_are_balanced_or_not(text: str, expected: bool) -> None:
    assert is_balanced(text) is expected
