"""How fast dates are found: `python -m benchmarks.dates [--sizes 100 1000]`.

The texts of the corpus, without reading or encoding. *MB/s* is processor time; *dates* is how many there are.
"""

from __future__ import annotations

from benchmarks.timing import best, print_table, source_of
from edenda.recognisers.dates import find_dates

_DATED = ("dates", "only-dates", "yearless-dates")


def main() -> None:
    """Print the table, and below it shapes that are nothing but dates."""
    print_table(__doc__, f"{'text of':<16}{'KB':>8}{'dates':>9}{'MB/s':>8}", _row, (100, 1000))
    for name in _DATED:
        _row(name, 1_000_000)


def _row(name: str, size: int) -> None:
    text = source_of(name, size).raw
    seconds, found = best(lambda: find_dates(text))
    print(f"{name:<16}{len(text) / 1000:>8.0f}{len(found):>9}{len(text) / 1e6 / seconds:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
