"""Organisations from general evidence: head nouns, organs with their bodies, acronyms (annotation: orgName).

`Central Committee of the Communist Party of China` is one name: an organ goes with its body. What decides is the head
noun with a capital (or the word before it, nationality and place apart); the articles and roles before stay outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from edenda.languages import Language
from edenda.model import Candidate, Reading
from edenda.recognisers.context import Context
from edenda.recognisers.organisations.bare_acronyms import alone, introduced
from edenda.recognisers.organisations.firms import PARTNERS, firm
from edenda.recognisers.organisations.headed import headed
from edenda.recognisers.organisations.short_forms import short_forms
from edenda.recognisers.organisations.words import OrganisationWords, organisation_words
from edenda.recognisers.proposals import Found, candidates
from edenda.recognisers.titles.spans import extent
from edenda.recognisers.words.chunks import Chunk, ChunkedFlow
from edenda.recognisers.words.phrases import end_of, has_article, is_nationality, offset
from edenda.recognisers.words.vocabulary import place_kind

_ACRONYM: Final = 7
"""Letters that an acronym can have."""
_OURS: Final = frozenset({"our", "their", "its", "this", "that", "your"})
_SHORT: Final = 4
"""Letters of an acronym that can be a word by chance: ARA, UNA, AIDS."""
_LONGEST_FOREIGN: Final = 4
_IN_HEADINGS: Final = 0.25
"""How much less sure a name is that stands in a heading only."""


def recognise_organisations(_: Reading, context: Context) -> tuple[Candidate, ...]:
    """Organisations in the running text and the notes."""
    words = organisation_words(context.language)
    full = [(flow, tuple(_of_flow(flow, words, context))) for flow in context.chunks.flows]
    more = zip(full, short_forms(full, context), introduced(full, context.language), strict=True)
    found = [(flow, (*several, *short, *acronyms)) for (flow, several), short, acronyms in more]
    return tuple(candidates(found, "orgName", "organisation", _IN_HEADINGS))


def _of_flow(flow: ChunkedFlow, words: OrganisationWords, context: Context) -> Iterator[Found]:
    language = context.language
    done = 0
    for index in _worth_a_look(flow, words):
        if index >= done and (found := _any_of(flow, index, words, language)):
            done = found.following
            name = flow.flow.text[found.start : found.end]
            if not _is_known_place(name, language) and not _is_shouted_word(name, context):
                yield found


def _is_known_place(name: str, language: Language) -> bool:
    """Whether a name that looks like that of a body is a place's: Union of Soviet Socialist Republics."""
    return " " in name and place_kind(name, language) != ""


def _is_shouted_word(name: str, context: Context) -> bool:
    """Whether capitals that look like an acronym are those of a word which the document has in lower case too."""
    return len(name) > _SHORT and name.isupper() and name.lower() in context.chunks.lower


def _worth_a_look(flow: ChunkedFlow, words: OrganisationWords) -> list[int]:
    """The chunks in which an organisation can begin: those with a telling word, in capitals, before partners."""
    joined = flow.linked_by(PARTNERS)
    partners = joined | {at - 1 for at in joined if at}
    lower = flow.before_any(words.lower_beginnings)
    return sorted(flow.with_any(words.telling) | lower | partners | set(flow.in_capitals))


def _any_of(flow: ChunkedFlow, index: int, words: OrganisationWords, language: Language) -> Found | None:
    chunk = flow.chunks[index]
    if chunk.shouts or (chunk.opens and chunk.words[0].isupper() and len(chunk.words[0]) > _ACRONYM):
        return _shouted(flow, index, words) if chunk.in_head or not chunk.shouts else None
    found = firm(flow, index, language)
    if not found and not words.telling.isdisjoint(map(str.lower, chunk.words)):
        found = headed(flow, index, words) or _known(flow, index, words) or _foreign(flow, index, words)
        found = found or _capitalised(flow, chunk, index, words)
    if not found and flow.flow.text[chunk.end : chunk.end + 3] in words.lower_beginnings:
        found = _lower_head(flow, index, words)
    if not found and any(map(str.isupper, chunk.words)):
        found = alone(flow, index, language)
    return found


def _known(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
    """A name of one or two words that is nothing else, at the end of a chunk."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words]
    for at, word in enumerate(lower):
        if word in words.single:
            first = _first_adjective(chunk, at, words)
            return Found(offset(chunk, first), end_of(chunk, at), index + 1, "a known name", 0.88, word)
    return None


def _first_adjective(chunk: Chunk, at: int, words: OrganisationWords) -> int:
    """Where a name begins that adjectives of nationality may stand before."""
    first = at
    while first and is_nationality(chunk.words[first - 1], words.phrase):
        first -= 1
    return first


def _capitalised(flow: ChunkedFlow, chunk: Chunk, index: int, words: OrganisationWords) -> Found | None:
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


def _foreign(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
    """A name in another language: Parti Québécois, Société générale de Belgique, Volkspartei."""
    chunk = flow.chunks[index]
    first, last = chunk.words[0].lower(), chunk.words[-1].lower()
    if last in words.foreign_last and len(chunk.words) > 1:
        return Found(chunk.start, chunk.end, index + 1, f"the head noun “{last}”", 0.8, last)
    if first not in words.foreign_first:
        return None
    at = index
    while at - index < _LONGEST_FOREIGN and at + 1 < len(flow.chunks) and flow.chunks[at].link in words.foreign_links:
        at += 1
    end = extent(flow, at, foreign=True)
    is_plain = len(chunk.words) == 1 or all(word.lower() in words.phrase.shared.common for word in chunk.words)
    if end == chunk.end and is_plain:
        return None
    return Found(chunk.start, end, at + 1, f"the head noun “{first}”", 0.8, first)


def _lower_head(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
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


def _shouted(flow: ChunkedFlow, index: int, words: OrganisationWords) -> Found | None:
    """A letterhead: a line of capitals that is a name with its head noun, and nothing else."""
    chunk = flow.chunks[index]
    lower = [word.lower() for word in chunk.words if word.isupper()]
    heads = [at for at, word in enumerate(lower) if word in words.heads]
    length = len(lower)
    if not heads or length < 2 or any(word.isupper() for word in chunk.words[length:]):
        return None
    if flow.before(chunk).rpartition("\n")[2].strip().lower() not in ("", "the"):
        return None
    is_named = heads[-1] == length - 1 or (heads[0] == 0 and "of" in lower)
    end = end_of(chunk, length - 1)
    return Found(chunk.start, end, index + 1, "a letterhead", 0.86, "", is_sure=True) if is_named else None
