"""What is asked of a unit or a text again and again: worked out once, and kept with the unit or text itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Subject = TypeVar("Subject")
Result = TypeVar("Result")


def once(function: Callable[[Subject], Result]) -> Callable[[Subject], Result]:
    """A function of a value that never changes, which works out what it says of each only once."""
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(subject: Subject) -> Result:
        known = vars(subject)
        if name not in known:
            known[name] = function(subject)
        result: Result = known[name]
        return result

    return remembered
