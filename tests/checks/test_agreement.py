"""Jing, the reference among validators, and we: the same verdict on documents, the first mistake on the same line."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Final

import pytest
from lxml import etree

from edenda.checks.grammar import check_grammar
from edenda.problems import Problem
from edenda.resources import SCHEMA
from edenda.tei import line_of, local, parse
from tests.checks.mutations import mutated
from tests.conftest import ROOT, JavaTool

_SCHEMA: Final = SCHEMA / "edenda.rng"
_DOCUMENTS: Final = tuple(sorted((ROOT / "tei").glob("*.xml")))
_COPIES: Final = 1000
_SAID: Final = re.compile(r"^(?P<file>.*?):(?P<line>\d+):\d+: (?:error|fatal): (?P<message>.*)$", re.MULTILINE)


def _copies(folder: Path, count: int) -> list[Path]:
    """Documents of the edition, each with a mistake or what may be one."""
    random = Random(20261122)  # noqa: S311 - mistakes, not secrets
    roots = [parse(path.read_bytes(), path.name) for path in _DOCUMENTS]
    paths = []
    for number in range(count):
        path = folder / f"{number:04}.xml"
        path.write_bytes(etree.tostring(mutated(random.choice(roots), random), encoding="UTF-8"))
        paths.append(path)
    return paths


def _is_same_place(ours: Problem, data: bytes, line: int) -> bool:
    """Whether our first mistake is that of a line; jing names the end of text that cannot stand (decision 0014).

    So it does of an element in which something is missing.
    """
    assert ours.line is not None
    if ours.line == line or ours.code not in {"GRAM-002", "GRAM-006"}:
        return ours.line == line
    if ours.code == "GRAM-002":
        found = (one for one in parse(data, "a.xml").iter(etree.Element) if line_of(one) == ours.line)
        ends = {ours.line + etree.tostring(one, with_tail=False).count(b"\n"): local(one) for one in found}
        return line in ends and ours.message.startswith(f"`{ends[line]}`")
    lines = data.decode().split("\n")
    text = "\n".join([lines[ours.line - 1][(ours.column or 1) - 1 :], *lines[ours.line :]])
    return ours.line + text[: text.index("<")].count("\n") == line


@pytest.mark.slow
def test_jing_agrees_on_every_verdict_and_nearly_always_on_the_first_line(tmp_path: Path, jing: JavaTool) -> None:
    paths = _copies(tmp_path, _COPIES)
    theirs: dict[str, tuple[int, str]] = {}
    for found in _SAID.finditer(jing(_SCHEMA, *paths).stdout):
        theirs.setdefault(Path(found["file"]).name, (int(found["line"]), found["message"]))
    verdicts, places = [], []
    for path in paths:
        data = path.read_bytes()
        ours = check_grammar(parse(data, path.name), path.name, None, data)
        if bool(ours) != (path.name in theirs):
            verdicts.append((path.name, ours, theirs.get(path.name)))
        elif ours and not _is_same_place(ours[0], data, theirs[path.name][0]):
            places.append((path.name, ours[0], theirs[path.name]))
    assert verdicts == []
    assert len(theirs) > _COPIES / 3
    assert len(places) <= len(theirs) / 100, places
