"""The requests that reached the sandbox, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from jcapiv1.sandbox.recording import RecordedRequest
from jcapiv1.sandbox.state.changes import Change
from jcapiv1.security.credentials import MASK

_SECRET_HEADERS = frozenset({"authorization", "cookie", "x-api-key"})


def request_document(request: RecordedRequest) -> dict[str, Any]:
    """Return a request as JSON, without the credential that it came with."""
    return {
        "number": request.number,
        "operation": request.operation,
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "headers": _masked(request.headers),
        "body": request.body.decode("utf-8", "replace"),
        "json": _json(request),
        "status": request.status,
        "changes": [_change(each) for each in request.changes],
    }


def _masked(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: MASK if name in _SECRET_HEADERS else text for name, text in headers.items()}


def _json(request: RecordedRequest) -> Any:
    try:
        return request.json()
    except (ValueError, RecursionError):
        return None


def _change(change: Change) -> dict[str, Any]:
    fields = {name: [*pair] for name, pair in change.fields.items()}
    return {"what": change.what, "kind": change.kind, "id": change.id, "fields": fields}


def read_body(body: bytes | None) -> Any:
    """Return the JSON of a control request; ValueError if it has none."""
    if body is None:
        raise ValueError("the body is too long")
    try:
        return json.loads(body)
    except RecursionError:
        raise ValueError("the body is not JSON: it is too deep") from None
