"""Organisations from general evidence: head nouns, organs with their bodies, acronyms (annotation: orgName).

`Central Committee of the Communist Party of China` is one name: an organ goes with its body. What decides is the head
noun with a capital (or the word before it, nationality and place apart); the articles and roles before stay outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from edenda.languages import Language, any_of
from edenda.model import Candidate, Reading
from edenda.recognisers.acronyms import alone
from edenda.recognisers.chunks import Chunk, ChunkedFlow
from edenda.recognisers.context import Context
from edenda.recognisers.firms import firm
from edenda.recognisers.phrases import (
    Phrase,
    PhraseWords,
    end_of,
    has_article,
    is_acronym,
    is_common,
    is_nationality,
    is_personal,
    offset,
    phrase_words,
    with_body,
    words_before,
)
from edenda.recognisers.proposals import Found, candidates
from edenda.recognisers.short_forms import short_forms
from edenda.recognisers.title_spans import extent
from edenda.recognisers.vocabulary import is_place

_POSSESSIVE: Final = re.compile(r"['’]s? ")
_NOUN_BEHIND: Final = re.compile(r" ([a-z]{3,})")
_ACRONYM: Final = 7
"""Letters that an acronym can have."""
_NO_NOUNS: Final = frozenset({"outside", "inside", "ever", "near", "which", "that"})
_OURS: Final = frozenset({"our", "their", "its", "this", "that", "your"})
_ANY: Final = frozenset({"a", "an", "any", "every", "each", "no", "another"})
_NUMBER: Final = re.compile(r"(?<![\w.])\d{1,3}(?:st|nd|rd|th|d)?\s$")


_TELLING: Final = ("heads", "heads_with_body", "single", "capitalised", "foreign_first", "foreign_last")
_IN_HEADINGS: Final = 0.25
"""How much less sure a name is that stands in a heading only."""


class _Words(NamedTuple):
    phrase: PhraseWords
    heads: frozenset[str]
    heads_with_body: frozenset[str]
    names: frozenset[str]
    single: frozenset[str]
    capitalised: frozenset[str]
    described: frozenset[str]
    indefinite: frozenset[str]
    roles: frozenset[str]
    numbered: frozenset[str]
    possessed: frozenset[str]
    places: frozenset[str]
    events: frozenset[str]
    ordinals: frozenset[str]
    foreign_first: frozenset[str]
    foreign_last: frozenset[str]
    foreign_links: frozenset[str]
    function: frozenset[str]
    lower_head: re.Pattern[str]
    lower_beginnings: frozenset[str]
    """A blank and the first letter of a head in lower case."""
    telling: frozenset[str]
    """All words of which one must be in a name."""
    with_plurals: frozenset[str]
    parliaments: frozenset[str]
    alliances: frozenset[str]
    papers: frozenset[str]
    congresses_of: frozenset[str]
    surnames: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    def words(key: str) -> frozenset[str]:
        return language.word_set("organisations", key)

    return _Words(
        phrase_words(language),
        words("heads"),
        words("heads_with_body"),
        words("names"),
        words("single"),
        words("capitalised"),
        words("described"),
        words("indefinite"),
        language.word_set("persons", "roles") - words("heads") - words("names_with_roles"),
        words("numbered"),
        words("possessed"),
        language.word_set("places", "heads"),
        language.word_set("events", "meetings"),
        language.word_set("events", "ordinals"),
        words("foreign_first"),
        words("foreign_last"),
        words("foreign_links"),
        language.word_set("names", "function"),
        re.compile(rf" ({any_of(language.words('organisations', 'lower_heads'))})(?!\w)"),
        frozenset(f" {word[0]}" for word in words("lower_heads")),
        frozenset(word for key in _TELLING for word in words(key)) | {name.split()[-1] for name in words("names")},
        words("with_plurals"),
        words("parliaments"),
        words("alliances"),
        language.word_set("titles", "of_documents"),
        words("congresses_of"),
        words("surnames"),
    )


def recognise_organisations(reading: Reading, context: Context) -> tuple[Candidate, ...]:
    """Organisations in the running text and the notes."""
    words = _words(context.language)
    full = [(flow, tuple(_of_flow(flow, words, context.language))) for flow in context.chunks.flows]
    short = short_forms(full, context)
    found = [(flow, (*several, *more)) for (flow, several), more in zip(full, short, strict=True)]
    return tuple(candidates(found, "orgName", "organisation", _IN_HEADINGS))


def _of_flow(flow: ChunkedFlow, words: _Words, language: Language) -> Iterator[Found]:
    done = 0
    for index in range(len(flow.chunks)):
        if index >= done and (found := _any_of(flow, index, words, language)):
            done = found.following
            yield found


def _any_of(flow: ChunkedFlow, index: int, words: _Words, language: Language) -> Found | None:
    chunk = flow.chunks[index]
    if chunk.shouts or (chunk.opens and chunk.words[0].isupper() and len(chunk.words[0]) > _ACRONYM):
        return _shouted(flow, index, words) if chunk.in_head or not chunk.shouts else None
    found = firm(flow, index, language)
    if not found and not words.telling.isdisjoint(map(str.lower, chunk.words)):
        found = _headed(flow, index, words) or _known(flow, index, words) or _foreign(flow, index, words)
        found = found or _capitalised(flow, chunk, index, words)
    if not found and flow.flow.text[chunk.end : chunk.end + 2] in words.lower_beginnings:
        found = _lower_head(flow, index, words)
    if not found and any(map(str.isupper, chunk.words)):
        found = alone(flow, index, language)
    return found


def _head(chunk: Chunk, words: _Words) -> int | None:
    """The last head noun of a chunk that no role and no person parts from the first."""
    lower = [word.lower() for word in chunk.words]
    head: int | None = None
    for at, word in enumerate(lower):
        if word in words.heads or f"{lower[at - 1] if at else ''} {word}" in words.names:
            if word in ("soviet", "international") and at + 1 < len(lower):
                continue
            head = at
        elif head is not None and (
            word.rstrip(".") in words.phrase.roles or chunk.words[at] in words.phrase.shared.given
        ):
            break
    return head


def _headed(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name with a head noun."""
    chunk = flow.chunks[index]
    at = _head(chunk, words)
    if at is None:
        return _with_house(flow, index, words)
    if at + 1 < len(chunk.words) and chunk.words[-1].lower() in words.places:
        return None
    head = chunk.words[at].lower()
    first = _behind_roles(chunk, at, words)
    if any(word.endswith(".") and word.lower().rstrip(".") in words.roles for word in chunk.words[first:at]):
        return None
    phrase = _phrase(flow, index, at, words)
    start = _start(flow, index, first, at, words)
    modifiers = chunk.words[first:at]
    if not (modifiers or phrase.bodies or start < offset(chunk, first)):
        return None
    confidence = _confidence(flow, chunk, (start, first, at), phrase, words)
    detail, is_sure = f"the head noun “{head}”", bool(phrase.bodies)
    return Found(start, phrase.end, phrase.following, detail, confidence, head, is_sure=is_sure)


