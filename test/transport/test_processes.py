"""Clients across processes: what a fork inherits, what a pickle holds."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil
import threading
import time
from collections.abc import Callable
from typing import Any

import canary
import pytest
import wire
from contract import ID
from interpreter import run
from parallel import in_child, needs_fork
from transport import Certificates, client_for

import jcapiv1
from jcapiv1 import exceptions
from jcapiv1.settings import logs

LOCKS = (type(threading.Lock()), type(threading.RLock()), threading.Condition, threading.Semaphore)


def echo(request: wire.Request) -> tuple[bytes, bytes]:
    """Answer with the id that was asked for."""
    return wire.response(body=b'{"_id": "%s"}' % request.target.rpartition("/")[2].encode())


@needs_fork
@pytest.mark.parametrize("tls", [False, True], ids=["plain", "TLS"])
def test_a_child_drops_the_inherited_connections_without_closing_them(
    certificates: Certificates, tls: bool
) -> None:
    with wire.Server(wire.reply(echo), tls=certificates.right if tls else None) as server:
        with client_for(server, ssl_ca_cert=certificates.authority) as client:
            api = jcapiv1.UsersApi(client)
            assert api.users_get("parent-1").id == "parent-1"

            def work() -> None:
                assert api.users_get("child-1").id == "child-1"
                client.close()

            in_child(work)
            in_child(work)
            assert api.users_get("parent-2").id == "parent-2"
    # One connection of the parent, which outlived both children, and one of each child.
    assert server.connections == 3
    assert [request.target for request in server.requests] == [
        f"/api/users/{name}" for name in ("parent-1", "child-1", "child-1", "parent-2")
    ]


@needs_fork
def test_a_child_that_only_ends_leaves_the_parents_connection_alone() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        api.users_get("before")
        in_child(client.close)
        in_child(lambda: None)
        api.users_get("after")
    assert server.connections == 1


@needs_fork
def test_asynchronous_calls_work_in_a_child() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        assert api.users_get("parent", async_req=True).get(5).id == "parent"

        def work() -> None:
            assert api.users_get("child", async_req=True).get(5).id == "child"
            client.close()

        in_child(work)
        assert api.users_get("parent", async_req=True).get(5).id == "parent"


@needs_fork
def test_a_fork_during_a_call_of_another_thread_does_not_lock_the_child() -> None:
    with wire.Server(wire.stall()) as server, client_for(server, retries=0) as client:
        api = jcapiv1.UsersApi(client)
        call = api.users_get(ID, async_req=True, _request_timeout=1)
        while not server.requests:
            time.sleep(0.005)

        def work() -> None:
            with pytest.raises(exceptions.TimeoutException):
                api.users_get(ID, _request_timeout=0.2)

        in_child(work)
        with pytest.raises(exceptions.TimeoutException):
            call.get(5)


@needs_fork
def test_a_fork_while_another_thread_switches_logging_does_not_lock_the_child() -> None:
    with logs._state.lock:

        def work() -> None:
            configuration = jcapiv1.Configuration(debug=True)
            configuration.debug = False

        in_child(work)


@needs_fork
def test_no_lock_that_a_module_holds_is_inherited_by_a_child() -> None:
    """Held by the module itself or by an object of its own that it holds."""
    names = [
        found.name
        for found in pkgutil.walk_packages(jcapiv1.__path__, "jcapiv1.")
        if not found.name.endswith("__main__")
    ]
    modules = [importlib.import_module(name) for name in names]

    def locks() -> dict[str, object]:
        places = {f"{m.__name__}.{name}": value for m in modules for name, value in vars(m).items()}
        for place, value in list(places.items()):
            if type(value).__module__.startswith("jcapiv1"):
                inner = getattr(value, "__dict__", {})
                places |= {f"{place}.{name}": each for name, each in inner.items()}
        return {place: value for place, value in places.items() if isinstance(value, LOCKS)}

    before = locks()
    assert {"jcapiv1.api_client._setup", "jcapiv1.settings.logs._state.lock"} <= before.keys()

    def work() -> None:
        after = locks()
        assert not [name for name in before if after[name] is before[name]]

    in_child(work)


def test_a_client_can_be_handed_to_a_worker_process() -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_get("here")
        done = run(
            "import jcapiv1, pickle\n"
            f"client = pickle.loads(bytes.fromhex({pickle.dumps(client).hex()!r}))\n"
            "print(jcapiv1.UsersApi(client).users_get('there').id)"
        )
    assert done.stdout == "there\n"
    assert [request.headers["x-api-key"] for request in server.requests] == [canary.KEY] * 2


TWINS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda it: pickle.loads(pickle.dumps(it)),
    "oldest pickle": lambda it: pickle.loads(pickle.dumps(it, protocol=2)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}
twins = pytest.mark.parametrize("twin", TWINS.values(), ids=TWINS)


@twins
def test_a_configuration_is_copied_with_its_credentials(twin: Callable[[Any], Any]) -> None:
    first = jcapiv1.Configuration(
        host="https://jumpcloud.example/api", api_key={"x-api-key": canary.KEY}, timeout=7
    )
    second = twin(first)
    assert (second.host, second.api_key, second.timeout) == (
        first.host,
        first.api_key,
        first.timeout,
    )
    second.api_key["x-api-key"] = "another"
    assert first.api_key["x-api-key"] == canary.KEY


@twins
def test_a_client_and_its_api_object_are_copied_and_work(twin: Callable[[Any], Any]) -> None:
    with wire.Server(wire.reply(echo)) as server, client_for(server) as client:
        client.set_default_header("X-Trace", "t-1")
        api = jcapiv1.UsersApi(client)
        api.users_get("first")
        for second in (twin(api), jcapiv1.UsersApi(twin(client))):
            assert second.users_get("second").id == "second"
            second.api_client.close()
        view = twin(client.for_organization("a" * 24))
        jcapiv1.UsersApi(view).users_get("third")
        view.close()
    assert {request.headers["x-api-key"] for request in server.requests} == {canary.KEY}
    assert {request.headers["x-trace"] for request in server.requests} == {"t-1"}
    assert server.requests[-1].headers["x-org-id"] == "a" * 24


@twins
def test_a_policy_is_copied(twin: Callable[[Any], Any]) -> None:
    second = twin(jcapiv1.RetryPolicy(2, base=1.0, cap=3.0, max_retry_after=9.0))
    assert repr(second) == "RetryPolicy(retries=2, base=1.0, cap=3.0, max_retry_after=9.0)"
    assert second.wait("not sent", "always", 1, None, 100.0) is not None


CLASSES = [
    value
    for value in vars(exceptions).values()
    if isinstance(value, type) and issubclass(value, exceptions.ApiException)
]


@twins
@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_every_exception_is_copied_whole(
    kind: type[exceptions.ApiException], twin: Callable[[Any], Any]
) -> None:
    error = kind(418, "a reason")
    error.body, error.headers = '{"message": "words"}', {"x-request-id": "r-1"}
    error.operation, error.attempts, error.elapsed = "users_put", 3, 1.5
    error.retry_after, error.outcome_unknown = 7.0, True
    if isinstance(error, exceptions.DecodeException):
        error.path = "results[0]"
    second = twin(error)
    assert type(second) is kind
    assert vars(second) == vars(error)
    assert (str(second), repr(second), second.args) == (str(error), repr(error), error.args)
    assert (second.message, second.request_id) == ("words", "r-1")


@twins
@pytest.mark.parametrize(
    "step",
    [
        wire.answer(429, b'{"message": "slow down"}', {"Retry-After": "3"}),
        wire.answer(200, b"<html>"),
        wire.answer(302, headers={"Location": "https://elsewhere.example/"}),
        wire.reset(),
    ],
    ids=["refusal", "nonsense", "redirect", "reset"],
)
def test_what_a_call_raises_is_copied_whole(step: wire.Step, twin: Callable[[Any], Any]) -> None:
    with wire.Server(step) as server, client_for(server, retries=0) as client:
        with pytest.raises(exceptions.ApiException) as caught:
            jcapiv1.UsersApi(client).users_put(ID)
    error, second = caught.value, twin(caught.value)
    assert type(second) is type(error)
    assert str(second) == str(error)
    for name in ("status", "reason", "body", "operation", "attempts", "elapsed", "retry_after"):
        assert getattr(second, name) == getattr(error, name)
    assert second.outcome_unknown == error.outcome_unknown
    assert second.headers == error.headers
