"""Files of an edition that its site needs as they are: what `[web.files]` names, the logo, pictures of documents.

Nothing from outside the edition is copied, nothing hidden, and nothing over a page of the site.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from edenda.config import FILE_NAME
from edenda.edition import PUBLIC, SEEDS, Edition
from edenda.files import copy_atomically
from edenda.problems import Problem
from edenda.site.paths import TOP
from edenda.tei import line_of, tag
from edenda.xml.files import leads_out

#: Pictures that a document can ask for by its own; what else is to be copied, the edition says.
_PICTURES: Final = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
_HINT: Final = f"Name files and folders of the edition as seen from {FILE_NAME}, such as “pictures”."


class Copy(NamedTuple):
    """A file to be copied: where it is, and where it goes, as seen from the site's first page."""

    source: Path
    target: str


def stated_copies(edition: Edition) -> tuple[tuple[Copy, ...], tuple[Problem, ...]]:
    """The files that `[web.files]` and `[web.logo]` name, and WEB-002 or SAFE-003 for what cannot be copied."""
    web = edition.config.web
    found: dict[str, Copy] = {}
    problems: list[Problem] = []
    for name in (*web.files, *([web.logo] if web.logo else ())):
        fault = _fault(name, edition.root)
        if fault:
            message = f"“{name}” cannot be copied into the site: {fault}."
            problems.append(Problem("WEB-002", message, str(edition.root / FILE_NAME), hint=_HINT))
            continue
        for path in _files(edition.root / name):
            outside = leads_out(path, edition.root)
            if outside:
                problems.append(outside)
            else:
                target = path.relative_to(edition.root).as_posix()
                found[target] = Copy(path, target)
    return tuple(found.values()), tuple(problems)


def has_logo(edition: Edition) -> bool:
    """Whether the logo that is stated can be copied."""
    name = edition.config.web.logo
    return bool(name) and not _fault(name, edition.root) and (edition.root / name).is_file()


def pictures(tei: etree._Element, edition: Edition) -> Iterator[Copy]:
    """The pictures beside the edition that a document shows or links to: `graphic/@url`, `pb/@facs`."""
    names = {one.get("url", "") for one in tei.iter(tag("graphic"))} | {
        one.get("facs", "") for one in tei.iter(tag("pb"))
    }
    for name in sorted(names):
        copy = _picture(unquote(name.strip()), edition)
        if copy:
            yield copy


def absent_pictures(tei: etree._Element, edition: Edition, file: str) -> Iterator[Problem]:
    """WEB-003 for each picture beside the edition that a document shows and that is not there; `file` is its own."""
    for graphic in tei.iter(tag("graphic")):
        url = unquote(graphic.get("url", "").strip())
        if url and ":" not in url.partition("/")[0] and not url.startswith(("//", "#")) and not _picture(url, edition):
            message = f"The picture “{url}” is not there; its description stands in its place."
            hint = "Correct the address, as seen from the TEI file, or put the picture there."
            yield Problem("WEB-003", message, file, line_of(graphic), hint=hint)


def copy_files(copies: Iterable[Copy], public: Path) -> Iterator[Path]:
    """Copy files into a site; gives where they are now."""
    for copy in copies:
        target = public / copy.target
        copy_atomically(copy.source, target)
        yield target


def _fault(name: str, root: Path) -> str:
    """Why what is stated cannot be copied; empty where it can."""
    path = PurePosixPath(name)
    if not path.parts or not _is_plain(name) or path.parts[0] in {PUBLIC, SEEDS}:
        return "it is no open file or folder within the edition"
    if path.parts[0].lower() in TOP:
        return "the site has pages of its own there"
    if leads_out(root / name, root):
        return "it leads out of the edition"
    return "" if (root / name).exists() else "it is not there"


def _picture(name: str, edition: Edition) -> Copy | None:
    """A picture by its address as seen from the TEI; it has the same address as seen from the page."""
    if PurePosixPath(name).suffix.lower() not in _PICTURES or ":" in name or name.startswith("/") or "\\" in name:
        return None
    path = Path(os.path.normpath(edition.tei / name))
    if not path.is_relative_to(edition.root) or leads_out(path, edition.root):
        return None
    inner = path.relative_to(edition.root).as_posix()
    if not _is_plain(inner) or inner.startswith(f"{PUBLIC}/") or not path.is_file():
        return None
    is_beside = path.is_relative_to(edition.tei)
    return Copy(path, f"documents/{path.relative_to(edition.tei).as_posix()}" if is_beside else inner)


def _is_plain(name: str) -> bool:
    """Whether a path leads only downwards, through nothing hidden."""
    parts = PurePosixPath(name).parts
    is_clean = all(char >= " " and char not in '\\:*?"<>|' for char in name)
    return is_clean and bool(parts) and not name.startswith("/") and not any(part.startswith(".") for part in parts)


def _files(path: Path) -> Iterator[Path]:
    """A file, or all in a folder, without what is hidden."""
    if path.is_file():
        yield path
        return
    for one in sorted(path.rglob("*")):
        if one.is_file() and not any(part.startswith(".") for part in one.relative_to(path).parts):
            yield one
