"""Sources: files of several formats as text with hints. `read_source` reads any of them."""

from edenda.sources.reading import (
    Format,
    decode,
    is_source,
    page_files,
    read_source,
    source_digest,
    source_name,
)
from edenda.sources.source import FORBIDDEN, MAX_BYTES, REPLACEMENT, WIDTHLESS, Hint, Source, position

__all__ = [
    "FORBIDDEN",
    "MAX_BYTES",
    "REPLACEMENT",
    "WIDTHLESS",
    "Format",
    "Hint",
    "Source",
    "decode",
    "is_source",
    "page_files",
    "position",
    "read_source",
    "source_digest",
    "source_name",
]
