"""What a setting is, and which values each kind of setting takes."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, Protocol, TypeVar, cast, overload

from jcapiv1.security.credentials import clean
from jcapiv1.settings.addresses import REGIONS, parse_address

if TYPE_CHECKING:
    from typing import TypeAlias

    from typing_extensions import Self

    TimeoutLike: TypeAlias = float | tuple[float | None, ...] | list[float | None]
    Retries: TypeAlias = "int | Policy | None"
    Path: TypeAlias = str | os.PathLike[str]
    Secret: TypeAlias = str | bytes

__all__ = ["DEFAULT_TIMEOUT", "DictSetting", "Setting", "Timeout", "to_timeout"]

_ENDS_A_HOST = frozenset("/?#[]\\")

Read = TypeVar("Read")
Write = TypeVar("Write")


class Timeout(NamedTuple):
    """Seconds: for connecting and for each read of an attempt, and for the whole call."""

    connect: float
    read: float
    total: float


DEFAULT_TIMEOUT: Final = Timeout(10.0, 60.0, 300.0)

LONGEST_TIMEOUT: Final = 4_000_000.0
"""46 days; on Windows a lock cannot wait much longer."""


class Policy(Protocol):
    """A retry policy, as far as settings know it: `jcapiv1.RetryPolicy` or a stand-in.

    It also has `clock`, `now` and `sleep`, which pyright would take for methods here.
    """

    def wait(
        self, outcome: str, repeat: str, attempt: int, retry_after: float | None, left: float
    ) -> float | None: ...


def to_timeout(name: str, value: Any) -> Timeout:
    """A number bounds the whole call; a pair is (connect, read), a triple adds the whole call.

    What is not given, or None in a pair or triple, is built in: there is always a bound for the
    whole, which a pair that is longer moves.
    """
    base = DEFAULT_TIMEOUT
    if not isinstance(value, (tuple, list)):
        return Timeout(base.connect, base.read, seconds(name, value))
    given = cast("Sequence[Any]", value)
    if len(given) not in (2, 3):
        raise ValueError(f"{name} is a number, (connect, read) or (connect, read, whole call)")
    connect = base.connect if given[0] is None else seconds(name, given[0])
    read = base.read if given[1] is None else seconds(name, given[1])
    if len(given) == 3 and given[2] is not None:
        return Timeout(connect, read, seconds(name, given[2]))
    return Timeout(connect, read, max(base.total, connect + read))


def seconds(name: str, value: Any) -> float:
    """A number of seconds that Python can wait for."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} is given in seconds, not as {type(value).__name__}")
    if not 0 < value <= LONGEST_TIMEOUT:  # not so for NaN either
        raise ValueError(
            f"{name} is {value}: it must be more than 0 and at most {LONGEST_TIMEOUT:.0f} seconds"
        )
    return float(value)


class HasTimeout(Protocol):
    """Settings, as far as `durations_of` reads them."""

    @property
    def timeout(self) -> Any: ...  # a descriptor, which pyright takes for itself


def durations_of(settings: HasTimeout, request_timeout: Any) -> tuple[float, float, float]:
    """Seconds for connecting, for each wait for bytes, and for the whole call.

    A number bounds the whole call, and nothing inside it sooner. A pair bounds connect and read
    of each attempt; the configured whole stays in force unless the pair alone is longer.
    """
    connect, read, total = settings.timeout
    if request_timeout is not None:
        if isinstance(request_timeout, (tuple, list)):
            pair = cast("tuple[Any, ...]", request_timeout)
            if len(pair) != 2:
                raise ValueError("_request_timeout is a number, or a pair (connect, read)")
            connect, read = (seconds("_request_timeout", part) for part in pair)
            total = max(total, connect + read)
        else:
            connect = read = total = seconds("_request_timeout", request_timeout)
    return connect, read, total


class Setting(Generic[Read, Write]):
    """An attribute of `Configuration`: its built-in value, and a check of what it is set to.

    `check(name, value)` returns what is kept, or raises TypeError or ValueError. Setting None
    restores the built-in value.
    """

    __slots__ = ("check", "default", "name")

    def __init__(self, default: Read, check: Callable[[str, Write], Read]) -> None:
        self.default = default
        self.check = check
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> Read: ...
    def __get__(self, instance: object | None, owner: type) -> Any:
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance: object, value: Write | None) -> None:
        if value is None:
            instance.__dict__.pop(self.name, None)
        else:
            instance.__dict__[self.name] = self.check(self.name, value)


