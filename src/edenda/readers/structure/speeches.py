"""Speeches in minutes, records of conversation and interviews: paragraphs that begin with a speaker's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edenda.model import Evidence
from edenda.readers.context import Text
from edenda.readers.draft import Node
from edenda.readers.units import Part, Unit

_FEWEST: Final = 3
_SHORTEST: Final = 20
_MOST_BETWEEN: Final = 12
_LONGEST_NAME: Final = 60
_MOST_TELLING: Final = 5
_NAME: Final = r"(?:[^\W\d_a-z][\w’'-]*\.?|(?:von|van|de|der|du|la|of|the|and|for|from|al|el|bin|ibn|le|di|da)\b)"
#: `Comrade Ivanov:`, `THE CHAIRMAN.`, `Kissinger (in English):`, `Mr. Smith.—`
_SPEAKER: Final = re.compile(
    rf"(?P<name>{_NAME}(?:\s{_NAME}){{0,6}}(?:,\s{_NAME}(?:\s{_NAME}){{0,4}})?(?:\s*[(\[][^)\]\n]{{1,40}}[)\]])?)(?P<mark>\s?[:—]|\.\s?[—–-]{{1,2}}|\s?[—–]|\.(?=\s))\s*(?=\S)"
)
_QUESTION: Final = re.compile(r"(?P<name>[QA]|Question|Answer|\d{1,4}\.\s?Q)(?P<mark>[.:)]|\s?[—–-])\s*(?=\S)")
#: What no name before a speech is without.
_SIGN: Final = re.compile(r"[.:)—–-]")
_SCENE: Final = re.compile(r"\(.+\)\.?|\[.+\]\.?")
_STAGE: Final = re.compile(r"[(\[](?=[^\W\d_a-z])[^()\[\]]{2,100}[)\]]\.?")


class _Turn(NamedTuple):
    """A speaker's name at the beginning of a paragraph and how much of the raw text it takes with its mark."""

    name: str
    length: int
    is_bare: bool
    """Whether only a full stop follows the name, which says less than a colon."""


