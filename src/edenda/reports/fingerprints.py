"""What a finding is known by when lines move: its rule, its file, its sentence, and which of several such it is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from edenda.problems import Problem

#: Lines are named in some sentences, and move.
_LINE: Final = re.compile(r"\bline \d+")


class Likeness(NamedTuple):
    """What findings that look alike have in common."""

    code: str
    file: str
    sentence: str


def likeness(problem: Problem) -> Likeness:
    """What a finding is known by, but for others that look the same."""
    return Likeness(problem.code, problem.file or "", _LINE.sub("line …", problem.message))


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """For each finding a hash (SHA-256, the first 16 hexadecimal digits) that stays the same while lines move."""
    seen: Counter[Likeness] = Counter()
    for problem in problems:
        like = likeness(problem)
        seen[like] += 1
        words = "\n".join((*like, str(seen[like])))
        yield hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
