"""The page `/_sandbox/`, for people: what it answers, and what its forms do."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, parse_qsl

from werkzeug.wrappers import Request

from jcapiv1.sandbox.answers import Answer
from jcapiv1.sandbox.control.access import refuse_other_machines, same
from jcapiv1.sandbox.control.html import Html, tag
from jcapiv1.sandbox.control.records import KINDS, TENANTS
from jcapiv1.sandbox.control.view import FAILURES, Sections, View
from jcapiv1.sandbox.faults import Fault
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.service import CONTROL, Service, Target

_HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "cache-control": "no-cache, private",
    # With none at all the browser would call the page's own forms' origin null.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
_FILES = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}
_Fields = Mapping[str, str]


class Paged(Protocol):
    """The sandbox, as far as the page changes it."""

    def reset(self) -> None: ...
    def snapshot(self) -> dict[str, Any]: ...
    def restore(self, document: Mapping[str, Any], /) -> None: ...


class Page:
    """The page of one sandbox. It answers to this machine only, its forms to itself only."""

    def __init__(
        self, sandbox: Paged, service: Service, snapshots: dict[str, dict[str, Any]]
    ) -> None:
        self._sandbox = sandbox
        self._service = service
        self._snapshots = snapshots
        self._token = secrets.token_urlsafe(24)
        self._actions: dict[str, Callable[[_Fields], str]] = {
            "add-fault": self._add_fault,
            "drop-fault": self._drop_fault,
            "clear-faults": self._clear_faults,
            "keep": self._keep,
            "restore": self._restore,
            "forget": self._forget,
            "reset": self._reset,
        }

    def answers(self, target: Target) -> bool:
        """Return whether a path is one of the page's."""
        path = target.path.removeprefix(CONTROL)
        return path == "" or path in _FILES or path.startswith("page/")

    def answer(self, target: Target, request: Request, body: bytes | None) -> Answer:
        """Return the page, its script or style, or where to go on after a form. Refusal: 403."""
        refuse_other_machines(request)
        _refuse_other_pages(request)
        path = target.path.removeprefix(CONTROL)
        view = _view(target.query)
        if request.method == "GET" and path in _FILES:
            content = Path(__file__).with_name(path).read_bytes()
            return Answer(200, content, _FILES[path], dict(_HEADERS))
        if request.method in ("GET", "HEAD") and path == "":
            return self._page(view)
        action = self._actions.get(path.removeprefix("page/"))
        if request.method != "POST" or action is None:
            raise Refusal(404)
        fields = _form(body)
        if not same(fields.get("token", ""), self._token):
            raise Refusal(403, "the form is of another start of the sandbox: load the page again")
        try:
            place = action(fields)
        except ValueError as error:
            return self._page(view, str(error))
        return Answer(303, headers={**_HEADERS, "location": f"{CONTROL}?{view.query}#{place}"})

    def _page(self, view: View, wrong: str | None = None) -> Answer:
        with self._service.state.lock:
            content = Sections(self._service, [*self._snapshots], self._token, view).all()
        text = _document(content, wrong)
        return Answer(
            400 if wrong else 200, text.encode(), "text/html; charset=utf-8", dict(_HEADERS)
        )

    def _add_fault(self, fields: _Fields) -> str:
        failure = fields.get("failure", "")
        if failure not in FAILURES:
            raise ValueError(f"a failure is one of {', '.join(FAILURES)}")
        given: dict[str, Any] = {
            "operation": fields.get("operation") or None,
            "times": _whole(fields, "times"),
            "delay": _seconds(fields, "delay") or 0.0,
        }
        if failure == "status":
            given |= {
                "status": _whole(fields, "status"),
                "retry_after": _whole(fields, "retry_after"),
            }
        elif failure != "delay":
            given[failure] = True
        self._service.faults.add(Fault(**given))
        return "faults"

    def _drop_fault(self, fields: _Fields) -> str:
        """Remove a fault unless it has happened since the page was made."""
        waiting, index = self._service.faults.waiting(), _whole(fields, "index") or 0
        there = [each.document() for each in waiting[index : index + 1]]
        if there and json.dumps(there) == fields.get("fault"):
            self._service.faults.drop(index)
        return "faults"

    def _clear_faults(self, fields: _Fields) -> str:
        self._service.faults.clear()
        return "faults"

    def _keep(self, fields: _Fields) -> str:
        name = fields.get("name", "").strip()
        if not name or len(name) > 100:
            raise ValueError("a snapshot needs a name of at most 100 characters")
        self._snapshots[name] = self._sandbox.snapshot()
        return "world"

    def _restore(self, fields: _Fields) -> str:
        name = fields.get("name", "")
        if name not in self._snapshots:
            raise ValueError(f"there is no snapshot {name!r} any more")
        self._sandbox.restore(self._snapshots[name])
        return "world"

    def _forget(self, fields: _Fields) -> str:
        self._snapshots.pop(fields.get("name", ""), None)
        return "world"

    def _reset(self, fields: _Fields) -> str:
        self._sandbox.reset()
        return "world"


def _refuse_other_pages(request: Request) -> None:
    """Raise Refusal (403) for what a page of another origin has sent."""
    own = f"{request.scheme}://{request.headers.get('host', '')}"
    site = request.headers.get("sec-fetch-site", "same-origin")
    if request.headers.get("origin", own) != own or site not in ("same-origin", "none"):
        raise Refusal(403, "the page answers to itself only")


def _view(query: str) -> View:
    given = dict(parse_qsl(query))
    kind = given.get("kind", TENANTS)
    return View(given.get("tenant", ""), kind if kind in KINDS else TENANTS)


def _form(body: bytes | None) -> dict[str, str]:
    try:
        return {name: values[0] for name, values in parse_qs((body or b"").decode()).items()}
    except ValueError:
        raise Refusal(400) from None


def _whole(fields: _Fields, name: str) -> int | None:
    text = fields.get(name, "")
    try:
        return int(text) if text else None
    except ValueError:
        raise ValueError(f"{name} must be a whole number, not {text!r}") from None


def _seconds(fields: _Fields, name: str) -> float | None:
    text = fields.get(name, "")
    try:
        return float(text) if text else None
    except ValueError:
        raise ValueError(f"{name} must be a number of seconds, not {text!r}") from None


def _document(content: Html, wrong: str | None) -> str:
    places = {
        "requests": "Requests",
        "records": "Records",
        "outbox": "Outbox",
        "faults": "Faults",
        "world": "Snapshots and reset",
    }
    links = [tag("li", tag("a", text, href=f"#{name}")) for name, text in places.items()]
    header = tag(
        "header",
        tag("h1", "Sandbox of JumpCloud v1"),
        tag("nav", tag("ul", *links), aria_label="Sections"),
        tag("p", id="state", role="status"),
    )
    alert = tag("p", wrong, role="alert", class_="bad") if wrong else Html("")
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", "Sandbox of JumpCloud v1"),
        tag("link", rel="icon", href="data:,"),
        tag("link", rel="stylesheet", href="/_sandbox/page.css"),
        tag("script", src="/_sandbox/page.js", defer=True),
    )
    body = tag("body", header, tag("main", alert, content))
    return "<!DOCTYPE html>\n" + tag("html", head, body, lang="en") + "\n"
