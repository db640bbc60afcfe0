"""The Nu Html Checker, run once over many pages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote, urlsplit

from tests.needs import need

TOOLS: Final = Path(__file__).resolve().parents[1] / "tools"
_JAR: Final = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
#: What the checker warns of and need not: data in a script element are not run, so that no policy stops them; a style
#: element is allowed by its digest, which the checker does not work out; a text without headings has that of the page
#: above it; notes beside the text are hidden where there is no style sheet, and from readers of screens where one shows
#: them.
_ALLOWED: Final = (
    ("Inline script violates Content Security Policy", 'type="application/ld+json"'),
    ("Inline style violates Content Security Policy", "<style>"),
    ("Article lacks heading", '<article id="_text"'),
    ("Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”", 'class="side'),
)
#: A file has no host that `'self'` could mean; in the browser tests pages are served, and nothing may be blocked.
_BLOCKED: Final = re.compile(
    r"Resource violates Content Security Policy \(meta tag\): .* “(?![a-z]+:|//)[^”]*” blocked by"
)


class Finding(NamedTuple):
    """What the checker says of a place in a page."""

    page: str
    line: int
    message: str
    extract: str


def check_pages(pages: Iterable[Path]) -> list[Finding]:
    """All errors and warnings in some pages; the test is skipped where there is no checker."""
    need("vnu", _JAR.is_file() and shutil.which("java"), "no Nu Html Checker: make tools, and a Java")
    command = [
        "java",
        "-Xmx512m",
        "-jar",
        str(_JAR),
        "--no-langdetect",
        "--format",
        "json",
        "--stdout",
        "--exit-zero-always",
        *map(str, pages),
    ]
    done = subprocess.run(command, capture_output=True, check=True)
    found = (_finding(one) for one in json.loads(done.stdout)["messages"])
    return [one for one in found if not _BLOCKED.match(one.message) and not _is_allowed(one)]


def _is_allowed(finding: Finding) -> bool:
    return any(finding.message.startswith(begins) and holds in finding.extract for begins, holds in _ALLOWED)


def _finding(message: dict[str, object]) -> Finding:
    page = unquote(urlsplit(str(message.get("url", ""))).path)
    line = message.get("lastLine", 0)
    return Finding(
        "/".join(Path(page).parts[-4:]),
        line if isinstance(line, int) else 0,
        str(message["message"]),
        str(message.get("extract")),
    )
