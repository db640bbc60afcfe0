"""Small editions for tests of the register, and a large one made by rule."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
_TOML: Final = '[edition]\nformat = 1\ntitle = "Harbour letters"\npeople = [{ id = "ed", name = "E. Editor" }]\n'
_HEADER: Final = (
    "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher>"
    "</publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc>{}</teiHeader>"
)
PERSONS: Final = """\
      <person xml:id="pers-a">
        <persName>Edwin Rowe</persName>
        <note>A sailor; see <ref target="#pers-b">Berg</ref>.</note>
      </person>
      <person xml:id="pers-b">
        <persName>Anna Berg</persName>
        <persName type="variant">Miss Berg</persName>
      </person>
      <person xml:id="pers-c">
        <persName>Carl Dahl</persName>
      </person>
"""


def register(persons: str = PERSONS, relations: str = "", rest: str = "") -> str:
    listed = f"    <listRelation>\n{relations}    </listRelation>\n" if relations else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}" xml:id="register">{_HEADER.format("")}\n'
        f"  <standOff>\n    <listPerson>\n{persons}    </listPerson>\n{rest}{listed}  </standOff>\n</TEI>\n"
    )


def document(body: str, *, header: str = "", root: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="{NAMESPACE}"{root}>{_HEADER.format(header)}\n'
        f"<text><body>\n{body}\n</body></text></TEI>\n"
    )


def edition(folder: Path, documents: Mapping[str, str | bytes], register_: str = register(), toml: str = _TOML) -> Path:
    """An edition on disk with some documents, by name."""
    (folder / "tei").mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(toml, encoding="utf-8", newline="")
    (folder / "tei" / "register.xml").write_text(register_, encoding="utf-8", newline="")
    for name, words in documents.items():
        data = words.encode() if isinstance(words, str) else words
        (folder / "tei" / f"{name}.xml").write_bytes(data)
    return folder


def files(root: Path) -> dict[str, bytes]:
    """All files of an edition but those that stay on one machine."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".edenda-local" not in path.parts
    }


def large_document(number: int, names: int, kilobytes: int) -> str:
    """A document that names three of so many entries, each several times among other words."""
    lines = []
    size = 0
    at = 0
    while size < kilobytes * 1000:
        who = (number * 7 + at % 3 * 13) % names if at % 20 == 5 else None
        name = f'<persName ref="register.xml#pers-p{who}">Anna {who}</persName>' if who is not None else "Somebody"
        line = f"<p>{name} came into the harbour on that day, with the ship of paragraph {at}, and went again.</p>"
        lines.append(line)
        size += len(line) + 1
        at += 1
    return document("\n".join(lines))


def large_register(entries: int) -> str:
    persons = "".join(
        f'      <person xml:id="pers-p{number}">\n        <persName>Anna {number}</persName>\n'
        f'        <persName type="variant">A. N. {number}</persName>\n      </person>\n'
        for number in range(entries)
    )
    relations = "".join(
        f'      <relation name="colleague" mutual="#pers-p{number} #pers-p{number + 1}"/>\n'
        for number in range(0, entries - 1, 10)
    )
    return register(persons, relations)


def large_edition(folder: Path, documents: int, entries: int, kilobytes: int, names: int) -> Path:
    """An edition of many documents, which name so many of the many entries of its register."""
    made = {f"d{number:04}": large_document(number, names, kilobytes) for number in range(documents)}
    return edition(folder, made, large_register(entries))
