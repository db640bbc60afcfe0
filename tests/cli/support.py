"""The command line as users call it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(*arguments: object, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """A command in a folder, as a process of its own."""
    command = [sys.executable, "-m", "edenda", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, env=environment)


def make_entries(edition: Path, persons: str = "", places: str = "") -> None:
    """Give the register of a new edition entries, for names divided by `;`, so that every mark of them has a link."""
    entries = [
        f"<list{kind.title()}>{''.join(_entry(kind, name.strip()) for name in names.split(';'))}</list{kind.title()}>"
        for kind, names in (("person", persons), ("place", places))
        if names
    ]
    path = edition / "tei" / "register.xml"
    text = path.read_text(encoding="utf-8")
    empty = text[text.index("<text>") : text.index("</text>") + len("</text>")]
    path.write_text(text.replace(empty, f"<standOff>{''.join(entries)}</standOff>"), encoding="utf-8", newline="")


def _entry(kind: str, name: str) -> str:
    prefix, element = {"person": ("pers", "persName"), "place": ("pl", "placeName")}[kind]
    words = "".join(letter for letter in name.lower() if letter.isalnum())
    return f'<{kind} xml:id="{prefix}-{words}"><{element}>{name}</{element}></{kind}>'
