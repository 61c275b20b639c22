"""API keys, service accounts, bearer tokens, and the scopes that roles have."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from jcapiv1.sandbox.contract import all_scopes
from jcapiv1.sandbox.refusal import Refusal

_OWN = frozenset({"systems.self"})
"""What a device's own agent may do; no administrator has it."""
_READ = frozenset(each for each in all_scopes() if each.endswith(".readonly"))
_CHANGE = all_scopes() - _READ - _OWN
_RUN = frozenset({"commandrunner.legacy"})
_GUARDED = frozenset({"organizations", "administrators"})
SCOPES_OF_ROLES: Mapping[str, frozenset[str]] = {
    "Administrator With Billing": _READ | _CHANGE - _RUN,
    "Administrator": _READ | _CHANGE - _RUN - _GUARDED,
    "Manager": _READ | _CHANGE - _RUN - _GUARDED,
    "Help Desk": _READ | {"users"},
    "Read Only": _READ,
    "Billing Only": frozenset({"organizations.readonly"}),
    "Command Runner With Billing": _RUN,
    "Command Runner": _RUN,
}
"""Only an Administrator With Billing may change administrators (JumpCloud's help pages); which
scopes the other roles have is not published, and these are the least that make sense."""
SCOPES = all_scopes()
"""Every scope that means something here."""


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
    system: str | None = None
    """The device that signed the request itself, and has no key."""

    def reaches(self, organization_id: str) -> bool:
        """Return whether the tenant is one of its own."""
        return self.organizations is None or organization_id in self.organizations

    def require(self, any_of: frozenset[str]) -> None:
        """Raise Refusal (403) unless it has one of these scopes; for a device it is 401."""
        if not self.scopes & any_of:
            if self.system is not None:
                raise Refusal(401, "Unauthorized: not for a device", error="Unauthorized")
            raise Refusal(403, "Forbidden: insufficient permissions")


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
