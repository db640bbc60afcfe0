"""Dates: what is one, which period it names, and which year is meant where none is written."""

from edenda.recognisers.dates.expressions import Expression, complete
from edenda.recognisers.dates.find import find_dates, parse_date

__all__ = ["Expression", "complete", "find_dates", "parse_date"]
