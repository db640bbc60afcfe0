"""The page as an application: addresses to pages, forms to decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from edenda.errors import EdendaError
from edenda.resources import TRANSFORM
from edenda.review.values import Doubt, Verdict
from edenda.review.web.desk import Ask, Desk, View
from edenda.review.web.doubt_page import doubt_page
from edenda.review.web.finished_page import finished_page
from edenda.review.web.guard import Guard
from edenda.review.web.wording import DONE, trouble

_STATIC: Final = Path(__file__).parent / "static"
#: What the web edition has as well: its icon, and its colours, which go before the page's own style.
_SHARED: Final = TRANSFORM / "html"
#: The files of the page: their media types, and what each is put together from.
_FILES: Final = {
    "review.css": ("text/css", (_SHARED / "css" / "colours.css", _STATIC / "review.css")),
    "review.js": ("text/javascript", (_STATIC / "review.js",)),
    "icon.svg": ("image/svg+xml", (_SHARED / "icon.svg",)),
}
#: A form is a key, a choice and a name.
_MAX_FORM: Final = 64 * 1024


def application(desk: Desk, token: str, port: int, once: str = "") -> Starlette:
    """The page over a desk, for those who know the token; `once` leads there one time."""
    pages = _Pages(desk)
    base = f"/{token}"
    routes = [
        Route(f"{base}/", pages.show),
        Route(f"{base}/decide", pages.decide, methods=["POST"]),
        Route(f"{base}/undo", pages.undo, methods=["POST"]),
        Route(f"{base}/static/{{name}}", _static),
        *(Route(f"{base}/{name}", _begin) for name in ("decide", "undo")),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, token=token, port=port, once=once)])


class _Pages:
    """What is answered. One request is answered at a time: nothing here waits for anything but a form."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def show(self, request: Request) -> Response:
        """The page that an address names."""
        return self._page(_view(dict(request.query_params)))

    async def decide(self, request: Request) -> Response:
        """Decide, and lead to the next doubt."""
        form = await _form(request)
        verdict = next((one for one in DONE if one == form.get("verdict")), None)
        if verdict is None:
            return PlainTextResponse("This form says no decision.\n", 400)
        return self._done(_view(form), form, verdict)

    async def undo(self, request: Request) -> Response:
        """Take the newest step back, and lead there."""
        view = _view(await _form(request))
        try:
            return _leading_to(self._desk.undo(view))
        except EdendaError as error:
            return self._page(view, trouble(error))

    def _done(self, view: View, form: dict[str, str], verdict: Verdict) -> Response:
        ask = Ask(view, verdict, form.get("seen", ""), form.get("entry", ""), form.get("new", "").strip())
        try:
            return _leading_to(self._desk.decide(ask))
        except EdendaError as error:
            return self._page(view, trouble(error))

    def _page(self, view: View, note: str = "") -> Response:
        note = note or self._desk.refresh()
        doubt = self._desk.shown(view)
        if view.at and doubt and doubt.key != view.at:  # another one, which nobody asked to see with all of its name
            view = view.chosen._replace(did=view.did)
        shown = doubt_page(self._desk, view, doubt, note) if doubt else finished_page(self._desk, view, note)
        following = BackgroundTask(self._prepare, view, doubt) if doubt else None
        return Response(shown, 409 if note else 200, media_type="text/html", background=following)

    async def _prepare(self, view: View, doubt: Doubt) -> None:
        """Once a page is sent, look for what the next one needs, while this one is read."""
        self._desk.prepare(view, doubt)


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _FILES:
        return PlainTextResponse("There is no such file.\n", 404)
    media_type, parts = _FILES[name]
    return Response(b"".join(part.read_bytes() for part in parts), media_type=media_type)


async def _begin(request: Request) -> Response:
    """Lead to the page from the address of a form, which has none of its own."""
    del request
    return RedirectResponse("./", 303)


def _leading_to(view: View) -> Response:
    return RedirectResponse(view.address, 303)


def _view(values: dict[str, str]) -> View:
    return View(**{name: values[name].strip() for name in View._fields if name in values})


async def _form(request: Request) -> dict[str, str]:
    """The fields of a form; none of one that is too long."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_FORM:
            return {}
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
