"""The sandbox as its users hold it."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from jcapiv1.sandbox.access import SCOPES_OF_ROLES, Access, Key, RateLimit
from jcapiv1.sandbox.builders import add_administrator, add_organization
from jcapiv1.sandbox.faults import Fault, Faults
from jcapiv1.sandbox.oauth import TOKEN_PATH
from jcapiv1.sandbox.recording import RecordedRequest, Recorder
from jcapiv1.sandbox.records import Administrator, Mail, Organization
from jcapiv1.sandbox.seedfile import from_file
from jcapiv1.sandbox.seeds import seeded
from jcapiv1.sandbox.server import Server
from jcapiv1.sandbox.service import API, Service
from jcapiv1.sandbox.state import State

if TYPE_CHECKING:
    from typing_extensions import Self

    from jcapiv1.configuration import Configuration

_BILLING = "Administrator With Billing"


class Sandbox:
    """An embedded JumpCloud: records, keys and faults, served on a loopback port while open.

    `seed` is a number (the same numbers make the same records, ids, dates and credentials) or the
    path of a JSON file, which says itself what there is. `multi_tenant` says whether the API key
    and the service account manage all tenants or the first one only. `rate_limit` is a number of
    requests and of seconds, for each key. `port` 0 takes a free one. Of the requests the last
    `keep_requests` are kept.
    """

    def __init__(
        self,
        *,
        seed: int | str | os.PathLike[str] = 1,
        organizations: int = 250,
        administrators: int = 400,
        multi_tenant: bool = True,
        rate_limit: tuple[int, float] | None = None,
        faults: Iterable[Fault] = (),
        token_lifetime: float = 3600,
        keep_requests: int = 1000,
        host: str = "127.0.0.1",
        port: int = 0,
    ) -> None:
        self._host = host
        self._port = port
        self._server: Server | None = None
        chance = random.Random(f"credentials {seed}")  # noqa: S311 - made up for tests
        self.api_key = f"jca_{chance.getrandbits(144):036x}"
        """The key of an Administrator With Billing, of all tenants unless said otherwise."""
        self.client_id = f"sandbox-{chance.getrandbits(64):016x}"
        """The service account that may do the same."""
        self.client_secret = f"{chance.getrandbits(160):040x}"

        def make_world() -> tuple[State, Access]:
            if isinstance(seed, int):
                state, access = seeded(seed, organizations, administrators), Access()
            else:
                state, access = from_file(seed)
            reach = None if multi_tenant else frozenset([*state.organizations][:1])
            scopes = SCOPES_OF_ROLES[_BILLING]
            access.keys[self.api_key] = Key(self.api_key, reach, multi_tenant, scopes)
            account = Key(self.client_id, reach, multi_tenant, scopes)
            access.accounts[self.client_id] = self.client_secret, account
            return state, access

        self._service = Service(
            make_world,
            faults=Faults(faults),
            recorder=Recorder(keep_requests),
            rate_limit=None if rate_limit is None else RateLimit(*rate_limit),
            token_lifetime=token_lifetime,
        )

    def start(self) -> Self:
        """Begin to serve; OSError if the port is taken."""
        if self._server is None:
            self._server = Server(self._service, self._host, self._port)
            self._server.start()
        return self

    def close(self) -> None:
        """Stop serving: no thread, port or connection is left. What was recorded stays."""
        server, self._server = self._server, None
        if server is not None:
            server.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Sandbox {self._origin if self._server else 'not started'}>"

    @property
    def url(self) -> str:
        """The base address of the API, for `Configuration.host` or a shell."""
        return self._origin + API

    @property
    def token_url(self) -> str:
        """Where a service account gets its bearer token."""
        return self._origin + TOKEN_PATH

    @property
    def _origin(self) -> str:
        if self._server is None:
            raise RuntimeError("the sandbox has no address until it is started")
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"http://{host}:{self._server.port}"

    def configuration(self, **overrides: Any) -> Configuration:
        """Return a configuration with the sandbox's address and key.

        `overrides` are further arguments of `Configuration`, or others in place of these two.
        """
        from jcapiv1.configuration import Configuration

        settings: dict[str, Any] = {
            "host": self.url,
            "api_key": {"x-api-key": self.api_key},
            **overrides,
        }
        return Configuration(**settings)

    @property
    def organizations(self) -> list[Organization]:
        """The tenants, in the order of their ids; what is set on one is what the API answers."""
        return list(self._service.state.organizations.values())

    @property
    def administrators(self) -> list[Administrator]:
        """The administrators of all tenants, oldest first."""
        return list(self._service.state.administrators.values())

    @property
    def outbox(self) -> list[Mail]:
        """What would have been sent or started since the last `reset`, oldest first."""
        return list(self._service.state.outbox)

    @property
    def requests(self) -> list[RecordedRequest]:
        """The last requests, oldest first."""
        return self._service.recorder.requests()

    @property
    def request_counts(self) -> Counter[str | None]:
        """How many requests each operation had since the last `reset`."""
        return self._service.recorder.counts()

    def reset(self) -> None:
        """Go back to the beginning: records, keys, faults, limits, what was recorded and sent."""
        self._service.reset()

    def fail(
        self,
        operation: str | None = None,
        *,
        status: int | None = None,
        retry_after: float | str | None = None,
        times: int | None = 1,
        delay: float = 0.0,
        reset: bool = False,
        stall: bool = False,
        cut_body: bool = False,
        malformed: bool = False,
        body: str | None = None,
        content_type: str = "application/json; charset=utf-8",
        carried_out: bool = False,
    ) -> None:
        """Let the next `times` requests of an operation fail; `Fault` says what each word means.

        Faults happen in the order in which they were asked for, one a request. ValueError if
        there is no such operation or the words do not go together.
        """
        self._service.faults.add(
            Fault(
                operation=operation,
                status=status,
                retry_after=retry_after,
                times=times,
                delay=delay,
                reset=reset,
                stall=stall,
                cut_body=cut_body,
                malformed=malformed,
                body=body,
                content_type=content_type,
                carried_out=carried_out,
            )
        )

    @property
    def faults(self) -> list[Fault]:
        """The faults that are still to happen; their `times` count down."""
        return self._service.faults.waiting()

    def organization(
        self, display_name: str | None = "Acme", *, logo_url: str | None = None
    ) -> Organization:
        """Add a tenant."""
        state = self._service.state
        with state.lock:
            return add_organization(state, {"displayName": display_name, "logoUrl": logo_url})

    def administrator(
        self,
        email: str | None = None,
        *,
        organization: Organization | str | None = None,
        firstname: str | None = "Ada",
        lastname: str | None = "Almeida",
        role_name: str = _BILLING,
        enable_multi_factor: bool = True,
        totp_enrolled: bool = True,
        suspended: bool = False,
    ) -> Administrator:
        """Add an administrator, without `organization` to the first tenant.

        Whatever else it shall have can be set on what is returned.
        """
        document = {
            "firstname": firstname,
            "lastname": lastname,
            "roleName": role_name,
            "enableMultiFactor": enable_multi_factor,
            "totpEnrolled": totp_enrolled,
            "suspended": suspended,
        }
        if email is not None:
            document["email"] = email
        state = self._service.state
        with state.lock:
            return add_administrator(state, self._tenant(organization), document)

    def key(
        self,
        *,
        role: str = _BILLING,
        organization: Organization | str | None = None,
        organizations: Iterable[Organization | str] | None = None,
        scopes: Iterable[str] | None = None,
        value: str | None = None,
    ) -> str:
        """Add an API key and return it.

        With `organization` it belongs to that tenant; with `organizations` it is a multi-tenant
        key of those; with neither, of all. It may do what the role may, or what `scopes` say,
        for example `{"organizations.readonly"}`.
        """
        if organization is not None and organizations is not None:
            raise ValueError("a key is of one organization or of several, not both")
        if scopes is None and role not in SCOPES_OF_ROLES:
            raise ValueError(f"no role {role!r}; there are {', '.join(SCOPES_OF_ROLES)}")
        state, access = self._service.state, self._service.access
        reach: frozenset[str] | None = None
        if organization is not None:
            reach = frozenset({self._tenant(organization).id})
        elif organizations is not None:
            reach = frozenset(self._tenant(each).id for each in organizations)
        with state.lock:
            value = value or f"jca_{state.new_id(state.now())}{len(access.keys):012x}"
            access.keys[value] = Key(
                value=value,
                organizations=reach,
                multi_tenant=organization is None,
                scopes=SCOPES_OF_ROLES[role] if scopes is None else frozenset(scopes),
            )
        return value

    def revoke(self, key: str) -> None:
        """Make an API key invalid at once; KeyError if there is no such key."""
        del self._service.access.keys[key]

    def revoke_tokens(self) -> None:
        """Make every bearer token issued so far invalid."""
        self._service.access.revoke_tokens()

    def _tenant(self, organization: Organization | str | None) -> Organization:
        if isinstance(organization, Organization):
            return organization
        tenants = self._service.state.organizations
        if organization is None:
            return next(iter(tenants.values()), None) or self.organization()
        return tenants[organization]
