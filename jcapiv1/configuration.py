"""Configuration: where to call, as whom, how long, how often, and what to log.

A value set by the program beats one of `Configuration.set_default`, which beats the environment,
which beats the built-in one. Credentials, host, organization, time-outs and retries are read once
for every call, so what is changed later holds from the next one. `JUMPCLOUD_SANDBOX_URL` beats
every host and credential.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from jcapiv1.security.credentials import Masked, ServiceAccount, basic_token, clean
from jcapiv1.security.text import did_you_mean
from jcapiv1.settings.addresses import (
    REGIONS,
    Address,
    is_loopback,
    parse_address,
    require_encryption,
)
from jcapiv1.settings.environment import (
    API_KEY,
    API_URL,
    CLIENT_ID,
    CLIENT_SECRET,
    ORG_ID,
    REGION,
    SANDBOX_KEY,
    Environment,
    SandboxInForce,
    environment_proxy,
    read_environment,
    sandbox_of_environment,
    warn_of_unused,
)
from jcapiv1.settings.fields import Settings, copied, setting_names
from jcapiv1.settings.validation import Setting, Timeout, proxy_url, region_name, url

if TYPE_CHECKING:
    from typing_extensions import Self, Unpack

    from jcapiv1.settings.fields import Keywords
    from jcapiv1.settings.validation import Secret

    Kind = Literal["access_token", "client_credentials", "api_key", "none"]
    Source = Literal["explicit", "set_default", "environment", "sandbox"]

__all__ = ["Configuration", "Timeout"]

KEY = "x-api-key"
"""The header, and the name in `api_key`, of JumpCloud's API keys."""

_NOTHING = (None, None, None, None)


