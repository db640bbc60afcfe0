"""Notes that nothing calls in a flow: readers of Markdown show none of them, so they are paragraphs with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from edenda.writers.flow.markup import CALL, CLOSE, VALUE
from edenda.writers.flow.signs import BLANK, ITEM, NOTE

_CALL: Final = re.compile(f"{CALL}([^{CLOSE}{VALUE}]*){CLOSE}")
#: A note's key, the number that a plain text gives it, and where its text begins.
_NOTE: Final = re.compile(f"{CALL}([^{CLOSE}{VALUE}]*){VALUE}([^{CLOSE}]*){CLOSE}:{BLANK}{NOTE}")


def told_apart(flows: Sequence[str]) -> list[str]:
    """Flows in which a note that is called somewhere begins with its key, any other with its number in brackets."""
    called = {key for flow in flows if CALL in flow for key in _CALL.findall(flow)}

    def begun(found: re.Match[str]) -> str:
        key, label = found.groups()
        return f"{CALL}{key}{CLOSE}:{BLANK}{NOTE}" if key in called else f"[{label}] {ITEM}"

    return [_NOTE.sub(begun, flow) if NOTE in flow else flow for flow in flows]
