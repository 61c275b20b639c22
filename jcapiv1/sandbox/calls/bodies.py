"""The JSON body of a request, and what of it an operation takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from werkzeug.http import parse_options_header

from jcapiv1.sandbox.calls.schemas import property_schema
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.security.text import refuse_constant


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
        document = json.loads(body.decode("utf-8-sig"), parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "Bad Request: the body is not JSON") from None
    if not isinstance(document, dict):
        raise Refusal(400, "Bad Request: the body must be a JSON object")
    return cast("dict[str, Any]", document)


def as_kept(fields: dict[str, Any], sent: Mapping[str, Any], kept: Shape) -> dict[str, Any]:
    """Return the fields of a body as a record keeps them; raise Refusal (400).

    `sent` is the schema of what the operation takes, and `kept` says what lists then answer.
    """
    for name, value in fields.items():
        fields[name] = _kept(value, property_schema(sent, name), kept.types.get(name))
        if wrong := kept.mismatch(name, fields[name]):
            raise Refusal(400, f"Bad Request: {wrong}")
    return fields


def _kept(value: Any, sent: Mapping[str, Any], kept: str | None) -> Any:
    """Return a value as it is answered: the service makes a date-time of a date."""
    if value is not None and (sent.get("format"), kept) == ("date", "datetime"):
        return f"{value}T00:00:00.000Z"
    return value
