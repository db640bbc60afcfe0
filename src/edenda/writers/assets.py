"""The style sheet and the scripts of pages: one file each, put together from the parts in `transform/html/`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rcssmin import cssmin
from rjsmin import jsmin

from edenda.writers.stylesheets import resource

#: The style sheet of a site.
STYLE: Final = "edenda.css"
#: The small picture that browsers show beside the title of a site.
ICON: Final = "icon.svg"
#: The parts of `edenda.css` in their order; an edition's own file of such a name stands for ours.
PARTS: Final = tuple(
    "colours type frame headings card paragraphs letters quotations lists pages names editorial notes home register "
    "timeline search screens print".split()
)
#: The edition's additions, at the end; ours is empty.
OWN: Final = "own"
#: The scripts, each a file of its own in a site.
SCRIPTS: Final = ("edenda.js", "search.js")


def style(own: Path | None = None) -> str:
    """The whole style sheet, without comments and needless blanks; `own` is the edition's `transform/` folder."""
    parts = (cssmin(resource(f"html/css/{part}.css", own)) for part in (*PARTS, OWN))
    return "".join(f"{part}\n" for part in parts if part)


def icon(own: Path | None = None) -> str:
    """The picture beside the title, an SVG."""
    return resource(f"html/{ICON}", own)


def script(name: str, own: Path | None = None) -> str:
    """A script of `SCRIPTS`, without comments and needless blanks."""
    return f"{jsmin(resource(f'html/js/{name}', own))}\n"
