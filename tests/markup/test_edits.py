"""Edits: each changes the bytes it names, and no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edenda.markup.document import look_at
from edenda.markup.edits import Edit, apply, insert_attribute, start_tag, unwrap, wrap
from edenda.markup.tags import attributes_in, scan
from edenda.tei import parse
from tests.properties.tei_files import TeiFile, tei_files

FILE = b"<?xml version='1.0'?>\r\n<a><!-- <b> --><b  x = 'is \"so\"'\n y=\"1\"/>text<c >m\xc3\xa9t</c ></a>\n"


def edited(*edits: Edit) -> bytes:
    """The file with some edits made."""
    return apply(look_at(FILE, "f.xml"), edits)


def index_of(start: str) -> int:
    """The item that begins so."""
    return next(at for at, head in enumerate(scan(look_at(FILE, "f.xml").view).heads) if head.startswith(start))


TAGS = scan(look_at(FILE, "f.xml").view)


def test_no_edit_changes_nothing() -> None:
    assert edited() == FILE


def test_an_attribute_is_put_behind_those_that_are_there() -> None:
    assert edited(insert_attribute(TAGS, index_of("b"), "z", 'a"<&')) == FILE.replace(
        b'y="1"/>', b'y="1" z="a&quot;&lt;&amp;"/>'
    )
    assert edited(insert_attribute(TAGS, index_of("c"), "z", "1")) == FILE.replace(b"<c >", b'<c z="1" >')
    assert edited(insert_attribute(TAGS, index_of("a"), "z", "1")) == FILE.replace(b"<a>", b'<a z="1">')


def test_an_element_is_wrapped_and_unwrapped() -> None:
    at = FILE.index(b"m\xc3\xa9t")
    wrapped = edited(*wrap((at, at + 4), "w", {"n": "é"}))
    assert wrapped == FILE.replace(b"m\xc3\xa9t", '<w n="é">mét</w>'.encode())
    document = look_at(wrapped, "f.xml")
    tags = scan(document.view)
    start = tags.heads.index('w n="Ã©"')
    assert apply(document, unwrap(tags, start, start + 1)) == FILE


def test_neighbours_and_elements_in_elements_nest() -> None:
    at = FILE.index(b"text")
    outer, inner, after = wrap((at, at + 4), "o", {}), wrap((at, at + 2), "i", {}), wrap((at + 2, at + 4), "n", {})
    assert b"<o><i>te</i><n>xt</n></o>" in edited(*outer, *inner, *after)


def test_edits_of_the_same_bytes_are_refused() -> None:
    at = FILE.index(b"text")
    with pytest.raises(ValueError, match="same bytes"):
        edited(Edit((at, at + 3), "x"), Edit((at + 2, at + 4), "y"))
    with pytest.raises(ValueError, match="nothing to wrap"):
        wrap((at, at), "w", {})


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.sampled_from(["\t", "\n", "\r", "a\r\nb"]))
def test_any_value_is_read_again_as_it_was(value: str) -> None:
    value = "".join(one for one in value if one not in "\ufffe\uffff")
    root = etree.fromstring(f"{start_tag('a', {'x': value})}</a>".encode())
    assert root.get("x") == value


@given(tei_files())
def test_all_elements_and_attributes_of_a_file_are_found(file: TeiFile) -> None:
    document = look_at(file.data, "f.xml")
    tags = scan(document.view)
    starts = [head for head in tags.heads if head[0] not in "/!?"]
    elements = list(parse(file.data, "f.xml").iter(etree.Element))
    assert len(starts) == len(elements)
    assert [len(attributes_in(head)) - head.count("xmlns") for head in starts] == [
        len(element.attrib) for element in elements
    ]
    assert apply(document, ()) == file.data
    pieces = [view for head, words in zip(tags.heads, tags.words, strict=True) for view in ("<", head, ">", words)]
    assert document.view.endswith("".join(pieces))


@given(tei_files())
def test_what_is_put_in_and_taken_out_again_leaves_the_file(file: TeiFile) -> None:
    document = look_at(file.data, "f.xml")
    tags = scan(document.view)
    starts = [at for at, head in enumerate(tags.heads) if head[0] not in "/!?"]
    edits = [insert_attribute(tags, at, "new", "1") for at in starts]
    assert apply(document, edits).replace(_encoded(file, ' new="1"'), b"") == file.data


def _encoded(file: TeiFile, text: str) -> bytes:
    return text.encode(file.codec)
