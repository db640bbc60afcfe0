"""Registers as people write them: lists within lists, in any place, any style, any encoding, comments, prefixes."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from html import escape
from typing import Final

from hypothesis import strategies as st

NAMES: Final = [
    "Agnes Thorne", "Edwin Rowe", "Rowe", "E. Rowe", "Harbour Board", "Skerry", "Łódź", "O'Neill", 'The "Lamp"',
    "A & B", "<Rowe>", "a|b", "a\\b", "=1+1", "+49", "-x", "@home", "'=x", "''-y", "Rowe, Edwin", "x; y", "Ünal\u00a0Ö",
    "two\n   lines", "tab\there", "№ 5", "v", "1860-03-02", "yes",
]  # fmt: skip
_KINDS: Final = {
    "listPerson": "person", "listOrg": "org", "listPlace": "place", "listEvent": "event", "listBibl": "bibl",
}  # fmt: skip
_ORDER: Final = tuple(_KINDS)
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>R</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "<availability status='unknown'><p>N.</p></availability></publicationStmt><sourceDesc><p>S</p></sourceDesc>"
    "</fileDesc>{profile}</teiHeader>"
)
_COMMENTS: Final = ("", "", "", "<!-- see <person> above -->", "<?keep this?>")


@dataclass(frozen=True)
class Styled:
    """How a register is laid out."""

    step: str
    line: str
    prefix: str
    codec: str
    mark: bytes

    def gap(self, depth: int) -> str:
        """What stands before an element of a depth."""
        return self.line + self.step * depth if self.line else ""


_STYLES: Final = st.builds(
    Styled,
    st.sampled_from(("  ", "\t", "    ", "")),
    st.sampled_from(("\n", "\r\n", "\n\n", "")),
    st.sampled_from(("", "", "tei:", "t:")),
    st.sampled_from(("utf-8", "utf-8", "utf-16-le", "iso-8859-1")),
    st.just(b""),
)


@st.composite
def registers(draw: st.DrawFn) -> bytes:
    """A valid register with some entries."""
    writer = _Writer(draw, draw(_STYLES))
    place = draw(st.sampled_from(("standOff", "standOff", "standOff", "div", "body", "profile")))
    lists = writer.lists(3 if place == "div" else 2, only=("listPerson", "listOrg") if place == "profile" else _ORDER)
    return writer.file(place, lists)


class _Writer:
    def __init__(self, draw: st.DrawFn, style: Styled) -> None:
        self.draw = draw
        self.style = style
        self.count = 0
        self.ids: list[str] = []

    def lists(self, depth: int, only: tuple[str, ...]) -> str:
        chosen = self.draw(st.lists(st.sampled_from(only), min_size=1, max_size=4, unique=True))
        return "".join(self.gap(depth) + self.listed(name, depth) for name in sorted(chosen, key=_ORDER.index))

    def gap(self, depth: int) -> str:
        return self.style.gap(depth)

    def element(self, name: str, inner: str, attributes: str = "") -> str:
        return f"<{self.style.prefix}{name}{attributes}>{inner}</{self.style.prefix}{name}>"

    def listed(self, name: str, depth: int, nested: int = 1) -> str:
        parts = [self.element("head", "All of them")] if self.draw(st.booleans()) else []
        for _ in range(self.draw(st.integers(1, 3))):
            if nested and not self.draw(st.integers(0, 5)):
                parts.append(self.listed(name, depth + 1, nested - 1))
            else:
                parts.append(self.entry(_KINDS[name], depth + 1))
            if comment := self.draw(st.sampled_from(_COMMENTS)):
                parts.append(comment)
        if self.draw(st.booleans()) and self.ids:
            one, other = self.draw(st.sampled_from(self.ids)), self.draw(st.sampled_from(self.ids))
            relation = f'<{self.style.prefix}relation name="of" active="#{one}" passive="#{other} #x"/>'
            parts.append(self.element("listRelation", relation) if self.draw(st.booleans()) else relation)
        inner = "".join(self.gap(depth + 1) + part for part in parts)
        return self.element(name, inner + self.gap(depth))

    def words(self) -> str:
        text = escape(self.draw(st.sampled_from(NAMES)), quote=False)
        kind = self.draw(st.sampled_from("ttttcm"))
        if kind == "m" and " " in text:
            return self.element("hi", text)
        return f"<!-- c -->{text}" if kind == "c" else text

    def entry(self, kind: str, depth: int) -> str:
        self.count += 1
        id_ = f"e{self.count}"
        self.ids.append(id_)
        cert = self.draw(st.sampled_from(("", "", ' cert="low"', ' cert="medium"')))
        attributes = f' xml:id="{id_}"{cert}' if self.draw(st.booleans()) else f"{cert}\n   xml:id = '{id_}' "
        if kind == "person" and not self.draw(st.integers(0, 9)):
            return f"<{self.style.prefix}person{attributes}/>"
        inner = self.inner(kind)
        is_flat = not self.draw(st.integers(0, 3))
        gap, end = ("", "") if is_flat else (self.gap(depth + 1), self.gap(depth))
        return self.element(kind, "".join(gap + part for part in inner) + end, attributes)

    def inner(self, kind: str) -> list[str]:
        naming = {
            "person": "persName", "org": "orgName", "place": "placeName", "bibl": "title",
            "event": self.draw(st.sampled_from(("label", "eventName"))),
        }[kind]  # fmt: skip
        names = [self.element(naming, self.words())]
        for _ in range(self.draw(st.integers(0, 3))):
            subtype = self.draw(st.sampled_from(("", "", ' subtype="short"', ' subtype="misprint"')))
            names.append(self.element(naming, self.words(), f' type="variant"{subtype}'))
        numbers = [
            self.element("idno", self.draw(st.sampled_from(("118529579", "https://viaf.org/viaf/1", "MS 1|2"))), type_)
            for type_ in self.draw(
                st.lists(st.sampled_from((' type="GND"', ' type="viaf"', ' type="shelf"', "")), max_size=2)
            )
        ]
        notes = [self.element("note", self.words()) for _ in range(self.draw(st.integers(0, 2)))]
        more = self.more(kind)
        if kind == "event":
            return [*numbers, *names, *(more if naming == "label" else []), *notes]
        if kind in ("org", "place"):
            behind = [self.element("place", self.element("placeName", "Inside"))] if kind == "place" and more else []
            return [*names, *more, *numbers, *notes, *behind]
        if kind == "bibl":
            stop = self.draw(st.sampled_from((",", ".", "", " ")))
            return [*(name + stop for name in names), *numbers, *notes]
        return [*names, *(self.lives() if kind == "person" else []), *numbers, *notes]

    def more(self, kind: str) -> list[str]:
        """What stands between names and numbers."""
        choices = {
            "org": ("desc", "placeName"), "place": ("desc", "settlement"), "event": ("desc",),
        }.get(kind, ())  # fmt: skip
        return [self.element(name, "Words.") for name in choices if not self.draw(st.integers(0, 2))]

    def lives(self) -> list[str]:
        prefix = self.style.prefix
        choices = (
            "", f'<{prefix}birth when="1860-03-02"/>', f"<{prefix}birth>about 1860</{prefix}birth>",
            f'<{prefix}birth when="1860">1860</{prefix}birth>', f'<{prefix}death when="1931">in 1931</{prefix}death>',
        )  # fmt: skip
        return [found for found in (self.draw(st.sampled_from(choices)),) if found]

    def file(self, place: str, lists: str) -> bytes:
        gap, prefix = self.gap, self.style.prefix
        profile = self.element("profileDesc", self.element("particDesc", lists)) if place == "profile" else ""
        header = _prefixed(_HEADER.format(profile="\0"), prefix).replace("\0", profile)
        body = {
            "standOff": lambda: gap(1) + self.element("standOff", lists + gap(1)),
            "div": lambda: gap(1) + self.element("text", self.element("body", self.element("div", lists))),
            "body": lambda: gap(1) + self.element("text", self.element("body", lists)),
            "profile": lambda: gap(1) + self.element("text", self.element("body", self.element("p", "None."))),
        }[place]()
        declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
        root = f'{prefix}TEI {declared}="http://www.tei-c.org/ns/1.0" xml:id="r"'
        codec = {"utf-16-le": "UTF-16", "iso-8859-1": "ISO-8859-1"}.get(self.style.codec, "UTF-8")
        text = f'<?xml version="1.0" encoding="{codec}"?>\n<{root}>{gap(1)}{header}{body}{gap(0)}</{prefix}TEI>'
        mark = codecs.BOM_UTF16_LE if codec == "UTF-16" else b""
        return mark + text.encode(self.style.codec, "xmlcharrefreplace")


def _prefixed(text: str, prefix: str) -> str:
    return text.replace("</", "\1").replace("<", f"<{prefix}").replace("\1", f"</{prefix}")
