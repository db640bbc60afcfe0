"""What tests need of the machine: where it is missing they are skipped, unless they are required."""

from __future__ import annotations

import os
from typing import Final

import pytest

#: The variable of the environment that names, with commas, what must not be missing.
VARIABLE: Final = "EDENDA_REQUIRE"


def need(part: str, found: object, reason: str) -> None:
    """Skip a test where a part was not found; fail it where the part is required."""
    if found:
        return
    if part in os.environ.get(VARIABLE, "").split(","):
        pytest.fail(f"{reason}; {VARIABLE} says that it must be here")
    pytest.skip(reason)
