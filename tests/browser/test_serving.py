"""How the page is served: on this machine, to those who know its address, until it is interrupted."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.support import ENVIRONMENT, serving


def review(edition: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "edenda", "review", "--web", *arguments]
    return subprocess.run(
        command,
        cwd=edition,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_page_is_served_on_the_port_that_is_named_and_ends_with_130(edition: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    for _ in range(2):  # the port is free again at once
        with serving(edition, "--port", str(port)) as address:
            assert urlsplit(address).netloc == f"127.0.0.1:{port}"
            assert "Rowe" in httpx.get(address).text


def test_a_port_that_is_taken_is_said_with_what_to_do(edition: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        one.listen()
        port = one.getsockname()[1]
        done = review(edition, "--no-open", "--port", str(port))
    assert done.returncode == 2
    assert f"Port {port} cannot be used" in done.stderr
    assert "--port" in done.stderr
    assert done.stdout == ""


def test_it_listens_on_this_machine_alone(address: str) -> None:
    port = urlsplit(address).port
    assert port is not None
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))  # sends nothing; tells the address that this machine has elsewhere
        outside = probe.getsockname()[0]
    for host in {outside, "127.0.0.2"} - {"127.0.0.1"}:
        with pytest.raises(OSError, match="refused"):
            socket.create_connection((host, port), timeout=5)


def test_each_start_has_a_token_of_its_own(edition: Path) -> None:
    with serving(edition) as one, serving(edition) as other:
        assert urlsplit(one).path != urlsplit(other).path
        mixed = one.replace(urlsplit(one).path, urlsplit(other).path)
        assert httpx.get(mixed).status_code == 403


def test_a_strange_host_or_address_is_refused(address: str) -> None:
    assert httpx.get(address).status_code == 200
    assert httpx.get(address, headers={"Host": "harbour.example"}).status_code == 403
    root = address[: address.index("/", 8)]
    assert httpx.get(root + "/").status_code == 403


def test_a_form_on_another_page_of_the_same_browser_changes_nothing(
    browser: Browser, address: str, edition: Path, tmp_path: Path
) -> None:
    before = (edition / "tei" / "boat.xml").read_bytes()
    page = browser.new_page()
    page.goto(address)
    fields = {
        name: page.get_attribute(f"#bar form input[name={name}] >> nth=0", "value") or "" for name in ("at", "seen")
    }
    inputs = "".join(f'<input name="{name}" value="{value}">' for name, value in fields.items())
    form = (
        f'<form method="post" action="{address}decide">{inputs}<button name="verdict" value="reject">x</button></form>'
    )
    (tmp_path / "evil.html").write_text(form, encoding="utf-8")
    page.goto((tmp_path / "evil.html").as_uri())
    page.click("button")
    assert "nothing was done" in page.inner_text("body")
    page.close()
    assert (edition / "tei" / "boat.xml").read_bytes() == before


def test_without_its_packages_it_says_what_to_install(edition: Path, tmp_path: Path) -> None:
    hidden = "import sys\nfor name in ('starlette', 'uvicorn'):\n    sys.modules[name] = None\n"
    (tmp_path / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    done = review(edition, "--no-open", PYTHONPATH=f"{tmp_path}{os.pathsep}{ENVIRONMENT['PYTHONPATH']}")
    assert done.returncode == 4
    assert 'pip install "edenda[serve]"' in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def opener(tmp_path: Path) -> tuple[str, Path]:
    """A command that stands for a browser, and the file in which it notes what it opens."""
    seen, script = tmp_path / "opened.txt", tmp_path / "opener.py"
    script.write_text(f"import sys\nopen({str(seen)!r}, 'w').write(sys.argv[1])\n", encoding="utf-8")
    return f"{sys.executable} {script} %s", seen


def test_the_browser_is_opened_on_the_page(edition: Path, opener: tuple[str, Path]) -> None:
    command, seen = opener
    with serving(edition, opener=f"{command} &") as address:
        for _ in range(100):
            if seen.exists() and seen.read_text(encoding="utf-8"):
                break
            time.sleep(0.1)
        opened = seen.read_text(encoding="utf-8")
        assert urlsplit(address).path not in opened, "what a browser opens is seen by others on the machine"
        first, again = httpx.get(opened, follow_redirects=True), httpx.get(opened, follow_redirects=True)
        assert (str(first.url), first.status_code, again.status_code) == (address, 200, 403)


def test_no_browser_is_opened_that_would_take_the_terminal_or_is_not_wanted(
    edition: Path, opener: tuple[str, Path]
) -> None:
    command, seen = opener
    with serving(edition, opener=command) as address:
        assert httpx.get(address).status_code == 200
    with serving(edition, "--no-open", opener=f"{command} &") as address:
        assert httpx.get(address).status_code == 200
    assert not seen.exists()
