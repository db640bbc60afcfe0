"""How long the page takes from a key to the next doubt, and what it weighs: `python -m benchmarks.review_page`.

An edition of some documents with ten doubtful marks each and a register of some entries, the real server, a real
browser; milliseconds of the wall clock from the key to the frame in which the next doubt is shown.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, sync_playwright

from tests.review.editions import PEOPLE, make_edition

_KEYS: Final = "arsa"
_PRESSED: Final = """key => new Promise(resolve => {
  const start = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    requestAnimationFrame(() => resolve(performance.now() - start));
  }).observe(document.body, {childList: true});
  document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
})"""
_WEIGHT: Final = """() => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
  .reduce((sum, one) => sum + one.transferSize, 0)"""


def _make(folder: Path, documents: int, entries: int) -> Path:
    sentence = (
        "<p>In the spring of year {} <persName cert='low'>{}</persName> sold a boat in the harbour of number {}.</p>"
    )
    bodies = {
        f"letter-{number}": "\n".join(sentence.format(at, who, number) for at, who in enumerate(PEOPLE))
        for number in range(documents)
    }
    names = (f"<persName>{PEOPLE[number % 10]}, {number}th of the name</persName>" for number in range(entries))
    persons = "\n".join(f'<person xml:id="pers-{number}">{name}</person>' for number, name in enumerate(names))
    return make_edition(folder, bodies, f"<listPerson>{persons}</listPerson>").root


def _measure(page: Page, number: int) -> list[float]:
    return [float(page.evaluate(_PRESSED, _KEYS[at % len(_KEYS)])) for at in range(number)]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--entries", type=int, default=100)
    parser.add_argument("--decisions", type=int, default=100)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        edition = _make(Path(folder) / "edition", asked.documents, asked.entries)
        start = time.perf_counter()
        command = [sys.executable, "-m", "edenda", "review", "--web", "--no-open"]
        server = subprocess.Popen(command, cwd=edition, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        address = server.stdout.readline().strip() if server.stdout else ""
        print(f"{asked.documents} documents, {asked.entries} entries: served after {time.perf_counter() - start:.1f} s")
        try:
            _report(address, asked.decisions)
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate()


def _report(address: str, decisions: int) -> None:
    path = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page()
        start = time.perf_counter()
        page.goto(address)
        print(
            f"first page {1000 * (time.perf_counter() - start):.0f} ms, {page.evaluate(_WEIGHT) / 1000:.1f} kB in all"
        )
        times = sorted(_measure(page, decisions))
        quick, slow = statistics.median(times), times[int(len(times) * 0.95)]
        print(
            f"from key to next doubt: median {quick:.0f} ms, 95 of 100 below {slow:.0f} ms, longest {times[-1]:.0f} ms"
        )


if __name__ == "__main__":
    main()
