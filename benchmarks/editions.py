# ruff: noqa: E501 - lines of TEI
"""Editions of a given size, made from invented parts: letters dense with names, a novel without any, and a register."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from edenda.tei import TEI

_WORDS: Final = (
    "the committee met in the small hall above the harbour and heard at length what the delegates had to say of the "
    "harvest the price of coal the road to the north and the long winter that nobody had foreseen"
).split()
_FAMILY: Final = (
    "Arden Bell Corvin Dahl Egger Falk Grau Holm Imre Jasper Kern Lund Moor Nagy Orsini Pohl Quist Rask".split()
)
_PLACES: Final = "Northmouth Ashford Eastbridge Lowmark Greyhaven Stillwater Oakham Redmoor".split()
#: About so many bytes of TEI are a paragraph of a letter.
_PARAGRAPH: Final = 620


def letter(number: int, size: int, entries: int) -> bytes:
    """A letter of about so many bytes, with a name or a date every ten words, pages, notes and corrections."""
    count = max(1, (size - 1_700) // _PARAGRAPH)
    sender, addressee = number % entries, (number * 7 + 1) % entries
    paragraphs = "\n".join(_paragraph(number, one, entries) for one in range(count))
    return f"""{_head(f"Letter {number}", number)}<correspDesc>
<correspAction type="sent"><persName ref="register.xml#pers-{sender}">{_person(sender)}</persName><date when="{_date(number)}"/></correspAction>
<correspAction type="received"><persName ref="register.xml#pers-{addressee}">{_person(addressee)}</persName></correspAction>
</correspDesc></profileDesc></teiHeader><text xml:lang="en" type="letter"><body><div type="letter">
<opener><dateline>{_PLACES[number % len(_PLACES)]}, <date when="{_date(number)}">{_date(number)}</date></dateline></opener>
{paragraphs}
<closer><signed>{_person(sender)}</signed></closer></div></body></text></TEI>""".encode()


def novel(size: int) -> bytes:
    """Plain TEI of about so many bytes: chapters of paragraphs without marks."""
    text = " ".join(_WORDS * 4)
    count = max(1, size // (len(text) + 20))
    chapters = "".join(
        f"<div><head>Chapter {start // 20 + 1}</head>{''.join(f'<p>{text}.</p>' for _ in range(start, min(start + 20, count)))}</div>"
        for start in range(0, count, 20)
    )
    return f'{_head("A novel", 1)}</profileDesc></teiHeader><text xml:lang="en"><body>{chapters}</body></text></TEI>'.encode()


def register(entries: int) -> bytes:
    """A register of so many persons, and the places."""
    persons = "".join(
        f'<person xml:id="pers-{one}"><persName>{_person(one)}</persName><persName type="variant">{_person(one)[3:]}</persName>'
        f'<birth when="{1850 + one % 50}"/><note>Wrote to many in the north.</note></person>\n'
        for one in range(entries)
    )
    places = "".join(f'<place xml:id="pl-{n}"><placeName>{name}</placeName></place>' for n, name in enumerate(_PLACES))
    lists = f"<listPerson>{persons}</listPerson><listPlace>{places}</listPlace>"
    return f"{_head('Register', 1)}</profileDesc></teiHeader><standOff>{lists}</standOff></TEI>".encode()


def write_edition(folder: Path, documents: int, *, size: int, entries: int) -> Path:
    """An edition of so many letters of about so many bytes."""
    (folder / "tei").mkdir(parents=True)
    (folder / "edition.toml").write_text(
        '[edition]\nformat = 1\ntitle = "Letters"\nlanguage = "en"\n[web]\nsearch = "off"\n'
    )
    for name, data in _files(documents, size, entries):
        (folder / "tei" / name).write_bytes(data)
    return folder


def _files(documents: int, size: int, entries: int) -> Iterator[tuple[str, bytes]]:
    yield "register.xml", register(entries)
    for number in range(documents):
        yield f"letter-{number:05}.xml", letter(number, size, entries)


def _head(title: str, number: int) -> str:
    return (
        f'<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt>'
        "<publisher>The editors</publisher></publicationStmt><sourceDesc><bibl><title>Papers</title>, vol. "
        f'{number % 9 + 1}</bibl></sourceDesc></fileDesc><profileDesc><creation><date when="{_date(number)}"/></creation>'
    )


def _paragraph(number: int, one: int, entries: int) -> str:
    who, where = _acquaintance(number, one, entries), (number + one) % len(_PLACES)
    other = _acquaintance(number, one * 5 + 3, entries)
    first, second = " ".join(_WORDS[:9]), " ".join(_WORDS[9:20])
    page = f'<pb n="{one // 4 + 1}"/>' if one % 4 == 0 else ""
    note = f'<note type="commentary">See what {_person(other)} wrote.</note>' if one % 6 == 0 else ""
    choice = "<choice><sic>comittee</sic><corr>committee</corr></choice> " if one % 5 == 0 else ""
    return (
        f'<p xml:id="p{one}">{page}{first.capitalize()} {choice}<persName ref="register.xml#pers-{who}">{_person(who)}</persName> '
        f'{second} <placeName ref="register.xml#pl-{where}">{_PLACES[where]}</placeName> {first} '
        f'<persName ref="register.xml#pers-{other}">{_person(other)}</persName> on <date when="{_date(number + one)}">that day</date>'
        f'{note} {second} <hi rend="italic">{_WORDS[one % 30]}</hi> {first}.</p>'
    )


def _acquaintance(number: int, one: int, entries: int) -> int:
    """One of the twenty persons of whom a letter speaks."""
    return (number * 31 + one % 20 * 17) % entries


def _person(number: int) -> str:
    return f"{chr(65 + number % 26)}. {_FAMILY[number % len(_FAMILY)]} {number // 18}"


def _date(number: int) -> str:
    return f"{1900 + number // 336 % 60}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
