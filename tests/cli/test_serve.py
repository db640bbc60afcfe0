"""`edenda serve`: the site, on this machine alone, until it is interrupted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from edenda.edition import open_edition
from edenda.scaffold import scaffold
from tests.browser.support import ENVIRONMENT, serving_site
from tests.pages import build_pages


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """The folder of an edition whose site is built."""
    scaffold(tmp_path / "edition")
    build_pages(open_edition(tmp_path / "edition"))
    (tmp_path / "edition" / "public" / "404.html").write_text("<p>Nothing is here.</p>", encoding="utf-8")
    return tmp_path / "edition"


@pytest.fixture
def address(edition: Path) -> Iterator[str]:
    with serving_site(edition) as address:
        yield address


def serve(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "edenda", "serve", "--no-open", *arguments]
    environment = {**ENVIRONMENT, **environment}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_its_files_are_served_and_its_own_page_for_what_is_not_there(edition: Path, address: str) -> None:
    assert httpx.get(address).content == (edition / "public" / "index.html").read_bytes()
    style = httpx.get(f"{address}edenda.css")
    assert style.headers["content-type"].startswith("text/css")
    assert httpx.get(f"{address}edenda.js").headers["content-type"].startswith("text/javascript")
    lost = httpx.get(f"{address}nowhere.html")
    assert (lost.status_code, lost.text) == (404, "<p>Nothing is here.</p>")
    (edition / "public" / "404.html").unlink()
    assert httpx.get(f"{address}nowhere.html").status_code == 404


def test_what_lies_outside_the_site_is_not_served(address: str) -> None:
    parts = urlsplit(address)
    assert parts.hostname is not None
    with socket.create_connection((parts.hostname, parts.port or 0), timeout=10) as plain:
        host = f"Host: {parts.netloc}"
        plain.sendall(f"GET /../edition.toml HTTP/1.1\r\n{host}\r\nConnection: close\r\n\r\n".encode())
        said = plain.recv(65536)
    assert b" 404 " in said.partition(b"\r\n")[0]
    assert b"[edition]" not in said


def test_another_host_is_refused_and_nothing_is_changed_through_it(address: str) -> None:
    assert httpx.get(address, headers={"Host": "harbour.example"}).status_code == 400
    assert httpx.post(address).status_code == 405


def test_it_is_served_on_the_port_that_is_named(edition: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    with serving_site(edition, "--port", str(port)) as address:
        assert address == f"http://127.0.0.1:{port}/"


def test_a_port_that_is_taken_is_said_with_what_to_do(edition: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        done = serve(edition, "--port", str(one.getsockname()[1]))
    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be used" in done.stderr


def test_without_a_site_it_says_how_to_make_one(tmp_path: Path) -> None:
    scaffold(tmp_path)
    done = serve(tmp_path)
    assert done.returncode == 2
    assert "edenda build" in done.stderr


def test_without_its_packages_it_says_what_to_install(edition: Path, tmp_path: Path) -> None:
    hidden = "import sys\nfor name in ('starlette', 'uvicorn'):\n    sys.modules[name] = None\n"
    (tmp_path / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    done = serve(edition, PYTHONPATH=f"{tmp_path}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}")
    assert done.returncode == 4
    assert 'pip install "edenda[serve]"' in done.stderr
    assert "Traceback" not in done.stderr
