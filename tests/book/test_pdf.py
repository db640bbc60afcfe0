"""The book: parts in their order, page numbers that are right wherever they stand, looks that an edition changes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pikepdf
import pytest

from edenda.edition import open_edition
from edenda.errors import UnreadableError
from tests.book.making import Book, book_by_hand, book_of
from tests.needs import need
from tests.whole_site.sites import make_german, make_own

pytest.importorskip("typst", reason="books are set by Typst: the extra print")

PARTS = (
    "Contents",
    "Introduction",
    "Editorial principles",
    "Abbreviations",
    "Lessons of the Twentieth Congress",
    "Information on the Attitude",
    "Letter of the Central Committee",
    "1957 International Meeting",
    "De-Stalinisation: A Fatal Blow",
    "Corrections",
    "Index of persons",
    "Index of organisations",
    "Index of places",
    "Index of events",
    "Index of works",
    "Dates",
)
CALM = '#p[#"Calm."]'
REGISTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>
  <person xml:id="thorne"><persName>Agnes Thorne</persName><persName type="variant">Kestrel</persName>
    <birth when="1870"/><death when="1931"/><occupation>pilot</occupation><idno type="gnd">123</idno></person>
  <person xml:id="kessler"><persName>Mara Keßler</persName></person>
  <person xml:id="nobody"><persName>Nobody Mentioned</persName></person>
</listPerson></standOff></TEI>"""


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book") / "own"
    make_own(folder)
    return folder


@pytest.fixture(scope="session")
def book(own: Path) -> Book:
    return book_of(own)


@pytest.fixture(scope="session")
def german(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("book") / "german"
    make_german(folder)
    return book_of(folder, isbn="978-3-00-000000-0", place="Skerry", imprint=("Gedruckt auf Algenpapier.",))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "tei").mkdir()
    (tmp_path / "tei" / "register.xml").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "edition.toml").write_text('[edition]\ntitle = "Pilots"\ndate = "2026-05-01"\n', encoding="utf-8")
    return tmp_path


def test_the_parts_stand_in_their_order(book: Book) -> None:
    titles = [title for title, _ in book.outline]
    assert len(titles) == len(PARTS)
    assert all(words in title for words, title in zip(PARTS, titles, strict=True))


def test_the_contents_give_the_number_of_the_page_on_which_each_part_begins(book: Book) -> None:
    first, second = book.page_of("Contents"), book.page_of("Introduction") + 1
    said = " ".join(" ".join(book.pages[first:second]).split())
    for title, at in book.outline[1:]:
        begins = re.escape(title[:20])
        assert re.search(rf"{begins}.*? {re.escape(book.labels[at])}(?: |$)", said), (title, book.labels[at])


def test_front_pages_have_roman_numbers_and_the_first_document_begins_on_page_1_on_the_right(book: Book) -> None:
    at = dict(book.outline)
    begins = next(page for title, page in book.outline if title.startswith("Lessons"))
    assert book.labels[at["Introduction"]] == "vii"
    assert book.labels[begins] == "1"
    assert begins % 2 == 0


@pytest.mark.parametrize("name", ["Bulganin", "Togliatti", "Hoxha", "Brezhnev"])
def test_an_index_gives_the_pages_on_which_a_name_stands(book: Book, name: str) -> None:
    index = dict(book.outline)["Index of persons"]
    row = next(line for page in book.pages[index:] for line in page.splitlines() if line.strip().startswith(f"{name},"))
    stated = {label for run in re.findall(r"(\d+(?:–\d+)?)", row) for label in _pages(run)}
    lists = next(page for title, page in book.outline if title == "Corrections")
    assert stated == {book.labels[at] for at in range(lists) if name in book.pages[at]}


def _pages(run: str) -> list[str]:
    first, _, last = run.partition("–")
    return [str(number) for number in range(int(first), int(last or first) + 1)]


def test_running_heads_have_the_document_on_the_left_and_the_section_on_the_right(book: Book) -> None:
    at = next(page for title, page in book.outline if title.startswith("De-Stalinisation"))
    left, right = book.pages[at + 1].splitlines()[0], book.pages[at + 2].splitlines()[0]
    if book.labels[at + 1] in right:
        left, right = right, left
    heads = {" ".join(line.split()) for line in (left, right)}
    assert any(head.startswith(("46", "47", "48")) and "5. De-Stalinisation" in head for head in heads)
    assert any("Secret Speech" in head or "Soviet Succession" in head for head in heads)


