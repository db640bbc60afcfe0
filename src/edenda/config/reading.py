"""Reading `edition.toml`: what is unknown or of the wrong kind becomes a problem that names file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from datetime import date as Date  # noqa: N812 - TOML knows dates
from pathlib import Path
from typing import Any, Final

from edenda.config.values import (
    FORMAT,
    GENRES,
    NOT_STATED,
    NOTES,
    PAPERS,
    PROFILES,
    SEARCH,
    SHORTEST_LINE,
    CheckFacts,
    Config,
    Document,
    EditionFacts,
    Facts,
    Origin,
    Person,
    PrintFacts,
    TextFacts,
    WebFacts,
    document_of,
    xml_name,
)
from edenda.errors import UnreadableError
from edenda.problems import CODES, Problem
from edenda.xml.files import read_own, reason_of

_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_DATE_FORM: Final = "a date such as 1902, 1902-03 or 1902-03-31"
_LANGUAGE: Final = re.compile(r"(?:[a-z]{2,3})?")
_REFERENCE: Final = re.compile(r"[^\W\d][\w.-]*")
#: key of a document -> the form of its value, and how to say it
_FORMS: Final = (
    ("genre", re.compile("|".join(GENRES)), f"one of {', '.join(GENRES)}"),
    ("date", _DATE, _DATE_FORM),
    ("date_cert", re.compile("high|medium|low|unknown"), "high, medium, low or unknown"),
    ("sender_ref", _REFERENCE, "the id of a register entry"),
    ("addressee_ref", _REFERENCE, "the id of a register entry"),
    ("place_ref", _REFERENCE, "the id of a register entry"),
    ("licence_url", re.compile(r"https?://\S+"), "a web address, such as https://creativecommons.org/licenses/by/4.0/"),
)
#: The sizes of a text on paper, in points.
_SIZES: Final = (7, 16)
_SEVERITIES: Final = ("error", "warning", "info", "off")


def read_facts(
    table: Mapping[str, Any], file: str, where: str, line_of: Callable[[str], int | None]
) -> tuple[Facts, tuple[Problem, ...]]:
    """A document's values from a table, and what is wrong with them; `where` is put before a key in messages."""
    reader = _Reader(file, line_of)
    values = reader.document(table, where)
    return Facts(values, tuple(Origin(key, file, line_of(f"{where}{key}")) for key in values)), tuple(reader.problems)


def load(path: Path) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration in a file. Raises UnreadableError (CONF-001) where it is missing or no TOML."""
    text, tables = read_toml(path)
    if path.name == "pyproject.toml":
        tables = tables.get("tool", {}).get("edenda", {})
    return _Reader(str(path), lambda key: line_of_key(text, key)).config(tables)


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text and the tables of a TOML file. Raises UnreadableError (CONF-001) where it is missing or no TOML."""
    try:
        text = read_own(path).decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnreadableError as error:
        hint = "`edenda new DIR` makes an edition with one."
        message = f"The configuration cannot be read: {reason_of(error)}."
        raise UnreadableError(Problem("CONF-001", message, str(path), hint=hint)) from None
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


def line_of_key(text: str, key: str) -> int | None:
    """The line of a TOML file in which a key such as `documents.NAME.date` stands: below the heading of its table."""
    table, _, last = key.rpartition(".")
    heading = re.search(rf"^\s*\[+[^\]\n]*\b{re.escape(table.rpartition('.')[2])}[\"']?\s*\]", text, re.MULTILINE)
    start = heading.end() if heading and table else 0
    pattern = re.compile(rf"^\s*(?:\[.*?)?[\"']?{re.escape(last)}[\"']?\s*[=\]]", re.MULTILINE)
    found = pattern.search(text, start) or pattern.search(text)
    return text.count("\n", 0, found.start(0) + len(found[0])) + 1 if found else None