class Configuration(Settings):
    """The settings of a client; any of them may be given by keyword.

    A pickle or copy holds the credentials, since a worker needs them; the log handlers that
    `debug` and `logger_file` add are made anew where it is loaded.
    """

    _default: ClassVar[dict[str, Any] | None] = None
    _environment: Environment | None = None
    _inherited: tuple[Any, ...] | None = None
    """The credentials as they came from the default."""
    _header: tuple[Any, Any, tuple[str, Masked] | None] | None = None
    """Key, prefix, and the header made of them."""
    _sandbox: str | None = None
    """The sandbox that made this configuration."""

    def __init__(self, **explicit: Unpack[Keywords]) -> None:
        # Cheap by intention: built-in values stay in the class, nothing is computed.
        own = self.__dict__
        own["api_key"] = {}
        own["api_key_prefix"] = {}
        if (environment := read_environment()) is not None:
            own["_environment"] = environment
        if self._default is not None:
            own.update(copied(self._default))
            own["_inherited"] = self._credentials()
            self._switch_logging()
        for name, value in explicit.items():
            if not isinstance(getattr(type(self), name, None), (Setting, property)):
                hint = did_you_mean(name, setting_names(type(self)))
                raise TypeError(f"Configuration has no setting {name!r}{hint}")
            setattr(self, name, value)

    @classmethod
    def set_default(cls, default: Configuration | None) -> None:
        """Have each new configuration begin as a deep copy of `default`; None for the built-in.

        What was set on `default` is copied now, so later changes of it do not matter. What it took
        from the environment is not copied: each new configuration reads that for itself.
        """
        if default is None:
            cls._default = None
        elif isinstance(default, Configuration):  # pyright: ignore[reportUnnecessaryIsInstance]
            state = copied(default.__dict__)
            cls._default = {name: state[name] for name in state if not name.startswith("_")}
        else:
            raise TypeError(f"default must be a Configuration, not {type(default).__name__}")

    # Where to call. A part of what is set by the environment only if the credential is.

    @property
    def host(self) -> str:
        """Base address of the API; unless set, the one of `region`.

        Without user information, query and fragment; https, except for loopback. While
        `JUMPCLOUD_SANDBOX_URL` is set, that.
        """
        sandbox = self.sandbox_in_force()
        return self._host()[1] if sandbox is None else sandbox.url

    @host.setter
    def host(self, value: str | None) -> None:
        self._keep("host", value, url)

    @property
    def region(self) -> str:
        """Where the organization lives: "us" (the built-in), "eu" or "in". A `host` set wins."""
        chosen: str | None = self.__dict__.get("region")
        if chosen is None and (environment := self._environment_in_force()) is not None:
            chosen = environment.region and region_name(REGION, environment.region)
        return chosen or "us"

    @region.setter
    def region(self, value: str | None) -> None:
        self._keep("region", value, region_name)

    @property
    def org_id(self) -> str | None:
        """Organization that the calls are for, sent as x-org-id wherever that is accepted."""
        return self.organization()

    @org_id.setter
    def org_id(self, value: Secret | None) -> None:
        self._keep("org_id", value, clean)

    def organization(self, *, own_credential: bool = False) -> str | None:
        """`org_id`, for a call that brings its own credential or not.

        With one, as by a default header of the client, the environment has no say.
        """
        chosen: str | None = self.__dict__.get("org_id")
        if chosen is None and (environment := self._environment_in_force(own_credential)):
            chosen = environment.org_id and clean(ORG_ID, environment.org_id)
        return chosen or None

    def sandbox_in_force(self) -> SandboxInForce | None:
        """The sandbox that the environment sends every call to, None if it names none.

        ValueError if it is not on this machine. A configuration that another sandbox has made
        (`Sandbox.configuration()`) stays with that one.
        """
        sandbox = sandbox_of_environment()
        if sandbox is None or self._stays_with_its_sandbox():
            return None
        return sandbox

    def made_by_sandbox(self, url: str) -> Self:
        """This configuration, which stays with that sandbox while it is its host."""
        self.__dict__["_sandbox"] = url
        return self

    def _stays_with_its_sandbox(self) -> bool:
        made_by, host = self._sandbox, self.__dict__.get("host")
        return made_by is not None and made_by == host and is_loopback(_host_of(made_by))

    def base_url(self, *, own_credential: bool = False) -> Address:
        """The address that is set here, taken apart; ValueError if nothing may be sent there.

        `own_credential` as for `organization`. `sandbox_in_force` is not looked at.
        """
        name, host = self._host(own_credential)
        address = parse_address(name, host)
        require_encryption(name, address, self.allow_insecure_http)
        return address

    def effective_token_url(self, url: str | None = None) -> str:
        """Where a service account fetches its token for `url`, or for `host` if none is given.

        The region's own address is used only while `host` is that region's: a secret meant for a
        test server must not travel to production, nor the other way round. ValueError otherwise.
        """
        chosen = self.token_url
        if chosen is not None:
            address = parse_address("token_url", chosen)
            require_encryption("token_url", address, self.allow_insecure_http)
            return chosen
        name = self.region
        region = REGIONS[name]
        # Of a call the address is given, since `host` may have changed in between.
        asked = parse_address("url", _origin(url)) if url else self.base_url()
        if asked[:3] != parse_address("region", region.host)[:3]:
            raise ValueError(
                f"host is not that of region {name!r}: set token_url as well, "
                "or region in place of host"
            )
        return region.token_url

    def proxy_for(self, url: str) -> str | None:
        """The proxy for an address: `proxy`, else the environment's; None for none.

        Loopback never goes through one. ValueError if the proxy is not an http or https URL.
        """
        address = parse_address("url", url)
        if is_loopback(address.host):
            return None
        if self.proxy is not None:
            return self.proxy or None
        found = environment_proxy(address.scheme, f"{address.bracketed}:{address.port}")
        return proxy_url("the proxy of the environment", found) if found else None

    # As whom.

    def authorization(self) -> tuple[str, Masked] | None:
        """Header and value of the credential in force; None for none and for client credentials.

        Calls `refresh_api_key_hook` first. ValueError, which shows no part of it, if the
        credential does not fit into a header.
        """
        self.refresh()
        kind, source, value = self._credential()
        return self._credential_header(kind, source, value)

    def refresh(self) -> None:
        """Call `refresh_api_key_hook`, if there is one and no sandbox is in force."""
        hook = self.__dict__.get("refresh_api_key_hook")
        if hook is not None and self.sandbox_in_force() is None:
            hook(self)

    def credential_for(
        self, url: str, *, own_credential: bool = False
    ) -> tuple[str, Masked] | ServiceAccount | None:
        """The credential in force for a call to `url`, read at once so that it belongs together.

        A call with a credential of its own gets one only if the program has set it. ValueError
        as for `authorization`, and if a service account is not complete. `sandbox_in_force` is
        not looked at.
        """
        kind, source, value = self._set_credential()
        if own_credential and source != "explicit":
            return None
        if kind == "api_key":
            return self._key_header(source, value)
        if kind == "client_credentials":
            return ServiceAccount(*_account(value), self.effective_token_url(url))
        return self._credential_header(kind, source, value)

    @property
    def uses_client_credentials(self) -> bool:
        """True if the credential in force is a service account."""
        return self._credential()[0] == "client_credentials"

    def client_credentials(self) -> tuple[str, Masked]:
        """Id and secret of the service account in force; ValueError if one of them is missing."""
        kind, _, value = self._credential()
        return _account(value if kind == "client_credentials" else (None, None))

    def credential_in_force(self) -> str:
        """Which credential is used and who set it, such as "api_key (environment)", or "none"."""
        kind, source, _ = self._credential()
        return kind if kind == "none" else f"{kind} ({source})"

    def secrets(self) -> set[str]:
        """Every secret known here, in every way of writing that may show up in a text.

        Values shorter than four characters are left out: masking them would tear text apart.
        """
        from jcapiv1.security.secrets import known_secrets, spellings

        found = known_secrets(self, self._environment)
        return found.union(spellings(os.environ.get(SANDBOX_KEY)))

    def get_api_key_with_prefix(self, identifier: str) -> str | None:
        """The key of that name with its prefix; None if there is none.

        Calls `refresh_api_key_hook` first. The environment's key counts while it is in force.
        """
        self.refresh()
        if identifier == KEY and (sandbox := self.sandbox_in_force()) is not None:
            return sandbox.key
        key = self.api_key.get(identifier)
        if key is None and identifier == KEY and (environment := self._environment_in_force()):
            key = environment.api_key
        return self._prefixed(identifier, f"api_key[{identifier!r}]", key) if key else None

    def get_basic_auth_token(self) -> str:
        """`username` and `password` as the value of an Authorization header."""
        return Masked(f"Basic {basic_token(self.username, self.password)}")

    def auth_settings(self) -> dict[str, dict[str, Any]]:
        """The API's way to authenticate with a key, and the key."""
        value = self.get_api_key_with_prefix(KEY)
        return {KEY: {"type": "api_key", "in": "header", "key": KEY, "value": value}}

    # What may be shown.

    def to_debug_report(self) -> str:
        """What support needs to know: versions, host, kind of credential, limits; no secret."""
        from jcapiv1.settings.debug_report import debug_report

        return debug_report(self)

    def __repr__(self) -> str:
        place = self.__dict__.get("host") or self.__dict__.get("region") or "built-in"
        try:
            credential = self.credential_in_force()
            if (sandbox := self.sandbox_in_force()) is not None:
                place = sandbox.url
        except ValueError as error:
            credential = f"not usable: {error}"
        return f"<{type(self).__name__} host={place!r} credential={credential!r}>"

    # Inside.

    def _credentials(self) -> tuple[Any, ...]:
        get = self.__dict__.get
        key = self.__dict__["api_key"].get(KEY)
        return get("access_token"), get("client_id"), get("client_secret"), key

    def _credential(self) -> tuple[Kind, Source, Any]:
        """Kind, source and value of the credential in force."""
        sandbox = self.sandbox_in_force()
        if sandbox is None:
            return self._set_credential()
        return ("api_key", "sandbox", sandbox.key) if sandbox.key else ("none", "sandbox", None)

    def _set_credential(self) -> tuple[Kind, Source, Any]:
        """The same, but for a sandbox.

        The sources are asked in turn, each for all kinds: a key set here is used even if the
        default or the environment has a token.
        """
        source: Source = "explicit"
        found = self._credentials()
        if (inherited := self._inherited) is not None:
            # What is still the default's own object has not been set here.
            here = tuple(None if f is i else f for f, i in zip(found, inherited, strict=True))
            if here == _NOTHING:
                source = "set_default"
            else:
                found = here
        if (environment := self._environment_in_force()) is not None:
            source = "environment"
            found = None, environment.client_id, environment.client_secret, environment.api_key
        access_token, client_id, client_secret, key = found
        if access_token:
            return "access_token", source, access_token
        if client_id or client_secret:
            return "client_credentials", source, (client_id, client_secret)
        return ("api_key", source, key) if key else ("none", source, None)

    def _environment_in_force(self, own_credential: bool = False) -> Environment | None:
        """The environment, while the credential comes from there.

        A credential set by the program keeps it out even if it is empty, as one is that was read
        from a variable or file that is missing: falling back could mean another tenant.
        """
        if self._environment is None or own_credential:
            return None
        own = self.__dict__
        if KEY in own["api_key"] or "refresh_api_key_hook" in own:
            return None
        return self._environment if self._credentials() == _NOTHING else None

    def _host(self, own_credential: bool = False) -> tuple[str, str]:
        """Name of the setting that the base address comes from, and the address."""
        own = self.__dict__
        if "host" in own:
            return "host", own["host"]
        region: str | None = own.get("region")
        if region is None and (environment := self._environment_in_force(own_credential)):
            if environment.api_url is not None:
                return API_URL, environment.api_url
            region = self.region
        return "region", REGIONS[region or "us"].host

    def warn_of_unused(self, *, own_credential: bool = False) -> None:
        """Warn once of what the environment sets in vain, for a call with such a credential."""
        environment, own = self._environment_in_force(own_credential), self.__dict__
        if own.get("_sandbox"):
            return
        region = own.get("region") or (environment.region if environment else None) or "us"
        tenant = own.get("org_id") or (environment.org_id if environment else None)
        host = self._host(own_credential)[1].rstrip("/")
        warn_of_unused({API_URL: host, REGION: region, ORG_ID: tenant})

    def _credential_header(
        self, kind: Kind, source: Source, value: Any
    ) -> tuple[str, Masked] | None:
        if source == "sandbox":
            return (KEY, value) if value else None
        if kind == "api_key":
            return self._key_header(source, value)
        return ("Authorization", Masked(f"Bearer {value}")) if kind == "access_token" else None

    def _key_header(self, source: Source, key: Any) -> tuple[str, Masked] | None:
        prefix = self.__dict__["api_key_prefix"].get(KEY)
        # Compared by identity; the cache keeps both alive.
        if (cached := self._header) is not None and cached[0] is key and cached[1] is prefix:
            return cached[2]
        name = API_KEY if source == "environment" else f"api_key[{KEY!r}]"
        value = self._prefixed(KEY, name, key)
        header = None if value is None else (KEY, value)
        self.__dict__["_header"] = key, prefix, header
        return header

    def _prefixed(self, identifier: str, name: str, key: Any) -> Masked | None:
        text = clean(name, key)
        prefix = self.api_key_prefix.get(identifier)
        if text and prefix:
            text = f"{clean(f'api_key_prefix[{identifier!r}]', prefix)} {text}"
        return Masked(text) if text else None


def _account(given: tuple[Any, Any]) -> tuple[str, Masked]:
    client_id, client_secret = given
    if not client_id or not client_secret:
        raise ValueError("a service account needs both client_id and client_secret")
    # Those of the environment are not checked yet, and cleaning twice changes nothing.
    return clean(CLIENT_ID, client_id), Masked(clean(CLIENT_SECRET, client_secret))


def _host_of(url: str) -> str:
    return parse_address("host", url).host


def _origin(url: str) -> str:
    return "/".join(url.split("/", 3)[:3])