def test_below_a_texts_own_title_its_sections_stand_on_the_right(small: Path) -> None:
    sections = [f'#head(2, "{words}")[#"{words}"]\n{CALM}\n#pagebreak()' for words in ("Calm", "Wind", "Storm")]
    made = book_by_hand(small, {"log": "\n".join(('#head(1, "A title")[#"A title"]', *sections, CALM))})
    begins = made.labels.index("1")
    assert "Storm" in made.pages[begins + 2].splitlines()[0]
    assert "1. Log" in made.pages[begins + 1].splitlines()[0]


def test_blank_pages_and_those_that_open_a_part_have_no_head(book: Book) -> None:
    for at in (1, *(page for _, page in book.outline)):
        assert "De-Stalinisation and the communist movement" not in book.pages[at].splitlines()[:1]
    assert not book.pages[1].strip()


def test_corrections_have_page_and_paragraph(book: Book) -> None:
    at = dict(book.outline)["Corrections"]
    said = "\n".join(book.pages[at : at + 2])
    page, paragraph = re.search(r"(\d+),(\d+)\s+CPSU\] UPSU", said).groups()  # type: ignore[union-attr]
    assert "CPSU Central Committee sent a letter" in " ".join(book.pages[book.labels.index(page)].split())
    assert paragraph == "2"


def test_in_the_list_of_dates_no_page_can_be_read_as_a_day(book: Book) -> None:
    said = book.pages[dict(book.outline)["Dates"]]
    assert re.search(r" March {3,}\d+\n?", said)
    assert not re.search(r" March \d", said)


def test_the_facts_of_the_pdf_are_the_editions(book: Book) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        assert pdf.docinfo["/Title"] == "De-Stalinisation and the communist movement: five documents, 1956 to 2014"
        assert pdf.docinfo["/Author"] == "The editors of this edition"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261121")
        assert pdf.Root.Lang == "en"


def test_a_book_is_the_same_every_time(own: Path, book: Book) -> None:
    assert book_of(own).data == book.data


@pytest.mark.parametrize(("paper", "size"), [("a5", (420, 595)), ("a4", (595, 842)), ("us-letter", (612, 792))])
def test_paper_has_the_size_that_is_asked_for(small: Path, paper: str, size: tuple[int, int]) -> None:
    made = book_by_hand(small, {"log": CALM}, paper=paper)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert tuple(round(float(side)) for side in pdf.pages[0].mediabox[2:]) == size


def test_a_german_book_speaks_german(german: Book) -> None:
    titles = [title for title, _ in german.outline]
    assert titles[0] == "Inhalt"
    assert "Personenregister" in titles
    front = " ".join(" ".join(german.pages[:4]).split())
    assert "Herausgegeben von Mara Keßler" in front
    assert "Skerry · 2026" in front
    assert "Gedruckt auf Algenpapier." in front
    assert "ISBN 978-3-00-000000-0" in front
    assert "Ausgabe vom 1. Mai 2026" in front
    assert "https://example.org/hafen/" in front
    assert "Gesetzt aus der Libertinus Serif." in german.pages[-1]


def test_what_no_font_has_is_told_with_the_register_and_the_settings(small: Path) -> None:
    register, settings = small / "tei" / "register.xml", small / "edition.toml"
    register.write_text(REGISTER.replace("pilot", "pilot of 한국", 1), encoding="utf-8")
    settings.write_text(settings.read_text(encoding="utf-8").replace("Pilots", "Pilots 水"), encoding="utf-8")
    with pytest.raises(UnreadableError) as caught:
        book_by_hand(small, {"log": '#mention("register.xml#thorne")[#"Thorne"]'})
    line = next(number for number, words in enumerate(REGISTER.splitlines(), 1) if "pilot" in words)
    assert {(one.file, one.line) for one in caught.value.problems} == {(str(register), line), (str(settings), None)}


def test_an_index_joins_pages_and_marks_notes(small: Path) -> None:
    name = '#mention("register.xml#thorne")[#"Thorne"]'
    note = '#note("source", "log:note/1", "1", order: 1)[#mention("register.xml#kessler")[#"Keßler"]]'
    pages = [name, name, name, CALM, name, f'#p[#"Storm."{note}]', name]
    made = book_by_hand(small, {"log": "\n#pagebreak()\n".join(pages)})
    at = dict(made.outline)["Index of persons"]
    said = [" ".join(line.split()) for line in made.pages[at].splitlines() if line.strip()]
    assert "Thorne, Agnes (1870–1931) 1–3, 5, 7" in said
    assert "pilot. GND 123" in said
    assert "Keßler, Mara 6 n." in said
    assert "Kestrel see Thorne, Agnes" in said
    assert not any("Nobody" in line for line in said)


def test_what_is_empty_is_left_out(small: Path) -> None:
    made = book_by_hand(small, {"log": CALM})
    assert [title for title, _ in made.outline] == ["Contents", "Log"]


