"""What is done with a flow before it has lines: words go behind a word, stretches into one line, stops to a block."""

from __future__ import annotations

import re
from typing import Final

from edenda.writers.flow.markup import CLOSE, EMPHASIS, LINK, STRONG, VALUE
from edenda.writers.flow.signs import (
    BEHIND,
    BLANK,
    BLOCK,
    CELL,
    END,
    END_OF_BEHIND,
    END_OF_WITHIN,
    ESCAPE,
    LINE,
    MARK,
    SIGNS,
    TAB,
    WHITE,
    WITHIN,
)

#: What is no words: where elements begin and end, how words are set, the addresses of links.
_MARKS: Final = f"(?:{MARK}[^{MARK}]*{MARK}|{LINK}[^{VALUE}]*{VALUE}|[{EMPHASIS}{STRONG}{CLOSE}])"
#: With what a mark begins that ends so.
_BEGINNINGS: Final = {MARK: MARK, VALUE: LINK}
_ALONE: Final = EMPHASIS + STRONG + CLOSE
_ENDING: Final = "".join(sign for sign in SIGNS if sign not in (MARK, ESCAPE))
_MARK: Final = re.compile(_MARKS)
#: A stop behind the end of what was displayed in a sentence.
_STOP: Final = re.compile(
    f"{END}(?:{_MARKS})*{LINE}?(?:{_MARKS})*{BLOCK}(?:{_MARKS})*(?P<stop>[.,;:!?)]+)(?=[{WHITE}{_ENDING}]|$)"
)
#: Where a word ends: at white space and at every sign but the marks of elements.
_WORD: Final = re.compile(f"(?:{_MARKS}|[^{WHITE}{MARK}{_ENDING}])*")
_WHITE_AFTER: Final = re.compile(f"(?:{_MARKS}|[{WHITE}])*")
_OTHER_WHITE: Final = WHITE.replace(" ", "")
_OF_ONE_LINE: Final = {ord(sign): None for sign in SIGNS if sign not in (BLANK, TAB, MARK, ESCAPE)} | {
    ord(sign): " " for sign in (BLOCK, LINE, CELL)
}


def settle(flow: str) -> str:
    """A flow without BEHIND and WITHIN, and with blanks for all white space."""
    if BEHIND in flow:
        flow = _put_behind(flow)
    if WITHIN in flow:
        flow = _in_one_line(flow)
    if END in flow:
        flow = _with_stops(flow)
    for white in _OTHER_WHITE:
        flow = flow.replace(white, " ")
    return flow


def single_blanks(words: str) -> str:
    """Words with one blank where several were."""
    while "  " in words:
        words = words.replace("  ", " ")
    return words


def _put_behind(flow: str) -> str:
    """A page number inside a word goes behind the word. Blanks beside such a break do not count: @break decides."""
    first, *pieces = flow.split(BEHIND)
    made = [_without_white_after(first)]
    waiting = ""
    for number, piece in enumerate(pieces, 1):
        words, _, follows = piece.partition(END_OF_BEHIND)
        waiting += f" {words}" if words else ""
        follows = _without_white_before(follows)
        word = _WORD.match(follows)
        end = word.end() if word else 0
        if end == len(follows) and number < len(pieces):
            made.append(_without_white_after(follows))
            continue
        rest = follows[end:]
        made += [follows[:end], waiting, _without_white_after(rest) if number < len(pieces) else rest]
        waiting = ""
    return "".join(made)


def _with_stops(flow: str) -> str:
    """A flow in which a stop that ends a sentence behind what was displayed in it stands at the end of that."""
    made: list[str] = []
    done = 0
    for found in _STOP.finditer(flow):
        end = _end_of_words(flow, found.start(), WHITE + BLOCK + LINE + END)
        signs = flow[end : found.start("stop")]
        marks = "".join(_MARK.findall(signs))
        made += [flow[done:end], marks, found["stop"], _MARK.sub("", signs)]
        done = found.end()
    return "".join((*made, flow[done:]))


def _end_of_words(words: str, end: int, skipped: str) -> int:
    """Where words end, if not that far on: before all that is skipped, and marks."""
    while end and ((last := words[end - 1]) in skipped or last in _BEGINNINGS or last in _ALONE):
        end = max(0, words.rfind(_BEGINNINGS[last], 0, end - 1)) if last in _BEGINNINGS else end - 1
    return end


def _without_white_after(words: str) -> str:
    """Words without the white space at their end, but with the marks among it."""
    end = _end_of_words(words, len(words), WHITE)
    return words[:end] + "".join(_MARK.findall(words, end))


def _without_white_before(words: str) -> str:
    found = _WHITE_AFTER.match(words)
    return "".join(_MARK.findall(found[0])) + words[found.end() :] if found else words


def _in_one_line(flow: str) -> str:
    """A flow in which the ends of blocks and lines within WITHIN … END_OF_WITHIN are blanks."""
    made = [""]
    depth = 0
    for piece in re.split(f"([{WITHIN}{END_OF_WITHIN}])", flow):
        if piece == WITHIN:
            depth += 1
        elif piece == END_OF_WITHIN:
            depth = max(0, depth - 1)
            made[-1] = _without_white_after(made[-1])
        else:
            made.append(piece.translate(_OF_ONE_LINE) if depth else piece)
    return "".join(made)
