"""Who may speak to the page."""

from __future__ import annotations

import pytest
from starlette.types import Message

from edenda.review.web.app import application
from edenda.review.web.desk import Desk
from tests.review.web.memory import MemorySession, doubts
from tests.review.web.support import HOST, PORT, TOKEN, Browsing, Client, done

DECISION = {"at": "k0", "verdict": "accept"}
ORIGIN = {"Origin": f"http://{HOST}"}


@pytest.mark.parametrize("path", ["/", "/wrong/", f"/{TOKEN}x/", "/static/review.js", f"//{TOKEN}/", "/%00/", "/é/"])
def test_without_the_token_nothing_is_shown(path: str) -> None:
    answer = Client(MemorySession(doubts())).get(f"http://{HOST}{path}")
    assert answer.status_code == 403
    assert "Rowe" not in answer.text
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "host", ["example.org", f"example.org:{HOST[-4:]}", "127.0.0.1", "127.0.0.1:1", "", f"{HOST}.example.org"]
)
def test_another_host_is_refused(host: str) -> None:
    answer = Client(MemorySession(doubts())).get("", headers={"Host": host})
    assert answer.status_code == 403
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://example.org"},
        {"Origin": f"https://{HOST}"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "cross-site"},
        {"Origin": f"http://{HOST}", "Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("action", ["decide", "undo"])
def test_a_form_of_another_page_changes_nothing(headers: dict[str, str], action: str) -> None:
    window = Browsing()
    answer = window.client.post(action, data=DECISION, headers=headers)
    assert answer.status_code == 403
    assert window.session.steps == []


@pytest.mark.parametrize("cookie", ["", "edenda=", "edenda=wrong", f"other={TOKEN}"])
def test_without_the_cookie_nothing_is_changed(cookie: str) -> None:
    session = MemorySession(doubts())
    answer = Client(session).post("decide", data=DECISION, headers={**ORIGIN, "Cookie": cookie})
    assert answer.status_code == 403
    assert session.steps == []


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_nothing_is_changed_but_by_a_form(method: str) -> None:
    window = Browsing()
    for action in ("decide", "undo"):
        window.client.request(method, action, params=DECISION, headers=ORIGIN)
    assert window.session.steps == []
    assert len(window.session.doubts) == 6


@pytest.mark.parametrize("target", ["*", "http://127.0.0.1/", "", "token", "/", "//"])
def test_a_target_that_is_no_path_is_refused(target: str) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    headers = [(b"host", HOST.encode())]
    scope = {"type": "http", "method": "GET", "path": target, "headers": headers, "query_string": b""}
    done(application(Desk(MemorySession(doubts())), TOKEN, PORT)(scope, receive, send))
    assert sent[0]["status"] == 403


def test_every_answer_has_the_headers_that_protect_it() -> None:
    client = Client(MemorySession(doubts()))
    for address in ("", "static/review.css", f"http://{HOST}/wrong/"):
        headers = client.get(address).headers
        assert headers["cache-control"] == "no-store"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    cookie = client.get("").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=Strict", f"Path=/{TOKEN}/"} <= set(cookie.split("; "))