def test_an_edition_without_documents_is_still_a_book(small: Path) -> None:
    assert book_by_hand(small, {}).outline == [("Contents", 4)]


@pytest.mark.parametrize(
    "stated",
    [
        {"size": 8},
        {"size": 16},
        {"line_numbers": 5},
        {"source_pages": False},
        {"subtitle": "Logs"},
        {"colophon": "Ours."},
    ],
)
def test_a_book_can_be_made_with_any_setting(small: Path, stated: dict[str, object]) -> None:
    made = book_by_hand(small, {"log": f'#source-page("3"){CALM}\n#head(1, "Weather")[#"Weather"]\n{CALM}'}, **stated)
    said = " ".join(" ".join(made.pages).split())
    assert all(value in said for value in stated.values() if isinstance(value, str))


def test_an_edition_that_says_nothing_of_itself_has_a_book(small: Path) -> None:
    (small / "edition.toml").write_text("[edition]\n", encoding="utf-8")
    made = book_by_hand(small, {"log": CALM})
    assert "Edition" in made.pages[2]
    assert "Not stated." in made.pages[3]


def test_a_long_title_without_blanks_stays_in_one_running_head(small: Path) -> None:
    words = "Hafenkommissionsprotokollverzeichnis" * 6
    text = f'{CALM}\n#pagebreak()\n#head(1, "A")[#"A"]\n#head(1, "{words}")[#"{words}"]\n{CALM}\n#pagebreak()\n{CALM}'
    made = book_by_hand(small, {"log": text})
    head = made.pages[made.page_of("Calm.") + 2].splitlines()[0]
    assert head.split()[0].startswith("Hafen")
    assert "…" in head


def test_what_an_edition_changes_holds_for_all_that_uses_it(small: Path) -> None:
    _own_template(
        small,
        "own.typ",
        '#let look = look + (title-page: (look, edition) => [OURS: #edition.title], head-words: (look, it) => "HEAD")\n'
        "#let p(body) = { parbreak(); [¶ ]; body; parbreak() }",
    )
    made = book_by_hand(small, {"log": '#p[#"Calm."]\n#pagebreak()\n#p[#"Storm."]'})
    assert "OURS: Pilots" in "".join(made.pages)
    begins = made.page_of("Calm.")
    assert "¶ Calm." in made.pages[begins]
    assert "HEAD" in made.pages[begins + 1]


def test_a_template_of_an_edition_stands_for_ours(small: Path) -> None:
    ours = Path(__file__).resolve().parents[2] / "transform" / "print" / "typst" / "settings.typ"
    _own_template(small, "settings.typ", ours.read_text(encoding="utf-8").replace('paper: "a5"', 'paper: "a6"'))
    with pikepdf.open(io.BytesIO(book_by_hand(small, {"log": CALM}).data)) as pdf:
        assert round(float(pdf.pages[0].mediabox[2])) == 298


def _own_template(root: Path, name: str, text: str) -> None:
    folder = root / "transform" / "print" / "typst"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_nothing_that_an_edition_says_is_code(small: Path) -> None:
    hostile = '#panic() "] $x$ \\\\ <label> @ref // #emph[x]'
    text = f"[edition]\ntitle = '{hostile}'\ndate = \"2026-05-01\"\npublisher = '{hostile}'\nlicence = '{hostile}'\n"
    (small / "edition.toml").write_text(text, encoding="utf-8")
    assert open_edition(small).config.edition.title == hostile
    made = book_by_hand(small, {"log": CALM}, subtitle=hostile, imprint=(hostile,), colophon=hostile)
    assert "#panic()" in made.pages[-1]


def test_pages_are_tagged_as_the_standards_want(book: Book, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    need("qpdf", qpdf, "qpdf checks PDFs")
    path = tmp_path / "book.pdf"
    path.write_bytes(book.data)
    assert subprocess.run([str(qpdf), "--check", path], capture_output=True, check=False).returncode == 0
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert re.search(rb"pdfuaid:part\W+1", pdf.Root.Metadata.read_bytes())


def test_the_contents_are_tagged_as_such(book: Book) -> None:
    kinds: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        left: list[pikepdf.Object] = [pdf.Root.StructTreeRoot]
        while left:
            one = left.pop()
            if isinstance(one, pikepdf.Array):
                left.extend(one)
            elif isinstance(one, pikepdf.Dictionary):
                kinds[str(one.get("/S"))] += 1
                left.extend([one.K] if "/K" in one else [])
    assert kinds["/TOC"] == 1
    assert kinds["/TOCI"] == len(PARTS) - 1
    assert kinds["/H1"] == len(PARTS)
    assert kinds["/Title"] == 1
