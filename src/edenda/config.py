"""`edition.toml` as frozen values; what is unknown or of the wrong kind becomes a problem that names file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date as Date  # noqa: N812 - TOML knows dates
from pathlib import Path
from typing import Any, Final

from edenda.errors import UnreadableError
from edenda.problems import Problem

FILE_NAME: Final = "edition.toml"
_FORMAT: Final = 1
#: The six genres, everywhere the same words.
GENRES: Final = ("article", "essay", "letter", "report", "resolution", "text")
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATE_FORM: Final = "a date such as 1902, 1902-03 or 1902-03-31"
_REFERENCE: Final = re.compile(r"[^\W\d][\w.-]*")
#: key of a document -> the form of its value, and how to say it
_FORMS: Final = (
    ("genre", re.compile("|".join(GENRES)), f"one of {', '.join(GENRES)}"),
    ("date", _DATE, _DATE_FORM),
    ("date_cert", re.compile("high|medium|low|unknown"), "high, medium, low or unknown"),
    ("sender_ref", _REFERENCE, "the id of a register entry"),
    ("addressee_ref", _REFERENCE, "the id of a register entry"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody responsible for the edition; `id` is what `@resp` and `@who` point to."""

    id: str
    name: str
    role: str = "editor"


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """The table `[edition]`."""

    format: int = _FORMAT
    title: str = ""
    date: str = ""
    language: str = "en"
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    base_url: str = ""
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A table `[documents.NAME]`: what the header needs and the source does not state.

    `title` is the edition's title where the source's own is missing or truncated; `date` when the text was written
    (ISO, `date_cert` how sure); `distributor` who published the source, as for archives; `sender` and `addressee` are
    names for the correspondence description, with `_ref` pointers into the register.
    """

    name: str
    key: str
    genre: str = ""
    layout: str = ""
    title: str = ""
    title_note: str = ""
    language: str = ""
    author: str = ""
    date: str = ""
    date_cert: str = ""
    distributor: str = ""
    provenance: str = ""
    status: str = "draft"
    rights: str = ""
    sender: str = ""
    sender_ref: str = ""
    addressee: str = ""
    addressee_ref: str = ""
    answers: str = ""
    notes: tuple[str, ...] = ()
    edition: EditionFacts = field(default_factory=EditionFacts)


@dataclass(frozen=True, slots=True)
class Config:
    """All of `edition.toml`. Tables for later stages (`check`, `web`, `print`, `plugin`) pass through in `other`."""

    edition: EditionFacts = field(default_factory=EditionFacts)
    documents: Mapping[str, Document] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)

    def document(self, name: str) -> Document:
        """The facts of a document by its file name without extension; defaults where it has no table."""
        return self.documents.get(name) or Document(name, xml_name(name), edition=self.edition)


def xml_name(text: str) -> str:
    """A text made an XML name (XML 1.0, production 5): `1963-letter` becomes `d1963-letter`."""
    name = re.sub(r"[^\w.-]+", "-", text).strip("-.") or "document"
    return name if name[0].isalpha() else f"d{name}"


def load(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration in a file. Raises UnreadableError (CONF-001) where it is missing or no TOML."""
    try:
        text = path.read_bytes().decode("utf-8")
        tables = tomllib.loads(text)
    except OSError as error:
        hint = "`edenda new DIR` makes an edition with one."
        raise UnreadableError(
            Problem("CONF-001", f"The configuration cannot be read: {error.strerror}.", str(path), hint=hint)
        ) from None
    except UnicodeDecodeError:
        raise UnreadableError(
            Problem("CONF-001", "The configuration is not UTF-8.", str(path), hint="Save it as UTF-8.")
        ) from None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        hint = "Look for a missing quotation mark or bracket in this line or the one above."
        message = f"The configuration is not valid TOML: {str(error).partition(' (at')[0].lower()}."
        raise UnreadableError(
            Problem("CONF-001", message, str(path), int(line[1]) if line else None, hint=hint)
        ) from None
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("edenda", {})
    return _Reader(path, text).config(tables)


