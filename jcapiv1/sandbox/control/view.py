"""What the page shows of a sandbox: sections of HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from jcapiv1.sandbox.control.html import Html, join, table, tag
from jcapiv1.sandbox.control.masked import masked
from jcapiv1.sandbox.control.records import KINDS, TENANTS, counts, listed
from jcapiv1.sandbox.faults import OPERATIONS, Fault
from jcapiv1.sandbox.recording import RecordedRequest
from jcapiv1.sandbox.service import Service
from jcapiv1.sandbox.state.changes import Change
from jcapiv1.sandbox.state.records import Organization, wire_time

_REQUESTS = 50
_RECORDS = 100
"""How many are shown."""
_NAMES = ("displayName", "displayLabel", "username", "email", "hostname", "name")
"""The fields that a record is called by, the best first."""
FAILURES = {
    "status": "answer with a status",
    "reset": "reset the connection",
    "stall": "stay silent",
    "cut_body": "cut the body",
    "malformed": "answer broken JSON",
    "delay": "only wait",
}


@dataclass(frozen=True)
class View:
    """What of the sandbox somebody looks at."""

    tenant: str = ""
    """The id of a tenant; empty for all."""
    kind: str = TENANTS

    @property
    def query(self) -> str:
        """The query string that leads to it."""
        return urlencode({"tenant": self.tenant, "kind": self.kind})


class Sections:
    """The sections of the page, for one look at it."""

    def __init__(self, service: Service, snapshots: Iterable[str], token: str, view: View) -> None:
        self._service = service
        self._snapshots = snapshots
        self._token = token
        self._view = view

    def all(self) -> Html:
        """Return all of them."""
        return join(
            (
                self._requests(),
                self._records(),
                self._outbox(),
                self._faults(),
                self._world(),
            )
        )

    def _form(self, action: str, *content: str, **fields: str) -> Html:
        """Return a form that changes something, with the page's own token."""
        hidden = {"token": self._token, **fields}
        inputs = [
            tag("input", type="hidden", name=name, value=value) for name, value in hidden.items()
        ]
        target = f"page/{action}?{self._view.query}"
        return tag("form", *inputs, *content, method="post", action=target)

    def _requests(self) -> Html:
        kept = self._service.recorder.requests()
        rows = [_request(each) for each in reversed(kept[-_REQUESTS:])]
        heads = ("No.", "Request", "Operation", "Status", "What it changed")
        caption = f"The last {len(rows)} of {sum(self._service.recorder.counts().values())}"
        shown = table(caption, heads, rows) if rows else tag("p", "None has come yet.")
        return _section("requests", "Requests", _live("requests", shown))

    def _records(self) -> Html:
        view, state = self._view, self._service.state
        tenants = [
            (each.id, each.display_name or each.id) for each in state.table(Organization).values()
        ]
        kinds = [(name, f"{name} ({count})") for name, count in counts(state).items()]
        choose = tag(
            "form",
            _choice("tenant", "Tenant", [("", "all tenants"), *tenants], view.tenant),
            _choice("kind", "Kind", kinds, view.kind),
            tag("button", "Show"),
            method="get",
            action="./#records",
        )
        found = listed(state, view.kind, view.tenant or None)
        noun = KINDS[view.kind].noun
        rows = [_record(each) for each in found[:_RECORDS]]
        caption = f"{len(rows)} of {len(found)}: {view.kind}"
        shown = table(caption, (noun.capitalize(), "Id"), rows)
        return _section("records", "Records", choose, _live("records", shown))

    def _outbox(self) -> Html:
        heads = ("At", "What", "To", "About")
        rows = [
            (each.at, each.kind, each.email or "", f"{each.about} {each.record}")
            for each in reversed(self._service.state.outbox[-_REQUESTS:])
        ]
        caption = f"The last {len(rows)} of {len(self._service.state.outbox)}"
        shown = table(caption, heads, rows) if rows else tag("p", "Nothing was sent.")
        return _section("outbox", "Outbox", _live("outbox", shown))

    def _faults(self) -> Html:
        waiting = self._service.faults.waiting()
        items = [
            tag(
                "li",
                _fault(each),
                " ",
                self._form(
                    "drop-fault",
                    tag(
                        "button",
                        "Remove",
                        id=f"fault-{index}",
                        aria_label=f"Remove: {_fault(each)}",
                    ),
                    index=str(index),
                    fault=json.dumps([each.document()]),
                ),
            )
            for index, each in enumerate(waiting)
        ]
        shown = tag("ol", *items) if items else tag("p", "None is waiting.")
        clear = self._form("clear-faults", tag("button", "Remove all", id="clear-faults"))
        operations = [("", "any operation"), *((each, each) for each in sorted(OPERATIONS))]
        add = self._form(
            "add-fault",
            _choice("operation", "Operation", operations, ""),
            _choice("failure", "Failure", FAILURES.items(), "status"),
            _number("status", "Status", "503", "200", "599"),
            _number("retry_after", "Retry-After (seconds)", "", "0", "86400"),
            _number("delay", "Wait before (seconds)", "", "0", "3600", step="any"),
            _number("times", "How often", "1", "1", "1000000"),
            tag("button", "Add fault"),
        )
        live = _live("faults", shown, clear if items else Html(""))
        return _section("faults", "Faults", live, add)

    def _world(self) -> Html:
        items = [
            tag(
                "li",
                name,
                " ",
                self._form(
                    "restore", tag("button", "Restore", aria_label=f"Restore {name}"), name=name
                ),
                self._form(
                    "forget", tag("button", "Forget", aria_label=f"Forget {name}"), name=name
                ),
            )
            for name in self._snapshots
        ]
        clock = wire_time(self._service.state.clock)
        shown = tag("ul", *items) if items else tag("p", "There is no snapshot.")
        keep = self._form(
            "keep",
            tag("label", "Name ", tag("input", name="name", required=True, maxlength="100")),
            tag("button", "Take snapshot"),
        )
        reset = self._form("reset", tag("button", "Go back to the beginning"))
        live = _live("world", tag("p", f"The sandbox's clock says {clock}."), shown)
        return _section("world", "Snapshots and reset", live, keep, reset)


