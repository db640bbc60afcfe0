"""XML made to harm: each file ends in a clear message, in little time and memory, and never in a pass."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from edenda.errors import UnreadableError
from edenda.tei import parse
from tests.hostile.trial import check, tei, valid

_MANY = " ".join(f'a{number}="x"' for number in range(100_000))
_LAUGHS = (
    '<!DOCTYPE TEI [<!ENTITY e0 "lol">'
    + "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 12))
    + "]>"
)
_ROUND = '<!DOCTYPE TEI [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
_DEFAULTS = "<!DOCTYPE TEI [<!ATTLIST p " + " ".join(f'a{n} CDATA "x"' for n in range(1000)) + ">]>"
_LARGE = f'<!DOCTYPE TEI [<!ENTITY e "{"x" * 1_000_000}">]>'


def refused(data: bytes) -> tuple[str, int | None]:
    """The code and the line of what a file is refused for."""
    with pytest.raises(UnreadableError) as caught:
        parse(data, "some.xml")
    (problem,) = caught.value.problems
    assert problem.hint
    return problem.code, problem.line


HEAVY: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "a hundred thousand levels": (lambda: tei("<p>" * 100_000 + "</p>" * 100_000), "TEI-002", "too deeply"),
    "a million attributes": (
        lambda: tei("\n<p " + " ".join(f'a{n}="x"' for n in range(1_000_000)) + "/>"),
        "TEI-002",
        ".xml:2: This XML is beyond what edenda reads: an element has more than 2,000 attributes",
    ),
    "a million attributes on lines, in single quotes, with blanks and >": (
        lambda: tei("<p\n" + "\n".join(f"a{n} = '>'" for n in range(1_000_000)) + "/>"),
        "TEI-002",
        "more than 2,000 attributes",
    ),
    "attributes in UTF-16": (
        lambda: ('<?xml version="1.0" encoding="UTF-16"?>' + tei(f"<p {_MANY}/>").decode()).encode("utf-16"),
        "TEI-002",
        "more than 2,000 attributes",
    ),
    "a text of 200 MB": (lambda: tei("x" * 200_000_000), "TEI-002", "100 MiB"),
    "a text of 90 MB": (lambda: tei("x" * 90_000_000), "TEI-002", "a text is too long"),
    "five million instructions": (lambda: tei("<?a?>" * 5_000_000), "TEI-002", "5,000,000 comments and processing"),
    "five million comments": (lambda: tei("<!---->" * 5_000_000), "TEI-002", "5,000,000 comments and processing"),
    "five million elements": (lambda: tei("<p/>" * 5_000_000), "TEI-002", "the limit is 160 MB"),
    "attributes by default": (lambda: tei("<p/>" * 100_000, _DEFAULTS), "TEI-002", "the limit is 160 MB"),
    "entities in entities": (lambda: tei("<p>&e11;</p>", _LAUGHS), "TEI-002", "without end"),
    "entities in entities in a value": (lambda: tei('<p n="&e11;"/>', _LAUGHS), "TEI-002", "without end"),
    "a large entity, often": (lambda: tei(f'<p n="{"&e;" * 10_000}"/>', _LARGE), "TEI-002", "without end"),
    "the most words that are read": (lambda: tei('<w n="b" rend="d">word</w> ' * 176_000), "GRAM-005", "`w`"),
    "the most elements that are read": (lambda: tei("<p/>" * 400_000), "GRAM-001", "more than 2,000 mistakes"),
}


@pytest.mark.slow
@pytest.mark.parametrize("what", HEAVY)
def test_a_file_made_to_take_time_or_memory_is_refused_in_little_of_either(what: str, tmp_path: Path) -> None:
    make, code, words = HEAVY[what]
    path = tmp_path / "some.xml"
    path.write_bytes(make())
    trial = check(path)
    assert (trial.code, code in trial.said, words in trial.said) == (1, True, True), trial
    assert trial.is_bounded, trial[2:]


@pytest.mark.slow
def test_a_register_of_fifty_thousand_entries_may_be_larger_than_a_document_but_not_without_end(tmp_path: Path) -> None:
    names = '<persName>A</persName><persName type="variant">B</persName><persName type="variant">C</persName>'
    facts = '<birth when="1900"/><death when="1950"/><note>D</note><idno type="GND">118529579</idno>'
    data = tei("".join(f'<person xml:id="p{number}">{names}{facts}</person>' for number in range(50_000)))
    (tmp_path / "register.xml").write_bytes(data)
    (tmp_path / "other.xml").write_bytes(data)
    assert "TEI-002" not in check(tmp_path / "register.xml").said
    assert "the limit is 160 MB" in check(tmp_path / "other.xml").said
    (tmp_path / "register.xml").write_bytes(tei("<p/>" * 5_000_000))
    assert "the limit is 400 MB" in check(tmp_path / "register.xml").said


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (
            valid("<p>&e;</p>", '<!DOCTYPE TEI [<!ENTITY e SYSTEM "SECRET">]>'),
            "TEI-005",
            "&e; is not expanded",
        ),
        (tei('<p n="&e;"/>', '<!DOCTYPE TEI [<!ENTITY e SYSTEM "SECRET">]>'), "TEI-001", "external entity"),
        (valid(before='<!DOCTYPE TEI [<!ENTITY % p SYSTEM "SECRET"> %p;]>'), "TEI-001", "internal subset"),
        (valid("<p>&e;</p>", '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/x.dtd">'), "TEI-006", "was not read"),
        (valid('<p><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="SECRET"/></p>'), "TEI-005", "XInclude"),
        (valid("<p>&a;</p>", _ROUND), "TEI-001", "loop"),
    ],
    ids=["entity", "entity in a value", "parameter entity", "document type", "XInclude", "entities in a circle"],
)
def test_what_stands_elsewhere_is_not_read_and_is_a_finding(data: bytes, code: str, words: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<!ENTITY x 'the secret'><p>the secret</p>", encoding="utf-8")
    path = tmp_path / "some.xml"
    path.write_bytes(data.replace(b"SECRET", secret.as_uri().encode()))
    trial = check(path)
    assert trial.code == 1
    assert (code in trial.said, words in trial.said) == (True, True), trial.said
    assert "the secret" not in trial.said


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (tei("<p>\n\ncaf\xe9</p>").decode().encode("latin-1"), 3),
        (tei("<p>\n\0</p>"), 2),
        (b'<?xml version="1.0" encoding="UTF-16"?><TEI/>', 1),
        ('<?xml version="1.0" encoding="UTF-8"?><TEI/>'.encode("utf-16"), 1),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="ISO-8859-1"?><TEI/>', 1),
        ('<?xml version="1.0" encoding="windows-1252"?><TEI>café</TEI>'.encode(), 1),
        (b'<?xml version="1.0" encoding="UTF-7"?>+ADw-TEI/+AD4-', 1),
        (b'<?xml version="1.0" encoding="no-such"?><TEI/>', 1),
        ('<?xml version="1.0" encoding="IBM037"?><TEI/>'.encode("cp037"), 1),
        (b"", None),
        (b" \r\n ", None),
        (b"\xef\xbb\xbf", None),
        ("<TEI/>".encode("utf-16")[:-1], 1),
    ],
    ids=[
        "no UTF-8",
        "NUL",
        "no UTF-16",
        "UTF-16 that says UTF-8",
        "UTF-8 that says Latin-1",
        "UTF-8 that says Windows-1252",
        "UTF-7",
        "unknown",
        "EBCDIC",
        "empty",
        "blanks",
        "only a byte order mark",
        "half a character",
    ],
)
def test_bytes_that_are_not_in_their_encoding_are_refused_with_the_line(data: bytes, line: int | None) -> None:
    assert refused(data) == ("TEI-001", line)


@pytest.mark.parametrize(
    "data",
    [
        '<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"),
        "<a>é</a>".encode("utf-16"),
        "\ufeff<a>é</a>".encode("utf-16-be"),
        "\ufeff<a>é</a>".encode(),
        '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'.encode("latin-1"),
        "<?xml version='1.0' encoding='windows-1252' standalone='yes'?><a>é</a>".encode("cp1252"),
        b'<?xml version="1.0" encoding="US-ASCII"?><a>&#233;</a>',
        '<?xml version="1.1"?><a>é</a>'.encode(),
    ],
)
def test_an_encoding_that_is_what_it_says_is_read(data: bytes) -> None:
    assert parse(data, "some.xml").text == "é"


def test_a_character_that_only_xml_1_1_allows_is_refused_with_its_line() -> None:
    assert refused(b'<?xml version="1.1"?>\n<a>&#1;</a>') == ("TEI-001", 2)


@pytest.mark.parametrize("around", ["<!-- {} -->", "<![CDATA[{}]]>", "<?note {}?>"])
def test_what_looks_like_a_tag_with_many_attributes_and_is_none_is_no_reason_to_refuse(around: str) -> None:
    assert len(parse(tei(around.format(f"<p {_MANY}/>") + "<p/>"), "some.xml").findall("{*}p")) == 1


@pytest.mark.parametrize("before", ["<!-- > -->", "<p n='>'/>", "<![CDATA[ <!-- ]]>", "<?note <!-- ?>", '<p n="\'"/>'])
def test_many_attributes_are_found_after_anything(before: str) -> None:
    assert refused(tei(f"{before}\n<p {_MANY}/>")) == ("TEI-002", 2)


def test_many_attributes_on_several_elements_are_no_reason_to_refuse() -> None:
    few = " ".join(f'a{number}="{"x" * 50}"' for number in range(1500))
    assert len(parse(tei(f"<p {few}/>" * 3), "some.xml")) == 3


def test_a_value_and_a_text_with_equals_signs_and_quotes_are_no_attributes() -> None:
    text = "a='x' " * 5000
    assert len(parse(tei(f'<p n="{text}">{text}</p>'), "some.xml")) == 1
