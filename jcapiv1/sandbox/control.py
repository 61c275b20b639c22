"""The control endpoint, off the API path, for loopback only and for no page in a browser.

GET, POST, DELETE /_sandbox/faults      list, add (one or an array), clear
GET               /_sandbox/outbox      mails and resets
GET               /_sandbox/actions     what devices were told to do
POST              /_sandbox/reset       back to the beginning
"""

from __future__ import annotations

import json
from dataclasses import asdict
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.wrappers import Request

from jcapiv1.sandbox.calls.errors import Refusal
from jcapiv1.sandbox.faults import Fault
from jcapiv1.sandbox.wire.answers import Answer, json_answer

if TYPE_CHECKING:
    from jcapiv1.sandbox.service import Service

PATH = "/_sandbox/"


def control_answer(path: str, request: Request, body: bytes | None, service: Service) -> Answer:
    """Return the answer to a control request."""
    try:
        _refuse_strangers(request)
        return json_answer(_act(request.method, path.removeprefix(PATH), body, service))
    except Refusal as refusal:
        return json_answer(refusal.document(), refusal.status)


def _refuse_strangers(request: Request) -> None:
    if not _is_loopback(request.remote_addr or ""):
        raise Refusal(403, "the control endpoint answers on loopback only")
    # A page sends its own origin or, if its name was made to mean this machine, that as the host.
    if "origin" in request.headers or not _is_loopback(_host_name(request)):
        raise Refusal(403, "the control endpoint answers to no page in a browser")


def _host_name(request: Request) -> str:
    try:
        return urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
    except ValueError:
        return ""


def _is_loopback(name: str) -> bool:
    try:
        return name == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False


def _act(method: str, name: str, body: bytes | None, service: Service) -> object:
    match method, name:
        case "GET", "faults":
            return [fault.document() for fault in service.faults.waiting()]
        case "POST", "faults":
            for fault in _posted(body):
                service.faults.add(fault)
            return [fault.document() for fault in service.faults.waiting()]
        case "DELETE", "faults":
            service.faults.clear()
            return []
        case "GET", "outbox":
            return [asdict(mail) for mail in service.state.outbox]
        case "GET", "actions":
            return [asdict(action) for action in service.state.actions.values()]
        case "POST", "reset":
            service.reset()
            return {}
        case _:
            raise Refusal(404)


def _posted(body: bytes | None) -> list[Fault]:
    try:
        return read_faults(json.loads(body or b""))
    except (ValueError, RecursionError) as error:
        raise Refusal(400, str(error)) from None


def read_faults(document: object) -> list[Fault]:
    """Return the faults of a JSON document, one object or an array; ValueError if it has none."""
    return [Fault.from_document(item) for item in _listed(document)]


def _listed(document: object) -> list[object]:
    return document if isinstance(document, list) else [document]  # pyright: ignore[reportUnknownVariableType]
