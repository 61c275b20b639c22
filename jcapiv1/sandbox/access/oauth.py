"""The token endpoint of service accounts: OAuth 2.0 client credentials (RFC 6749, 4.4)."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs, unquote_plus

from werkzeug.wrappers import Request

from jcapiv1.sandbox.access.keys import Access, Key
from jcapiv1.sandbox.answers import Answer, json_answer

TOKEN_PATH = "/oauth2/token"  # noqa: S105 - a path, no secret
TOKEN_OPERATION = "oauth_token"  # noqa: S105 - a name, no secret

_NO_STORE = {"cache-control": "no-store"}


def token_answer(request: Request, body: bytes, access: Access, lifetime: float) -> Answer:
    """Return a new bearer token, or the error that RFC 6749 (5.2) has for the request.

    The client authenticates by HTTP Basic, as JumpCloud's own clients do.
    """
    if request.method != "POST":
        return json_answer({"error": "invalid_request"}, 405, {"allow": "POST"})
    account = _account(request, access)
    if account is None:
        challenge = {"www-authenticate": 'Basic realm="JumpCloud"'}
        return json_answer({"error": "invalid_client"}, 401, {**_NO_STORE, **challenge})
    try:
        form = parse_qs(body.decode())
    except ValueError:
        form = {}
    if request.mimetype != "application/x-www-form-urlencoded" or "grant_type" not in form:
        return json_answer({"error": "invalid_request"}, 400, _NO_STORE)
    if form["grant_type"] != ["client_credentials"]:
        return json_answer({"error": "unsupported_grant_type"}, 400, _NO_STORE)
    if form.get("scope", ["api"]) != ["api"]:
        return json_answer({"error": "invalid_scope"}, 400, _NO_STORE)
    document = {
        "access_token": access.issue(account, lifetime),
        "expires_in": int(lifetime),
        "scope": "api",
        "token_type": "bearer",
    }
    return json_answer(document, headers=_NO_STORE)


def _account(request: Request, access: Access) -> Key | None:
    given = request.authorization
    if given is None or given.type != "basic":
        return None
    # RFC 6749 (2.3.1): both parts are form-encoded before they are joined for Basic.
    secret, account = access.accounts.get(unquote_plus(given.username or ""), ("", None))
    offered = unquote_plus(given.password or "")
    return account if hmac.compare_digest(secret.encode(), offered.encode()) else None
