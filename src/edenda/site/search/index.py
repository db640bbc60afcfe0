"""The index of the search, by Pagefind, over the pages that were written: `public/pagefind/`.

Pagefind is given a folder with copies of the pages: so that pages of an earlier build that still lie there are not
found, and the copies can have what it needs beside (`edenda.site.search.fragments`).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from edenda.config import WebFacts
from edenda.edition import Edition
from edenda.errors import MissingPartError
from edenda.site.search.fragments import readable, shown
from edenda.site.search.order import put_in_order, read_file, write_file

#: What installs what the search needs.
INSTALL: Final = 'pip install "edenda[search]"'
#: The page of the search, its script, and the folder of its index.
PAGE: Final = "search.html"
SCRIPT: Final = "search.js"
FOLDER: Final = "pagefind"
#: What a page has that is not its text: page numbers, calls of notes and ways back, links to paragraphs, the choice of
#: views, our own headings, readings of the source that its apparatus has again, rights, how it is cited, the list of
#: those mentioned (whose names the search is given apart), what is the same in every header; and of entries of the
#: register the sentences, which are those of documents.
_NOT_TEXT: Final = (
    ".pb",
    '[role="doc-noteref"]',
    '[role="doc-backlink"]',
    ".here",
    ".views",
    ".apparatus > h2",
    ".apparatus > h3",
    ".transcribed",
    ".card dt",
    "[data-status]",
    "#_mentioned",
    "#_about",
    "#_cite",
    ".kicker",
    ".mentions",
    ".neighbours",
)
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

    Gives the files of the index. Raises MissingPartError where Pagefind cannot be run.
    """
    language = edition.config.edition.language.partition("-")[0]
    made = Path(tempfile.mkdtemp(prefix=f".{FOLDER}-", dir=public))
    try:
        with tempfile.TemporaryDirectory() as pages:
            if _copy(files, public, Path(pages)):
                _run(Path(pages), made, language)
                _tidy(made)
        _drop(public / FOLDER)
        made.rename(public / FOLDER)
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


def _copy(files: Iterable[Path], public: Path, folder: Path) -> int:
    """Copy the pages to be found, as Pagefind reads them right, and count them; one at a time is held."""
    number = 0
    for path in files:
        if path.suffix == ".html" and _BODY in (page := path.read_text(encoding="utf-8")):
            copy = folder / path.relative_to(public)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(readable(page), encoding="utf-8", newline="")
            number += 1
    return number


def _run(pages: Path, target: Path, language: str) -> None:
    """Run Pagefind; nothing that stands in the environment or in the folder from which edenda is called has a say."""
    command = [sys.executable, "-m", "pagefind", "--site", ".", "--output-path", str(target.resolve()), "--quiet"]
    command += ["--keep-index-url", *(["--force-language", language] if language else [])]
    for selector in _NOT_TEXT:
        command += ["--exclude-selectors", selector]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    done = subprocess.run(command, cwd=pages, env=environment, capture_output=True, check=False)  # noqa: S603 - all words are ours
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise MissingPartError(f"Pagefind cannot make the search ({said}). It is installed with: {INSTALL}")


def _tidy(folder: Path) -> None:
    """Remove what is not used, keep of each page what the search page needs, and put in order what is in none."""
    for pattern in _UNUSED:
        for path in folder.glob(pattern):
            path.unlink()
    for path in folder.glob("fragment/*"):
        kept = shown(json.loads(read_file(path)))
        write_file(path, json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode())
    put_in_order(folder)
    folder.chmod(0o755)  # mkdtemp makes folders that only their owner can read
