"""The sandbox as its users hold it."""

from __future__ import annotations

import json
import os
import random
import secrets
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from jcapiv1.sandbox.access.keys import SCOPES, SCOPES_OF_ROLES, Access, Key
from jcapiv1.sandbox.access.oauth import TOKEN_PATH
from jcapiv1.sandbox.access.rate_limit import RateLimit
from jcapiv1.sandbox.control.credentials import Credentials
from jcapiv1.sandbox.control.endpoint import Control
from jcapiv1.sandbox.devices import DeviceWorld
from jcapiv1.sandbox.faults import Fault, Faults
from jcapiv1.sandbox.recording import RecordedRequest, Recorder
from jcapiv1.sandbox.resources.administrators import Administrator, add_administrator
from jcapiv1.sandbox.resources.applications import Application, add_application
from jcapiv1.sandbox.resources.organizations import add_organization
from jcapiv1.sandbox.resources.people.record import STATES, Person, add_person
from jcapiv1.sandbox.resources.radius_servers import RadiusServer, add_radius_server
from jcapiv1.sandbox.seeds.file import from_file
from jcapiv1.sandbox.seeds.numbered import seeded
from jcapiv1.sandbox.service import API, CONTROL, Service
from jcapiv1.sandbox.snapshots import restore, snapshot
from jcapiv1.sandbox.state.records import Organization, wire_time
from jcapiv1.sandbox.state.state import Mail, State
from jcapiv1.sandbox.wire.server import Server
from jcapiv1.sandbox.wire.tls import OwnCertificate

if TYPE_CHECKING:
    from typing_extensions import Self

    from jcapiv1.configuration import Configuration

_BILLING = "Administrator With Billing"


