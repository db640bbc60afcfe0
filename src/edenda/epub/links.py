"""Where the links of a chapter lead: within it, to another document, to a register, to the web; else they are none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote, unquote

from lxml import etree

from edenda.epub.names import file_name
from edenda.epub.values import DOCUMENTS, REGISTERS, Task
from edenda.epub.xhtml import TYPE, drop, id_of, without
from edenda.register.extracts import extracts_of
from edenda.register.kinds import kind_of
from edenda.tei import local
from edenda.writers.plain import kind_of_entry

_WEB: Final = re.compile(r"(https?|ftp)://([\w.-]+)(?::([0-9]+))?((?:[/?#].*)?)", re.IGNORECASE | re.DOTALL)
_MAIL: Final = re.compile(r"mailto:[\w.+-]+@[\w.-]+(?:\?\S*)?", re.IGNORECASE | re.ASCII)
_OUTSIDE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
#: What may stand in an address as it is, and a percent sign that does not write a character.
_SAFE: Final = "/:?@!$&'()*+,;=%~"
_HALF: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LAST_PORT: Final = 65535
_PAGE: Final = re.compile(r"([^/#?:]+)\.html(?:#(.+))?")
_POINTER: Final = "register.xml#"
#: Of a link that is none: what only links have.
_OF_LINKS: Final = ("href", "role", "aria-label", TYPE)


class Links:
    """The links of a chapter. `entries` are those of the table of what it points to, each with @id and @token."""

    def __init__(self, task: Task, entries: Iterable[etree._Element], register: etree._Element | None) -> None:
        self._task = task
        self._tokens = {one.get("id", ""): one.get("token", "") for one in entries}
        self._known = {} if register is None else extracts_of(register).elements
        self.elsewhere: list[str] = []
        """The addresses that lead to other documents of the book."""

    def entry(self, link: etree._Element) -> str:
        """The id of the register's entry to which a link leads; empty where it leads to none."""
        token = self._tokens.get(link.get("href", "").removeprefix("#"), "")
        id_ = token.rpartition("#")[2] if _POINTER in token else ""
        return id_ if id_ in self._known and kind_of_entry(self._known[id_]) else ""

    def resolve(self, page: etree._Element, name: str, files: Mapping[str, str], renamed: Mapping[str, str]) -> None:
        """Give every link of a page the address that it has in the book; `files` are those in which ids stand."""
        for link in list(page.iter("a")):
            href = link.get("href", "")
            address = self._within(href, name, files, renamed) or self._beyond(link, href)
            lead(link, address)

    def _within(self, href: str, name: str, files: Mapping[str, str], renamed: Mapping[str, str]) -> str:
        """The address of a place in the same document."""
        if not href.startswith("#"):
            return ""
        id_ = renamed.get(href[1:], href[1:])
        if id_ not in files:
            return ""
        return f"#{id_}" if files[id_] == name else f"{files[id_].rpartition('/')[2]}#{id_}"

    def _beyond(self, link: etree._Element, href: str) -> str:
        if href.startswith("#"):
            return self._of_entry(link)
        if _OUTSIDE.match(href):
            return outside(href)
        page = _PAGE.fullmatch(href)
        return self._of_document(unquote(page[1]), unquote(page[2] or "")) if page else ""

    def _of_entry(self, link: etree._Element) -> str:
        entry = self.entry(link)
        if entry:
            folder = kind_of(local(self._known[entry])).folder
            return f"../{REGISTERS}/{folder}.xhtml#{id_of(entry)}" if self._task.in_book else ""
        token = self._tokens.get(link.get("href", "").removeprefix("#"), "")
        return outside(token) if _OUTSIDE.match(token) else ""

    def _of_document(self, stem: str, id_: str) -> str:
        if not self._task.in_book:
            return (
                f"{self._task.base}documents/{quote(stem)}.html{'#' * bool(id_)}{quote(id_)}" if self._task.base else ""
            )
        address = f"{file_name(stem)}.xhtml{'#' * bool(id_)}{id_of(id_) if id_ else ''}"
        self.elsewhere.append(f"{DOCUMENTS}/{address}")
        return address


def outside(address: str) -> str:
    """An address of the web or of a mailbox as the standard writes it; a relative one as it is; else nothing."""
    if not _OUTSIDE.match(address):
        return address
    if _MAIL.fullmatch(address):
        return quote(_HALF.sub("%25", address), safe=_SAFE)
    found = _WEB.fullmatch(address)
    if not found or int(found[3] or 0) > _LAST_PORT:
        return ""
    try:
        host = found[2].encode("idna").decode()
    except UnicodeError:
        return ""
    port = f":{found[3]}" if found[3] else ""
    before, mark, fragment = _HALF.sub("%25", found[4]).partition("#")
    return f"{found[1]}://{host}{port}{quote(before, safe=_SAFE)}{mark}{quote(fragment, safe=_SAFE)}"


def lead(link: etree._Element, address: str) -> None:
    """Give a link an address; without one it becomes mere words, and goes where it has none."""
    if address:
        link.set("href", address)
        return
    if not len(link) and not (link.text or "").strip() and link.get("id") is None:
        without(link)
        return
    link.tag = "span"
    drop(link, *_OF_LINKS)