def _with_house(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """House of Commons, Sons of Liberty: heads that need an of-phrase."""
    chunk = flow.chunks[index]
    head = chunk.words[-1].lower()
    if head not in words.heads_with_body or chunk.link not in words.phrase.of:
        return None
    phrase = with_body(flow, index, head, words.phrase)
    if not phrase.bodies or is_place(phrase.bodies[0]) or phrase.bodies[0] in words.phrase.shared.given:
        return None
    return Found(chunk.start, phrase.end, phrase.following, f"the head noun “{head}”", 0.85, head)


def _phrase(flow: ChunkedFlow, index: int, at: int, words: _Words) -> Phrase:
    """The phrase behind a head; a country's acronym and the wing of a party belong to it."""
    chunk = flow.chunks[index]
    if at + 1 < len(chunk.words):
        behind = chunk.words[at + 1]
        end = end_of(chunk, at + int(behind in words.phrase.countries))
        return Phrase(end, index + 1, ())
    return with_body(flow, index, chunk.words[at].lower(), words.phrase)


def _behind_roles(chunk: Chunk, at: int, words: _Words) -> int:
    """How many words at the beginning are roles: `President`, `Comrade`."""
    first = 0
    while first < at and chunk.words[first].lower().rstrip(".") in words.roles:
        first += 1
    is_alone = first == at and len(chunk.words) == at + 1
    return first - 1 if first and is_alone and chunk.words[at].lower() in words.with_plurals else first


def _start(flow: ChunkedFlow, index: int, first: int, at: int, words: _Words) -> int:
    """Where a name begins: a number, a possessor, or adjectives joined by `and` may stand before the chunk."""
    chunk = flow.chunks[index]
    start = offset(chunk, first)
    if first:
        return start
    head = chunk.words[at].lower()
    number = _NUMBER.search(flow.flow.text, max(0, start - 7), start) if head in words.numbered else None
    if number:
        return number.start()
    if not index:
        return start
    before = flow.chunks[index - 1]
    between = flow.flow.text[before.end : start]
    if _POSSESSIVE.fullmatch(between) and _is_possessor(before, head, at, words, plural="s" not in between):
        return before.start
    if (
        before.link == "of"
        and head in words.with_plurals
        and _is_plural(before, words)
        and has_article(flow, before.start)
    ):
        return before.start
    return before.start if _is_shared_adjective(flow, before, chunk, at, words) else start


def _is_possessor(before: Chunk, head: str, at: int, words: _Words, *, plural: bool) -> bool:
    """Whether a possessive belongs to the name: St. George's University, Seamen's Union, but not Lenin's Party."""
    if head in words.possessed and (before.words[0] in ("St.", "Saint") or at == 0):
        return True
    word = before.words[-1]
    if at == 0 and head in words.with_plurals and word.endswith("s") and plural:
        return True
    return at == 0 and word.lower() in words.phrase.shared.common and word not in words.phrase.shared.surnames


def _is_plural(chunk: Chunk, words: _Words) -> bool:
    """Whether a chunk is one word for several people who are no office: Servants, Friends."""
    word = chunk.words[0].lower()
    return (
        len(chunk.words) == 1
        and word.endswith("s")
        and not (word in words.phrase.roles or word in words.heads or word in words.papers)
    )


def _is_shared_adjective(flow: ChunkedFlow, before: Chunk, chunk: Chunk, at: int, words: _Words) -> bool:
    """Whether `and` joins what stands before one head: Social Democratic and Labour Party."""
    if before.link not in ("and", "&") or not at or (len(before.words) == 1 and not has_article(flow, before.start)):
        return False
    modifiers = (*before.words, *chunk.words[:at])
    if is_place(before.text) or is_nationality(before.words[-1], words.phrase):
        return False
    return all(
        is_common(word, words.phrase) and word.lower() not in words.heads and word.lower() not in words.roles
        for word in modifiers
    )


def _confidence(flow: ChunkedFlow, chunk: Chunk, at: tuple[int, int, int], phrase: Phrase, words: _Words) -> float:
    start, first, head_at = at
    head = chunk.words[head_at].lower()
    modifiers = chunk.words[first:head_at]
    named = [word for word in modifiers if not is_nationality(word, words.phrase)]
    if modifiers and (
        is_place(flow.flow.text[start : phrase.end]) or all(word.lower() in words.function for word in modifiers)
    ):
        return 0.0
    is_counted = _NUMBER.search(flow.flow.text, max(0, start - 7), start) is not None
    is_counted = is_counted or any(word.lower() in words.ordinals for word in modifiers)
    if head == "pact" and not (modifiers and modifiers[-1].lower() in words.alliances):
        return 0.0
    if head in words.events and (is_counted or not _is_parliament(modifiers, named, phrase.bodies, words)):
        return 0.0
    if head in words.surnames and modifiers and (first or _is_given(modifiers[0], words)):
        return 0.3
    if (
        head in words.numbered
        and modifiers
        and all(word.lower() in words.ordinals for word in modifiers)
        and head == "front"
    ):
        return 0.3
    if _is_indefinite(flow, chunk, phrase, words):
        return 0.3
    if not phrase.bodies and not named and modifiers and head in words.described:
        return 0.6
    return 0.88


def _is_given(word: str, words: _Words) -> bool:
    """Whether a word is a given name and no ordinary word."""
    return word in words.phrase.shared.given and word.lower() not in words.phrase.shared.common


def _is_parliament(modifiers: tuple[str, ...], named: list[str], bodies: tuple[str, ...], words: _Words) -> bool:
    """Whether a congress is a body rather than a meeting: Paraguayan Congress, Trade Union Congress."""
    if bodies:
        return bodies[0].split()[-1].lower() in words.congresses_of
    return bool(modifiers) and (not named or modifiers[-1].lower() in words.parliaments)


def _is_indefinite(flow: ChunkedFlow, chunk: Chunk, phrase: Phrase, words: _Words) -> bool:
    """Whether an article or pronoun shows any such body, and no noun behind it takes the article for itself."""
    if phrase.bodies or phrase.end < chunk.end:
        return False
    before = [word.lower() for word in words_before(flow, chunk.start)[-2:]]
    if not before or not (before[-1] in words.indefinite or (before[0] in _ANY and before[-1] not in ("the", "of"))):
        return False
    behind = _NOUN_BEHIND.match(flow.flow.text, phrase.end)
    return behind is None or behind[1] in words.function or behind[1] in _NO_NOUNS


def _known(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name of one or two words that is nothing else, at the end of a chunk."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    for at, word in enumerate(lower):
        if word in words.single:
            first = _first_adjective(chunk, at, words)
            return Found(offset(chunk, first), end_of(chunk, at), index + 1, "a known name", 0.88, word)
    return None


def _first_adjective(chunk: Chunk, at: int, words: _Words) -> int:
    """Where a name begins that adjectives of nationality may stand before."""
    first = at
    while first and is_nationality(chunk.words[first - 1], words.phrase):
        first -= 1
    return first


def _capitalised(flow: ChunkedFlow, chunk: Chunk, index: int, words: _Words) -> Found | None:
    """`Parliament`, `Congress`: a capital inside a sentence, and no article."""
    if len(chunk.words) > 1 or chunk.opens or chunk.in_head or chunk.words[0].lower() not in words.capitalised:
        return None
    if has_article(flow, chunk.start):
        return None
    before = flow.word_before(chunk)
    if before in words.indefinite or before in _OURS or before[:1].isdigit() or flow.before(chunk)[-1:] == "]":
        return None
    word = chunk.words[0].lower()
    return Found(chunk.start, chunk.end, index + 1, f"“{word}” with a capital", 0.78, word)


def _foreign(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A name in another language: Parti Québécois, Société générale de Belgique, Volkspartei."""
    chunk = flow.chunks[index]
    first, last = chunk.words[0].lower(), chunk.words[-1].lower()
    if last in words.foreign_last and len(chunk.words) > 1:
        return Found(chunk.start, chunk.end, index + 1, f"the head noun “{last}”", 0.8, last)
    if first not in words.foreign_first:
        return None
    at = index
    while at - index < 4 and at + 1 < len(flow.chunks) and flow.chunks[at].link in words.foreign_links:
        at += 1
    end = extent(flow, at, foreign=True)
    if end == chunk.end and all(
        word.lower() in words.phrase.shared.common or len(chunk.words) == 1 for word in chunk.words
    ):
        return None
    return Found(chunk.start, end, at + 1, f"the head noun “{first}”", 0.8, first)


def _lower_head(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A head in lower case behind a word that passes the capital test: Chinese Communist party."""
    chunk = flow.chunks[index]
    head = words.lower_head.match(flow.flow.text, chunk.end)
    if not head or (chunk.opens and len(chunk.words) == 1):
        return None
    word = chunk.words[-1]
    shared = words.phrase.shared
    if is_nationality(word, words.phrase) or word.lower() not in shared.common or word in shared.surnames:
        return None
    if any(one.lower().rstrip(".") in words.phrase.roles for one in chunk.words) or word.lower() in shared.calendar:
        return None
    return Found(chunk.start, head.end(), index + 1, f"a capital before “{head[1]}”", 0.8, head[1])


def _shouted(flow: ChunkedFlow, index: int, words: _Words) -> Found | None:
    """A letterhead: a line of capitals that is a name with its head noun, and nothing else."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words if word.isupper()]
    heads = [at for at, word in enumerate(lower) if word in words.heads]
    length = len(lower)
    if not heads or length < 2 or any(word.isupper() for word in chunk.words[length:]):
        return None
    line = flow.flow.text.rfind("\n", 0, chunk.start) + 1
    if flow.flow.text[line : chunk.start].strip().lower() not in ("", "the"):
        return None
    is_named = heads[-1] == length - 1 or (heads[0] == 0 and "of" in lower)
    end = end_of(chunk, length - 1)
    return Found(chunk.start, end, index + 1, "a letterhead", 0.86, "", is_sure=True) if is_named else None
