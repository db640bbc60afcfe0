"""Who decides, and on which day: a person of `edition.toml`, and the day here or the one that is given."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from edenda.config import EditionFacts
from edenda.errors import UsageError

#: The variable of the environment that names the person for all commands.
VARIABLE: Final = "EDENDA_WHO"
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


class Responsible(NamedTuple):
    """The id of a person of the edition (empty where it names none) and a day (ISO 8601)."""

    who: str
    when: str


def responsible(edition: EditionFacts, who: str | None = None, when: str | None = None) -> Responsible:
    """Who decides: as given, else as the environment says, else the one person that the edition names.

    Raises UsageError for a person whom the edition does not name, where it names several and none is given, and for a
    day that is none.
    """
    return Responsible(_person(edition, who or os.environ.get(VARIABLE, "")), _day(when))


def _person(edition: EditionFacts, who: str) -> str:
    ids = [person.id for person in edition.people]
    if who and who not in ids:
        known = ", ".join(ids) or "nobody yet"
        raise UsageError(f"“{who}” is nobody of this edition; people in edition.toml names {known}.")
    if not who and len(ids) > 1:
        raise UsageError(f"Say who decides: --who {ids[0]} (or {', '.join(ids[1:])}), or set {VARIABLE}.")
    return who or "".join(ids)


def _day(when: str | None) -> str:
    if when is None:
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        today = datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()  # noqa: DTZ011 - the day here
        return today.isoformat()
    try:
        if _DAY.fullmatch(when):
            return date.fromisoformat(when).isoformat()
    except ValueError:
        pass
    raise UsageError(f"“{when}” is no day; write it as 2026-11-22.")
