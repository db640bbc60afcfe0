"""Where a pointer leads: fragments, other files, prefixes that the header declares, xml:base (TEI Guidelines, 16.2)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, cast
from urllib.parse import unquote

from lxml import etree

from edenda.tei import XML, line_of, tag

BASE: Final = f"{{{XML}}}base"
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
#: Schemes of addresses that are not followed.
_OUTSIDE: Final = frozenset(
    {"http", "https", "ftp", "mailto", "urn", "doi", "geo", "data", "tel", "file", "info", "ark", "hdl", "isbn", "cts"}
)
#: A pattern of a prefix comes from the document; what could keep a computer busy for long is not followed.
_LONGEST_PATTERN: Final = 200
_LONGEST_POINTER: Final = 200
_MOST_REPEATS: Final = 3
#: How many steps of patterns a document may cost at most; a second or two.
_MOST_WORK: Final = 100_000_000
_REPEAT: Final = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\d*\})")
#: A version of TEI, as a customisation names it in @source.
_VERSION: Final = re.compile(r"tei:(\d[\w.]*|current)")
_REPEATED_GROUP: Final = re.compile(r"\)[*+?{]")
_GROUP: Final = re.compile(r"\$(\d)")


class Target(NamedTuple):
    """Where a pointer leads: a file (empty where it is not followed) and an id in it.

    `prefix` is one that nobody declared; `fault` says why a declared one leads nowhere.
    """

    file: str
    fragment: str = ""
    prefix: str = ""
    fault: str = ""


class Prefix(NamedTuple):
    """A prefix that a header declares; `fault` says why it cannot be followed."""

    name: str
    pattern: re.Pattern[str] | None
    replacement: str
    line: int | None
    fault: str = ""
    repeats: int = 0


NOT_FOLLOWED: Final = Target("")


def attributes(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes of an element with their values."""
    found: Any = element.items()
    return cast("list[tuple[str, str]]", found)


class References:
    """Resolves the pointers of one document."""

    def __init__(self, root: etree._Element, path: Path) -> None:
        self.own = os.path.abspath(path)  # noqa: PTH100 - links are not followed here
        self.prefixes = tuple(_prefixes(root))
        self.folder, _ = os.path.split(self.own)
        self.has_base = bool(root.xpath("boolean(//@xml:base)"))
        self._names = frozenset(one.name for one in self.prefixes)
        self._faulty = {one.name for one in self.prefixes if one.fault}
        self._work = 0
        self._known: dict[str, Target] = {}

    def resolve(self, element: etree._Element, pointer: str) -> Target:
        """Where a pointer of an element leads."""
        if self.has_base and not pointer.startswith("#"):
            return self._target(pointer, _base(element))
        if pointer not in self._known:
            self._known[pointer] = self._target(pointer, "")
        return self._known[pointer]

    @property
    def exhausted(self) -> frozenset[str]:
        """Prefixes of which some pointers were not followed, since there are too many for their patterns."""
        return frozenset(self._faulty.difference(one.name for one in self.prefixes if one.fault))

    def _target(self, pointer: str, base: str) -> Target:
        scheme = _SCHEME.match(pointer)
        if scheme and scheme[1] in self._names:
            expanded = self._expanded(scheme[1], pointer[scheme.end() :])
            if expanded is not None:
                return self._target_of(expanded, base)
            fault = f"no declaration of the prefix “{scheme[1]}” fits it"
            return NOT_FOLLOWED if scheme[1] in self._faulty else Target("", fault=fault)
        return self._target_of(pointer, base)

    def _expanded(self, name: str, rest: str) -> str | None:
        """A pointer with its prefix replaced, by the first declaration that fits; None where none can be used."""
        for prefix in self.prefixes:
            if prefix.name != name or prefix.pattern is None or len(rest) > _LONGEST_POINTER:
                continue
            self._work += 1 + len(rest) ** prefix.repeats
            if self._work > _MOST_WORK:
                self._faulty.add(name)
                return None
            if found := prefix.pattern.fullmatch(rest):
                return _filled(prefix.replacement, found)
        return None

    def _target_of(self, pointer: str, base: str) -> Target:
        if scheme := _SCHEME.match(pointer):
            is_outside = scheme[1].lower() in _OUTSIDE or pointer.startswith("//", scheme.end())
            return NOT_FOLLOWED if is_outside or _VERSION.fullmatch(pointer) else Target("", prefix=scheme[1])
        file, _, fragment = pointer.partition("#")
        if "(" in fragment:
            fragment = ""  # a scheme of XPointer
        if not file:
            return Target(self.own, fragment)
        if _SCHEME.match(base) or pointer.startswith("//"):
            return NOT_FOLLOWED
        inner, _ = os.path.split(unquote(base))
        return Target(os.path.normpath(f"{self.folder}/{inner}/{unquote(file)}"), fragment)


def _filled(replacement: str, found: re.Match[str]) -> str:
    """A replacement with what the groups of a pattern found in place of $1, $2 and so on."""
    groups = ("", *(group or "" for group in found.groups()), *[""] * 9)
    return _GROUP.sub(lambda number: groups[int(number[1])], replacement)


def _base(element: etree._Element) -> str:
    """The xml:base that holds for an element, each inside another added to it."""
    bases = [element.get(BASE), *(one.get(BASE) for one in element.iterancestors())]
    base = ""
    for one in reversed([value for value in bases if value]):
        base = str(one) if _SCHEME.match(one) else f"{base[: base.rfind('/') + 1]}{one}"
    return base


def _prefixes(root: etree._Element) -> Iterator[Prefix]:
    for element in root.iter(tag("prefixDef")):
        name, pattern = element.get("ident", ""), element.get("matchPattern", "")
        replacement = element.get("replacementPattern", "")
        if not name or not pattern or not replacement:
            continue  # the grammar says so
        compiled, fault = _compiled(pattern)
        yield Prefix(name, compiled, replacement, line_of(element), fault, len(_REPEAT.findall(pattern)))


def _compiled(pattern: str) -> tuple[re.Pattern[str] | None, str]:
    if len(pattern) > _LONGEST_PATTERN or len(_REPEAT.findall(pattern)) > _MOST_REPEATS:
        return None, "its @matchPattern is too long"
    if _REPEATED_GROUP.search(pattern):
        return None, "its @matchPattern repeats a group"
    try:
        return re.compile(pattern), ""
    except (re.error, OverflowError, RecursionError):
        return None, "its @matchPattern is no regular expression"
