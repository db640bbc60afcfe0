"""The page over a session in memory, asked as a browser asks."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, NamedTuple, TypeVar

import httpx
from lxml import html

from edenda.review.values import Doubt
from edenda.review.web.app import application
from edenda.review.web.desk import Desk
from tests.review.web.memory import MemorySession, doubts

Done = TypeVar("Done")
TOKEN: Final = "t0ken"  # noqa: S105 - of a page in memory
PORT: Final = 8123
HOST: Final = f"127.0.0.1:{PORT}"
BASE: Final = f"http://{HOST}/{TOKEN}/"


class Page(NamedTuple):
    """A page as it came."""

    status: int
    root: html.HtmlElement

    def text(self, path: str) -> str:
        """The words of the first element that a path finds."""
        found = self.root.xpath(path)
        assert found, path
        return " ".join(str(found[0].text_content()).split())

    def all(self, path: str) -> list[str]:
        """What a path finds, as words."""
        return [str(one) for one in self.root.xpath(path)]

    @property
    def sentence(self) -> str:
        return self.text("//*[@class='sentence']")

    @property
    def said(self) -> str:
        return self.text("//*[@id='said']")


def done(work: Coroutine[Any, Any, Done]) -> Done:
    """What a coroutine gives; in a thread of its own, since a browser's loop may run in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Client:
    """Asks an application without a network, keeps cookies and follows where it leads."""

    def __init__(self, session: MemorySession, title: str = "") -> None:
        self.desk = Desk(session, title)
        transport = httpx.ASGITransport(application(self.desk, TOKEN, PORT))
        self._client = httpx.AsyncClient(transport=transport, base_url=BASE, follow_redirects=True)

    def request(self, method: str, address: str, **stated: Any) -> httpx.Response:
        return done(self._client.request(method, address, **stated))

    def get(self, address: str, **stated: Any) -> httpx.Response:
        return self.request("GET", address, **stated)

    def post(self, address: str, **stated: Any) -> httpx.Response:
        return self.request("POST", address, **stated)


class Browsing:
    """A window on the page: follows links, sends forms."""

    def __init__(self, session: MemorySession | None = None) -> None:
        self.session = session or MemorySession(doubts())
        self.client = Client(self.session, "Harbour Letters")
        self.desk = self.client.desk
        self.page = self.get("")

    def get(self, address: str) -> Page:
        answer = self.client.get(address)
        self.page = Page(answer.status_code, html.document_fromstring(answer.text))
        return self.page

    def press(self, key: str) -> Page:
        """What a control with a key does: a button sends its form, a link is followed."""
        (control,) = self.page.root.xpath(f"//*[@data-key='{key}']")
        if control.tag == "a":
            return self.get(control.get("href"))
        return self.send(control.xpath("ancestor::form")[0], control)

    def fill(self, key: str, words: str) -> Page:
        """Fill the field with a key, and send its form."""
        (field,) = self.page.root.xpath(f"//input[@data-key='{key}']")
        field.set("value", words)
        return self.send(field.xpath("ancestor::form")[0], field)

    def send(self, form: html.HtmlElement, control: html.HtmlElement) -> Page:
        fields = {one.get("name"): one.get("value") for one in form.xpath(".//input")}
        if control.get("name"):
            fields[control.get("name")] = control.get("value")
        action = form.get("action")
        if form.get("method") == "get":
            answer = self.client.get(action, params=fields)
        else:
            answer = self.client.post(action, data=fields, headers={"Origin": f"http://{HOST}"})
        self.page = Page(answer.status_code, html.document_fromstring(answer.text))
        return self.page


def with_words(words: str, before: str = "Of ", after: str = " nothing.") -> MemorySession:
    """A session of one doubt with these words."""
    doubt = doubts()[0]
    return MemorySession([Doubt("k", doubt.kind, doubt.mention._replace(words=words, before=before, after=after))])
