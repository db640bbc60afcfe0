"""What edenda remembers of a document, led to other entries: the lines of `tei/.edenda/NAME.json` that name them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Final

_REF: Final = re.compile(r'(?<="ref": )"(?:[^"\\]|\\.)*"')
_HASH: Final = re.compile(r'("tei":\s*")([0-9a-f]{64})(")')


def redirected_memory(data: bytes, goals: Mapping[str, str], hashes: Mapping[str, str]) -> bytes:
    """The bytes of a memory with ids, and hashes of the TEI, replaced; nothing else of it is touched.

    `goals` are the entries to which pointers lead now, by what the memory calls the old ones; `hashes` what stands for
    the file that nobody edited, by what stood for it.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:  # it is damaged; who reads it says so
        return data
    return "".join(_line(line, goals, hashes) for line in text.splitlines(keepends=True)).encode()


def _line(line: str, goals: Mapping[str, str], hashes: Mapping[str, str]) -> str:
    if found := _HASH.search(line):
        return line.replace(found[2], hashes.get(found[2], found[2]))
    found = _REF.search(line)
    if found is None or '"type": "date"' in line:
        return line
    named = str(json.loads(found[0])).split(" ")
    now = " ".join(dict.fromkeys(goals.get(one, one) for one in named))
    if not set(named) & goals.keys():
        return line
    return line[: found.start()] + json.dumps(now, ensure_ascii=False) + line[found.end() :]
