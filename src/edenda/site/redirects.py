"""Pages at addresses that went: of entries that were merged or renamed, and those that `[web.redirects]` names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import quote

from lxml import etree

from edenda.config import FILE_NAME
from edenda.edition import Edition
from edenda.problems import Problem
from edenda.register.index.index import open_index
from edenda.register.index.values import IndexedEntry
from edenda.register.kinds import KINDS, kind_of
from edenda.register.steps.follow import followed
from edenda.site.paths import PAGES
from edenda.site.registers.entries import INDEX, LETTER, is_device, own_names, page_of, written
from edenda.site.values import Page, PageFacts, Site
from edenda.xml.files import read_own

_STYLESHEET: Final = "html/redirect.xsl"
_ENDING: Final = ".html"
#: A part of an address: no sign that a file system or an address takes for something else.
_PART: Final = re.compile(r"[\w~=@+,-][\w.~=@+, -]*")
_LONGEST: Final = 200
_HINT: Final = 'Write both as seen from the site\'s first page, such as "letters/old.html" = "documents/new.html".'


class Goal(NamedTuple):
    """A page to which an address leads now, and its words."""

    path: str
    words: str


class _Standing(NamedTuple):
    """The pages that a site has: those of entries by their ids, and the words of all pages by their paths."""

    entries: Mapping[str, IndexedEntry]
    names: Mapping[str, str]
    pages: Mapping[str, str]

    def goal(self, id_: str) -> Goal:
        """The page of an entry."""
        entry = self.entries[id_]
        return Goal(page_of(id_, entry.kind, self.names), entry.names[0] if entry.names else id_)


def pages(site: Site) -> Iterator[Page]:
    """A page for each address that went, which leads to the page that stands for it now."""
    standing = _standing(site.edition)
    taken = {path.lower() for path in standing.pages}
    titles = {facts.path: facts.title for facts in (*site.front, *site.documents)}
    for old, goals in _former_entries(site.edition, standing):
        if old.lower() not in taken:
            taken.add(old.lower())
            yield _page(old, goals)
    stated, _ = _stated(site.edition, standing)
    for old, new in stated.items():
        if old.lower() not in taken:
            taken.add(old.lower())
            path = new.partition("#")[0]
            yield _page(old, (Goal(new, titles.get(path) or standing.pages.get(path) or path),))


def problems(edition: Edition) -> tuple[Problem, ...]:
    """WEB-001 for each redirect of `edition.toml` that would lie outside the site, or lead there, or cover a page."""
    return _stated(edition, _standing(edition))[1] if edition.config.web.redirects else ()


def _standing(edition: Edition) -> _Standing:
    with open_index(edition) as index:
        entries = {entry.id: entry for entry in index.entries()}
    names = own_names(entries)
    found = _Standing(entries, names, {})
    words = dict.fromkeys((*PAGES, *(f"documents/{path.stem}{_ENDING}" for path in edition.documents())), "")
    words.update((f"{kind.folder}/{INDEX}{_ENDING}", "") for kind in KINDS)
    words.update(found.goal(id_) for id_ in entries)
    return found._replace(pages=words)


def _former_entries(edition: Edition, standing: _Standing) -> Iterator[tuple[str, tuple[Goal, ...]]]:
    """The old pages of entries that are gone; several goals where branches say different things."""
    way = followed(edition.register_log, standing.entries.keys())
    ends: dict[str, Sequence[str]] = {**{id_: (goal,) for id_, goal in way.goals.items()}, **way.unclear}
    for id_, goals in sorted(ends.items()):
        folders = dict.fromkeys(kind_of(standing.entries[goal].kind).folder for goal in goals)
        for folder in folders:
            yield f"{folder}/{_file(id_)}", tuple(standing.goal(goal) for goal in goals)


def _file(id_: str) -> str:
    return f"{own_names((id_,)).get(id_) or written(id_)}{_ENDING}"


def _stated(edition: Edition, standing: _Standing) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The redirects of `edition.toml` that can be made, and what is wrong with the others."""
    made: dict[str, str] = {}
    found: list[Problem] = []
    lower = {path.lower() for path in standing.pages}
    for old, new in edition.config.web.redirects.items():
        path = f"{old}{INDEX}{_ENDING}" if old.endswith("/") else old
        fault = _fault(path, lower | {one.lower() for one in made}) or _goal_fault(new, standing.pages)
        if fault:
            found.append(
                Problem("WEB-001", f"“{old}” cannot lead to “{new}”: {fault}.", *_place(edition, old), hint=_HINT)
            )
        else:
            made[path] = new
    return made, tuple(found)


def _fault(old: str, taken: Collection[str]) -> str:
    """Why no page can be made at an address; empty where one can."""
    if not old.endswith(_ENDING):
        return "the old address is not that of a page (NAME.html)"
    if not _is_inside(old):
        return "the old address is not one within the site that every file system can have"
    if old.lower() in taken or _is_letter(old.lower()):
        return "the site has a page at the old address"
    return ""


def _goal_fault(new: str, there: Collection[str]) -> str:
    path, _, anchor = new.partition("#")
    if not _is_inside(path) or set(anchor) & set("#\"'<> \\"):
        return "the new address is not one within the site"
    return "" if path in there else "the site has no page at the new address"


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    is_fine = all(_PART.fullmatch(part) and not part.endswith((".", " ")) and not is_device(part) for part in parts)
    return is_fine and len(path) <= _LONGEST


def _is_letter(path: str) -> bool:
    folder, _, name = path.partition("/")
    return name.startswith(LETTER) and any(kind.folder == folder for kind in KINDS)


def _place(edition: Edition, old: str) -> tuple[str, int | None]:
    """The file of the configuration, and the line in which an old address stands."""
    path = edition.root / FILE_NAME
    if not path.is_file():
        return str(edition.root / "pyproject.toml"), None
    lines = read_own(path).decode("utf-8", "replace").splitlines()
    return str(path), next(
        (number for number, line in enumerate(lines, 1) if re.search(rf"[\"']?{re.escape(old)}[\"']?\s*=", line)), None
    )


def _page(old: str, goals: Sequence[Goal]) -> Page:
    """The page at an old address."""
    root = etree.Element("moved")
    for goal in goals:
        path, hash_, anchor = goal.path.partition("#")
        href = quote(posixpath.relpath(path, posixpath.dirname(old) or "."), safe="/=@+,~!") + hash_ + quote(anchor)
        etree.SubElement(root, "goal", href=href, path=quote(path, safe="/=@+,~!")).text = goal.words
    return Page(PageFacts(old, is_indexed=False), _STYLESHEET, etree.tostring(root, encoding="utf-8"))
