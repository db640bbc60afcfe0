"""The style sheet and the scripts of pages: one file each, put together from the parts in `transform/html/`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from edenda.writers.stylesheets import resource

#: The style sheet of a site.
STYLE: Final = "edenda.css"
#: The parts of `edenda.css` in their order; an edition's own file of such a name stands for ours.
PARTS: Final = tuple(
    "colours type frame headings card paragraphs letters quotations lists pages names editorial notes home register "
    "timeline search screens print".split()
)
#: The edition's additions, at the end; ours is empty.
OWN: Final = "own"
#: The scripts, each a file of its own in a site.
SCRIPTS: Final = ("edenda.js", "search.js")
#: Strings, which stay as they are, and what can be left out of CSS: comments, blanks beside `{ } ; ,` and behind a colon, and the
#: last semicolon of a rule.
_STRING: Final = r"(?P<kept>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
_BLANK: Final = r"(?:/\*.*?\*/|\s)*"
_PIECE: Final = re.compile(
    rf"{_STRING}|{_BLANK};?{_BLANK}(?P<end>\}}){_BLANK}|{_BLANK}(?P<sign>[{{;,]){_BLANK}|(?P<colon>:)\s+|/\*.*?\*/",
    re.DOTALL,
)


def style(own: Path | None = None) -> str:
    """The whole style sheet, without comments and needless blanks; `own` is the edition's `transform/` folder."""
    return "".join(_tightened(resource(f"html/css/{part}.css", own)) for part in (*PARTS, OWN))


def script(name: str, own: Path | None = None) -> str:
    """A script of `SCRIPTS`."""
    return resource(f"html/js/{name}", own)


def _tightened(css: str) -> str:
    """CSS with a line for each rule."""
    return f"{_PIECE.sub(_tight, css).strip()}\n".lstrip()


def _tight(found: re.Match[str]) -> str:
    return "}\n" if found["end"] else found["kept"] or found["sign"] or found["colon"] or ""
