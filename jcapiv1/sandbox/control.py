"""The control endpoint, off the API path and for loopback only.

GET, POST, DELETE /_sandbox/faults      list, add (one or an array), clear
GET               /_sandbox/outbox      mails and resets
POST              /_sandbox/reset       back to the beginning
"""

from __future__ import annotations

import json
from dataclasses import asdict
from ipaddress import ip_address
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request

from jcapiv1.sandbox.answers import Answer, json_answer
from jcapiv1.sandbox.errors import Refusal
from jcapiv1.sandbox.faults import Fault

if TYPE_CHECKING:
    from jcapiv1.sandbox.service import Service

PATH = "/_sandbox/"


def control_answer(path: str, request: Request, body: bytes | None, service: Service) -> Answer:
    """Return the answer to a control request."""
    try:
        if not ip_address(request.remote_addr or "0.0.0.0").is_loopback:  # noqa: S104 - no binding
            raise Refusal(403, "the control endpoint answers on loopback only")
        return json_answer(_act(request.method, path.removeprefix(PATH), body, service))
    except Refusal as refusal:
        return json_answer(refusal.document(), refusal.status)


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
        case "POST", "reset":
            service.reset()
            return {}
        case _:
            raise Refusal(404)


def _posted(body: bytes | None) -> list[Fault]:
    try:
        return read_faults(body or b"")
    except ValueError as error:
        raise Refusal(400, str(error)) from None


def read_faults(text: bytes | str) -> list[Fault]:
    """Return the faults of a JSON document, one object or an array; ValueError if it has none."""
    document: object = json.loads(text)
    return [Fault.from_document(item) for item in _listed(document)]


def _listed(document: object) -> list[object]:
    return document if isinstance(document, list) else [document]  # pyright: ignore[reportUnknownVariableType]
