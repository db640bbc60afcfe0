"""An edition: a directory with `edition.toml`, `seeds/` and `tei/`, and what belongs together in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from lxml import etree

from edenda import config
from edenda.changes.commit import finish
from edenda.config import Config
from edenda.errors import UnreadableError
from edenda.metadata.gathering import gather, orphans
from edenda.metadata.table import Table, read_table
from edenda.problems import Problem
from edenda.register.entries import Register, read_register
from edenda.register.log import LogRow, read_log
from edenda.sources import is_source, source_name
from edenda.tei import parse
from edenda.xml.files import leads_out, read_own
from edenda.xml.reading import read_xml

SEEDS: Final = "seeds"
TEI: Final = "tei"
REGISTER: Final = "register.xml"
PUBLIC: Final = "public"
#: The schemas that a TEI file names for the editors in which people work: the grammar, and the house rules.
BOUND: Final = ("edenda.rng", "edenda.sch")


@dataclass(frozen=True)
class Edition:
    """An edition on disk. `problems` are those of its configuration."""

    root: Path
    config: Config
    problems: tuple[Problem, ...] = field(default=())
    before: tuple[Config, tuple[Problem, ...]] | None = None
    """The configuration file alone, and its problems."""

    @property
    def stated(self) -> Config:
        """What the configuration file says, without the metadata that stand elsewhere."""
        return self.before[0] if self.before else self.config

    @property
    def problems_stated(self) -> tuple[Problem, ...]:
        """What is wrong with the configuration file."""
        return self.before[1] if self.before else self.problems

    @property
    def tei(self) -> Path:
        """The folder of the canonical TEI."""
        return self.root / TEI

    @property
    def register_path(self) -> Path:
        """The register's file, whether or not it exists."""
        return self.tei / REGISTER

    @property
    def schema(self) -> Path | None:
        """The edition's own schema, which wins over the shipped one."""
        path = self.root / "schema" / "edenda.rng"
        return path if path.is_file() else None

    @property
    def bound(self) -> tuple[str, ...]:
        """The schemas of the edition that a TEI file in it is to name, as seen from the file."""
        return tuple(f"../schema/{name}" for name in BOUND if (self.root / "schema" / name).is_file())

    @property
    def own_transform(self) -> Path | None:
        """The edition's own stylesheets, which win over the shipped ones."""
        folder = self.root / "transform"
        return folder if folder.is_dir() else None

    def sources(self) -> tuple[Path, ...]:
        """The sources, by name: files, and folders of page files."""
        return sources_in(self.root / SEEDS)

    def documents(self) -> tuple[Path, ...]:
        """The canonical TEI files, by name, the register apart."""
        found = self.tei.glob("*.xml") if self.tei.is_dir() else ()
        return tuple(sorted(path for path in found if path.name != REGISTER and not path.name.startswith(".")))

    def tei_of(self, source: Path) -> Path:
        """The TEI file of a source."""
        return self.tei / f"{source_name(source)}.xml"

    def source_of(self, tei: Path) -> Path | None:
        """The source of a TEI file; None where there is none."""
        return self._sources_by_name.get(tei.stem)

    def is_front(self, tei: Path) -> bool:
        """Whether a TEI file is front matter, which was written for the edition and has no source."""
        return tei.stem in self.config.web.front

    @cached_property
    def _sources_by_name(self) -> dict[str, Path]:
        """The sources by the names of their TEI files; looked for once, since an edition may have thousands."""
        return {source_name(path): path for path in reversed(self.sources())}

    @cached_property
    def read_register(self) -> tuple[Register, tuple[Problem, ...]]:
        """The register and what is wrong with it; an empty one where there is no file."""
        return read_register(self.register_path) if self.register_path.is_file() else (Register(), ())

    @cached_property
    def register_tree(self) -> etree._Element | None:
        """The tree of the register, without reading its entries; None where there is no file."""
        return read_tei(self.register_path) if self.register_path.is_file() else None

    @cached_property
    def register_log(self) -> tuple[LogRow, ...]:
        """What was decided of entries of the register."""
        return read_log(self.tei)

    @property
    def register(self) -> Register:
        """The register."""
        return self.read_register[0]


def sources_in(folder: Path) -> tuple[Path, ...]:
    """The sources in a folder, by name."""
    found = folder.iterdir() if folder.is_dir() else ()
    return tuple(sorted(path for path in found if is_source(path)))


def find_edition(start: Path) -> Edition | None:
    """The edition to which a file or folder belongs: the nearest `edition.toml` upwards; None where there is none."""
    for folder in (start, *start.parents):
        path = folder / config.FILE_NAME
        if path.is_file():
            return open_edition(folder)
        if _configures(folder / "pyproject.toml"):
            return _opened(folder, "pyproject.toml")
    return None


def open_edition(root: Path) -> Edition:
    """The edition in a folder. Raises UnreadableError (CONF-001) where its configuration is missing or broken."""
    return _opened(root, config.FILE_NAME)


def _opened(root: Path, name: str) -> Edition:
    """An edition by the name of its configuration file, after what was interrupted in it has been completed."""
    finished = finish(root)
    found, problems = config.load(root / name)
    return _with_metadata(Edition(root, found, (*finished, *problems)))


def _with_metadata(edition: Edition) -> Edition:
    """An edition with what is stated of its documents beside the sources and in the table that it names."""
    name = edition.config.edition.metadata
    return with_table(edition, read_table(edition.root / name) if name else None)


def with_table(edition: Edition, table: Table | None) -> Edition:
    """An edition with the metadata of its documents, those of a table among them.

    Raises UnreadableError (CONF-001) for a file beside a source that cannot be read.
    """
    known = {path.stem: edition.root / SEEDS / path.name for path in (*edition.documents(), *edition.sources())}
    found, problems = gather(edition.stated, edition.problems_stated, tuple(known.values()), table)
    lone = (*orphans(edition.root / SEEDS, known), *links_out(edition.root))
    return replace(edition, config=found, problems=(*problems, *lone), before=(edition.stated, edition.problems_stated))


def links_out(root: Path) -> Iterator[Problem]:
    """SAFE-003 for each link in an edition's folders that leads out of it."""
    for folder in (root / SEEDS, root / TEI, root / "schema", root / "transform"):
        inner = sorted(folder.iterdir()) if folder.is_dir() else ()
        for path in (folder, *inner):
            if path.is_symlink() and (problem := leads_out(path, root)):
                yield problem


def require_edition(start: Path) -> Edition:
    """The edition to which a folder belongs; raises UnreadableError (CONF-001) where there is none."""
    found = find_edition(start.resolve())
    if found is None:
        message = f"There is no {config.FILE_NAME} here or in any folder above."
        hint = "Go to the folder of an edition, make one with `edenda new DIR`, or name the files."
        raise UnreadableError(Problem("CONF-001", message, str(start), hint=hint))
    return found


def read_tei(path: Path) -> etree._Element:
    """The tree of a TEI file. Raises UnreadableError where it cannot be read or is not well-formed."""
    return parse(read_xml(path), str(path))


def files_in(paths: Iterable[Path], ending: str) -> tuple[Path, ...]:
    """Files as named, and in folders all with an ending, sorted; hidden folders are left aside."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            inner = (
                one
                for one in path.rglob(f"*{ending}")
                if not one.is_dir() and not any(part.startswith(".") for part in one.relative_to(path).parts)
            )
            found.extend(sorted(inner))
        else:
            found.append(path)
    return tuple(dict.fromkeys(found))


def _configures(path: Path) -> bool:
    try:
        return path.is_file() and b"[tool.edenda" in read_own(path)
    except UnreadableError:
        return False