class _Reader:
    """Turns tables into values and collects what is wrong with them; `line_of` gives the line of a key."""

    def __init__(self, file: str, line_of: Callable[[str], int | None]) -> None:
        self.file = file
        self.line_of = line_of
        self.problems: list[Problem] = []

    def config(self, tables: Mapping[str, Any]) -> tuple[Config, tuple[Problem, ...]]:
        edition = self.edition(self.table(tables, "edition"))
        facts: dict[str, Facts] = {}
        for name, table in self.table(tables, "documents").items():
            if isinstance(table, dict):
                where = f"documents.{name}."
                values = self.document(table, where)
                origins = tuple(Origin(key, self.file, self.line_of(f"{where}{key}")) for key in values)
                facts[name] = Facts(values, origins)
            else:
                self.wrong_kind(f"documents.{name}", "a table")
        known = {"edition", "documents", "check", "web", "print", "text", "plugin"}
        for key in tables:
            if key not in known:
                self.unknown(key, known)
        other = {key: tables[key] for key in ("plugin",) if key in tables}
        documents = {name: document_of(name, one, edition) for name, one in facts.items()}
        check = self.check(self.table(tables, "check"))
        web = self.web(self.table(tables, "web"))
        books = self.print(self.table(tables, "print"))
        text = self.text(self.table(tables, "text"))
        return Config(edition, check, web, books, text, documents, facts, other), tuple(self.problems)

    def table(self, tables: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        found = tables.get(key, {})
        if isinstance(found, dict):
            return found
        self.wrong_kind(key, "a table")
        return {}

    def check(self, table: Mapping[str, Any]) -> CheckFacts:
        values = self.values(CheckFacts, table, "check.", skip={"severities"})
        if values.get("profile", "") not in ("", *PROFILES):
            self.wrong_kind("check.profile", f"one of {', '.join(PROFILES)}")
            del values["profile"]
        severities = self.table(table, "severities") if "severities" in table else {}
        known: dict[str, str] = {}
        for code, severity in severities.items():
            if not any(one.startswith(code) for one in CODES):
                self.unknown(f"check.severities.{code}", set(CODES))
            elif severity not in _SEVERITIES:
                self.wrong_kind(f"check.severities.{code}", f"one of {', '.join(_SEVERITIES)}")
            else:
                known[code] = severity
        return CheckFacts(**values, severities=known)

    def web(self, table: Mapping[str, Any]) -> WebFacts:
        values = self.values(WebFacts, table, "web.", skip={"redirects"})
        if values.get("search", "auto") not in SEARCH:
            self.wrong_kind("web.search", f"one of {', '.join(SEARCH)}")
            del values["search"]
        if not _LANGUAGE.fullmatch(values.get("interface", "")):
            self.wrong_kind("web.interface", "the code of a language, such as de")
            del values["interface"]
        redirects = self.table(table, "redirects")
        if not all(isinstance(value, str) for value in redirects.values()):
            self.wrong_kind("web.redirects", "a table of addresses")
            redirects = {}
        return WebFacts(**values, redirects=redirects)

    def print(self, table: Mapping[str, Any]) -> PrintFacts:
        values = self.values(PrintFacts, table, "print.", skip=set())
        if values.get("paper", PAPERS[0]) not in PAPERS:
            self.wrong_kind("print.paper", f"one of {', '.join(PAPERS)}")
            del values["paper"]
        if not (values.get("size", 0) == 0 or _SIZES[0] <= values["size"] <= _SIZES[1]):
            self.wrong_kind("print.size", f"a number of points from {_SIZES[0]} to {_SIZES[1]}")
            del values["size"]
        if values.get("line_numbers", 0) < 0:
            self.wrong_kind("print.line_numbers", "how many lines there are from one number to the next, such as 5")
            del values["line_numbers"]
        if values.get("largest", 0) < 0:
            self.wrong_kind("print.largest", "a number of megabytes, or 0")
            del values["largest"]
        return PrintFacts(**values)

    def text(self, table: Mapping[str, Any]) -> TextFacts:
        values = self.values(TextFacts, table, "text.", skip=set())
        if values.get("notes", NOTES[0]) not in NOTES:
            self.wrong_kind("text.notes", f"one of {', '.join(NOTES)}")
            del values["notes"]
        if not (values.get("wrap", 0) == 0 or values["wrap"] >= SHORTEST_LINE):
            self.wrong_kind("text.wrap", f"a number of characters of {SHORTEST_LINE} or more, or 0")
            del values["wrap"]
        return TextFacts(**values)

    def edition(self, table: Mapping[str, Any]) -> EditionFacts:
        values = self.values(EditionFacts, table, "edition.", skip={"people"})
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
        if values.get("format", FORMAT) != FORMAT:
            self.wrong_kind("edition.format", f"{FORMAT}, the only format that this version of edenda knows")
        return EditionFacts(**values, people=persons)

    def document(self, table: Mapping[str, Any], where: str) -> dict[str, Any]:
        """The values of a document; those that the header could not use (a genre or date that is none) are left out."""
        values = self.values(Document, table, where, skip=set(NOT_STATED))
        for key, pattern, expected in _FORMS:
            if values.get(key) and not pattern.fullmatch(values[key]):
                self.wrong_kind(f"{where}{key}", expected)
                del values[key]
        key = values.get("key", "")
        if key and key != xml_name(key):
            self.wrong_kind(f"{where}key", f"an XML name, for example “{xml_name(key)}”")
            values["key"] = xml_name(key)
        return values

    def values(self, kind: type, table: Mapping[str, Any], where: str, *, skip: set[str]) -> dict[str, Any]:
        known = {one.name: one for one in fields(kind) if one.name not in skip}
        values: dict[str, Any] = {}
        for key, value in table.items():
            if key in known:
                self.value(values, key, value, known[key], where)
            elif key not in skip or key in NOT_STATED:
                self.unknown(f"{where}{key}", {*known, *(skip - NOT_STATED)})
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
            kinds = {
                "str": "a text in quotation marks",
                "int": "a number",
                "bool": "true or false",
                "tuple": "a list of texts",
            }
            self.wrong_kind(f"{where}{key}", kinds[type(default).__name__])

    def unknown(self, key: str, known: set[str]) -> None:
        hint = f"Known here: {', '.join(sorted(known))}."
        self.problems.append(
            Problem(
                "CONF-002",
                f"The key “{key}” is not known and was left aside.",
                self.file,
                self.line_of(key),
                hint=hint,
            )
        )

    def wrong_kind(self, key: str, expected: str) -> None:
        self.problems.append(
            Problem(
                "CONF-003", f"“{key}” should be {expected}.", self.file, self.line_of(key), hint="Correct the value."
            )
        )
