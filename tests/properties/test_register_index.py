"""The index: mentions point at exactly their elements, and after any changes it is what a fresh reading gives."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from edenda.edition import Edition, open_edition
from edenda.markup.document import look_at
from edenda.markup.tags import scan
from edenda.register.index.gathering import mentions_in
from edenda.register.index.index import Index, open_index
from edenda.register.index.values import IndexedEntry, Mention
from edenda.tei import parse
from tests.properties.tei_files import TeiFile, tei_files
from tests.tei_support import tei

ROOT: Final = Path("/edition")
REGISTER: Final = ROOT / "tei" / "register.xml"
REPOSITORY: Final = Path(__file__).resolve().parents[2]
_NAMES: Final = "persName orgName placeName name title rs".split()
#: What is not read in a name: what stands beside the text, and the other reading of two.
_UNREAD: Final = {"note", "sic", "orig", "abbr", "del", "rdg"}
_FRAMES: Final = (
    '<p>So <persName ref="register.xml#pers-a">Anna</persName> came.</p>',
    '<p>A <name ref="register.xml#pers-b register.xml#pers-a" cert="low">Bo</name></p>',
    "<p>Of <placeName>Kew</placeName>.</p>",
    "<p>nobody</p>",
    "<p>not <well-formed></p>",
)
_ENTRIES: Final = (
    "",
    '<listPerson><person xml:id="pers-a"><persName>Anna</persName></person></listPerson>',
    (
        '<listPerson><person xml:id="pers-b" cert="low"><persName>Bo</persName></person>'
        '<person xml:id="pers-a"><persName>Anna</persName><persName type="variant">Ann</persName></person></listPerson>'
    ),
    "<broken>",
)


def gathered(data: bytes) -> tuple[Mention, ...]:
    return mentions_in(data, ROOT / "tei" / "a.xml", ROOT, REGISTER)


@settings(max_examples=400)
@given(tei_files())
def test_every_name_is_a_mention_at_its_bytes(file: TeiFile) -> None:
    root = parse(file.data, "generated")
    elements = [one for one in root.iter(*(f"{{*}}{name}" for name in _NAMES)) if not _is_in_header(one)]
    found = [one for one in gathered(file.data) if not one.is_in_header]
    assert [one.element for one in found] == [etree.QName(one).localname for one in elements]
    view = look_at(file.data, "generated").view
    starts = scan(view).starts
    for mention in found:
        written = view[mention.start : mention.end]
        assert starts[mention.tag] == mention.start
        assert written.startswith("<")
        assert written.rstrip(" \t\r\n>").endswith((mention.element, "/"))


@settings(max_examples=300)
@given(tei_files())
def test_words_are_the_letters_of_the_element(file: TeiFile) -> None:
    root = etree.fromstring(file.data, etree.XMLParser(collect_ids=False))  # which puts entities in
    elements = [one for one in root.iter(*(f"{{*}}{name}" for name in _NAMES)) if not _is_in_header(one)]
    found = [one for one in gathered(file.data) if not one.is_in_header]
    for mention, element in zip(found, elements, strict=True):
        assert _letters(mention.words) == _letters(_read(element))


def _is_in_header(element: etree._Element) -> bool:
    return next(element.iterancestors("{*}teiHeader"), None) is not None


def _read(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        is_read = isinstance(child.tag, str) and etree.QName(child).localname not in _UNREAD
        pieces += [_read(child) if is_read else "", child.tail or ""]
    return "".join(pieces)


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def test_every_name_in_the_edition_here_is_found_at_its_bytes() -> None:
    edition = open_edition(REPOSITORY)
    for path in edition.documents():
        data = path.read_bytes()
        for mention in mentions_in(data, path, REPOSITORY, edition.register_path):
            written = data[mention.start : mention.end]
            assert written.startswith(f"<{mention.element}".encode())
            assert written.endswith(f"</{mention.element}>".encode())
            element = etree.fromstring(written.replace(b"xml:id", b"id"))
            pointers = [pointer.partition("#")[2] for pointer in element.get("ref", "").split()]
            assert mention.entries == tuple(pointers)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("a.xml", "b.xml", "c.xml", "register.xml")),
            st.sampled_from(("write", "write", "write", "touch", "remove", "break index", "remove index")),
            st.integers(0, 4),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_the_index_is_always_what_a_fresh_one_would_be(steps: list[tuple[str, str, int, bool]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "tei").mkdir()
        (root / "edition.toml").write_text('[edition]\ntitle = "E"\n', encoding="utf-8")
        kept = open_index(open_edition(root))
        for name, deed, number, is_told in steps:
            if "index" in deed:  # what damages a file that is in use is the system's affair
                kept.close()
            _do(root / "tei" / name, deed, number)
            edition = open_edition(root)
            expected = _fresh(edition)
            with open_index(edition) as opened:
                assert _content(opened, edition) == expected
            if "index" in deed:
                kept = open_index(edition)
            if is_told:
                kept.refresh([root / "tei" / name])
        kept.refresh(root / "tei" / name for name in ("a.xml", "b.xml", "c.xml", "register.xml"))
        edition = open_edition(root)
        assert _content(kept, edition) == _fresh(edition)
        kept.close()


def _do(path: Path, deed: str, number: int) -> None:
    index = path.parent.parent / ".edenda-local" / "index.sqlite"
    if deed == "remove":
        path.unlink(missing_ok=True)
    elif deed == "touch" and path.exists():
        os.utime(path, ns=(number, number))
    elif deed == "break index":
        index.write_bytes(b"no database" if number % 2 else index.read_bytes()[: 1024 * number])
    elif deed == "remove index":
        index.unlink(missing_ok=True)
    elif path.name == "register.xml":
        entries = f"<standOff>{_ENTRIES[number % 4]}</standOff><text>"
        path.write_text(tei("<p/>").replace("<text>", entries), encoding="utf-8")
    else:
        path.write_text(tei(_FRAMES[number]), encoding="utf-8")


def _fresh(edition: Edition) -> object:
    """What a new index of an edition would hold, without its file."""
    local = edition.root / ".edenda-local"
    hidden = edition.root / "hidden"
    local.rename(hidden)
    try:
        with open_index(edition) as index:
            return _content(index, edition)
    finally:
        for path in local.iterdir():
            path.unlink()
        local.rmdir()
        hidden.rename(local)


def _content(index: Index, edition: Edition) -> object:
    documents: list[Mention] = []
    for path in edition.documents():
        documents.extend(index.document(f"tei/{path.name}"))
    entries: list[IndexedEntry] = list(index.entries())
    asked = [index.unlinked(), index.unsure(), index.mentions("pers-a"), index.of_words("Bo")]
    return documents, entries, index.counts(), [list(one) for one in asked]
