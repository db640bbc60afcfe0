"""Characters that no font has are found before anything is set, with their place; fonts of an edition mend it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from edenda.edition import open_edition
from edenda.errors import UnreadableError
from edenda.tei import parse
from edenda.typesetting.compiler import FACE, OTHER_FACES, Typesetter
from edenda.typesetting.glyphs import clusters, missing_characters, plain_only
from edenda.writers.context import RenderContext
from edenda.writers.opening import context_of, with_fonts
from edenda.writers.pdf import render_pdf
from tests.needs import need

FACES: Final = (FACE, *OTHER_FACES)
_KOREAN: Final = Path("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc")
_HEAD: Final = (
    "<teiHeader><fileDesc><titleStmt><title>Minutes</title></titleStmt><publicationStmt><p>P</p></publicationStmt>"
    "<sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>"
)


@pytest.fixture(autouse=True)
def _typst() -> None:
    need("typst", Typesetter().families() == (), "Typst is not installed")


def document(*paragraphs: str) -> bytes:
    body = "\n".join(f"<p>{words}</p>" for words in paragraphs)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{_HEAD}<text><body>\n{body}\n</body></text></TEI>'.encode()


def test_a_cluster_is_a_letter_with_its_marks() -> None:
    assert clusters("cafe\u0301 and über") == ("e\u0301", "ü")


def test_what_stands_in_ascii_is_no_question() -> None:
    assert clusters('#"plain" \\ $x$') == ()


def test_what_joins_characters_stays_with_them() -> None:
    assert clusters("x👩\u200d🌾y") == ("👩\u200d🌾",)


@pytest.mark.parametrize(
    "text", ["Ελλάς, ἀρχή", "Москва", "שָׁלוֹם", "Łódź, Kraków", "„Zitat“ – […] § ¶ † ‡ → ½ № ﬁ", "e\u0301 o\u0308\u0304"]
)
def test_our_faces_have_what_european_editions_need(text: str) -> None:
    assert Typesetter().missing(clusters(text), FACES) == ()


def test_each_script_is_one_problem_with_the_line_of_its_first_character() -> None:
    tei = parse(document("Plain.", "The name 한국 and <hi>中</hi>.", "Again 한."), "a.xml")
    found = missing_characters('#"한국中"', Typesetter(), FACES, tei, "a.xml")
    assert [(one.code, one.file, one.line) for one in found] == [("PRINT-002", "a.xml", 3)] * 2
    assert {one.message for one in found} == {"No font has “국” “한”.", "No font has “中”."}


def test_a_character_in_a_tail_or_an_attribute_has_its_line_too() -> None:
    tei = parse(document("Plain.", "Here <hi>is</hi> 한", 'And <ref target="x" n="中">y</ref>'), "a.xml")
    found = missing_characters('#"한中"', Typesetter(), FACES, tei, "a.xml")
    assert sorted(one.line or 0 for one in found) == [3, 4]


def test_of_many_characters_some_are_named_and_the_rest_counted() -> None:
    many = "".join(chr(0xAC00 + number) for number in range(30))
    (problem,) = missing_characters(f'#"{many}"', Typesetter(), FACES, parse(document(many), "a"), None)
    assert problem.message.count("“") == 12
    assert "18 more" in problem.message


def test_a_sign_that_may_not_show_is_named_by_its_number() -> None:
    (problem,) = missing_characters('#"☃"', Typesetter(), FACES, parse(document("☃"), "a"), None)
    assert "“☃” (U+2603)" in problem.message


def test_a_sign_that_would_steer_a_terminal_is_its_number_alone() -> None:
    (problem,) = missing_characters('#"\x9b"', Typesetter(), FACES, parse(document("a"), "a"), None)
    assert problem.message == "No font has U+009B."


def test_what_no_face_has_in_italics_is_set_upright_and_does_not_fail() -> None:
    assert plain_only('#"a tick ✔ and a sum of ₹"', Typesetter(), FACES) == "[\\u{20B9}\\u{2714}]+"
    assert plain_only('#"plain"', Typesetter(), FACES) == ""
    tei = parse(document("A <hi rend='italic'>tick ✔, שלום</hi> and <hi rend='bold'>✔</hi>."), "a.xml")
    assert render_pdf(tei, RenderContext()).startswith(b"%PDF")


@pytest.mark.parametrize("char", ["\x81", "\ufdd0", "\U0001fffe"])
def test_a_character_that_does_not_show_is_found_too(char: str) -> None:
    assert Typesetter().missing((char, "ü"), FACES) == (char,)


def test_characters_for_private_use_are_set_where_a_face_has_them() -> None:
    made = render_pdf(parse(document("Medieval \ue000."), "a.xml"), RenderContext())
    assert b"pdfaid:conformance>U<" in made


def test_a_document_without_a_font_is_refused_before_it_is_set() -> None:
    with pytest.raises(UnreadableError) as caught:
        render_pdf(parse(document("한국"), "a.xml"), RenderContext(file="a.xml"))
    assert [(one.code, one.file, one.line) for one in caught.value.problems] == [("PRINT-002", "a.xml", 2)]


# Fonts of an edition


def edition_with(folder: Path, settings: str = "") -> RenderContext:
    (folder / "edition.toml").write_text(
        f'[edition]\nformat = 1\ntitle = "Minutes"\n[print]\n{settings}\n', encoding="utf-8"
    )
    edition = open_edition(folder)
    return with_fonts(context_of(edition), edition)


def test_a_font_in_the_folder_of_fonts_mends_it(tmp_path: Path) -> None:
    need("fonts", _KOREAN.is_file(), "the font WenQuanYi Micro Hei is not installed")
    (tmp_path / "fonts").mkdir()
    shutil.copy(_KOREAN, tmp_path / "fonts")
    context = edition_with(tmp_path)
    assert context.faces[:2] == (FACE, "WenQuanYi Micro Hei")
    assert render_pdf(parse(document("한국, 中国"), "a.xml"), context).startswith(b"%PDF")


def test_the_fonts_of_the_machine_are_not_used(tmp_path: Path) -> None:
    need("fonts", _KOREAN.is_file(), "the font WenQuanYi Micro Hei is not installed")
    context = edition_with(tmp_path)
    assert context.typesetter.missing(("한",), (*context.faces, "WenQuanYi Micro Hei")) == ("한",)


def test_a_face_that_is_in_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        edition_with(tmp_path, 'font = "Skerry Antiqua"')
    (problem,) = caught.value.problems
    assert (problem.code, "Skerry Antiqua" in problem.message) == ("PRINT-001", True)


def test_a_face_of_ours_may_be_asked_for(tmp_path: Path) -> None:
    context = edition_with(tmp_path, 'font = "New Computer Modern"')
    assert context.faces[0] == "New Computer Modern"
    assert render_pdf(parse(document("Words."), "a"), replace(context)).startswith(b"%PDF")
