"""Who may speak to the page: this machine's browser with the token, and no page of somebody else's in it."""

from __future__ import annotations

import secrets
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from edenda.serving import HOST

COOKIE: Final = "edenda"
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
#: `same-origin`, not `no-referrer`: with that a browser would say `Origin: null` of our own forms.
_HEADERS: Final = {
    "cache-control": "no-store",
    "content-security-policy": _POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_LOST: Final = "This page needs the address that the terminal shows, whole; it is a new one each time.\n"


class Guard:
    """Lets through to a page only what its own user asks, and sends the headers that keep it so."""

    def __init__(self, app: ASGIApp, token: str, port: int, once: str = "") -> None:
        """`once` is an address that leads to the page one time: others on this machine can see what a browser opens."""
        self._app = app
        self._token = token
        self._once = once
        self._hosts = (f"{HOST}:{port}", f"localhost:{port}")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        refusal = "" if (leads := self._leads(scope)) else self._refusal(scope)
        app = PlainTextResponse(refusal, 403) if refusal else leads or self._app

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if not (refusal or leads):
                    headers["set-cookie"] = f"{COOKIE}={self._token}; Path=/{self._token}/; HttpOnly; SameSite=Strict"
            await send(message)

        await app(scope, receive, send_guarded)

    def _leads(self, scope: Scope) -> ASGIApp | None:
        """What leads from the address that counts once to the page."""
        is_ours = Headers(scope=scope).get("host", "") in self._hosts and scope["method"] == "GET"
        if not (is_ours and self._once and _is_same(_first(scope), self._once)):
            return None
        self._once = ""
        return RedirectResponse(f"/{self._token}/", 303)

    def _refusal(self, scope: Scope) -> str:
        """Why a request is refused; empty where it is not."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return f"This page is for {self._hosts[0]} alone.\n"
        if not _is_same(_first(scope), self._token):
            return _LOST
        if scope["method"] in {"GET", "HEAD"}:
            return ""
        if headers.get("origin") != f"http://{host}" or headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return "This was sent from another page; nothing was done.\n"
        if not _is_same(cookie_parser(headers.get("cookie", "")).get(COOKIE, ""), self._token):
            return _LOST
        return ""


def _first(scope: Scope) -> str:
    """The first part of a path."""
    return str(scope["path"]).removeprefix("/").partition("/")[0]


def _is_same(given: str, token: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), token.encode())
