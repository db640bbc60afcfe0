"""What can be the id of an entry."""

from __future__ import annotations

import re
from typing import Final

#: A name without a colon (Namespaces in XML, production 4), as far as letters of all scripts go.
_NAME: Final = re.compile(r"[^\W\d][\w.\-\N{MIDDLE DOT}]*")


def is_id(words: str) -> bool:
    """Whether words can be an xml:id."""
    return bool(_NAME.fullmatch(words))
