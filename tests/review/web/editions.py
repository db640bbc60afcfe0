"""Small editions with doubtful marks, on disk."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>"
    "<publicationStmt><publisher>The Harbour Letters</publisher></publicationStmt>"
    "<sourceDesc><bibl>Harbour papers 12</bibl></sourceDesc></fileDesc></teiHeader>"
)
_CONFIGURATION: Final = """[edition]
format = 1
title = "Harbour Letters, 1902–1911"

[[edition.people]]
id = "ed"
name = "Ada Merrow"
"""
#: Words with markup in them, which must come out as words.
HOSTILE: Final = "&lt;img src=x onerror=\"document.title='lost'\"&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
REGISTER: Final = f"""<standOff>
    <listPerson>
      <person xml:id="pers-rowe-henry"><persName>Rowe, Henry</persName><note>pilot at Harwich</note></person>
      <person xml:id="pers-rowe-anne"><persName>Rowe, Anne</persName></person>
      <person xml:id="pers-penhallow" cert="low"><persName>Mrs Penhallow</persName></person>
      <person xml:id="pers-hostile"><persName>{HOSTILE} Rowe</persName></person>
    </listPerson>
    <listOrg><org xml:id="org-board"><orgName>Harbour Board</orgName></org></listOrg>
    <listPlace><place xml:id="pl-harwich"><placeName>Harwich</placeName></place></listPlace>
  </standOff>"""
QUAY: Final = (
    'On 2 May <persName cert="low">Rowe</persName> came to <placeName ref="register.xml#pl-harwich">Harwich</placeName>.',
    "He went on to <placeName>Elmer</placeName> the same evening.",
    'The <orgName cert="low">Board</orgName> had its own surveyor.',
    'There was no <persName cert="low">Reason</persName> to wait.',
    'Of <persName cert="low">Rowe</persName> nothing was heard.',
)
BOAT: Final = (
    '<persName cert="low">Rowe</persName>’s boat lies at the quay.',
    'I wrote to <persName ref="register.xml#pers-penhallow">Mrs Penhallow</persName> for the key.',
    "The key is with <persName>Tull</persName>, who is away.",
    f'Somebody wrote <persName cert="low">{HOSTILE}</persName> on the wall.',
)


def make_edition(root: Path, **documents: Iterable[str]) -> Path:
    """An edition in a new folder, with documents by their names, a paragraph for each text; without any: ours."""
    tei = root / "tei"
    tei.mkdir(parents=True)
    (root / "edition.toml").write_text(_CONFIGURATION, encoding="utf-8", newline="")
    _write(tei / "register.xml", "Register", REGISTER)
    for name, paragraphs in (documents or {"boat": BOAT, "quay": QUAY}).items():
        inner = "\n".join(f"<p>{one}</p>" for one in paragraphs)
        _write(tei / f"{name}.xml", name, f'<text type="text"><body>\n{inner}\n</body></text>')
    return root


def _write(path: Path, title: str, content: str) -> None:
    head = _HEADER.format(title=title)
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="{path.stem}" '
        f'xml:lang="en">\n{head}\n{content}\n</TEI>\n'
    )
    path.write_text(text, encoding="utf-8", newline="")
