"""A recognised page, whatever format it came in: regions in reading order, with lines."""

from __future__ import annotations

from typing import NamedTuple


class PageLine(NamedTuple):
    """A line: its id, its words, where it begins, how high it is, and whether its last word goes on in the next line.

    `divided` is `sure` where the file says so, `perhaps` where it ends in a hyphen, `unmarked` where the file says so
    and no hyphen is there.
    """

    id: str
    text: str
    left: float | None = None
    height: float = 0.0
    divided: str = ""


class Region(NamedTuple):
    """A region with text. `kind` is one of PAGE's words (`paragraph`, `heading`, `page-number`, `marginalia` …)."""

    id: str
    kind: str
    lines: tuple[PageLine, ...]


class Page(NamedTuple):
    """A page: its image, its printed number where the file states it, its regions, and what is on it beside text."""

    image: str
    number: str
    regions: tuple[Region, ...]
    beside: tuple[str, ...] = ()
