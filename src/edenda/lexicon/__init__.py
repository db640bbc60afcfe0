"""Word lists from open sources: common words, given names, surnames, places. docs/lexicon.md names their sources.

A list is read once, when it is first asked for. It is evidence, never proof: “Will” is a given name and a verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

_HERE: Final = Path(__file__).parent


@cache
def common_words() -> frozenset[str]:
    """English words that are written in lower case, lower case."""
    return _lines("words.txt")


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, as they are written in a text."""
    return _lines("given-names.txt")


@cache
def surnames() -> frozenset[str]:
    """Frequent surnames of many countries, as they are written in a text."""
    return _lines("surnames.txt")


@cache
def places() -> Mapping[str, str]:
    """Names of places as they are written in a text, each with its kind.

    Kinds: `country`, `region`, `capital`, `city`, `town`, `village`, and `alias` for another name of a large city.
    """
    fields = _text("places.tsv").rstrip("\n").replace("\n", "\t").split("\t")
    return MappingProxyType(dict(zip(fields[::2], fields[1::2], strict=True)))


def _lines(name: str) -> frozenset[str]:
    return frozenset(_text(name).split("\n")) - {""}


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
