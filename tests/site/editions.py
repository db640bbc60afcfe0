"""Small editions on disk, built into sites."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

from edenda.build import build
from edenda.edition import open_edition
from tests.pages import PAGES

NAMESPACE = "http://www.tei-c.org/ns/1.0"


def letter(key: str, title: str, body: str = "<p>The water stood high.</p>", *, header: str = "") -> str:
    """A letter as TEI."""
    return f"""<TEI xmlns="{NAMESPACE}" xml:id="{key}" xml:lang="en"><teiHeader><fileDesc>
<titleStmt><title>{title}</title><author><persName>Agnes Thorne</persName></author></titleStmt>
<publicationStmt><publisher>Skerry Historical Society</publisher><date when="2026-05-01"/></publicationStmt>
<sourceDesc><bibl>A letter in the Skerry Museum.</bibl></sourceDesc></fileDesc>{header}
<profileDesc><creation><date when="1902-03-03">1902-03-03</date></creation><correspDesc>
<correspAction type="sent"><persName>Agnes Thorne</persName><date when="1902-03-03"/></correspAction>
<correspAction type="received"><orgName>Harbour Board</orgName></correspAction></correspDesc></profileDesc>
<revisionDesc status="proofread"><change when="2026-04-02">Read.</change>
<change when="2026-03-01">Made.</change></revisionDesc>
</teiHeader><text type="letter"><body><div>{body}</div></body></text></TEI>"""


def make(root: Path, documents: Mapping[str, str], config: str = "") -> Path:
    """An edition of TEI files by their names."""
    (root / "tei").mkdir(parents=True, exist_ok=True)
    (root / "edition.toml").write_text(
        f'[edition]\nformat = 1\ntitle = "Harbour Papers"\ndate = "2026-05-01"\n{config}', encoding="utf-8"
    )
    for name, tei in documents.items():
        (root / "tei" / f"{name}.xml").write_text(tei, encoding="utf-8")
    return root


def built(root: Path, *only: str) -> dict[str, Path]:
    """The files of a build by their paths in the site; without a search, whose index takes long."""
    with patch("edenda.site.opening.has_search", return_value=False):
        files = build(open_edition(root), only=only or PAGES)
    return {path.relative_to(root / "public").as_posix(): path for path in files}


def in_public(root: Path) -> set[str]:
    """All files that are in the site's folder."""
    public = root / "public"
    return {path.relative_to(public).as_posix() for path in public.rglob("*") if path.is_file()}
