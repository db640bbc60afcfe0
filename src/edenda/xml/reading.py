"""The bytes of an XML file, as far as anybody needs them."""

from __future__ import annotations

from pathlib import Path

from edenda.errors import UnreadableError
from edenda.xml.files import read_file
from edenda.xml.scan import MAX_BYTES, too_large


def read_xml(path: Path) -> bytes:
    """The bytes of an XML file. Raises UnreadableError, SRC-007 or (where it is too large) TEI-002."""
    data = read_file(path, MAX_BYTES)
    if len(data) > MAX_BYTES:
        raise UnreadableError(too_large(str(path)))
    return data
