"""The index of the search, by Pagefind, over the pages that were written: `public/pagefind/`.

Pagefind is given the pages one by one, in their order: so that the same pages give the same bytes, and pages of an
earlier build that still lie there are not found. It folds letters with accents; those that Unicode does not take apart
(ł, ø, ß) are given to it as the letters that one would type, with a mark that it passes over: `LETTERS`. What it keeps
to be shown has the letters themselves again.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import quote

from edenda.config import WebFacts
from edenda.edition import Edition
from edenda.errors import MissingPartError
from edenda.files import write_atomically

#: What installs what the search needs.
INSTALL: Final = 'pip install "edenda[search]"'
#: The page of the search, its script, and the folder of its index.
PAGE: Final = "search.html"
SCRIPT: Final = "search.js"
FOLDER: Final = "pagefind"
_ENTRY: Final = "pagefind-entry.json"
#: A letter -> what stands for it in the index: letters to type, with a combining mark that Pagefind takes off.
LETTERS: Final = {
    "ł": "l\u0335",
    "Ł": "L\u0335",
    "ø": "o\u0338",
    "Ø": "O\u0338",
    "đ": "d\u0335",
    "Đ": "D\u0335",
    "ı": "i\u0335",
    "ß": "s\u034fs",
    "æ": "a\u034fe",
    "Æ": "A\u034fE",
    "œ": "o\u034fe",
    "Œ": "O\u034fE",
}
_CODED: Final = str.maketrans(LETTERS)
_CODES: Final = {code: letter for letter, code in LETTERS.items()}
_CODE: Final = re.compile("|".join(_CODES))
#: The text between the tags of a page; attributes are ids and facets, which stay.
_TEXT: Final = re.compile(r">[^<]+<")
#: What a page has that is not its text: page numbers, calls of notes and ways back, links to paragraphs.
_NOT_TEXT: Final = ('[role="doc-pagebreak"]', '[role="doc-noteref"]', '[role="doc-backlink"]', ".permalink")
#: Of what Pagefind writes, what a page of ours never asks for.
_UNUSED: Final = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")
#: Only a page with this is found.
_BODY: Final = "data-pagefind-body"


def is_installed() -> bool:
    """Whether Pagefind is here, and the program that it starts."""
    return bool(find_spec("pagefind") and (find_spec("pagefind_bin_extended") or find_spec("pagefind_bin")))


def has_search(web: WebFacts) -> bool:
    """Whether a site gets a search. Raises MissingPartError where it must have one and Pagefind is not installed."""
    if web.search == "on" and not is_installed():
        raise MissingPartError(f"The search of the site (web.search) needs one more package: {INSTALL}")
    return web.search != "off" and is_installed()


def write_index(edition: Edition, public: Path, files: Iterable[Path]) -> tuple[Path, ...]:
    """Write the index over those of some files that are pages to be found; it takes the place of an earlier one.

    Gives the files of the index. Raises MissingPartError where Pagefind cannot be started.
    """
    pages = [path for path in files if path.suffix == ".html"]
    language = edition.config.edition.language.partition("-")[0]
    made = Path(tempfile.mkdtemp(prefix=f".{FOLDER}-", dir=public))
    try:
        asyncio.run(_index(language, public, pages, made))
        _tidy(made)
        _drop(public / FOLDER)
        made.rename(public / FOLDER)
    except FileNotFoundError as error:
        raise MissingPartError(f"Pagefind cannot be started ({error}): {INSTALL}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return tuple(sorted(path for path in (public / FOLDER).rglob("*") if path.is_file()))


def drop_search(public: Path) -> None:
    """Remove what an earlier build wrote for a search: the index, the page, its script."""
    _drop(public / FOLDER)
    for name in (PAGE, SCRIPT):
        (public / name).unlink(missing_ok=True)


def _drop(folder: Path) -> None:
    if folder.is_dir():
        shutil.rmtree(folder)


async def _index(language: str, public: Path, pages: Iterable[Path], target: Path) -> None:
    from pagefind.index import IndexConfig, PagefindIndex  # noqa: PLC0415 - where it is installed

    config = IndexConfig(force_language=language, exclude_selectors=_NOT_TEXT, output_path=os.fspath(target))
    async with PagefindIndex(config=config) as index:
        for path in pages:
            page = path.read_text(encoding="utf-8")
            if _BODY in page:
                url = quote(path.relative_to(public).as_posix())
                await index.add_html_file(content=_TEXT.sub(_coded, page), url=url)


def _coded(found: re.Match[str]) -> str:
    return found[0].translate(_CODED)


def _tidy(folder: Path) -> None:
    """Remove what is not used, and put in order what Pagefind writes in any."""
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    for path in folder.glob("fragment/*"):
        shown = gzip.decompress(path.read_bytes()).decode()
        path.write_bytes(gzip.compress(_CODE.sub(lambda code: _CODES[code[0]], shown).encode(), mtime=0))
    entry = folder / _ENTRY
    write_atomically(entry, json.dumps(json.loads(entry.read_bytes()), sort_keys=True, indent=1).encode() + b"\n")
    folder.chmod(0o755)  # mkdtemp makes folders that only their owner can read
