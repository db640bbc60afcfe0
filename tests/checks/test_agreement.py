"""Jing, the reference among validators, and we: the same verdict on documents with mistakes, the first on the same line."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Final

import pytest
from lxml import etree
from tests.checks.mutations import mutated
from tests.conftest import ROOT, JavaTool

from edenda.checks.grammar import check_grammar
from edenda.resources import SCHEMA
from edenda.tei import parse

_SCHEMA: Final = SCHEMA / "edenda.rng"
_DOCUMENTS: Final = tuple(sorted((ROOT / "tei").glob("*.xml")))
_COPIES: Final = 1000
_SAID: Final = re.compile(r"^(?P<file>.*?):(?P<line>\d+):\d+: (?:error|fatal): (?P<message>.*)$", re.MULTILINE)


def _copies(folder: Path, count: int) -> list[Path]:
    """Documents of the edition, each with a mistake or what may be one."""
    random = Random(20261122)
    roots = [parse(path.read_bytes(), path.name) for path in _DOCUMENTS]
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.xml"
        path.write_bytes(etree.tostring(mutated(random.choice(roots), random), encoding="UTF-8"))
        paths.append(path)
    return paths


@pytest.mark.slow
def test_jing_agrees_on_every_verdict_and_nearly_always_on_the_first_line(tmp_path: Path, jing: JavaTool) -> None:
    paths = _copies(tmp_path, _COPIES)
    theirs: dict[str, tuple[int, str]] = {}
    for found in _SAID.finditer(jing(_SCHEMA, *paths).stdout):
        theirs.setdefault(Path(found["file"]).name, (int(found["line"]), found["message"]))
    verdicts, lines = [], []
    for path in paths:
        data = path.read_bytes()
        ours = check_grammar(parse(data, path.name), path.name, None, data)
        if bool(ours) != (path.name in theirs):
            verdicts.append((path.name, ours, theirs.get(path.name)))
        elif ours and ours[0].line != theirs[path.name][0]:
            lines.append((path.name, ours[0], theirs[path.name]))
    assert verdicts == []
    assert len(theirs) > _COPIES / 2
    assert len(lines) <= len(theirs) / 20, lines
