"""The pictures of a document that a PDF can show: those that lie in the edition, and that Typst can read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from edenda.errors import UnreadableError
from edenda.tei import tag
from edenda.typesetting.literals import literal
from edenda.xml.files import leads_out

if TYPE_CHECKING:
    from lxml import etree

    from edenda.typesetting.compiler import Typesetter

#: The formats, by the endings of names.
_FORMATS: Final = frozenset({".gif", ".jpeg", ".jpg", ".png", ".webp"})


def shown_pictures(tei: etree._Element, folder: Path | None, typesetter: Typesetter) -> str:
    """The pictures of a document as its stylesheet needs them: a line each, the address in it, a tab, the path.

    `folder` is that of the TEI, from which addresses are seen; the path is seen from the folder of the typesetter. What
    is not named here, the stylesheet describes in words: a picture elsewhere, none, or one that Typst cannot read.
    """
    urls = {" ".join(one.get("url", "").split()) for one in tei.iter(tag("graphic"))} if folder else set()
    lines = (f"{url}\t{path}\n" for url in sorted(urls) for path in _shown(url, folder or Path(), typesetter))
    return "\n" + "".join(lines)


def _shown(url: str, folder: Path, typesetter: Typesetter) -> Iterator[str]:
    name = unquote(url)
    if any(sign in name for sign in ':\\\n\t"') or name.startswith("/"):
        return
    path, root = Path(os.path.normpath(folder.absolute() / name)), typesetter.root.absolute()
    if path.suffix.lower() not in _FORMATS or not path.is_relative_to(root) or not path.is_file():
        return
    inner = f"/{path.relative_to(root).as_posix()}"
    if leads_out(path, root) is None and _can_be_set(inner, path.stat().st_mtime_ns, typesetter):
        yield inner


@lru_cache(maxsize=1024)
def _can_be_set(path: str, _changed: int, typesetter: Typesetter) -> bool:
    """Whether Typst can read a picture: one that it cannot would leave the document without a PDF."""
    try:
        typesetter.pdf(f'#set document(title: "x")\n#image({literal(path)}, alt: "x", width: 1pt)')
    except UnreadableError:
        return False
    return True
