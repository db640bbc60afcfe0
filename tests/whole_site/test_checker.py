"""Every page is HTML as the standard has it, whatever its document is."""

from __future__ import annotations

import json

import pytest

from tests.whole_site.checker import TOOLS, check_pages
from tests.whole_site.sites import SITES, Built, pages_of


@pytest.mark.slow
def test_no_page_of_any_site_has_an_error_or_a_warning(built: Built) -> None:
    pages = [page for name in SITES for page in pages_of(built(name))]
    assert check_pages(pages) == []


def test_what_is_fetched_from_npm_is_pinned_and_named_without_a_host() -> None:
    lock = json.loads((TOOLS / "package-lock.json").read_text(encoding="utf-8"))
    stated = json.loads((TOOLS / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = {path.removeprefix("node_modules/"): one for path, one in lock["packages"].items() if path}
    assert {name: one["version"] for name, one in packages.items()} == stated
    assert all(one["integrity"].startswith("sha512-") and "resolved" not in one for one in packages.values())
