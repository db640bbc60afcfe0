"""How long `edenda --version` takes beside `import click` and Python itself: `python -m benchmarks.startup`.

Whole processes in turn, medians in milliseconds of the wall clock.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from typing import Final

_RUNS: Final = 31
_COMMANDS: Final = {
    "python -c pass": [sys.executable, "-c", "pass"],
    'python -c "import click"': [sys.executable, "-c", "import click"],
    "edenda --version": [str(Path(sysconfig.get_path("scripts")) / "edenda"), "--version"],
}


def main() -> None:
    """Print the table."""
    times: dict[str, list[float]] = {name: [] for name in _COMMANDS}
    for _ in range(_RUNS + 1):
        for name, command in _COMMANDS.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times[name].append(1000 * (time.perf_counter() - start))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}  # the first run fills caches
    click = medians['python -c "import click"']
    print(f"{'process':<28}{'median ms':>10}{'to click':>10}")
    for name, median in medians.items():
        print(f"{name:<28}{median:>10.1f}{median / click:>10.2f}")


if __name__ == "__main__":
    main()
