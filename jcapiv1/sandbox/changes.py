"""What `users_put` accepts, and what it makes of an administrator."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from werkzeug.http import parse_options_header

from jcapiv1.models import Userput
from jcapiv1.sandbox.errors import Refusal
from jcapiv1.sandbox.jsontypes import mismatch, types_of
from jcapiv1.sandbox.records import Administrator, role_id

_EMAIL_LIMIT = 1024
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_TYPES = types_of(Userput)


def read_changes(content_type: str, body: bytes) -> dict[str, Any]:
    """Return the checked changes in a request's body; raise Refusal (400, 415).

    No body changes nothing. What is not a field of Userput is ignored. A null is taken as such.
    """
    if not body:
        return {}
    media_type, options = parse_options_header(content_type.lower())
    if media_type != "application/json" or options.get("charset", "utf-8") != "utf-8":
        raise Refusal(415, "Unsupported Media Type: the body must be application/json in UTF-8")
    changes = _object(body)
    return {name: _checked(name, changes[name]) for name in _TYPES if name in changes}


def apply_changes(administrator: Administrator, changes: dict[str, Any]) -> None:
    """Make the changes; `roleName` and `roleNames` follow each other, and the ids follow both."""
    administrator.document.update(changes)
    if "roleNames" in changes:
        names: list[str] = changes["roleNames"] or []
        administrator.role_name = names[0] if names else None
    elif "roleName" in changes:
        names = [changes["roleName"]] if changes["roleName"] else []
        administrator.role_names = names
    else:
        return
    administrator.roles = [role_id(name) for name in names]
    administrator.role = administrator.roles[0] if names else None


def _object(body: bytes) -> dict[str, Any]:
    try:
        document = json.loads(body.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "Bad Request: the body is not JSON") from None
    if not isinstance(document, dict):
        raise Refusal(400, "Bad Request: the body must be a JSON object")
    return cast("dict[str, Any]", document)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _checked(name: str, value: Any) -> Any:
    if value is None:
        return None
    if text := mismatch(value, _TYPES[name]):
        raise Refusal(400, f"Bad Request: {name} must be {text}")
    if name == "email" and (len(value) > _EMAIL_LIMIT or _EMAIL.fullmatch(value) is None):
        raise Refusal(
            400, f"Bad Request: email must be an address of at most {_EMAIL_LIMIT} characters"
        )
    # The date-time that the service makes of a date.
    return f"{value}T00:00:00.000Z" if name == "lastWhatsNewChecked" else value
