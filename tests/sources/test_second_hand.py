"""Word documents that another program wrote are read as those of Word."""

from __future__ import annotations

import io

import docx

from edenda.config import Document
from edenda.convert import Options, convert
from edenda.sources import decode
from edenda.tei import NS, parse, text_of


def test_a_document_of_python_docx_keeps_headings_lists_tables_and_italics() -> None:
    made = docx.Document()
    made.add_heading("The Tides of Skerry", 0)
    made.add_heading("Supplies", 1)
    words = made.add_paragraph("The oil was delivered in ")
    words.add_run("good order").italic = True
    words.add_run(" by the pilot of the harbour.")
    made.add_paragraph("Oil", style="List Number")
    made.add_paragraph("Rope", style="List Number")
    made.add_paragraph("A lamp", style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), "abcd", strict=True):
        cell.text = text
    file = io.BytesIO()
    made.save(file)
    source, problems = decode(file.getvalue(), "tides.docx")
    outcome = convert(source, Options(Document("tides", "K"), genre="text"))
    assert problems == ()
    assert outcome.tei is not None
    body = parse(outcome.tei, "tides").find("t:text", NS)
    assert body is not None
    found = {
        path: [text_of(one) for one in body.iterfind(f".//t:{path}", NS)]
        for path in ("head", "label", "item", "cell", "hi")
    }
    assert found == {
        "head": ["The Tides of Skerry", "Supplies"],
        "label": ["1.", "2."],
        "item": ["Oil", "Rope", "A lamp"],
        "cell": ["a", "b", "c", "d"],
        "hi": ["good order"],
    }
