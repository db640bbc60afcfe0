"""Names of files, addresses and types of pictures, by themselves."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edenda.epub.links import outside
from edenda.epub.media import GIF, JPEG, PNG, WEBP, media_type
from edenda.epub.names import file_name
from edenda.epub.xhtml import direction, id_of
from tests.epub.books import PNG as POINT
from tests.epub.books import document, single


@settings(max_examples=30)
@given(st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=8, unique=True))
def test_no_two_documents_have_one_file_on_any_machine(stems: list[str]) -> None:
    names = [file_name(stem) for stem in stems]
    assert len({name.casefold() for name in names}) == len(stems)
    assert all(name.isascii() and "/" not in name and " " not in name and len(name) <= 100 for name in names)


@pytest.mark.parametrize("stem", ["con", "NUL", ".", "x.", ".x", "x" * 300])
def test_names_that_a_machine_would_not_take_are_changed(stem: str) -> None:
    assert file_name(stem) != stem
    assert len(file_name(stem)) <= 100


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/a b?c=“d”#é", "https://example.org/a%20b?c=%E2%80%9Cd%E2%80%9D#%C3%A9"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://müller.example/", "https://xn--mller-kva.example/"),
        ("http://example.org:99999/", ""),
        ("http://a..b/", ""),
        ("http://example.org:80", "http://example.org:80"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("mailto:nobody", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("../a.xhtml#b", "../a.xhtml#b"),
    ],
)
def test_addresses_are_written_as_the_standard_wants_or_not_at_all(written: str, address: str) -> None:
    assert outside(written) == address


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (POINT, PNG),
        (POINT[:16] + bytes(8) + POINT[24:], ""),
        (b"GIF89a\x01\x00\x01\x00\x00\x00", GIF),
        (b"GIF89a\x00\x00\x01\x00\x00\x00", ""),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", WEBP),
        (b"\xff\xd8\xff\xe0\x00\x04xx\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01", JPEG),
        (b"\xff\xd8\xff\xd0\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01", JPEG),
        (b"\xff\xd8\xff\xc0\x00\x0b\x08\x00\x00\x00\x01\x01", ""),
        (b"\xff\xd8\xff\xd9", ""),
        (b"<svg/>", ""),
        (b"", ""),
    ],
)
def test_a_picture_is_what_its_bytes_say(data: bytes, kind: str) -> None:
    assert media_type(data) == kind


@pytest.mark.parametrize(("stated", "id_"), [("a-1", "a-1"), ("1a", "_1a"), ("a b", "a_b"), ("é.x", "é.x"), ("", "_")])
def test_ids_are_such_as_xml_allows(stated: str, id_: str) -> None:
    assert id_of(stated) == id_


@pytest.mark.parametrize(
    ("language", "way"),
    [("en", "ltr"), ("ar", "rtl"), ("he-IL", "rtl"), ("ar-Latn", "ltr"), ("az-Arab", "rtl"), ("", "ltr")],
)
def test_languages_know_their_direction(language: str, way: str) -> None:
    assert direction(language) == way


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="\ufffe\uffff"), max_size=60
    )
)
def test_the_words_of_a_document_are_those_of_its_chapter(words: str) -> None:
    book = single(document(f"<p>{escape(words)}</p>"))
    assert book.said("//h:article//h:p", "documents/x.xhtml") == [" ".join(words.split())]
