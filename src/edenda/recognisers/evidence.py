"""What is sure enough to be marked: one scale of confidence for all recognisers."""

from __future__ import annotations

from typing import Final

REGISTER: Final = "register"
"""The rule of all that the register tells: it comes before other evidence."""

SURE: Final = 0.75
"""From here on a mark stands without `@cert`."""

DOUBTFUL: Final = 0.5
"""From here on a mark stands with `cert="low"`; below it is listed by `--explain` and not marked."""
