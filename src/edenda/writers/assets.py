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
#: In a script: comments; strings, templates and patterns, which stay as they are; blanks beside signs that part words.
_BLANKS: Final = re.compile(
    r"""/\*.*?\*/|(?<![:\\])//[^\n]*|(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"""
    r"""|(?<=[(,=:?&|!;{\[\s])/(?![*/\s])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"""
    r"""|(?<=[\w)\]}"'`,;:?=<>|&!*({\[])[ ]+(?=[]=<>|&!*?:(){}[;,])|(?<=[=<>|&!*?:(){}[;,])[ ]+""",
    re.DOTALL,
)
_COMMENT: Final = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'", re.DOTALL)


def style(own: Path | None = None) -> str:
    """The whole style sheet, without its comments; `own` is the edition's `transform/` folder."""
    css = "\n".join(_without_comments(resource(f"html/css/{part}.css", own)) for part in (*PARTS, OWN))
    return "\n".join(line for line in css.splitlines() if line.strip()) + "\n"


def script(name: str, own: Path | None = None) -> str:
    """A script of `SCRIPTS`, without comments and the blanks that say nothing; its lines stay lines."""
    lines = _BLANKS.sub(_kept, resource(f"html/js/{name}", own)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


def _kept(found: re.Match[str]) -> str:
    return found["kept"] or ""


def _without_comments(css: str) -> str:
    return _COMMENT.sub(lambda found: "" if found[0].startswith("/*") else found[0], css)
