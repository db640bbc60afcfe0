"""TEI files and what they are annotated with, for the tests of annotation; and the proof that only tags came in."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from edenda.annotating.annotate import annotate
from edenda.annotating.values import Annotation, Settings
from edenda.content_table import read_content_table
from edenda.memory.store import Memory
from edenda.register.entries import Entry, Form, Register
from edenda.resources import SCHEMA

NAMESPACE: Final = 'xmlns="http://www.tei-c.org/ns/1.0"'
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>"
    "<publicationStmt><publisher>P</publisher></publicationStmt>"
    "<sourceDesc><bibl>S</bibl></sourceDesc></fileDesc></teiHeader>"
)
_TOKEN: Final = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<!DOCTYPE.*?\]>(?=\s*<)|<\?.*?\?>"
    r"|<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>|[^<]+",
    re.DOTALL,
)
_NAMING_TAG: Final = re.compile(r"</?(?:\w+:)?(?:persName|orgName|placeName|name|title|date)\b[^<>]*>")


def register() -> Register:
    """A small register."""
    entries = [
        Entry("pers-khrushchev", "persName", (Form("Nikita Khrushchev", is_preferred=True), Form("Khrushchev"))),
        Entry("pers-ivanov-a", "persName", (Form("Anna Ivanova", is_preferred=True),)),
        Entry("org-cpsu", "orgName", (Form("Communist Party of the Soviet Union", is_preferred=True), Form("CPSU"))),
        Entry("pl-moscow", "placeName", (Form("Moscow", is_preferred=True),)),
        Entry("pl-zuerich", "placeName", (Form("Zürich", is_preferred=True),)),
        Entry("ev-congress-20", "name", (Form("20th Congress", is_preferred=True),)),
        Entry("work-pravda", "title", (Form("Pravda", is_preferred=True),), level="j"),
    ]
    return Register({entry.id: entry for entry in entries})


@cache
def settings() -> Settings:
    """What files are annotated with: our grammar and a small register."""
    return Settings(read_content_table(SCHEMA / "edenda.rng"), register())


def tei(body: str, *, root: str = NAMESPACE, header: str = _HEADER) -> str:
    """A TEI document with a body."""
    return f'<TEI {root} xml:id="d" xml:lang="en">{header}<text><body><div>{body}</div></body></text></TEI>'


def annotated(text: str, memory: Memory | None = None) -> str:
    """A document annotated, as characters, after the proof that only tags and attributes came in."""
    return annotation(text, memory).data.decode()


def annotation(text: str, memory: Memory | None = None) -> Annotation:
    """The annotation of a document, after the proof that only tags and attributes came in."""
    done = annotate(text.encode(), "test.xml", settings(), memory)
    assert without_new(text, done.data.decode()) == text
    return done


def body_of(text: str) -> str:
    """What is in the division of a document made by `tei`."""
    return text.partition("<body><div>")[2].rpartition("</div></body>")[0]


def marked(body: str) -> str:
    """A body annotated."""
    return body_of(annotated(tei(body)))


def without_new(before: str, after: str) -> str:
    """What is left of a file when naming tags and attributes that were not there before are taken out.

    It goes by the two texts alone: wherever the second does not go on as the first does, it must have a naming tag, or
    the first one's start tag with attributes behind its own.
    """
    kept: list[str] = []
    at = 0
    for token in _TOKEN.findall(after):
        if before.startswith(token, at):
            kept.append(token)
        elif token.startswith("<") and (own := _own_tag(before, at, token)):
            kept.append(own)
        elif _NAMING_TAG.fullmatch(token):
            continue
        elif not token.startswith("<"):  # text that a new tag divides
            kept.append(token)
            if not before.startswith(token, at):
                return "".join(kept)
        else:
            kept.append(token)
            return "".join(kept)
        at += len(kept[-1])
    return "".join(kept)


def _own_tag(before: str, at: int, token: str) -> str:
    """The start tag that stands in a text at a place, if another one is the same with attributes more."""
    found = _TOKEN.match(before, at)
    if found is None or not found[0].startswith("<"):
        return ""
    own = found[0]
    head = own[:-1].rstrip().removesuffix("/").rstrip()
    more = token.removeprefix(head)
    is_longer = more != token and re.fullmatch(r"(?: [\w:]+=\"[^\"]*\")+", more[: len(more) - len(own) + len(head)])
    return own if is_longer and more.endswith(own[len(head) :]) else ""
