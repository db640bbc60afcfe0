"""What `edition.toml` names and is not there: documents, front matter, the folder of fonts."""

from __future__ import annotations

from collections.abc import Iterator

from edenda.config import FILE_NAME, PrintFacts
from edenda.edition import Edition
from edenda.problems import Problem
from edenda.sources import source_name


def absent(edition: Edition) -> Iterator[Problem]:
    """CONF-004 for documents that the edition does not have, CONF-005 for a folder of fonts that it does not have."""
    file, made = str(edition.root / FILE_NAME), {path.stem for path in edition.documents()}
    there = {*map(source_name, edition.sources()), *made}
    for name in edition.stated.documents:
        if name not in there:
            message = f"edition.toml speaks of the document “{name}”, but there is neither a source nor a TEI file."
            hint = "The table's name must be the file name without its extension."
            yield Problem("CONF-004", message, file, hint=hint)
    for name in edition.stated.web.front:
        if name not in made:
            message = f"“{name}” of [web] front is not in tei/, so that the site and the books go without it."
            yield Problem("CONF-004", message, file, hint="Write the name of a TEI file without its ending.")
    fonts = edition.stated.print.fonts
    if fonts not in ("", PrintFacts().fonts) and not (edition.root / fonts).is_dir():
        message = f"The folder “{fonts}” of [print] fonts is not there."
        yield Problem("CONF-005", message, file, hint="Name a folder of font files, as seen from edition.toml.")
