"""The cover: a picture of the edition's, or one that is drawn from the title, in SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from lxml import etree

from edenda.epub.facts import BookFacts
from edenda.epub.xhtml import direction

_SVG: Final = "http://www.w3.org/2000/svg"
_WIDTH: Final = 1600
_HEIGHT: Final = 2400
_MARGIN: Final = 170
_PAPER: Final = "#f6f1e6"
_INK: Final = "#1f2a36"
_ACCENT: Final = "#8c2f2b"
#: The sizes in which a title is tried, from the largest, and up to how many lines each may have.
_TITLES: Final = ((168, 4), (140, 5), (116, 6), (96, 8), (80, 10))
_LEADING: Final = 1.2
_SUBTITLE: Final = 62
_NAMES: Final = 60
_PUBLISHER: Final = 50
#: How wide characters are on average, in parts of the size.
_WIDE: Final = 1.0
_NARROW: Final = 0.29
_CAPITAL: Final = 0.68
_USUAL: Final = 0.49


class _Line(NamedTuple):
    words: str
    size: int
    y: float
    colour: str = _INK
    style: str = "normal"


def drawn_cover(facts: BookFacts) -> bytes:
    """A cover with the title, the subtitle, the editors and the publisher."""
    root = etree.Element(
        f"{{{_SVG}}}svg",
        {"viewBox": f"0 0 {_WIDTH} {_HEIGHT}", "width": str(_WIDTH), "height": str(_HEIGHT)},
        nsmap={None: _SVG},  # type: ignore[dict-item]
    )
    etree.SubElement(root, f"{{{_SVG}}}title").text = facts.title
    _box(root, 0, 0, _WIDTH, _HEIGHT, _PAPER)
    _box(root, 0, 0, _WIDTH, 56, _ACCENT)
    lines = _title(facts)
    way = direction(facts.language)
    for line in lines:
        _text(root, line, way)
    bottom = _bottom(facts)
    if bottom:
        _box(root, _MARGIN if way == "ltr" else _WIDTH - _MARGIN - 220, bottom[0].y - 110, 220, 5, _ACCENT)
    for line in bottom:
        _text(root, line, way)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _title(facts: BookFacts) -> list[_Line]:
    size, lines = _set_title(facts.heading[0])
    y = 520.0
    made = [_Line(words, size, y + number * size * _LEADING) for number, words in enumerate(lines)]
    y = made[-1].y + 150 if made else y
    below = [line for text in (facts.heading[1], facts.subtitle, facts.byline) for line in _wrapped(text, _SUBTITLE)][
        :6
    ]
    made += [
        _Line(words, _SUBTITLE, y + number * _SUBTITLE * 1.3, style="italic") for number, words in enumerate(below)
    ]
    return made


def _set_title(title: str) -> tuple[int, list[str]]:
    """The largest size in which a title has not too many lines and no word is cut; a title too long for all is cut."""
    for fits in (_is_whole, _is_any):
        for size, most in _TITLES:
            lines = _wrapped(title, size)
            if len(lines) <= most and fits(title, size):
                return size, lines
    size, most = _TITLES[-1]
    lines = _wrapped(title, size)[:most]
    return size, [*lines[:-1], f"{lines[-1]} …"]


def _is_whole(title: str, size: int) -> bool:
    return all(_width(word) <= _room(size) for word in title.split())


def _is_any(_title: str, _size: int) -> bool:
    return True


def _bottom(facts: BookFacts) -> list[_Line]:
    """Those who edited the book, and below them who published it, above the lower edge."""
    editors = ", ".join(maker.name for maker in facts.makers if maker.is_editor)
    names = _wrapped(editors, _NAMES)[:4]
    if names:
        names.insert(0, facts.words["edited-by"])
    publisher = _wrapped(", ".join(part for part in (facts.publisher, facts.date[:4]) if part), _PUBLISHER)[:2]
    y = _HEIGHT - 190.0
    lines = _upwards(publisher, _PUBLISHER, y)
    above = _upwards(names, _NAMES, y - len(publisher) * _PUBLISHER * 1.35 - 70 * bool(publisher))
    if above:
        above[0] = above[0]._replace(style="italic", size=50)
    return [*above, *lines]


def _upwards(lines: Sequence[str], size: int, last: float) -> list[_Line]:
    first = last - (len(lines) - 1) * size * 1.35
    return [_Line(words, size, first + number * size * 1.35) for number, words in enumerate(lines)]


def _wrapped(text: str, size: int) -> list[str]:
    """Words in lines that are not wider than the cover, by what characters are wide on average."""
    room = _room(size)
    lines: list[str] = []
    for word in _breakable(text, room):
        if lines and _width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _room(size: int) -> float:
    return (_WIDTH - 2 * _MARGIN) / size


def _breakable(text: str, room: float) -> list[str]:
    """The words of a text, those cut that would be wider than a line."""
    found: list[str] = []
    for word in text.split():
        piece = ""
        for char in word:
            if piece and _width(piece + char) > room:
                found.append(piece)
                piece = ""
            piece += char
        found.append(piece)
    return found


def _width(text: str) -> float:
    return sum(_width_of(char) for char in text)


def _width_of(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return _WIDE
    if char in "iljtfrI .,;:'’!|()[]":
        return _NARROW
    return _CAPITAL if char.isupper() or char in "mwMW—" else _USUAL


def _text(root: etree._Element, line: _Line, way: str) -> None:
    element = etree.SubElement(
        root,
        f"{{{_SVG}}}text",
        {
            "x": str(_MARGIN if way == "ltr" else _WIDTH - _MARGIN),
            "direction": way,
            "y": f"{line.y:.0f}",
            "font-family": "Georgia, 'Libertinus Serif', 'Noto Serif', serif",
            "font-size": str(line.size),
            "font-style": line.style,
            "fill": line.colour,
        },
    )
    element.text = line.words


def _box(root: etree._Element, x: float, y: float, width: float, height: float, colour: str) -> None:
    attributes = {"x": x, "y": y, "width": width, "height": height}
    etree.SubElement(
        root, f"{{{_SVG}}}rect", {**{name: f"{value:.0f}" for name, value in attributes.items()}, "fill": colour}
    )
