"""The settings of a client: each with its built-in value, what it accepts, and what it means."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from jcapiv1.security.credentials import clean
from jcapiv1.security.text import did_you_mean
from jcapiv1.settings.logs import LOGGER, SharedFileHandler, SharedStreamHandler, handler_of, switch
from jcapiv1.settings.validation import (
    DEFAULT_TIMEOUT,
    DictSetting,
    Setting,
    Timeout,
    count,
    flag,
    function,
    host_name,
    instance_of,
    log_format,
    path,
    path_characters,
    per_second,
    proxy_url,
    retries,
    text,
    to_timeout,
    url,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypedDict

    from typing_extensions import Self

    from jcapiv1.settings.validation import Path, Retries, Secret, TimeoutLike

    Hook = Callable[[Any], object]

    class Keywords(TypedDict, total=False):
        """What `Configuration` takes by keyword: its settings."""

        host: str | None
        region: str | None
        org_id: Secret | None
        api_key: Mapping[str, Any] | None
        api_key_prefix: Mapping[str, str] | None
        refresh_api_key_hook: Hook | None
        access_token: Secret | None
        client_id: Secret | None
        client_secret: Secret | None
        token_url: str | None
        username: str | None
        password: str | None
        timeout: TimeoutLike | None
        retries: Retries
        requests_per_second: float | None
        max_response_bytes: int | None
        client_side_validation: bool | None
        on_attempt: Hook | None
        verify_ssl: bool | None
        ssl_ca_cert: Path | None
        cert_file: Path | None
        key_file: Path | None
        assert_hostname: str | bool | None
        allow_insecure_http: bool | None
        proxy: str | None
        connection_pool_maxsize: int | None
        safe_chars_for_path_param: str | None
        temp_folder_path: Path | None
        debug: bool | None
        logger: Mapping[str, logging.Logger] | None
        logger_file: Path | None
        logger_format: str | None
        logger_formatter: logging.Formatter | None
        logger_stream_handler: logging.Handler | None
        logger_file_handler: logging.Handler | None


__all__ = ["Settings", "copied", "setting_names"]

_DICTIONARIES = frozenset(("api_key", "api_key_prefix", "logger"))
_HANDLERS = frozenset(("logger_file_handler", "logger_stream_handler"))
_LOGGING = _HANDLERS | {"debug", "logger_file", "logger_format", "logger_formatter"}

_formatter = instance_of(logging.Formatter)
_handler = instance_of(logging.Handler)


class Settings:
    """What is set is kept in the object, what is built in stays in the class.

    An attribute that does not exist is an error that suggests the nearest one. Setting None
    restores the built-in value.
    """

    # As whom.

    api_key = DictSetting()
    """API keys by name; JumpCloud's is "x-api-key". str or bytes; white space around is dropped.

    Holds what the program has set, never the key of the environment.
    """
    api_key_prefix = DictSetting()
    """Words to put before the keys, by the same names."""
    refresh_api_key_hook: Setting[Hook | None, Hook] = Setting(None, function)
    """Called with the configuration before each use of the credential, to set a fresh one.

    With a hook the credential is the program's own: the environment is not used.
    """
    access_token: Setting[str | None, Secret] = Setting(None, clean)
    """A bearer token; beats client credentials and key."""
    client_id: Setting[str | None, Secret] = Setting(None, clean)
    """A service account's id, to fetch a bearer token with; beats the key."""
    client_secret: Setting[str | None, Secret] = Setting(None, clean)
    """The secret that goes with `client_id`."""
    token_url: Setting[str | None, str] = Setting(None, url)
    """Where the service account fetches its token; unless set, the region's own address."""
    username: Setting[str, str] = Setting("", text)
    """For `get_basic_auth_token`; the API itself takes no user name."""
    password: Setting[str, str] = Setting("", text)
    """The same."""

    # How long, how often, how much.

    timeout: Setting[Timeout, TimeoutLike] = Setting(DEFAULT_TIMEOUT, to_timeout)
    """Seconds for the whole call, (connect, read), or (connect, read, whole call).

    Reads as `Timeout(connect, read, total)`; what is not given stays at 10, 60 and 300.
    """
    retries: Setting[Retries, Retries] = Setting(None, retries)
    """How often to repeat at most, 0 for never; a RetryPolicy; None for the built-in policy."""
    requests_per_second: Setting[float | None, float] = Setting(None, per_second)
    """Most attempts that one client begins in a second, in each process; None for no bound.

    Holds from the first call. After a 429 a client slows down in any case.
    """
    max_response_bytes: Setting[int, int] = Setting(64 * 1024 * 1024, count)
    """Longest body of an answer, counted after decompression."""
    client_side_validation: Setting[bool, bool] = Setting(True, flag)
    """Whether arguments are checked before anything is sent."""
    on_attempt: Setting[Hook | None, Hook] = Setting(None, function)
    """Called with the facts of every attempt, for metrics and tracing."""

    # By which way; these hold from a client's first connection.

    verify_ssl: Setting[bool, bool] = Setting(True, flag)
    """Whether the server's certificate is checked."""
    ssl_ca_cert: Setting[str | None, Path] = Setting(None, path)
    """File of the certificates to trust, in place of certifi's."""
    cert_file: Setting[str | None, Path] = Setting(None, path)
    """The client's own certificate."""
    key_file: Setting[str | None, Path] = Setting(None, path)
    """The key of `cert_file`."""
    assert_hostname: Setting[str | bool | None, str | bool] = Setting(None, host_name)
    """Name to expect in the certificate if it is not the host's; False not to compare."""
    allow_insecure_http: Setting[bool, bool] = Setting(False, flag)
    """Whether credentials may travel over plain http to another machine."""
    proxy: Setting[str | None, str] = Setting(None, proxy_url)
    """URL of a proxy; "" for none. Unless set, the environment's; never used for loopback."""
    connection_pool_maxsize: Setting[int, int] = Setting(64, count)
    """Most connections of one client; each is opened when it is needed."""
    safe_chars_for_path_param: Setting[str, str] = Setting("", path_characters)
    r"""Characters not to encode in path values; `/`, `\`, `?`, `#` and `%` are dropped from it."""
    temp_folder_path: Setting[str | None, Path] = Setting(None, path)
    """Kept for scripts that set it; no operation writes files."""

    # What to log; these act on the logger "jcapiv1" alone.

    debug: Setting[bool, bool] = Setting(False, flag)
    """Whether that logger is at DEBUG and writes, to stderr unless `logger_file` is set."""
    logger_file: Setting[str | None, Path] = Setting(None, path)
    """File that it appends to."""
    logger_format: Setting[str, str] = Setting("%(asctime)s %(levelname)s %(message)s", log_format)
    """Format of its lines; setting it makes a new `logger_formatter`."""

    @property
    def logger_formatter(self) -> logging.Formatter:
        """The formatter of the handlers that `debug` and `logger_file` add."""
        return self.__dict__.get("logger_formatter") or logging.Formatter(self.logger_format)

    @logger_formatter.setter
    def logger_formatter(self, value: logging.Formatter | None) -> None:
        self._keep("logger_formatter", value, _formatter)

    @property
    def logger_stream_handler(self) -> logging.Handler | None:
        """The handler that `debug` has added, None if there is none; one set takes its place."""
        handler = handler_of(self)
        added = handler if isinstance(handler, SharedStreamHandler) else None
        return self.__dict__.get("logger_stream_handler", added)

    @logger_stream_handler.setter
    def logger_stream_handler(self, value: logging.Handler | None) -> None:
        self._keep("logger_stream_handler", value, _handler)

    @property
    def logger_file_handler(self) -> logging.Handler | None:
        """The handler that `logger_file` has added; as for `logger_stream_handler`."""
        handler = handler_of(self)
        added = handler if isinstance(handler, SharedFileHandler) else None
        return self.__dict__.get("logger_file_handler", added)

    @logger_file_handler.setter
    def logger_file_handler(self, value: logging.Handler | None) -> None:
        self._keep("logger_file_handler", value, _handler)

    @property
    def logger(self) -> dict[str, logging.Logger]:
        """The loggers "package_logger" and "urllib3_logger", to look at; neither is altered."""
        found: dict[str, logging.Logger] | None = self.__dict__.get("logger")
        if found is None:
            found = {"package_logger": LOGGER, "urllib3_logger": logging.getLogger("urllib3")}
            self.__dict__["logger"] = found
        return found

    @logger.setter
    def logger(self, value: Mapping[str, logging.Logger] | None) -> None:
        self._keep("logger", value, lambda _, loggers: dict(loggers))

    # How settings are set and copied.

    if not TYPE_CHECKING:  # with these a type checker would accept any name

        def __setattr__(self, name: str, value: Any) -> None:
            if not hasattr(type(self), name):
                raise AttributeError(_unknown(type(self), name))
            before = self.__dict__.get(name)
            object.__setattr__(self, name, value)
            if name in _LOGGING:
                if name == "logger_format":
                    self.__dict__.pop("logger_formatter", None)
                try:
                    self._switch_logging()
                except OSError:
                    object.__setattr__(self, name, before)
                    raise

        def __getattr__(self, name: str) -> Any:
            raise AttributeError(_unknown(type(self), name))

    def __copy__(self) -> Self:
        copy = type(self).__new__(type(self))
        copy.__dict__.update(copied(self.__dict__))
        copy._switch_logging()
        return copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        # Hooks, policies and handlers are the program's, and shared.
        return self.__copy__()

    def __getstate__(self) -> dict[str, Any]:
        state = copied(self.__dict__)
        return {name: state[name] for name in state if name not in _HANDLERS}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._switch_logging()

    def _keep(self, name: str, value: Any, check: Callable[[str, Any], Any]) -> None:
        if value is None:
            self.__dict__.pop(name, None)
        else:
            self.__dict__[name] = check(name, value)

    def _switch_logging(self) -> None:
        own = self.__dict__
        if _LOGGING.isdisjoint(own) and handler_of(self) is None:
            return
        switch(
            self,
            debug=self.debug,
            path=self.logger_file,
            formatter=self.logger_formatter,
            stream_handler=own.get("logger_stream_handler"),
            file_handler=own.get("logger_file_handler"),
        )


def copied(state: dict[str, Any]) -> dict[str, Any]:
    """What is set on a configuration, with dictionaries of its own."""
    own = state.copy()  # another thread may be setting an attribute
    return {name: dict(v) if name in _DICTIONARIES else v for name, v in own.items()}


def setting_names(cls: type[Settings]) -> list[str]:
    """The names that `Configuration` takes by keyword."""
    return [n for n in dir(cls) if isinstance(getattr(cls, n), (Setting, property)) and n[0] != "_"]


def _unknown(cls: type[Settings], name: str) -> str:
    # Probing for special methods, as copy and pickle do, is no typing error.
    hint = "" if name.startswith("_") else did_you_mean(name, [n for n in dir(cls) if n[0] != "_"])
    return f"{cls.__name__} has no attribute {name!r}{hint}"
