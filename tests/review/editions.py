"""Editions with doubtful marks, as files on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edenda.edition import Edition, open_edition
from edenda.responsible import Responsible
from edenda.scaffold import scaffold

ED: Final = Responsible("ed", "2026-11-22")
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>{name}</title></titleStmt><publicationStmt><publisher>P</publisher>"
    '<date when="2026-11-22">2026</date><idno type="key">{name}</idno><availability><licence target="https://example.org">'
    "<p>Free.</p></licence></availability></publicationStmt><sourceDesc><bibl>A letter.</bibl></sourceDesc></fileDesc>"
    "</teiHeader>"
)
_FILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{name}" xml:lang="en">\n'
    '{header}\n<text><body><div type="letter">\n{body}\n</div></body></text></TEI>\n'
)
PEOPLE: Final = ("Rowe", "Elmer", "Thorne", "Skerry", "Marsh", "Quill", "Hobday", "Larkin", "Pell", "Udall")
DEEDS: Final = (
    "sold his boat",
    "came late",
    "wrote nothing",
    "paid the fee",
    "left the mill",
    "saw the light",
    "went home",
)


def document(name: str, body: str) -> str:
    """A TEI file of some paragraphs."""
    return _FILE.format(name=name, header=_HEADER.format(name=name), body=body)


def make_edition(folder: Path, bodies: dict[str, str], register: str = "") -> Edition:
    """An edition of some documents; `register` is what stands in its standOff."""
    scaffold(folder)
    config = folder / "edition.toml"
    text = config.read_text(encoding="utf-8")
    people = 'people = [{ id = "ed", name = "Edith Marlow" }]'
    config.write_text(text.replace("people = []", people), encoding="utf-8", newline="")
    for name, body in bodies.items():
        (folder / "tei" / f"{name}.xml").write_text(document(name, body), encoding="utf-8", newline="")
    if register:
        path = folder / "tei" / "register.xml"
        data = path.read_text(encoding="utf-8")
        empty = data[data.index("<text>") : data.index("</text>") + len("</text>")]
        path.write_text(data.replace(empty, f"<standOff>{register}</standOff>"), encoding="utf-8", newline="")
    return open_edition(folder)


def hundred(folder: Path) -> Edition:
    """An edition of ten documents with ten doubtful marks each: ten names, each in every document."""
    bodies = {}
    for number in range(10):
        name = f"letter-{number}"
        bodies[name] = "\n".join(
            f'<p xml:id="{name}-p{at}">In the spring of that year <persName cert="low">{who}</persName> '
            f"{DEEDS[(at + number) % len(DEEDS)]}, as they say in the village of number {number}.</p>"
            for at, who in enumerate(PEOPLE)
        )
    return make_edition(folder, bodies, REGISTER)


REGISTER: Final = (
    '<listPerson><person xml:id="pers-rowe"><persName>Henry Rowe</persName></person>'
    '<person xml:id="pers-elmer"><persName>Elmer, John</persName></person></listPerson>'
    '<listOrg><org xml:id="org-board"><orgName>Harbour Board of Skerry</orgName></org></listOrg>'
)


def state_of(folder: Path) -> dict[str, bytes]:
    """All files of an edition, but those that stay on one machine."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".edenda-local" not in path.parts
    }
