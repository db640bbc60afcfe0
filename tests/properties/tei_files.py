"""TEI files as people write them: any inline markup, comments, sections, entities, prefixes, quotes and encodings."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import Final

from hypothesis import strategies as st

from tests.tei_support import tei

WORDS: Final = [
    "Khrushchev", "Nikita Khrushchev", "Moscow", "CPSU", "Communist Party of the Soviet Union", "20th Congress",
    "Pravda", "25 February 1956", "in 1956", "March", "from 1953 to 1956", "Zürich", "the", "harbour", "was", "said",
    "and", "of", "(see", "below)", "Khrushchevite", "Central Committee (CC)", "CC", "é", "co-operation", "9 May",
    "Moscow's", "“Pravda”", "1956-57", "a -> b", "x > y", "I", "Anna Ivanova",
]  # fmt: skip
_DIVIDED: Final = [
    'Khrush-<lb break="no"/>chev', 'Khrush<pb break="no" n="7"/>chev', "Mos-\n<lb/>cow", "Nikita<lb/>Khrushchev",
    "Mos<!-- c -->cow", "Khru<?p x?>shchev", "25 <hi>February</hi> 1956", "Nikita <hi>Khrushchev</hi>",
    "<hi>Nik</hi>ita Khrushchev", "<hi>dear Nikita</hi> Khrushchev", "Khrush<hi>chev</hi>ite",
    'Nikita<note place="bottom">Moscow 1956</note> Khrushchev',
    "<emph>Communist <hi>Party</hi></emph> of the Soviet Union",
    "<choice><sic>Krushchev</sic><corr>Khrushchev</corr></choice>",
    "<choice><abbr>CPSU</abbr><expan>x</expan></choice>",
    "<choice><orig>Khrushchev</orig><reg>he</reg></choice>", "<subst><del>Moscow</del><add>Zürich</add></subst>",
    '<app><lem>Moscow</lem><rdg wit="#w">Moskow</rdg></app>', "<del>Moscow</del>", "Mos<gap/>cow", "&#77;oscow",
    "Khru&#x73;hchev", "CPSU &amp; Moscow", "<![CDATA[Moscow]]>", "<![CDATA[in Moscow & <b>]]>", "Mos<![CDATA[cow]]>",
    "<unclear>Mos</unclear>cow", "<supplied>Nikita</supplied> Khrushchev", "<seg>Moscow</seg>", "Moscow<anchor/>",
]  # fmt: skip
_MARKED: Final = [
    '<persName ref="#x">Khrushchev</persName>', "<persName>Khrushchev</persName>", "<date>9 May 1956</date>",
    '<date when="1956">in 1956</date>', '<rs type="person">the man from Moscow</rs>',
    "<placeName>Mos<lb/>cow</placeName>",
    "<bibl>Khrushchev, <title>Moscow</title>, 1956</bibl>", '<title level="j">Pravda</title>', "<name>Moscow</name>",
    '<orgName key="k"><hi>CPSU</hi></orgName>', "<q>Moscow</q>", '<ref target="#d">Khrushchev 1956</ref>',
    "<foreign xml:lang='ru'>Moscow</foreign>", '<persName ref = "#x"\n >Nikita Khrushchev</persName >',
]  # fmt: skip
_INLINE: Final = ("hi", "emph", "seg", "q", "foreign", "unclear", "supplied", "add", "ref", "corr")
_BETWEEN: Final = ("<!-- Moscow, 1956 -->", "<?edit Moscow?>", "<lb/>", '<pb n="3"/>', "")


@dataclass(frozen=True)
class TeiFile:
    """A file: its bytes, its characters without a byte order mark, the encoding and the mark."""

    data: bytes
    text: str
    codec: str
    mark: bytes

    def text_of(self, data: bytes) -> str:
        """The characters of another version of the file."""
        return data.removeprefix(self.mark).decode(self.codec)


@st.composite
def inline(draw: st.DrawFn, depth: int = 2) -> str:
    """Text with markup in it."""
    pieces = []
    for _ in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from("wwwwddmi" if depth else "wwwd"))
        if kind == "w":
            piece = draw(st.sampled_from(WORDS)).replace("&", "&amp;")
        elif kind == "d":
            piece = draw(st.sampled_from(_DIVIDED))
        elif kind == "m":
            piece = draw(st.sampled_from(_MARKED))
        else:
            name = draw(st.sampled_from(_INLINE))
            piece = f"<{name}>{draw(inline(depth=depth - 1))}</{name}>"
        pieces.append(piece)
    return draw(st.sampled_from((" ", " ", "\n   ", "\u00a0", "", ", ", "  "))).join(pieces)


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A paragraph, a heading, a list, a table, verse, a letter's parts."""
    words = [draw(inline()) for _ in range(3)]
    shapes = (
        f"<p>{words[0]}</p>",
        f'<p n="Moscow" rend=\'a>b "\'>{words[0]}</p>',
        f"<p\n>{words[0]}<list><item>{words[1]}</item></list>{words[2]}</p\n>",
        f"<list><label>{words[0]}</label><item>{words[1]}</item></list>",
        f"<table><row><cell>{words[0]}</cell><cell>{words[1]}</cell></row></table>",
        f"<lg><l>{words[0]}</l><l>{words[1]}</l></lg>",
        f"<quote><p>{words[0]}</p></quote>",
        f"<sp><speaker>{words[0]}</speaker><p>{words[1]}</p></sp>",
        f'<p>{words[0]}<note place="bottom">{words[1]}<note resp="#e">{words[2]}</note></note></p>',
        f"<!-- {draw(st.sampled_from(('Moscow', '<p>Moscow</p>', '1956')))} -->",
        f"<p xml:id='p{draw(st.integers(0, 10**9))}'>{words[0]}{draw(st.sampled_from(_BETWEEN))}{words[1]}</p>",
    )
    return draw(st.sampled_from(shapes))


