"""What a document is, as the YAML block at the beginning of a Markdown file."""

from __future__ import annotations

import json
import re
from typing import Final

from edenda.writers.flow.markup import VALUE
from edenda.writers.flow.signs import LINE

#: What YAML wants escaped although JSON does not.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


def metadata(flow: str) -> str:
    """The fields of a flow, a line each with its name and its value, as a block of YAML; empty ones are left out.

    A field that is said several times is a list. A day takes the place of the date in words.
    """
    fields: dict[str, list[str]] = {}
    for line in flow.split(LINE):
        name, _, value = line.partition(VALUE)
        if words := " ".join(value.split()):
            fields.setdefault(name.strip(), []).append(words)
    if day := fields.pop("day", None):
        fields["date"] = day
    lines = (f"{name}: {_value(values)}" for name, values in fields.items())
    return "\n".join(("---", *lines, "---", ""))


def _value(values: list[str]) -> str:
    one_or_all = values[0] if len(values) == 1 else values
    written = json.dumps(one_or_all, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
