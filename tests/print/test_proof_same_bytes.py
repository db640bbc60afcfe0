"""The same document becomes the same bytes: whenever, wherever, and on whatever machine it is set."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from edenda.typesetting.compiler import Typesetter
from edenda.writers.pdf import render_pdf
from tests.print.support import ROOT, own_context, own_document, own_pdf

_NAME: Final = "1962-korean-attitude"
_COMMAND: Final = (sys.executable, "-m", "edenda", "render", "--to", "pdf")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This edition's texts in another folder, with nothing of the repository beside them."""
    folder = tmp_path_factory.mktemp("an edition elsewhere")
    for name in ("edition.toml", "tei"):
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    return folder


def made(folder: Path, environment: dict[str, str]) -> bytes:
    """A document of the edition in a folder as a process of its own makes it."""
    path = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    command = [*_COMMAND, str(folder / "tei" / f"{_NAME}.xml")]
    done = subprocess.run(
        command, capture_output=True, check=True, cwd=folder, env={**os.environ, "PYTHONPATH": path, **environment}
    )
    return done.stdout


def test_the_bytes_do_not_depend_on_the_machine_the_place_or_the_time_zone(elsewhere: Path, tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text("<fontconfig/>")
    environments = [
        (ROOT, {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}),
        (elsewhere, {"TZ": "Pacific/Auckland", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "4711"}),
        (elsewhere, {"HOME": str(tmp_path), "FONTCONFIG_FILE": str(fonts), "SOURCE_DATE_EPOCH": "1000000000"}),
    ]
    with ThreadPoolExecutor(2) as pool:
        digests = [sha256(pdf).hexdigest() for pdf in pool.map(lambda one: made(*one), environments)]
    assert len(set(digests)) == 1


def test_a_second_run_gives_the_same_bytes() -> None:
    assert render_pdf(own_document(_NAME), own_context()) == own_pdf(_NAME)


def test_no_date_but_that_of_the_edition_stands_in_the_file() -> None:
    context = replace(own_context(), typesetter=Typesetter(date="1987-05"))
    pdf = render_pdf(own_document(_NAME), context)
    now = str(datetime.now(tz=UTC).year).encode()
    assert set(re.findall(rb"\(D:(\d{8})", pdf)) <= {b"19870501"}
    assert set(re.findall(rb"<xmp:\w+Date>(\d{4}-\d\d-\d\d)", pdf)) == {b"1987-05-01"}
    assert now not in b"".join(re.findall(rb"Date.{0,40}", pdf))