class Sandbox(DeviceWorld):
    """An embedded JumpCloud: records, keys and faults, served on a loopback port while open.

    `seed` is a number (the same numbers make the same records, ids, dates and credentials) or the
    path of a JSON file, which says itself what there is. `multi_tenant` says whether the API key
    and the service account manage all tenants or the first one only. `rate_limit` is a number of
    requests and of seconds, for each key. `port` 0 takes a free one. Of the requests the last
    `keep_requests` are kept. `control_token` is what other machines control it with, made up
    unless given. `tls` serves over TLS with a certificate of its own, for the names of this machine
    and those given. ValueError if one of these makes no sense.

    A `with` block starts and closes it; without one, `start()` and `close()` do.
    """

    def __init__(
        self,
        *,
        seed: int | str | os.PathLike[str] = 1,
        organizations: int = 250,
        administrators: int = 400,
        systems: int = 0,
        commands: int = 0,
        people: int = 0,
        multi_tenant: bool = True,
        rate_limit: tuple[int, float] | None = None,
        faults: Iterable[Fault] = (),
        token_lifetime: float = 3600,
        keep_requests: int = 1000,
        host: str = "127.0.0.1",
        port: int = 0,
        control_token: str | None = None,
        tls: bool | Iterable[str] = False,
    ) -> None:
        _check_count("organizations", organizations)
        _check_count("administrators", administrators)
        _check_count("systems", systems)
        _check_count("commands", commands)
        _check_count("people", people)
        _check_count("keep_requests", keep_requests)
        _check_count("port", port, most=65535)
        if not 0 <= token_lifetime < float("inf"):  # so that nan is wrong, too
            raise ValueError(f"token_lifetime must be a number of seconds, not {token_lifetime!r}")
        given = tuple(faults)
        if wrong := [each for each in given if not isinstance(each, Fault)]:  # pyright: ignore[reportUnnecessaryIsInstance] - not everybody has a type checker
            raise ValueError(f"faults are Fault(...) objects, not {wrong[0]!r}")
        self._host = host
        self._port = port
        if isinstance(tls, str):
            raise ValueError(f"tls are several names, for example [{tls!r}], or True")
        self._tls_names = None if tls is False else () if tls is True else (*tls,)
        self._certificate: OwnCertificate | None = None
        self._server: Server | None = None
        chance = random.Random(f"credentials {seed}")  # noqa: S311 - made up for tests
        self.api_key = f"jca_{chance.getrandbits(144):036x}"
        """The key of an Administrator With Billing, of all tenants unless said otherwise."""
        self.client_id = f"sandbox-{chance.getrandbits(64):016x}"
        """The service account that may do the same."""
        self.client_secret = f"{chance.getrandbits(160):040x}"

        def make_world() -> tuple[State, Access]:
            if isinstance(seed, int):
                state = seeded(
                    seed,
                    organizations,
                    administrators,
                    people=people,
                    systems=systems,
                    commands=commands,
                )
                access = Access()
            else:
                state, access = from_file(seed)
            reach = None if multi_tenant else frozenset([*state.table(Organization)][:1])
            scopes = SCOPES_OF_ROLES[_BILLING]
            access.keys[self.api_key] = Key(self.api_key, reach, multi_tenant, scopes)
            account = Key(self.client_id, reach, multi_tenant, scopes)
            access.accounts[self.client_id] = self.client_secret, account
            return state, access

        self._service = Service(
            make_world,
            faults=Faults(given),
            recorder=Recorder(keep_requests),
            rate_limit=_rate_limit(rate_limit),
            token_lifetime=token_lifetime,
        )
        self.control_token = control_token or secrets.token_urlsafe(24)
        """What other machines send as `x-sandbox-token` to control the sandbox."""
        self._service.control = Control(self, self._service, self.control_token).answer

    def start(self) -> Self:
        """Begin to serve, and return the sandbox; OSError if the port is taken.

        Whoever calls it calls `close()` in the end. A sandbox that is started stays as it is.
        """
        if self._server is None:
            certificate = context = None
            if self._tls_names is not None:
                certificate = OwnCertificate((self._host, *self._tls_names))
                context = certificate.context
            self._server = Server(self._service, self._host, self._port, context)
            self._certificate = certificate
            self._server.start()
        return self

    def close(self) -> None:
        """Stop serving: no thread, port or connection is left. What was recorded stays."""
        server, self._server = self._server, None
        if server is not None:
            server.close()
        if self._certificate is not None:
            self._certificate.close()

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
    def credentials(self) -> Credentials:
        """All of these, for programs: as JSON and as lines of a shell."""
        return Credentials(
            api_url=self.url,
            api_key=self.api_key,
            token_url=self.token_url,
            client_id=self.client_id,
            client_secret=self.client_secret,
            control_url=self._origin + CONTROL,
            control_token=self.control_token,
            certificate=self.certificate_path,
        )

    @property
    def certificate(self) -> str | None:
        """The certificate to trust, as PEM; None without TLS."""
        return None if self._certificate is None else self._certificate.pem

    @property
    def certificate_path(self) -> str | None:
        """A file with the certificate to trust, while it serves; None without TLS."""
        return None if self._certificate is None else str(self._certificate.path)

    @property
    def _origin(self) -> str:
        if self._server is None:
            raise RuntimeError(
                "the sandbox is not started and has no address yet: "
                "write `with Sandbox() as sandbox:`, or call `sandbox.start()`"
            )
        host = f"[{self._host}]" if ":" in self._host else self._host
        scheme = "http" if self._tls_names is None else "https"
        return f"{scheme}://{host}:{self._server.port}"

    def configuration(self, **overrides: Any) -> Configuration:
        """Return a configuration with the sandbox's address and key.

        `overrides` are further arguments of `Configuration`, or others in place of these two.
        """
        from jcapiv1.configuration import Configuration

        settings: dict[str, Any] = {
            "host": self.url,
            "api_key": {"x-api-key": self.api_key},
            **({} if self._certificate is None else {"ssl_ca_cert": self.certificate_path}),
            **overrides,
        }
        return Configuration(**settings).made_by_sandbox(self.url)

    @property
    def organizations(self) -> list[Organization]:
        """The tenants, in the order of their ids; what is set on one is what the API answers."""
        return list(self._service.state.table(Organization).values())

    @property
    def administrators(self) -> list[Administrator]:
        """The administrators of all tenants, oldest first."""
        return list(self._service.state.table(Administrator).values())

    @property
    def applications(self) -> list[Application]:
        """The applications of all tenants, oldest first."""
        return list(self._service.state.table(Application).values())

    @property
    def radius_servers(self) -> list[RadiusServer]:
        """The RADIUS servers of all tenants, oldest first."""
        return list(self._service.state.table(RadiusServer).values())

    @property
    def people(self) -> list[Person]:
        """The people of all tenants, oldest first."""
        return list(self._service.state.table(Person).values())

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

    def snapshot(self) -> dict[str, Any]:
        """Return all records, the outbox, the clock and the keys as JSON, for `restore`.

        It has the keys in it. Requests, counts, faults and tokens are no part of it.
        """
        return snapshot(self._service.state, self._service.access)

    def restore(self, document: Mapping[str, Any]) -> None:
        """Become what `snapshot` returned, in this process or in another.

        A record that is still there stays the same object. ValueError for what is no snapshot.
        """
        restore(document, self._service.state, self._service.access)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a snapshot to a file, which `Sandbox(seed=path)` starts from."""
        text = json.dumps(self.snapshot(), ensure_ascii=True, indent=1)
        Path(path).write_text(text + "\n", encoding="utf-8")

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

    def application(
        self,
        display_label: str = "Wiki",
        *,
        organization: Organization | str | None = None,
        name: str = "saml2",
        active: bool = True,
    ) -> Application:
        """Add an application, without `organization` to the first tenant."""
        document = {"displayLabel": display_label, "name": name, "active": active}
        state = self._service.state
        with state.lock:
            return add_application(state, self._tenant(organization), document)

    def radius_server(
        self,
        name: str | None = None,
        *,
        organization: Organization | str | None = None,
        network_source_ip: str | None = None,
        shared_secret: str | None = None,
    ) -> RadiusServer:
        """Add a RADIUS server, without `organization` to the first tenant."""
        given = {"name": name, "networkSourceIp": network_source_ip, "sharedSecret": shared_secret}
        document = {field: value for field, value in given.items() if value is not None}
        state = self._service.state
        with state.lock:
            return add_radius_server(state, self._tenant(organization), document)

    def person(
        self,
        username: str | None = None,
        *,
        organization: Organization | str | None = None,
        email: str | None = None,
        firstname: str = "Ada",
        lastname: str = "Almeida",
        state: str = "ACTIVATED",
        password: bool = True,
        totp_enabled: bool = False,
        manager: Person | str | None = None,
    ) -> Person:
        """Add a person, without `organization` to the tenant of the manager, or to the first.

        `state` is `STAGED`, `ACTIVATED` or `SUSPENDED`; `password` says whether there is one.
        Whatever else the person shall have can be set on what is returned. ValueError if there is
        no such state.
        """
        if state not in STATES:
            raise ValueError(f"no state {state!r}; there are {', '.join(STATES)}")
        if organization is None and isinstance(manager, Person):
            organization = manager.organization
        document: dict[str, Any] = {
            "firstname": firstname,
            "lastname": lastname,
            "state": state,
            "suspended": state == "SUSPENDED",
            "activated": password,
            "totp_enabled": totp_enabled,
            "mfa": {"configured": totp_enabled, "exclusion": False},
            "manager": manager.id if isinstance(manager, Person) else manager,
        }
        if username is not None:
            document |= {"username": username, "email": f"{username}@example.com"}
        if email is not None:
            document["email"] = email
        world = self._service.state
        with world.lock:
            now = world.now()
            if password:
                document["password_date"] = wire_time(now)
            return add_person(world, self._tenant(organization), document, now)

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
        for example `{"organizations.readonly"}`. ValueError if there is no such role or scope,
        KeyError if there is no such tenant.
        """
        if isinstance(scopes, str):
            raise ValueError(f"scopes are several texts, for example {{{scopes!r}}}, not one")
        granted = None if scopes is None else frozenset(scopes)
        if unknown := sorted((granted or frozenset()) - SCOPES):
            raise ValueError(f"no scope {unknown[0]!r}; there are {', '.join(sorted(SCOPES))}")
        if isinstance(organizations, (str, Organization)):
            raise ValueError("organizations are several tenants; for one there is organization=")
        if organization is not None and organizations is not None:
            raise ValueError("a key is of one organization or of several, not both")
        if granted is None and role not in SCOPES_OF_ROLES:
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
                scopes=SCOPES_OF_ROLES[role] if granted is None else granted,
            )
        return value

    def revoke(self, key: str) -> None:
        """Make an API key invalid at once; KeyError if there is no such key."""
        del self._service.access.keys[key]

    def revoke_tokens(self) -> None:
        """Make every bearer token issued so far invalid."""
        self._service.access.revoke_tokens()


def _rate_limit(given: tuple[int, float] | None) -> RateLimit | None:
    if given is None:
        return None
    try:
        requests, seconds = given
    except (TypeError, ValueError):
        text = f"rate_limit must be two numbers, requests and seconds, not {given!r}"
        raise ValueError(text) from None
    return RateLimit(requests, seconds)


def _check_count(name: str, value: int, most: int | None = None) -> None:
    if isinstance(value, bool) or not isinstance(value, int):  # pyright: ignore[reportUnnecessaryIsInstance] - not everybody has a type checker
        raise ValueError(f"{name} must be a whole number, not {value!r}")
    if value < 0 or (most is not None and value > most):
        upto = "" if most is None else f" and at most {most}"
        raise ValueError(f"{name} must be at least 0{upto}, not {value}")