@st.composite
def tei_files(draw: st.DrawFn) -> TeiFile:
    """A whole file in some encoding."""
    body = draw(st.sampled_from(("", "\n    ", "\n\t"))).join(draw(st.lists(blocks(), min_size=1, max_size=6)))
    text = tei(f"<p/>{body}")
    if draw(st.booleans()):
        text = _prefixed(text)
    if draw(st.booleans()):
        text = '<!DOCTYPE TEI [\n<!ENTITY city "Moscow"><!ENTITY ch \'shch\'> <!-- ]> " -->]>\n' + text.replace(
            "Moscow</", "&city;</"
        ).replace("Khrushchev said", "Khru&ch;ev said")
    codec, mark, label = draw(
        st.sampled_from(
            (
                ("utf-8", b"", "UTF-8"),
                ("utf-8", codecs.BOM_UTF8, "utf-8"),
                ("utf-16-le", codecs.BOM_UTF16_LE, "UTF-16"),
                ("utf-16-be", codecs.BOM_UTF16_BE, "UTF-16"),
                ("iso-8859-1", b"", "ISO-8859-1"),
                ("cp1252", b"", "windows-1252"),
            )
        )
    )
    if codec in ("iso-8859-1", "cp1252"):
        text = text.encode(codec, "xmlcharrefreplace").decode(codec) if "CDATA" not in text else _latin(text)
    text = f"<?xml version='1.0' encoding='{label}'?>{draw(st.sampled_from(('', chr(10))))}{text}"
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n", "\r"))))
    return TeiFile(mark + text.encode(codec), text, codec, mark)


def _latin(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').encode("latin-1", "ignore").decode("latin-1")


def _prefixed(text: str) -> str:
    """The same document with a prefix on all its elements."""
    found = []
    parts = text.split("<")
    is_open = ""
    for number, part in enumerate(parts):
        if number == 0 or is_open or part.startswith(("!--", "?", "![CDATA[")):
            found.append(part)
            if part.startswith(("!--", "![CDATA[", "?")) and not is_open:
                is_open = {"!": "-->" if part.startswith("!--") else "]]>", "?": "?>"}[part[0]]
            if is_open and is_open in part:
                is_open = ""
        else:
            found.append(f"/t:{part[1:]}" if part.startswith("/") else f"t:{part}")
    return "<".join(found).replace("xmlns=", "xmlns:t=", 1)