class DictSetting(Setting[dict[str, Any], Mapping[str, Any]]):
    """A dictionary of the configuration's own: what is set is copied, so that none is shared."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__({}, mapping)

    def __set__(self, instance: object, value: Mapping[str, Any] | None) -> None:
        super().__set__(instance, {} if value is None else value)


def flag(name: str, value: Any) -> bool:
    """True or False; not a text, since "false" would count as true."""
    if value not in (True, False):
        raise TypeError(f"{name} is True or False, not {type(value).__name__}")
    return bool(value)


def count(name: str, value: Any) -> int:
    """A whole number from 1."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is a whole number, not {type(value).__name__}")
    if value < 1:
        raise ValueError(f"{name} is {value}: it must be at least 1")
    return value


def per_second(name: str, value: Any) -> float:
    """So many times a second."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError(f"{name} is a number, not {type(value).__name__}")
    if not 0 < value < float("inf"):  # not so for NaN either
        raise ValueError(f"{name} is {value}: it must be more than 0")
    return float(value)


# By its parts, since this floor knows no RetryPolicy and tests may bring a stand-in.
_PARTS_OF_A_POLICY = ("wait", "clock", "now", "sleep")


def retries(name: str, value: Any) -> Any:
    """A whole number from 0, or a retry policy."""
    if isinstance(value, int) and not isinstance(value, bool):
        if value < 0:
            raise ValueError(f"{name} is {value}: it must be at least 0, which means no repeat")
    elif not all(callable(getattr(value, part, None)) for part in _PARTS_OF_A_POLICY):
        raise TypeError(f"{name} is a whole number or a RetryPolicy, not {type(value).__name__}")
    return value


def text(name: str, value: Any) -> str:
    """A str; the message does not show it."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be str, not {type(value).__name__}")
    return value


def path(name: str, value: Any) -> str:
    """A file's or folder's path, as str."""
    if not isinstance(value, (str, os.PathLike)):
        raise TypeError(f"{name} must be a path, not {type(value).__name__}")
    return os.fspath(cast("str | os.PathLike[str]", value))


def function(name: str, value: Any) -> Any:
    """Something that can be called."""
    if not callable(value):
        raise TypeError(f"{name} must be callable, not {type(value).__name__}")
    return value


def host_name(name: str, value: Any) -> str | bool:
    """What to expect in the certificate: a host name, or False not to compare it."""
    return value if isinstance(value, bool) else text(name, value)


def mapping(name: str, value: Any) -> dict[str, Any]:
    """A copy of a mapping; the message does not show it."""
    if not isinstance(value, Mapping):
        raise TypeError(
            f"{name} is a dict such as {{'x-api-key': ...}}, not {type(value).__name__}"
        )
    return dict(cast("Mapping[str, Any]", value))


def instance_of(kind: type[Any]) -> Callable[[str, Any], Any]:
    """A check for objects of a class, which are kept as they are."""

    def check(name: str, value: Any) -> Any:
        if not isinstance(value, kind):
            raise TypeError(f"{name} must be a {kind.__name__}, not {type(value).__name__}")
        return value

    return check


def region_name(name: str, value: Any) -> str:
    """One of JumpCloud's regions, whatever the case."""
    chosen = text(name, value).strip().lower()
    if chosen not in REGIONS:
        raise ValueError(f"{name} must be one of {', '.join(map(repr, REGIONS))}")
    return chosen


def url(name: str, value: Any) -> str:
    """An address without user information, query and fragment."""
    address = text(name, value).strip()
    parse_address(name, address)
    return address


def proxy_url(name: str, value: Any) -> str:
    """A proxy's URL, which may hold a user and password; `http` if it names no scheme."""
    address = clean(name, value)
    if not address:
        return ""
    if "://" not in address:
        address = f"http://{address}"
    scheme, _, rest = address.partition("://")
    if scheme.lower() not in ("http", "https"):
        raise ValueError(f"{name} must be an http or https URL")
    login, _, place = rest.rpartition("@")
    if not _ENDS_A_HOST.isdisjoint(login):  # whatever reads the URL takes a part of it for the host
        raise ValueError(f"{name}: user and password must be percent-encoded")
    parse_address(name, f"{scheme}://{place}")
    return address


def log_format(name: str, value: Any) -> str:
    """A format of the logging module; ValueError from there if it is none."""
    logging.Formatter(text(name, value))
    return cast(str, value)


def path_characters(name: str, value: Any) -> str:
    r"""Characters that path values may hold unencoded, without those that would change the path.

    `/`, `\`, `?`, `#`, `%` and everything outside printable ASCII are left out.
    """
    return "".join(c for c in text(name, value) if "!" <= c <= "~" and c not in "/\\?#%")
