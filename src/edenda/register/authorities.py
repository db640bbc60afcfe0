"""Numbers of authority files: the form of each, as a number or as the authority's own address, and its check digit.

GND: check digit modulo 11 as the German National Library documents it (those of its older files, written with a hyphen,
are reckoned the other way). ISNI and ORCID: ISO 7064, MOD 11-2. The others have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple


class Authority(NamedTuple):
    """An authority file: its name in @type, its numbers, its addresses (the number in a group), and how they look.

    `plain` is a number as it is compared; `is_right` looks at its check digit.
    """

    name: str
    number: re.Pattern[str]
    address: re.Pattern[str]
    words: str
    example: str
    plain: Callable[[str], str] = str.strip
    is_right: Callable[[str], bool] = bool


def _modulo_11(digits: str) -> int:
    """The sum of the digits, each times its place from the right, from 2 on, modulo 11."""
    return sum(int(digit) * weight for weight, digit in enumerate(reversed(digits), 2)) % 11


def _gnd_is_right(number: str) -> bool:
    body, hyphen, _ = number.rpartition("-")
    digits = body if hyphen else number[:-1]
    rest = _modulo_11(digits)
    return "0123456789X"[rest if hyphen else (11 - rest) % 11] == number[-1]


def _is_mod_11_2(number: str) -> bool:
    total = 0
    for digit in number[:-1]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == number[-1]


def _upper(number: str) -> str:
    return number.strip().upper()


def _sixteen(number: str) -> str:
    return re.sub(r"[\s-]", "", number).upper()


def _lccn(number: str) -> str:
    """An LCCN without blanks, with six digits behind a hyphen, as the Library of Congress compares them."""
    bare = "".join(number.split()).lower()
    head, hyphen, tail = bare.partition("-")
    return f"{head}{tail:0>6}" if hyphen else bare


def _doi(number: str) -> str:
    return number.strip().removeprefix("doi:").lower()


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


def _address(place: str) -> re.Pattern[str]:
    return _compiled(rf"(?:https?:)?//(?:www\.)?{place}")


AUTHORITIES: Final = (
    Authority(
        "VIAF", _compiled(r"[1-9]\d{0,21}"), _address(r"viaf\.org/(?:[a-z]{2}/)?(?:viaf|processed)/([^/?#]+).*"),
        "a number of up to 22 digits", "76353174",
    ),
    Authority(
        "GND", _compiled(r"1[0123]?\d{7}[\dX]|3\d{7}[\dX]|[1-9]\d{0,7}-[\dX]"), _address(r"d-nb\.info/gnd/([^/?#]+).*"),
        "nine or ten digits of which the first is 1 (or 3), or up to eight digits, a hyphen and one more; the last "
        "is a check digit (or X)", "118529579", _upper, _gnd_is_right,
    ),
    Authority(
        "Wikidata", _compiled(r"Q[1-9]\d{0,11}"), _address(r"(?:m\.)?wikidata\.org/(?:entity|wiki)/([^/?#]+).*"),
        "Q and a number", "Q937", _upper,
    ),
    Authority(
        "GeoNames", _compiled(r"[1-9]\d{0,8}"), _address(r"(?:sws\.)?geonames\.org/(?:countries/)?([^/?#]+).*"),
        "a number of up to nine digits", "2643743",
    ),
    Authority(
        "ISNI", _compiled(r"\d{15}[\dX]"), _address(r"isni\.org/(?:isni/)?([^/?#]+).*"),
        "sixteen digits, of which the last is a check digit (or X)", "0000 0001 2281 955X", _sixteen, _is_mod_11_2,
    ),
    Authority(
        "ORCID", _compiled(r"0000000[1-3]\d{7}[\dX]|0009\d{11}[\dX]"), _address(r"orcid\.org/([^/?#]+).*"),
        "four times four digits with hyphens between, of which the last is a check digit (or X)", "0000-0002-1825-0097",
        _sixteen, _is_mod_11_2,
    ),
    Authority(
        "LCCN", _compiled(r"[a-z]{0,3}(?:\d{8}|\d{10})"),
        _address(r"(?:id\.loc\.gov/(?:authorities|rwo/agents|resources)/?(?:[a-z]+/)?|lccn\.loc\.gov/)([^/?#.]+).*"),
        "up to three letters and eight or ten digits", "n79022889", _lccn,
    ),
    Authority(
        "ULAN", _compiled(r"500\d{6}"), _address(r"(?:vocab\.)?getty\.edu/(?:page/)?ulan/([^/?#]+).*"),
        "500 and six more digits", "500115588",
    ),
    Authority(
        "TGN", _compiled(r"[1-9]\d{6}"), _address(r"(?:vocab\.)?getty\.edu/(?:page/)?tgn/([^/?#]+).*"),
        "seven digits", "7011781",
    ),
    Authority(
        "DOI", _compiled(r"10\.\d{4,9}/\S+"), _address(r"(?:dx\.)?doi\.org/(.+)"),
        "10., a number, a slash and more", "10.1000/182", _doi,
    ),
)  # fmt: skip
_BY_NAME: Final = {one.name.casefold(): one for one in AUTHORITIES}
#: Of these, a number tells by itself whose it is: by its form, or by its check digit.
_TELLING: Final = ("wikidata", "doi", "orcid", "isni", "gnd")


def authority_of(type_: str, value: str) -> Authority | None:
    """The authority file of a number: by its @type, else by the address; None where it is of no known one."""
    return _BY_NAME.get(type_.strip().casefold()) or _by_address(value)


def number_in(type_: str, value: str) -> tuple[str, str] | None:
    """The authority's name and the number as it is compared; None where it is of no known one, or its form is wrong."""
    found = authority_of(type_, value)
    number = _number(found, value) if found else None
    return (found.name, number) if found and number else None


def fault_of(type_: str, value: str) -> tuple[str, str] | None:
    """What is wrong with a number, and what to do; None where nothing is, or its authority is not known."""
    found = authority_of(type_, value)
    if found is None or _number(found, value):
        return None
    number = _bare(found, value)
    if not number:
        return f"The number of {found.name} is empty.", "Write the number, or delete the `idno`."
    if found.number.fullmatch(number):
        return f"“{value}” is no number of {found.name}: its check digit is wrong.", "Copy the number again."
    hint = f"It is {found.words}, such as {found.example}, or the address with it."
    other = _looks_like(value)
    like = f"; it looks like one of {other}" if other else ""
    return f"“{value}” is no number of {found.name}{like}.", hint


def _by_address(value: str) -> Authority | None:
    words = value.strip()
    return next((one for one in AUTHORITIES if one.address.fullmatch(words)), None) if "//" in words else None


def _bare(authority: Authority, value: str) -> str:
    """The number in a value, as it is compared."""
    address = authority.address.fullmatch(value.strip())
    return authority.plain(address[1] if address else value)


def _number(authority: Authority, value: str) -> str | None:
    number = _bare(authority, value)
    return number if authority.number.fullmatch(number) and authority.is_right(number) else None


def _looks_like(value: str) -> str:
    """The authority whose number a value plainly is; empty where there is no telling."""
    if by_address := _by_address(value):
        return by_address.name
    return next((_BY_NAME[one].name for one in _TELLING if _number(_BY_NAME[one], value)), "")