class _Reader:
    """Turns TOML tables into values and collects what is wrong with them."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []

    def config(self, tables: Mapping[str, Any]) -> tuple[Config, tuple[Problem, ...]]:
        edition = self.edition(self.table(tables, "edition"))
        documents = {}
        for name, table in self.table(tables, "documents").items():
            if isinstance(table, dict):
                documents[name] = self.document(name, table, edition)
            else:
                self.wrong_kind(f"documents.{name}", "a table")
        known = {"edition", "documents", "check", "web", "print", "plugin"}
        for key in tables:
            if key not in known:
                self.unknown(key, known)
        other = {key: tables[key] for key in ("check", "web", "print", "plugin") if key in tables}
        return Config(edition, documents, other), tuple(self.problems)

    def table(self, tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = tables.get(key, {})
        if isinstance(found, dict):
            return found
        self.wrong_kind(key, "a table")
        return {}

    def edition(self, table: Mapping[str, Any]) -> EditionFacts:
        values = self.values(EditionFacts, table, "edition", skip={"people"})
        people = table.get("people", [])
        if not isinstance(people, list) or not all(
            isinstance(one, dict) and {"id", "name"} <= one.keys() for one in people
        ):
            self.wrong_kind("edition.people", "a list of tables with id and name")
            people = []
        persons = tuple(Person(str(one["id"]), str(one["name"]), str(one.get("role", "editor"))) for one in people)
        for person in persons:
            if person.id != xml_name(person.id):
                self.wrong_kind("edition.people", f"people with XML names as ids, for example “{xml_name(person.id)}”")
                persons = ()
        if values.get("date") and not _DATE.fullmatch(values["date"]):
            self.wrong_kind("edition.date", _DATE_FORM)
            del values["date"]
        if values.get("format", _FORMAT) != _FORMAT:
            self.wrong_kind("edition.format", f"{_FORMAT}, the only format that this version of edenda knows")
        return EditionFacts(**values, people=persons)

    def document(self, name: str, table: Mapping[str, Any], edition: EditionFacts) -> Document:
        values = self.values(Document, table, f"documents.{name}", skip={"name", "edition"})
        self.document_values(name, values)
        key = values.pop("key", "") or xml_name(name)
        if key != xml_name(key):
            self.wrong_kind(f"documents.{name}.key", f"an XML name, for example “{xml_name(key)}”")
            key = xml_name(key)
        return Document(name, key, **values, edition=edition)

    def values(self, kind: type, table: Mapping[str, Any], where: str, *, skip: set[str]) -> dict[str, Any]:
        known = {one.name: one for one in fields(kind) if one.name not in skip}
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key in known:
                self.value(values, key, value, known[key], where)
            elif key not in skip or key in ("name", "edition"):
                self.unknown(f"{where}.{key}", {*known, *(skip - {"name", "edition"})})
        return values

    def value(self, values: dict[str, Any], key: str, value: Any, one: Any, where: str) -> None:
        default = one.default if one.default is not MISSING else ""
        if isinstance(value, Date):
            value = value.isoformat()[:10]
        if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
            values[key] = tuple(value)
        elif type(value) is type(default):
            values[key] = value
        else:
            kinds = {"str": "a text in quotation marks", "int": "a number", "tuple": "a list of texts"}
            self.wrong_kind(f"{where}.{key}", kinds[type(default).__name__])

    def document_values(self, name: str, values: dict[str, Any]) -> None:
        """Values that the header could not use: a genre, date or certainty that is none."""
        for key, pattern, expected in _FORMS:
            if values.get(key) and not pattern.fullmatch(values[key]):
                self.wrong_kind(f"documents.{name}.{key}", expected)
                del values[key]

    def line(self, key: str) -> int | None:
        last = re.escape(key.rpartition(".")[2])
        found = re.search(rf"^\s*(?:\[.*?)?[\"']?{last}[\"']?\s*[=\]]", self.text, re.MULTILINE)
        return self.text.count("\n", 0, found.start(0) + len(found[0])) + 1 if found else None

    def unknown(self, key: str, known: set[str]) -> None:
        hint = f"Known here: {', '.join(sorted(known))}."
        self.problems.append(
            Problem(
                "CONF-002",
                f"The key “{key}” is not known and was left aside.",
                str(self.path),
                self.line(key),
                hint=hint,
            )
        )

    def wrong_kind(self, key: str, expected: str) -> None:
        self.problems.append(
            Problem(
                "CONF-003", f"“{key}” should be {expected}.", str(self.path), self.line(key), hint="Correct the value."
            )
        )
