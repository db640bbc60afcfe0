"""Files that a site takes over as they are: the logo, and what `[web] files` names (pictures, facsimiles, fonts)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from edenda.config import FILE_NAME, line_of_key
from edenda.edition import PUBLIC, TEI, Edition
from edenda.files import copy_atomically
from edenda.problems import Problem
from edenda.xml.files import leads_out, read_own

#: The folder of the site in which the pages of documents lie.
_WITH_PAGES: Final = "documents"
_HINT: Final = "Name a file or a folder of the edition as it is seen from edition.toml, such as “pictures”."


class _Named(NamedTuple):
    """What a key of `[web]` names."""

    key: str
    name: str


def copy_files(edition: Edition) -> Iterator[Path]:
    """Copy what the site takes over into `public/`; what cannot be copied is left aside (`problems` says so).

    What lies in `tei/` comes beside the pages of documents, so that a picture is found from there as from the TEI.
    """
    for named in _stated(edition):
        if not _fault(edition, named.name):
            for source in _files(edition.root / named.name):
                target = edition.root / PUBLIC / address_of(source.relative_to(edition.root).as_posix())
                copy_atomically(source, target)
                yield target


def address_of(name: str) -> str:
    """Where a file of the edition lies in the site, both as seen from their roots.

    >>> address_of("pictures/quay.jpg"), address_of("tei/quay.jpg")
    ('pictures/quay.jpg', 'documents/quay.jpg')
    """
    parts = PurePosixPath(name).parts
    return "/".join((_WITH_PAGES, *parts[1:]) if parts[:1] == (TEI,) else parts)


def problems(edition: Edition) -> tuple[Problem, ...]:
    """WEB-002 for each name that is not that of a file or folder in the edition."""
    return tuple(
        Problem("WEB-002", f"“{named.name}” is not in the site: {fault}.", *_place(edition, named.key), hint=_HINT)
        for named in _stated(edition)
        if (fault := _fault(edition, named.name))
    )


def _stated(edition: Edition) -> Iterator[_Named]:
    web = edition.config.web
    if web.logo:
        yield _Named("logo", web.logo)
    yield from (_Named("files", name) for name in web.files)


def _fault(edition: Edition, name: str) -> str:
    """Why a name cannot be taken over; empty where it can."""
    path = edition.root / name
    parts = PurePosixPath(name).parts
    if not parts or PurePosixPath(name).is_absolute() or ".." in parts or "\\" in name or leads_out(path, edition.root):
        return "it does not lie in the folder of the edition"
    if parts[0] == PUBLIC or any(part.startswith(".") for part in parts):
        return "it is a part of what edenda itself makes or remembers"
    return "" if path.exists() else "there is no such file or folder"


def _files(path: Path) -> Iterator[Path]:
    """A file, or all in a folder, by name; without hidden ones and links that lead elsewhere, and without TEI."""
    if path.is_file():
        yield path
        return
    for one in sorted(path.iterdir()):
        if not one.name.startswith(".") and not leads_out(one, path) and one.suffix != ".xml":
            yield from _files(one)


def _place(edition: Edition, key: str) -> tuple[str, int | None]:
    """The file of the configuration, and the line in which a key of `[web]` stands."""
    path = edition.root / FILE_NAME
    if not path.is_file():
        return str(edition.root / "pyproject.toml"), None
    return str(path), line_of_key(read_own(path).decode("utf-8", "replace"), f"web.{key}")
