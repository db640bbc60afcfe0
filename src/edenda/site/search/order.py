"""Pagefind's index put in order: what it writes as its hash tables have it, which is another way each time.

These are the values of a facet (`filter/`), the list of facets in `*.pf_meta`, which names those files by a sum of
their bytes, and the languages in `pagefind-entry.json`, which name the list. The files are CBOR (RFC 8949), compressed.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any, Final

#: What each file begins with.
_MAGIC: Final = b"pagefind_dcd"
_ENTRY: Final = "pagefind-entry.json"
_FILTER: Final = ".pf_filter"
_META: Final = ".pf_meta"
#: Where the facets stand in the list that a language has.
_FACETS: Final = 3
#: The kinds of CBOR items that an index has, and how much of the first byte says how many bytes a number has.
_NUMBER, _NEGATIVE, _TEXT, _LIST = 0, 1, 3, 4
_SHORT: Final = 24


def put_in_order(folder: Path) -> None:
    """Rewrite the files of an index that are in no order. One whose form is not known stays as it is."""
    entry = json.loads((folder / _ENTRY).read_bytes())
    for language in entry["languages"].values():
        language["hash"] = _order_language(folder, language["hash"])
    (folder / _ENTRY).write_bytes(json.dumps(entry, sort_keys=True, indent=1).encode() + b"\n")


def read_file(path: Path) -> bytes:
    """What is in a file of the index. Raises ValueError where it is none."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MAGIC):
        raise ValueError(path.name)
    return data.removeprefix(_MAGIC)


def write_file(path: Path, data: bytes) -> None:
    """Write a file of the index, the same bytes for the same data."""
    path.write_bytes(gzip.compress(_MAGIC + data, mtime=0))


def _order_language(folder: Path, name: str) -> str:
    """Order what a language has, and give its new name."""
    meta = folder / f"pagefind.{name}{_META}"
    try:
        content = from_cbor(read_file(meta))
        facets = [
            (facet, hash_, from_cbor(read_file(folder / "filter" / f"{hash_}{_FILTER}")))
            for facet, hash_ in content[_FACETS]
        ]
        for _, _, (_, values) in facets:
            values.sort()
        ordered = [(facet, hash_, to_cbor(values)) for facet, hash_, values in sorted(facets)]
    except (ValueError, TypeError, IndexError):
        return name
    language = name.partition("_")[0]
    content[_FACETS] = []
    for facet, hash_, data in ordered:
        (folder / "filter" / f"{hash_}{_FILTER}").unlink()
        content[_FACETS].append([facet, _name(language, data)])
        write_file(folder / "filter" / f"{_name(language, data)}{_FILTER}", data)
    meta.unlink()
    data = to_cbor(content)
    write_file(folder / f"pagefind.{_name(language, data)}{_META}", data)
    return _name(language, data)


def _name(language: str, data: bytes) -> str:
    return f"{language}_{hashlib.sha256(data).hexdigest()[:12]}"


def from_cbor(data: bytes) -> Any:
    """The one item in some bytes. Raises ValueError where there is none, or one that an index does not have."""
    try:
        value, end = _item(data, 0)
    except IndexError:
        raise ValueError("an item is cut short") from None
    if end != len(data):
        raise ValueError("there is not one item and no more")
    return value


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """An item, and where it ends. Raises ValueError for a kind that an index does not have."""
    kind, number, at = _head(data, at)
    if kind == _NUMBER:
        return number, at
    if kind == _NEGATIVE:
        return -1 - number, at
    if kind == _TEXT:
        return data[at : at + number].decode(), at + number
    if kind != _LIST:
        raise ValueError(f"an item of kind {kind}")
    items = []
    for _ in range(number):
        item, at = _item(data, at)
        items.append(item)
    return items, at


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of an item, its number, and where what follows begins."""
    kind, short = data[at] >> 5, data[at] & 31
    if short < _SHORT:
        return kind, short, at + 1
    if short >= _SHORT + 4:
        raise ValueError("an item without a length")
    end = at + 1 + (1 << short - _SHORT)
    return kind, int.from_bytes(data[at + 1 : end], "big"), end


def to_cbor(value: Any) -> bytes:
    """Texts, whole numbers and lists of them as bytes, in the shortest way."""
    if isinstance(value, str):
        text = value.encode()
        return _head_of(_TEXT, len(text)) + text
    if isinstance(value, int):
        return _head_of(_NUMBER, value) if value >= 0 else _head_of(_NEGATIVE, -1 - value)
    return _head_of(_LIST, len(value)) + b"".join(map(to_cbor, value))


def _head_of(kind: int, number: int) -> bytes:
    if number < _SHORT:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | _SHORT + power]) + number.to_bytes(1 << power, "big")
