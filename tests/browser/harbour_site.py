"""The site of a small edition: names of every kind, notes, corrections, numbers of authority files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.browser.support import ENVIRONMENT
from tests.review.editions import make_edition

_REGISTER: Final = """<listPerson>
      <person xml:id="pers-rowe"><persName>Matthew Rowe</persName><persName type="variant">Capt. Rowe</persName>
        <birth when="1851-02-03"/><death when="1919"/><note>Captain of the Isolde.</note>
        <idno type="GND">118529579</idno><idno type="wikidata">Q937</idno></person>
      <person xml:id="pers-thorne"><persName>Agnes Thorne</persName></person>
      <listRelation><relation name="member-of" active="#pers-thorne" passive="#org-board"/></listRelation>
    </listPerson>
    <listOrg><org xml:id="org-board"><orgName>Harbour Board</orgName><note>It met on Mondays.</note></org></listOrg>
    <listPlace><place xml:id="pl-skerry"><placeName>Skerry</placeName></place></listPlace>
    <listEvent><event xml:id="ev-storm" when="1902-02-28"><label>The storm of 1902</label></event></listEvent>"""
_FILLING: Final = "<p>" + "The sea was calm and the boats came in one after the other. " * 20 + "</p>"
_LETTER: Final = f"""<p>Captain <persName ref="register.xml#pers-rowe">Rowe</persName> came to
<placeName ref="register.xml#pl-skerry">Skerry</placeName> in <date when="1902-03">March 1902</date>,
<choice><sic>affter</sic><corr>after</corr></choice> the <name ref="register.xml#ev-storm">storm</name>, with
<name ref="register.xml#pers-thorne register.xml#org-board">Thorne and her colleagues</name>.<note n="1"><p>He
stayed with <persName ref="register.xml#pers-thorne">Miss Thorne</persName>.</p></note>
The <supplied reason="omitted">lamp</supplied>
was out.</p>
{_FILLING}
<p xml:id="middle">There <orgName ref="register.xml#org-board">the Board</orgName> sat.</p>
{_FILLING}
{_FILLING}"""
_DIARY: Final = """<p><persName ref="register.xml#pers-rowe">Rowe</persName> again;
<choice><sic>nthing</sic><corr>nothing</corr></choice> else.</p>"""


def make_site(folder: Path) -> Path:
    """Build the site of two documents, `letter` and `diary`, in a process of its own; gives its folder."""
    edition = make_edition(folder, {"letter": _LETTER, "diary": _DIARY}, _REGISTER)
    command = [sys.executable, "-m", "edenda", "build"]
    made = subprocess.run(command, cwd=edition.root, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return edition.root / "public"
