"""Who may do what: API keys, bearer tokens, scopes, the tenant header and the rate limit."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from jcapiv1.sandbox.errors import Refusal
from jcapiv1.sandbox.records import Organization

SCOPES_OF_ROLES: Mapping[str, frozenset[str]] = {
    "Administrator With Billing": frozenset({"organizations", "administrators"}),
    "Administrator": frozenset({"organizations.readonly", "administrators.readonly"}),
    "Manager": frozenset({"organizations.readonly", "administrators.readonly"}),
    "Help Desk": frozenset({"organizations.readonly", "administrators.readonly"}),
    "Read Only": frozenset({"organizations.readonly", "administrators.readonly"}),
    "Billing Only": frozenset({"organizations.readonly"}),
    "Command Runner With Billing": frozenset({"commandrunner.legacy"}),
    "Command Runner": frozenset({"commandrunner.legacy"}),
}
"""Only an Administrator With Billing may change administrators (JumpCloud's help pages); which
scopes the other roles have is not published, and these are the least that make sense."""

_OBJECT_ID = re.compile(r"[0-9a-fA-F]{24}")


class LoginWall(Exception):
    """No credential at all: the service sends the caller to its login page."""


@dataclass(frozen=True)
class Key:
    """An API key, or a service account, and its rights."""

    value: str = field(repr=False)
    """The key itself; for a service account its client id."""
    organizations: frozenset[str] | None
    """The ids of its tenants; None for all."""
    multi_tenant: bool
    """Whether it has to name the tenant on `/users`."""
    scopes: frozenset[str]

    def reaches(self, organization_id: str) -> bool:
        """Return whether the tenant is one of its own."""
        return self.organizations is None or organization_id in self.organizations

    def require(self, any_of: frozenset[str]) -> None:
        """Raise Refusal (403) unless it has one of these scopes."""
        if not self.scopes & any_of:
            raise Refusal(403, "Forbidden: insufficient permissions")

    def tenant(self, header: str, organizations: Mapping[str, Organization]) -> Organization:
        """Return the tenant that an x-org-id header means on `/users`, by the published rules."""
        if not header:
            if self.multi_tenant or not self.organizations:
                raise Refusal(401, "Unauthorized: x-org-id is required", error="Unauthorized")
            (own,) = self.organizations
            return organizations[own]
        if _OBJECT_ID.fullmatch(header) is None:
            raise Refusal(400, "Bad Request: malformed x-org-id")
        organization = organizations.get(header.lower())
        if organization is None or not self.reaches(organization.id):
            raise Refusal(404, "Not Found: organization not found")
        return organization


def refuse_tenant(header: str) -> None:
    """Raise the seen 403 for an x-org-id on `/organizations`; an empty one is harmless there."""
    if header:
        raise Refusal(403, "Forbidden: organization selection not allowed via header")


class RateLimit:
    """So many requests a key in each window of so many seconds. Safe for threads."""

    def __init__(self, requests: int, seconds: float) -> None:
        if not (requests >= 1 and seconds > 0):  # so that nan is wrong, too
            raise ValueError("a rate limit is at least one request in more than zero seconds")
        self.requests = requests
        self.seconds = seconds
        self._lock = threading.Lock()
        self._windows: dict[str, tuple[int, int]] = {}

    def reset(self) -> None:
        """Forget what was used."""
        with self._lock:
            self._windows.clear()

    def count(self, key: Key) -> None:
        """Count a request; raise Refusal (429) if it is one too many.

        Without Retry-After, of which nobody has seen one from the service.
        """
        window = int(time.monotonic() / self.seconds)
        with self._lock:
            current, used = self._windows.get(key.value, (window, 0))
            used = used + 1 if current == window else 1
            self._windows[key.value] = (window, used)
        if used > self.requests:
            raise Refusal(429)


class Access:
    """The keys, service accounts and tokens of one sandbox."""

    def __init__(self) -> None:
        self.keys: dict[str, Key] = {}
        self.accounts: dict[str, tuple[str, Key]] = {}
        """Secret and rights of each service account, by client id."""
        self._lock = threading.Lock()
        self._tokens: dict[str, tuple[Key, float]] = {}
        self._issued = 0

    def issue(self, account: Key, lifetime: float) -> str:
        """Return a new bearer token of a service account, valid for `lifetime` seconds."""
        now = time.monotonic()
        with self._lock:
            live = {text: held for text, held in self._tokens.items() if held[1] > now}
            self._issued += 1
            token = f"sandbox-token-{self._issued:06d}"
            self._tokens = {**live, token: (account, now + lifetime)}
        return token

    def revoke_tokens(self) -> None:
        """Make every token issued so far invalid."""
        with self._lock:
            self._tokens.clear()

    def authenticate(self, api_key: str, authorization: str) -> Key:
        """Return whose request it is; raise LoginWall or Refusal (401).

        Every credential given has to be good; two good ones count as the key.
        """
        if not api_key and not authorization:
            raise LoginWall
        bearer = self._bearer(authorization) if authorization else None
        if not api_key and bearer is not None:
            return bearer
        key = self.keys.get(api_key)
        if key is None:
            raise Refusal(401, "Unauthorized: api key user not found", error="Unauthorized")
        return key

    def _bearer(self, authorization: str) -> Key:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() == "bearer":
            with self._lock:
                held = self._tokens.get(token.strip())
            if held is not None and held[1] > time.monotonic():
                return held[0]
        raise Refusal(401, "Unauthorized: invalid access token", error="Unauthorized")
