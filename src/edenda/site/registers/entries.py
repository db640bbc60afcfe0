"""Where the pages of the register's entries lie: a folder for each kind, and a file name for every id.

A file name is the id where file systems and addresses take it as it is; else its letters are written as `=C3=A9`. What
would still clash (ids that differ only in case, `index`, `con`) or be too long has a name of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote

from edenda.register.kinds import kind_of

#: Names that mean a device to Windows, whatever their ending.
_DEVICES: Final = frozenset(
    "con prn aux nul".split() + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
#: The pages of a register that are none of an entry.
INDEX: Final = "index"
LETTER: Final = "letter-"
_LONGEST: Final = 120
_HASHED: Final = 10


def own_names(ids: Iterable[str]) -> Mapping[str, str]:
    """The ids whose file name is not `written(id)`, with it. Of ids that differ only in case one keeps it."""
    taken: set[str] = set()
    found: dict[str, str] = {}
    for one in sorted(ids, key=lambda id_: (id_.lower() != id_, id_)):
        name = written(one)
        if _is_unfit(name) or name.lower() in taken:
            name = found[one] = f"{name[: _LONGEST - 1 - _HASHED]}-{hashlib.sha256(one.encode()).hexdigest()[:_HASHED]}"
        taken.add(name.lower())
    return found


def written(text: str) -> str:
    """A text in letters that file systems and addresses take; two texts are never written alike.

    >>> written("pers-rowe"), written("place.Łódź")
    ('pers-rowe', 'place.=C5=81=C3=B3d=C5=BA')
    """
    return quote(text, safe="").replace("%", "=")


def _is_unfit(name: str) -> bool:
    lower = name.lower()
    return lower == INDEX or lower.startswith((LETTER, ".")) or is_device(name) or len(name) > _LONGEST


def is_device(name: str) -> bool:
    """Whether a file name means a device to Windows: `con.html`."""
    return name.lower().partition(".")[0] in _DEVICES


def page_of(id_: str, element: str, names: Mapping[str, str]) -> str:
    """Where the page of an entry lies, as seen from the site's first page; `names` are those of `own_names`."""
    return f"{kind_of(element).folder}/{names.get(id_) or written(id_)}.html"
