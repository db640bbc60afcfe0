"""What only shows across documents: each gives its facts while it is checked, and rules look at the facts of all.

A rule's time grows with the number of facts, never with the number of pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from edenda.checks.across.attribute_values import rare_values
from edenda.checks.across.facts import Facts
from edenda.checks.across.file_names import misnamed_files
from edenda.checks.across.headers import copied_headers, dates_out_of_sequence
from edenda.checks.across.lives import answers_before_questions, letters_of_the_dead
from edenda.checks.across.numbers import numbers_twice, wrong_numbers
from edenda.checks.across.registers import entries_twice, unlike_names, unmentioned_entries
from edenda.problems import Problem

Rule = Callable[[Sequence[Facts]], Iterator[Problem]]

#: All rules, each with the code that it reports.
RULES: Final[dict[str, Rule]] = {
    "COPY-001": copied_headers,
    "HDR-005": misnamed_files,
    "ORDER-001": dates_out_of_sequence,
    "VAL-001": rare_values,
    "LETT-005": letters_of_the_dead,
    "LETT-006": answers_before_questions,
    "REG-003": unlike_names,
    "REG-004": entries_twice,
    "REG-005": unmentioned_entries,
    "REG-006": wrong_numbers,
    "REG-007": numbers_twice,
}
#: Rules that say something only where all documents are looked at.
_OF_THE_WHOLE: Final = frozenset({"REG-005"})


def check_across(documents: Iterable[Facts], *, is_whole: bool) -> Iterator[Problem]:
    """What is wrong between documents, rule by rule; `is_whole` says that these are all there are."""
    facts = tuple(documents)
    for code, rule in RULES.items():
        if is_whole or code not in _OF_THE_WHOLE:
            yield from rule(facts)