def _section(name: str, title: str, *content: str) -> Html:
    head = tag("h2", title, id=f"{name}-title")
    return tag("section", head, *content, id=name, aria_labelledby=f"{name}-title")


def _live(name: str, *content: str) -> Html:
    """Return what the script keeps up to date."""
    return tag("div", *content, id=f"{name}-live", data_live=True)


def _choice(name: str, label: str, choices: Iterable[tuple[str, str]], chosen: str) -> Html:
    options = [
        tag("option", text, value=value, selected=value == chosen) for value, text in choices
    ]
    return tag("label", f"{label} ", tag("select", *options, name=name))


def _number(
    name: str, label: str, value: str, least: str, most: str, *, step: str | None = None
) -> Html:
    field = tag("input", type="number", name=name, value=value, min=least, max=most, step=step)
    return tag("label", f"{label} ", field)


def _request(request: RecordedRequest) -> tuple[str, ...]:
    query = f"?{request.query}" if request.query else ""
    status = str(request.status) if request.status else "no answer"
    shown = tag("span", status, class_="good" if 200 <= request.status < 400 else "bad")
    changes = tag("ul", *(tag("li", *_change(each)) for each in request.changes))
    return (
        str(request.number),
        tag("code", f"{request.method} {request.path}{query}"),
        request.operation or "none",
        shown,
        changes if request.changes else "nothing",
    )


def _change(change: Change) -> list[str]:
    parts: list[str] = [f"{change.what} {change.kind} ", tag("code", change.id)]
    for name, pair in change.fields.items():
        before, after = (json.dumps(each, ensure_ascii=False) for each in masked([*pair], name))
        parts += [": ", tag("code", f"{name} {_short(before)} → {_short(after)}")]
    return parts


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"


def _record(document: Mapping[str, Any]) -> tuple[str, ...]:
    named = [str(document[name]) for name in _NAMES if document.get(name)]
    text = json.dumps(masked(dict(document)), ensure_ascii=False, indent=2)
    identity = str(document["_id"])
    name = named[0] if named else identity
    details = tag(
        "details",
        tag("summary", name, id=f"summary-{identity}"),
        tag("pre", text, tabindex="0"),
        id=f"record-{identity}",
    )
    return details, tag("code", identity)


def _fault(fault: Fault) -> str:
    said = {name: value for name, value in fault.document().items() if value not in (None, False)}
    said.pop("content_type", None)
    times, operation = said.pop("times", None), said.pop("operation", "any operation")
    if not said.get("delay"):
        said.pop("delay", None)
    words = ", ".join(name if value is True else f"{name} {value}" for name, value in said.items())
    often = "always" if times is None else "once" if times == 1 else f"{times} times"
    return f"{operation}: {words}, {often}"
