"""A new edition: the files that `edenda new` makes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from edenda.config import FILE_NAME
from edenda.edition import BOUND
from edenda.errors import UsageError
from edenda.files import write_atomically
from edenda.register.editing.lists import NO_ENTRIES
from edenda.resources import SCHEMA
from edenda.serialising import name_schemas
from edenda.tei import NOT_PUBLISHED

_CONFIG: Final = """\
# What edenda needs to know of this edition.
[edition]
format = 1
title = {title}
date = "{today}"                # the date of this edition; outputs carry it, never the clock's
language = "en"
publisher = ""
licence = ""                       # for example "Creative Commons Attribution 4.0 International"
licence_url = ""
people = []                        # {{ id = "ed", name = "…", role = "editor" }}

# The web edition.
# [web]
# front = ["introduction"]         # TEI files of your own in tei/, in the order of the navigation
# interface = "en"                 # the language of the words around the texts: en or de
# footer = "…"                     # a sentence at the foot of every page

# The books: PDF (pip install "edenda[print]") and EPUB.
# [print]
# paper = "a5"                     # a5, a4 or us-letter
# place = "…"                      # where the edition is published

# One table for each document that needs one: the name is the source's file name without extension.
# [documents.1887-letter]
# key = "letter-1887"              # all ids of the document begin with it
# genre = "letter"                 # article, essay, letter, report, resolution or text
# title = "…"                      # where the source's own title is missing or cut
"""
_REGISTER: Final = """\
<?xml version="1.0" encoding="UTF-8"?>
{schemas}<!-- Persons, organisations, places, events and works of the edition. With the first entry replace `text` by:
  <standOff>
    <listPerson>
      <person xml:id="pers-surname">
        <persName>Preferred Name</persName>
        <persName type="variant">Another Form</persName>
      </person>
    </listPerson>
  </standOff>
-->
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="register">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Register of persons, organisations, places, events and works</title>
      </titleStmt>
      <publicationStmt>
        <publisher>{not_published}</publisher>
        <date when="{today}">{today}</date>
        <idno type="key">register</idno>
        <availability status="unknown">
          <p>The rights in this register have not been stated.</p>
        </availability>
      </publicationStmt>
      <sourceDesc>
        <p>The documents of this edition.</p>
      </sourceDesc>
    </fileDesc>
  </teiHeader>
  <text>
    <body>
      <p>{nothing}</p>
    </body>
  </text>
</TEI>
"""
_ATTRIBUTES: Final = """\
# Sources and TEI are kept byte for byte, whatever the machine.
seeds/** -text
tei/** -text
tei/*.xml diff=tei
# What two branches remember of the same file is joined line by line.
tei/.edenda/*.json merge=union
tei/.edenda/*.jsonl merge=union
"""
_IGNORE: Final = "public/\n.edenda-local/\n"
_WORKFLOW: Final = """\
name: edition
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: pip install edenda
      - run: edenda check --format github
      - run: edenda build
"""
_EDITOR: Final = """\
{
  "files.eol": "\\n",
  "editor.wordWrap": "on",
  "editor.formatOnSave": false,
  "files.trimTrailingWhitespace": false
}
"""


_TASKS: Final = """\
{
  "version": "2.0.0",
  "tasks": [
    {
      "label": "edenda check",
      "type": "shell",
      "command": "edenda check --format github",
      "group": "test",
      "problemMatcher": {
        "owner": "edenda",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "pattern": {
          "regexp": "^::(error|warning|notice) file=([^,]+)(?:,line=(\\\\d+))?(?:,col=(\\\\d+))?,title=([^:]+)::(.*)$",
          "severity": 1,
          "file": 2,
          "line": 3,
          "column": 4,
          "code": 5,
          "message": 6
        }
      }
    }
  ]
}
"""


def scaffold(folder: Path) -> tuple[Path, ...]:
    """Make a new edition in an empty or new folder and return its files.

    Raises UsageError where the folder holds anything (hidden files such as `.git` apart).
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file. Name a new or an empty folder.")
    if folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise UsageError(f"{folder} is not empty. Name a new or an empty folder; nothing was written.")
    files = dict(_files(folder))
    for path, data in files.items():
        if not path.exists():
            write_atomically(path, data)
    return tuple(files)


def new_register(today: str, schemas: str = "") -> bytes:
    """A register without entries; `schemas` are the instructions that name its schemas."""
    return _REGISTER.format(today=today, schemas=schemas, nothing=NO_ENTRIES, not_published=NOT_PUBLISHED).encode()


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize() or "A new edition"
    quoted = '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    schemas = name_schemas(f"../schema/{name}" for name in BOUND)
    today = date.today().isoformat()  # noqa: DTZ011 - the day here
    yield folder / FILE_NAME, _CONFIG.format(title=quoted, today=today).encode()
    yield (
        folder / "seeds" / "README.md",
        b"Put the plain-text sources here, one document a file, named as they should be called.\n",
    )
    yield folder / "tei" / "register.xml", new_register(today, schemas)
    for name in BOUND:
        yield folder / "schema" / name, (SCHEMA / name).read_bytes()
    yield folder / ".gitattributes", _ATTRIBUTES.encode()
    yield folder / ".gitignore", _IGNORE.encode()
    yield folder / ".github" / "workflows" / "edition.yml", _WORKFLOW.encode()
    yield folder / ".vscode" / "settings.json", _EDITOR.encode()
    yield folder / ".vscode" / "tasks.json", _TASKS.encode()
