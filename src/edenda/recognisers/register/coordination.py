"""Numbers of events that share a head with the next one: the 20th and 21st Congresses, the 1957 and 1960 Meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from edenda.languages import Language, any_of
from edenda.model import Flow
from edenda.recognisers.context import Context
from edenda.recognisers.register.derivation_words import ordinals
from edenda.recognisers.register.forms import Forms, Meaning
from edenda.recognisers.register.meanings import Mention

_LONGEST: Final = 40
_YEAR: Final = re.compile(r"1\d{3}|20\d{2}")
_PLURALS: Final = ("", "s", "es")


@cache
def _before(language: Language) -> re.Pattern[str]:
    joint = any_of(language.words("linking", "and"))
    return re.compile(rf"(?<![\w.-])(\d{{1,4}}[a-z]{{0,2}}|[A-Z][\w-]{{2,20}})\s(?:{joint})\s$")


def with_number_before(flow: Flow, mention: Mention, forms: Forms, context: Context) -> Iterator[Mention]:
    """A mention, and before it the number of another event of the same kind, where there is one."""
    number = _number(flow, mention, context)
    if number is not None:
        rest = flow.text[slice(*mention.span)].partition(" ")[2]
        yield Mention(flow.id, number.span(1), mention.paragraph, _meanings(number[1], rest, forms), shares_head=True)
    yield mention


def _number(flow: Flow, mention: Mention, context: Context) -> re.Match[str] | None:
    if not mention.meanings or context.register.entries[mention.meanings[0].entry].mark != "name":
        return None
    own, _, rest = flow.text[slice(*mention.span)].partition(" ")
    known = ordinals(context.language)
    is_year = _YEAR.fullmatch(own) is not None
    if not rest or not (is_year or own.lower() in known):
        return None
    found = _before(context.language).search(flow.text, max(0, mention.span[0] - _LONGEST), mention.span[0])
    if found is None:
        return None
    fits = _YEAR.fullmatch(found[1]) is not None if is_year else found[1].lower() in known
    return found if fits else None


def _meanings(number: str, rest: str, forms: Forms) -> tuple[Meaning, ...]:
    """What a number means with the head that it shares, in the plural or in the singular."""
    for plural in _PLURALS:
        if rest.endswith(plural) and (found := forms.exact(f"{number} {rest.removesuffix(plural)}")):
            return found
    return ()
