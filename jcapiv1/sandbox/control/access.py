"""Who may control the sandbox: this machine, and whoever has the token. No page in a browser."""

from __future__ import annotations

import hmac
from ipaddress import ip_address
from urllib.parse import urlsplit

from werkzeug.wrappers import Request

from jcapiv1.sandbox.refusal import Refusal

TOKEN_HEADER = "x-sandbox-token"  # noqa: S105 - a name, no secret


def refuse_strangers(request: Request, token: str) -> None:
    """Raise Refusal (403) unless the request is from this machine, or has the token.

    A page in a browser sends its own origin or, if its name was made to mean this machine, that
    as the host.
    """
    if "origin" in request.headers:
        raise Refusal(403, "the control endpoint answers to no page in a browser")
    if TOKEN_HEADER in request.headers:
        if not same(request.headers[TOKEN_HEADER], token):
            raise Refusal(403, f"{TOKEN_HEADER} is not the token of this sandbox")
        return
    refuse_other_machines(request)


def refuse_other_machines(request: Request) -> None:
    """Raise Refusal (403) unless the request is from this machine, and by a name of it."""
    if not _is_loopback(request.remote_addr or ""):
        raise Refusal(403, f"the control endpoint answers on loopback, or with {TOKEN_HEADER}")
    if not _is_loopback(_host_name(request)):
        raise Refusal(403, "the control endpoint answers to no page in a browser")


def same(given: str, secret: str) -> bool:
    """Return whether two texts are the same, in a time that does not tell how much of them is."""
    return hmac.compare_digest(given.encode(), secret.encode())


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
