"""What holds for every test: nothing beyond loopback, no thread left, no setting of the shell."""

from __future__ import annotations

import gc
import ipaddress
import os
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from transport import Certificates

    from jcapiv1.sandbox import Sandbox

pytest_plugins = ["canary"]

ROOT = Path(__file__).resolve().parent.parent
# At the end: codegen is found in the checkout, jcapiv1 where it is installed.
sys.path.append(str(ROOT))

SAMPLE = 20
"""With `--sample`, one in so many cases of each parametrized test runs."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--sample",
        action="store_true",
        help=f"one in {SAMPLE} cases of each table, and few of Hypothesis' examples",
    )
    parser.addoption(
        "--whole",
        action="store_true",
        help="all cases of the largest tables, ten times the examples, and each thing as often"
        " as the rarest mistake needs",
    )


def pytest_configure(config: pytest.Config) -> None:
    # A time limit per example fails on a busy machine, and on no other.
    examples = 10 if config.getoption("sample") else 400 if config.getoption("whole") else 100
    settings.register_profile("project", deadline=None, max_examples=examples)
    settings.load_profile("project")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("sample"):
        cases = Counter[str]()
        kept, left_out = [], []
        for item in items:
            function = item.nodeid.partition("[")[0]
            (left_out if cases[function] % SAMPLE else kept).append(item)
            cases[function] += 1
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def pytest_collection_finish() -> None:
    """Take the tests themselves out of what the garbage collector looks through each time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether there is time for all of what usually runs in part."""
    return bool(request.config.getoption("whole"))


@pytest.fixture(scope="session")
def kills(whole: bool) -> int:
    """How often a process is killed in the middle of its job."""
    return 20 if whole else 10


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout's folder."""
    return ROOT


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """A running sandbox of its own."""
    from jcapiv1.sandbox import Sandbox

    with Sandbox() as running:
        yield running


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    """Certificates for TLS servers, made for this run."""
    from transport import make_certificates

    return make_certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No credential, tenant, host or proxy comes from the shell that started the tests."""
    for name in list(os.environ):
        if name.startswith("JUMPCLOUD_") or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    if environment := sys.modules.get("jcapiv1.settings.environment"):
        environment._warned.clear()  # what one test was warned of once, the next one is as well


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Each test ends the threads it started; a second is granted for those that are ending."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 1
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(max(0, deadline - time.monotonic()))
    left = [thread.name for thread in started if thread.is_alive()]
    assert not left, f"threads left by the test: {left}"


def _is_loopback(host: Any) -> bool:
    host = host.decode() if isinstance(host, bytes) else host
    if not host or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False


_resolve = socket.getaddrinfo
_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex


def _resolve_loopback(host: Any, *args: Any, **kwargs: Any) -> Any:
    if isinstance(host, str) and host.endswith(".invalid"):
        # RFC 6761: never resolves; said here, without asking a name server.
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    assert _is_loopback(host), f"a test asked for the address of {host!r}"
    return _resolve(host, *args, **kwargs)


def _refuse_beyond_loopback(sock: socket.socket, address: Any) -> None:
    if sock.family in (socket.AF_INET, socket.AF_INET6):
        assert _is_loopback(address[0]), f"a test tried to reach {address[0]!r}"


def _connect_loopback(sock: socket.socket, address: Any) -> None:
    _refuse_beyond_loopback(sock, address)
    _connect(sock, address)


def _connect_ex_loopback(sock: socket.socket, address: Any) -> int:
    _refuse_beyond_loopback(sock, address)
    return _connect_ex(sock, address)


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    """A connection or a look-up beyond loopback fails the test that tries it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", _resolve_loopback)
        patch.setattr(socket.socket, "connect", _connect_loopback)
        patch.setattr(socket.socket, "connect_ex", _connect_ex_loopback)
        yield
