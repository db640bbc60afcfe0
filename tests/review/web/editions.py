"""A small edition with nine doubtful marks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from edenda.edition import Edition
from tests.review.editions import make_edition

#: Words with markup in them, which must come out as words.
HOSTILE: Final = "&lt;img src=x onerror=\"document.title='lost'\"&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
_REGISTER: Final = f"""<listPerson>
      <person xml:id="pers-rowe-henry"><persName>Rowe, Henry</persName><note>pilot at Harwich</note></person>
      <person xml:id="pers-rowe-anne"><persName>Rowe, Anne</persName></person>
      <person xml:id="pers-penhallow" cert="low"><persName>Mrs Penhallow</persName></person>
      <person xml:id="pers-hostile"><persName>{HOSTILE} Rowe</persName></person>
    </listPerson>
    <listOrg><org xml:id="org-board"><orgName>Harbour Board</orgName></org></listOrg>
    <listPlace><place xml:id="pl-harwich"><placeName>Harwich</placeName></place></listPlace>"""
BOAT: Final = (
    '<persName cert="low">Rowe</persName>’s boat lies at the quay.',
    'I wrote to <persName ref="register.xml#pers-penhallow">Mrs Penhallow</persName> for the key.',
    "The key is with <persName>Tull</persName>, who is away.",
    f'Somebody wrote <persName cert="low">{HOSTILE}</persName> on the wall.',
)
QUAY: Final = (
    'In May <persName cert="low">Rowe</persName> came to <placeName ref="register.xml#pl-harwich">Harwich</placeName>.',
    "He went on to <placeName>Elmer</placeName> the same evening.",
    'The <orgName cert="low">Board</orgName> had its own surveyor.',
    'There was no <persName cert="low">Reason</persName> to wait.',
    'Of <persName cert="low">Rowe</persName> nothing was heard.',
)


def make_harbour(folder: Path) -> Edition:
    """An edition of two documents."""
    return make_edition(folder, {"boat": _paragraphs(BOAT), "quay": _paragraphs(QUAY)}, _REGISTER)


def _paragraphs(texts: tuple[str, ...]) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)
