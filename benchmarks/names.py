"""How fast names of a register are found: registers of 1,000 and 50,000 invented entries, against a flat pass.

    python -m benchmarks.names [--sizes KB …] [--entries N …]

bare: seconds for an automaton of the first names alone. built: seconds for the matcher, with all derived forms and
the index of persons. alone: megabytes of text a second for the recogniser of the register with its links. whole: the
same for all recognisers, names and dates. times: how often a flat pass (one look at every word with a capital) could
have been made while the recogniser of the register ran once.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import ahocorasick

from benchmarks.timing import best
from edenda.languages import load
from edenda.mentions import find_mentions
from edenda.model import Block, Flow, Reading, Run
from edenda.recognisers.context import Context
from edenda.recognisers.register.forms import Forms, forms_of
from edenda.recognisers.register.linking import Linker
from edenda.recognisers.register.names import recognise_names
from edenda.recognisers.register.other_bodies import without_other_bodies
from edenda.recognisers.register.persons_of_register import Persons, persons_of
from edenda.recognisers.words.chunks import find_chunks
from edenda.register.entries import Entry, Form, Register

_WORD: Final = re.compile(r"[A-Z]\w+")
_ONSETS: Final = (
    "b",
    "br",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "kl",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "v",
)
_VOWELS: Final = ("a", "e", "i", "o", "u", "ei", "au")
_ENDINGS: Final = ("n", "r", "sk", "l", "nd", "rg", "m", "ck", "ss")
_GIVEN: Final = ("Anna", "Peter", "Olof", "Maria", "Ivan", "Georg", "Helen", "Karl", "Nora", "Viktor", "Jonas", "Paula")
_KINDS: Final = ("Committee", "Party", "Union", "Council", "League", "Academy")
_PROSE: Final = (
    "the harvest was late that year and nobody in the valley thought that the roads would hold before the snow came",
    "it had been agreed in the spring that the letters should be copied twice and kept in the lower room of the house",
    "what was said at the table was not written down but most of those who were there remembered it in the same words",
    "the water stood high at the bridge and the carts that carried the timber had to wait for two days and a night",
)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000], metavar="KB")
    parser.add_argument("--entries", nargs="+", type=int, default=[1000, 50_000])
    arguments = parser.parse_args()
    print(" entries    forms   bare s  built s  text MB   found   alone   whole  times")
    for number in arguments.entries:
        register = make_register(number)
        for size in arguments.sizes:
            _row(register, make_text(register, size * 1000))


def _row(register: Register, text: str) -> None:
    language = load()
    bare, _ = best(lambda: _automaton(register))
    built, forms = best(lambda: (Forms(register, language), Persons(register, language))[0])
    forms_of(register, language)
    persons_of(register, language)
    reading = _reading(text)
    chunked = Context(register, language)
    context = replace(chunked, chunks=find_chunks(reading, language))
    flat, _ = best(lambda: sum(match[0] in register.entries for match in _WORD.finditer(text)))
    alone, found = best(lambda: _linked(reading, context))
    whole, _ = best(lambda: find_mentions(text, register=register))
    size = len(text) / 1e6
    print(
        f"{len(register.entries):8d} {len(forms):8d} {bare:8.2f} {built:8.2f} {size:8.2f} {found:7d}"
        f" {size / alone:7.2f} {size / whole:7.2f} {alone / flat:6.1f}"
    )


def _automaton(register: Register) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for entry in register.entries.values():
        automaton.add_word(entry.name, (len(entry.name), entry.id))
    automaton.make_automaton()
    return automaton


def _linked(reading: Reading, context: Context) -> int:
    found = recognise_names(reading, context)
    return len(Linker(reading, context, without_other_bodies(context, found)).linked())


def make_register(number: int) -> Register:
    """A register of invented persons, places and organisations: half are persons; an organ for every tenth body."""
    chance = random.Random(number)  # noqa: S311 - the same register every time
    entries: dict[str, Entry] = {}
    while len(entries) < number:
        for entry in _entries(len(entries), chance):
            entries[entry.id] = entry
    return Register(entries)


def _entries(at: int, chance: random.Random) -> Iterator[Entry]:
    name = _invented(chance)
    if at % 4 == 3:
        body = f"{name} Workers' {chance.choice(_KINDS)}"
        yield Entry(f"org-{at}", "orgName", (Form(body, is_preferred=True),))
        if at % 40 == 3:
            yield Entry(
                f"org-{at}-cc",
                "orgName",
                (Form(f"Central Committee of the {body}", is_preferred=True),),
                bodies=(f"org-{at}",),
            )
    elif at % 4 == 2:
        yield Entry(f"pl-{at}", "placeName", (Form(f"{name}stad", is_preferred=True),))
    else:
        given = f"{chance.choice(_GIVEN)} {chance.choice(_GIVEN)[0]}."
        yield Entry(f"pers-{at}", "persName", (Form(f"{given} {name}", is_preferred=True),))


def _invented(chance: random.Random) -> str:
    syllables = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(chance.randint(2, 3)))
    return ("".join(syllables) + chance.choice(_ENDINGS)).capitalize()


def make_text(register: Register, size: int) -> str:
    """Prose in paragraphs, with a name of the register about every 250 characters."""
    chance = random.Random(size)  # noqa: S311 - the same text every time
    names = [entry.name for entry in register.entries.values()]
    pieces: list[str] = []
    length = 0
    while length < size:
        first, second = chance.sample(_PROSE, 2)
        piece = f"Then {first}, and {chance.choice(names)} saw that {second}." + "\n\n" * (len(pieces) % 6 == 0)
        pieces.append(piece)
        length += len(piece) + 1
    return " ".join(pieces)


def _reading(text: str) -> Reading:
    span = (0, len(text))
    blocks = tuple(Block("p", match.span()) for match in re.finditer(r"\S(?:.|\n(?!\n))*", text))
    return Reading(text, "names", "text", (Flow("body", "body", text, (Run(span, span, "same"),), blocks),))


if __name__ == "__main__":
    main()
