"""What an earlier build wrote into `public/` and this one did not: removed, by a list that each build leaves behind.

The list is `.edenda-local/built.json`: paths within `public/`, by the output that made them. What is not in it is
somebody else's and stays.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from edenda.changes.local import local_folder
from edenda.edition import PUBLIC
from edenda.errors import UnreadableError
from edenda.files import write_atomically
from edenda.site.paths import BOOKS
from edenda.xml.files import leads_out, read_own

_LIST: Final = "built.json"
_BY_ENDING: Final = {".txt": "text", ".pdf": "pdf", ".epub": "epub"}


def remove_stale(root: Path, files: Iterable[Path], outputs: Iterable[str]) -> tuple[Path, ...]:
    """Remove what these outputs made earlier and did not make now, and the folders that are empty then.

    `files` are what was made now, and are remembered. What other outputs made earlier stays, and stays on the list.
    Gives what was removed.
    """
    public = root / PUBLIC
    made: dict[str, set[str]] = {output: set() for output in outputs}
    for path in files:
        inner = path.relative_to(public).as_posix()
        made.setdefault(_output_of(inner), set()).add(inner)
    before = _read(root)
    now = set().union(*made.values())
    gone = sorted(inner for output in made for inner in before.get(output, ()) if inner not in now)
    removed = tuple(public / inner for inner in gone if _remove(public, inner))
    listed = {**{output: sorted(paths) for output, paths in before.items()}, **{one: sorted(made[one]) for one in made}}
    write_atomically(local_folder(root) / _LIST, json.dumps(listed, indent=0, sort_keys=True).encode() + b"\n")
    return removed


def _output_of(inner: str) -> str:
    """What made a file: the pages, unless its ending tells."""
    is_ours = inner.startswith("documents/") or inner in BOOKS.values()
    return _BY_ENDING.get(PurePosixPath(inner).suffix, "html") if is_ours else "html"


def _read(root: Path) -> Mapping[str, list[str]]:
    """The list of the last build; an empty one where there is none that can be read."""
    path = local_folder(root) / _LIST
    if not path.is_file():
        return {}
    try:
        found = json.loads(read_own(path))
    except (UnreadableError, ValueError):
        return {}
    if not isinstance(found, dict) or not all(isinstance(paths, list) for paths in found.values()):
        return {}
    return {output: [one for one in paths if isinstance(one, str)] for output, paths in found.items()}


def _remove(public: Path, inner: str) -> bool:
    """Remove a file of the list, and the folders above it that are empty then; never what lies elsewhere."""
    path, parts = public / inner, PurePosixPath(inner)
    if parts.is_absolute() or ".." in parts.parts or not path.is_file() or leads_out(path.parent, public):
        return False
    path.unlink()
    with suppress(OSError):
        for folder in path.parents:
            if folder == public:
                break
            folder.rmdir()
    return True
