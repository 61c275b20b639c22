"""The JSON body of a request, and what of it an operation takes."""

from __future__ import annotations

import json
from typing import Any, cast

from werkzeug.http import parse_options_header

from jcapiv1.sandbox.calls.errors import Refusal
from jcapiv1.sandbox.state.shapes import Shape


def read_object(content_type: str, body: bytes | None) -> dict[str, Any]:
    """Return the object in a request's body; raise Refusal (400, 413, 415).

    No body is an empty object; None is one that was too long to be read.
    """
    if body is None:
        raise Refusal(413, "Payload Too Large: request entity too large")
    if not body:
        return {}
    media_type, options = parse_options_header(content_type.lower())
    if media_type != "application/json" or options.get("charset", "utf-8") != "utf-8":
        raise Refusal(415, "Unsupported Media Type: the body must be application/json in UTF-8")
    try:
        document = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "Bad Request: the body is not JSON") from None
    if not isinstance(document, dict):
        raise Refusal(400, "Bad Request: the body must be a JSON object")
    return cast("dict[str, Any]", document)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def checked_fields(document: dict[str, Any], sent: Shape, kept: Shape) -> dict[str, Any]:
    """Return the fields of a body as a record keeps them; raise Refusal (400).

    `sent` says what the operation takes, and `kept` what lists then answer. A name that the
    operation does not take is ignored. A null is taken as such.
    """
    changes: dict[str, Any] = {}
    for name in (each for each in sent.names if each in document):
        wrong = sent.mismatch(name, document[name])
        if wrong is None:
            changes[name] = _kept(document[name], sent.types[name], kept.types.get(name))
            wrong = kept.mismatch(name, changes[name])
        if wrong is not None:
            raise Refusal(400, f"Bad Request: {wrong}")
    return changes


def _kept(value: Any, sent: str, kept: str | None) -> Any:
    """Return a value as it is answered: the service makes a date-time of a date."""
    if value is not None and (sent, kept) == ("date", "datetime"):
        return f"{value}T00:00:00.000Z"
    return value
