"""What is missing on a machine is passed over, or is not."""

from __future__ import annotations

import pytest

from tests.needs import VARIABLE, need


def test_what_is_missing_is_passed_over_and_what_is_there_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    need("tmux", "/usr/bin/tmux", "there is no tmux")
    with pytest.raises(pytest.skip.Exception, match="there is no tmux"):
        need("tmux", None, "there is no tmux")


def test_what_is_required_must_not_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "java,tmux")
    need("tmux", "/usr/bin/tmux", "there is no tmux")
    with pytest.raises(pytest.fail.Exception, match="there is no tmux"):
        need("tmux", None, "there is no tmux")
    with pytest.raises(pytest.skip.Exception):
        need("browser", None, "there is no browser")