def speeches(text: Text, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes in which paragraphs that begin with their speaker's name are speeches, where form shows that they are."""
    whole = _unfolded(text, nodes)
    turns = (_turn(text, leaf) for leaf in _leaves(whole))
    counts = Counter(_key(turn.name) for turn in turns if turn is not None and not turn.is_bare)
    heard = frozenset(name for name, count in counts.items() if count > 1) if sum(counts.values()) >= _FEWEST else ()
    return _with_speeches(text, whole, frozenset(heard))


def _with_speeches(text: Text, nodes: Sequence[Node], heard: frozenset[str]) -> tuple[Node, ...]:
    """Nodes with their speeches, where `heard` are those who speak more than once in the whole text."""
    children = tuple(
        replace(node, children=_with_speeches(text, node.children, heard)) if node.kind == "div" else node
        for node in nodes
    )
    turns = [_turn(text, node) for node in children]
    found: list[Node] = []
    index = 0
    while index < len(children):
        if turns[index] is None:
            found.append(children[index])
            index += 1
            continue
        end = _stretch(text, children, turns, index)
        if _is_dialogue(turns[index:end]) or _is_heard(turns[index:end], heard):
            found.extend(_speeches(text, children[index:end], turns[index:end]))
        else:
            found.extend(children[index:end])
        index = end
    return tuple(found)


def _unfolded(text: Text, nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Nodes in which short speeches that were taken for headings are paragraphs again, where they are a dialogue."""
    if not any(_is_headed_by_turn(text, node) for node in nodes):
        return tuple(nodes)
    found: list[Node] = []
    for node in nodes:
        if _is_headed_by_turn(text, node):
            first, *rest = node.children
            _append(found, (Node("p", first.parts), *_unfolded(text, rest)))
        else:
            _append(found, (node,))
    return tuple(found) if _is_dialogue([_turn(text, node) for node in _leaves(found)]) else tuple(nodes)


def _leaves(nodes: Sequence[Node]) -> list[Node]:
    return [leaf for node in nodes for leaf in (_leaves(node.children) if node.kind == "div" else [node])]


def _is_headed_by_turn(text: Text, node: Node) -> bool:
    if node.kind != "div" or not node.children or node.children[0].kind != "head":
        return False
    return _turn_at(text, node.children[0].parts) is not None


def _append(found: list[Node], nodes: Sequence[Node]) -> None:
    """Add nodes; what is no section goes into the section before it, where one is."""
    for node in nodes:
        if node.kind == "div" or not found or found[-1].kind != "div":
            found.append(node)
        else:
            inside = [*found[-1].children]
            _append(inside, (node,))
            found[-1] = replace(found[-1], children=tuple(inside))


def is_dialogue(text: Text, units: Sequence[Unit]) -> bool:
    """Whether speeches with their speakers make the greater part of a text."""
    told = [unit for unit in units if not unit.is_page and not unit.is_rule]
    return _is_dialogue([_turn_at(text, unit.parts) for unit in told if len(unit.text) > _SHORTEST])


def first_speech(text: Text, units: Sequence[Unit]) -> int:
    """Where the first speech of a dialogue begins, or the scene in brackets above it; the end if it is none."""
    if not is_dialogue(text, units):
        return len(units)
    first = next((at for at, unit in enumerate(units) if not unit.is_page and _turn_at(text, unit.parts)), len(units))
    while first > 1 and _SCENE.fullmatch(units[first - 1].text):
        first -= 1
    return max(first, 1)


def speakers(text: Text, units: Sequence[Unit]) -> tuple[str, ...]:
    """The names before speeches, as often as they stand there."""
    turns = (_turn_at(text, unit.parts) for unit in units if not unit.is_page)
    return tuple(turn.name for turn in turns if turn is not None)


def after_speeches(text: Text, units: Sequence[Unit]) -> int:
    """The index after the last speech of a dialogue, which no signature begins before; 0 where there is none."""
    told = [(index, _turn_at(text, unit.parts)) for index, unit in enumerate(units) if not unit.is_page]
    if not _is_dialogue([turn for _, turn in told]):
        return 0
    return max(index for index, turn in told if turn is not None) + 1


def _turn(text: Text, node: Node) -> _Turn | None:
    return _turn_at(text, node.parts) if node.kind == "p" and not node.children else None


def _turn_at(text: Text, parts: Sequence[Part]) -> _Turn | None:
    if not parts or parts[0].kind != "text":
        return None
    first = parts[0]
    end = min(first.end, first.start + _LONGEST_NAME + 45)
    if not _SIGN.search(text.raw, first.start, end):
        return None
    for pattern in (_QUESTION, _SPEAKER):
        match = pattern.match(text.raw, first.start, end)
        if match and match.end() < first.end and _is_name(text, match["name"], match["mark"]):
            return _Turn(" ".join(match["name"].split()), match.end() - first.start, match["mark"] == ".")
    return None


def _is_name(text: Text, name: str, mark: str) -> bool:
    words = [word.strip(".,()[]’'") for word in name.split()]
    if len(name) > _LONGEST_NAME or name.lower().strip(" .") in text.language.words("record", "no_speakers"):
        return False
    if mark != ".":
        return True
    return (name.isupper() and len(words[-1]) > 2) or (len(words) == 1 and words[0] in ("Q", "A", "Question", "Answer"))


def _stretch(text: Text, nodes: Sequence[Node], turns: Sequence[_Turn | None], start: int) -> int:
    """The end of a run of nodes in which speeches recur: no heading, list or table stands in it, or many paragraphs."""
    end = start + 1
    silent = 0
    for index in range(start + 1, len(nodes)):
        if nodes[index].kind not in ("p", "pb", "milestone", "quote"):
            break
        silent = 0 if turns[index] is not None else silent + (nodes[index].kind == "p")
        if silent > _MOST_BETWEEN:
            break
        if turns[index] is not None or (index == end and _is_stage(text, nodes[index])):
            end = index + 1
    return end


def _is_dialogue(turns: Sequence[_Turn | None]) -> bool:
    """Whether at least three speeches, of two speakers or of one who recurs, make the greater part of a stretch."""
    names = Counter(_key(turn.name) for turn in turns if turn is not None)
    total = sum(names.values())
    if total < _FEWEST or not any(count > 1 for count in names.values()):
        return False
    return 2 * total >= len(turns) and (len(names) > 1 or total >= _FEWEST)


def _is_heard(turns: Sequence[_Turn | None], heard: frozenset[str]) -> bool:
    """Whether all speeches of a stretch are theirs who speak elsewhere in the text, with nothing between them."""
    return all(turn is not None and _key(turn.name) in heard for turn in turns)


def _key(name: str) -> str:
    return name.partition("(")[0].partition("[")[0].strip(" .,").lower()


def _speeches(text: Text, nodes: Sequence[Node], turns: Sequence[_Turn | None]) -> list[Node]:
    found: list[Node] = []
    current: list[Node] = []
    speakers = len({_key(turn.name) for turn in turns if turn is not None})
    why = Evidence("speeches", f"{sum(map(bool, turns))} paragraphs begin with a name, {speakers} names", 0.9)
    are_single = not any(_goes_on(text, node, turn) for node, turn in zip(nodes, turns, strict=True))
    for node, turn in zip(nodes, turns, strict=True):
        if turn is not None:
            found.extend(_speech(current, why))
            current = [*_opened(node, turn, text.raw)]
        elif are_single and node.kind == "p" and not _is_stage(text, node):
            found.extend((*_speech(current, why), node))
            current = []
        elif _is_stage(text, node):
            (current or found).append(replace(node, kind="stage"))
        else:
            current.append(node)
    return [*found, *_speech(current, why)]


def _goes_on(text: Text, node: Node, turn: _Turn | None) -> bool:
    """Whether a paragraph without a name before it may go on with a speech: it does not tell what somebody said."""
    if turn is not None or node.kind != "p" or not node.parts or _is_stage(text, node):
        return False
    part = node.parts[0]
    words = text.raw[part.start : min(part.end, part.start + _LONGEST_NAME)].split()[:_MOST_TELLING]
    verbs = text.language.words("speech", "verbs")
    at = next((index for index, word in enumerate(words) if word in verbs), 0)
    is_told = at > 0 and all(word[0].isupper() for word in words[:at])
    return not is_told or words[0].lower() in text.language.words("record", "no_tellers")


def _speech(children: list[Node], why: Evidence) -> list[Node]:
    """A speech, with what stands between its paragraphs; page markers, rules, directions at its end stand below it."""
    end = len(children)
    while end and children[end - 1].kind in ("pb", "milestone", "stage"):
        end -= 1
    speech = [Node("sp", children=tuple(children[:end]), why=why)] if end else []
    return [*speech, *children[end:]]


def _opened(node: Node, turn: _Turn, raw: str) -> tuple[Node, Node]:
    """A paragraph as its speaker's name (with the mark after it) and the paragraph without it."""
    first, *rest = node.parts
    cut = first.start + turn.length
    name = Part("text", first.start, first.start + len(raw[first.start : cut].rstrip()))
    return Node("speaker", (name,)), replace(node, parts=(first._replace(start=cut), *rest), why=None)


def _is_stage(text: Text, node: Node) -> bool:
    """Whether a paragraph is a stage direction in brackets: `(Applause.)`, `[Laughter]`."""
    if node.kind != "p" or len(node.parts) != 1:
        return False
    part = node.parts[0]
    return part.end - part.start < 110 and _STAGE.fullmatch(text.raw, part.start, part.end) is not None
