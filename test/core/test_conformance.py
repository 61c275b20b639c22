"""The outcome table, on the wire: every operation of the contract, under every fault.

Each case says how many attempts the server saw, what the caller got, how long the client meant
to wait between attempts, and that the whole took no longer than its time-outs allow.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
import wire
from contract import BY_NAME, OPERATIONS, Described
from transport import Certificates, call, client_for

from jcapiv1 import exceptions
from jcapiv1.core.retry import RetryPolicy

RETRIES = 3
REPEATED = {
    "not sent": {"always", "unsent"},
    "throttled": {"always", "unsent"},
    "unavailable": {"always"},
    "interrupted": {"always"},
    "broken": set[str](),
    "final": set[str](),
}
"""The outcome table of docs/reliability.md, said once more so that the code cannot just agree."""

Patch = pytest.MonkeyPatch


class Fault(NamedTuple):
    """What goes wrong, and what the caller is told in the end."""

    name: str
    outcome: str
    error: type[exceptions.ApiException]
    step: Callable[[Certificates], wire.Step] | None = None
    """What the server does; None if it is not reached."""
    status: int = 0
    tls: bool = False
    start: Callable[[wire.Server, Patch], None] = lambda server, patch: None
    stop: Callable[[wire.Server, Patch], None] = lambda server, patch: None
    slow: bool = False
    """The client notices by its time-out only."""


def _status(status: int, error: type[exceptions.ApiException], outcome: str = "final") -> Fault:
    body = b'{"message": "no"}'
    return Fault(str(status), outcome, error, lambda _: wire.answer(status, body), status)


def _redirect(status: int) -> Fault:
    step = wire.answer(status, headers={"Location": "https://elsewhere.example/"})
    return Fault(
        f"redirect {status}", "final", exceptions.RedirectException, lambda _: step, status
    )


def _interruption(how: str, at: str) -> Fault:
    stalls = how == "stall"
    error = exceptions.TimeoutException if stalls else exceptions.TransportException
    step = wire.fault(how, at)
    return Fault(f"{how} at {at}", "interrupted", error, lambda _: step, slow=stalls)


def _nonsense(name: str, body: bytes) -> Fault:
    step = wire.answer(200, body)
    return Fault(name, "final", exceptions.DecodeException, lambda _: step, 200)


def _lose_name(server: wire.Server, patch: Patch) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    patch.setattr(socket, "getaddrinfo", fail)


FAULTS = [
    Fault(
        "name not resolved",
        "not sent",
        exceptions.ConnectException,
        start=_lose_name,
        stop=lambda server, patch: (patch.undo(), server.listen())[-1],
    ),
    Fault(
        "connection refused",
        "not sent",
        exceptions.ConnectException,
        stop=lambda server, patch: server.listen(),
    ),
    Fault(
        "connect time-out",
        "not sent",
        exceptions.TimeoutException,
        start=lambda server, patch: server.clog(),
        stop=lambda server, patch: server.listen(),
        slow=True,
    ),
    Fault(
        "TLS: wrong name",
        "final",
        exceptions.TLSException,
        lambda certificates: wire.present(certificates.wrong_name),
        tls=True,
    ),
    Fault(
        "TLS: unknown authority",
        "final",
        exceptions.TLSException,
        lambda certificates: wire.present(certificates.unknown_authority),
        tls=True,
    ),
    *(
        Fault(
            f"TLS handshake: {how}",
            "not sent",
            exceptions.TimeoutException if how == "stall" else exceptions.ConnectException,
            lambda _, how=how: wire.cut_handshake(how),
            tls=True,
            slow=how == "stall",
        )
        for how in ("close", "reset", "stall")
    ),
    _status(429, exceptions.TooManyRequestsException, "throttled"),
    *(
        _status(status, exceptions.ServiceException, "unavailable")
        for status in (500, 502, 503, 504)
    ),
    *(
        _interruption(how, at)
        for how in ("close", "reset", "stall")
        for at in ("start", "request", "headers", "body")
    ),
    Fault(
        "chunked body cut",
        "interrupted",
        exceptions.TransportException,
        lambda _: wire.chunked(b'{"results"', cut=True),
    ),
    *(_redirect(status) for status in (301, 302, 303, 307, 308)),
    _status(400, exceptions.BadRequestException),
    _status(401, exceptions.UnauthorizedException),
    _status(403, exceptions.ForbiddenException),
    _status(404, exceptions.NotFoundException),
    _status(408, exceptions.ApiException),
    _status(409, exceptions.ConflictException),
    _status(412, exceptions.ApiException),
    _status(422, exceptions.UnprocessableEntityException),
    _status(501, exceptions.ServiceException, "broken"),
    _status(522, exceptions.ServiceException, "broken"),
    _nonsense("an HTML page", b"<!DOCTYPE html><html></html>"),
    _nonsense("half a document", b'{"results": ['),
    _nonsense("another structure", b"[[]]"),
]

REPEATED_WRITES = [o for o in OPERATIONS if o.repeat == "always" and o.effect != "read"]

RAW = [
    Described(f"raw {verb}", verb, "/users/{id}", "", "unsent", True, None, "Userreturn")
    for verb in ("GET", "PUT")
]
"""A raw `call_api` without an operation: `unsent`, whatever its verb."""


def _reads_its_answer(operation: Described) -> bool:
    """Any body does for an operation that promises none, and any words for one that says a word."""
    return operation.returns not in (None, "str")


WHOLE = ("admin_totpreset_begin", "users_get", "users_put")
"""One operation of each kind, whose cases all run each time."""
STEP = 29
"""Of the others, one in so many cases runs; as a prime number it meets every fault."""


def _cases(whole: bool) -> list[Any]:
    cases = [
        (operation, fault, times)
        for operation in OPERATIONS + RAW
        for fault in FAULTS
        if fault.error is not exceptions.DecodeException or _reads_its_answer(operation)
        for times in ((1, None) if fault.slow else (1, RETRIES, None))
    ]
    return [
        pytest.param(
            *(operation, fault, times),
            id=f"{operation.name}-{fault.name}-{times or 'ever'}",
            marks=[pytest.mark.long] if fault.slow else [],
        )
        for number, (operation, fault, times) in enumerate(cases)
        if whole or operation.name in WHOLE or number % STEP == 0
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A sample, unless somebody asks for more of the table."""
    if metafunc.function is test_each_operation_under_each_fault:
        config = metafunc.config
        named = config.getoption("keyword") or any("[" in each for each in config.args)
        whole = bool(config.getoption("whole") or named)
        metafunc.parametrize(("operation", "fault", "times"), _cases(whole))


def test_each_operation_under_each_fault(
    operation: Described,
    fault: Fault,
    times: int | None,
    certificates: Certificates,
    monkeypatch: Patch,
) -> None:
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == times:
            fault.stop(server, monkeypatch)

    step = fault.step(certificates) if fault.step else None
    script = [step] * (times or RETRIES + 1) if step else []
    server = wire.Server(
        *script,
        wire.answer(200, operation.answer),
        tls=certificates.right if fault.tls else None,
        listening=step is not None,
    )
    policy = RetryPolicy(RETRIES, sleep=sleep, random=lambda: 1.0)
    limit = 0.15 if fault.slow else 5.0
    with server, client_for(server, retries=policy, ssl_ca_cert=certificates.authority) as client:
        fault.start(server, monkeypatch)
        began = time.monotonic()
        result: Any = None
        error: exceptions.ApiException | None = None
        try:
            result = call(client, operation, _request_timeout=(limit, limit))
        except exceptions.ApiException as raised:
            error = raised
        took = time.monotonic() - began

    repeated = operation.repeat in REPEATED[fault.outcome]
    attempts = (times or RETRIES) + 1 if repeated else 1
    assert len(waits) == attempts - 1
    assert waits == [0.5, 1.0, 2.0][: attempts - 1]
    assert took < limit * attempts + 1
    if step:
        assert server.attempts == attempts
    else:
        assert server.attempts == (1 if times and repeated else 0)

    if repeated and times:
        assert error is None
        assert server.requests[-1].method == operation.verb
        assert server.requests[-1].target == "/api" + operation.target
        assert operation.is_answered_by(result)
        return

    assert type(error) is fault.error
    assert error.status == fault.status
    assert error.attempts == attempts
    assert error.operation == (operation.name if operation in OPERATIONS else None)
    assert 0 <= error.elapsed <= took
    reads = operation.effect == "read"
    in_doubt = fault.outcome in ("interrupted", "unavailable", "broken")
    assert error.outcome_unknown == (in_doubt and not reads)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
@pytest.mark.parametrize("how", ["close", "reset"])
def test_an_idle_connection_found_closed_is_replaced_and_not_counted(
    operation: Described, how: str
) -> None:
    waits: list[float] = []
    policy = RetryPolicy(sleep=waits.append)
    script = [wire.answer(200, operation.answer, then=how), wire.answer(200, operation.answer)]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        call(client, operation)
        time.sleep(0.05)  # for the FIN or RST to arrive
        events: list[Any] = []
        client.configuration.on_attempt = events.append
        call(client, operation)

    assert (server.attempts, len(server.requests), server.connections) == (2, 2, 2)
    assert [event.attempt for event in events] == [1]
    assert waits == []


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_a_kept_alive_connection_that_dies_under_a_request_is_an_interruption(
    operation: Described,
) -> None:
    waits: list[float] = []
    policy = RetryPolicy(sleep=waits.append)
    good = wire.answer(200, operation.answer)
    script = [good, wire.close(), good]
    with wire.Server(*script) as server, client_for(server, retries=policy) as client:
        call(client, operation)
        if operation.repeat == "always":
            call(client, operation)
        else:
            with pytest.raises(exceptions.TransportException) as caught:
                call(client, operation)
            assert caught.value.outcome_unknown
            assert caught.value.attempts == 1

    repeats = operation.repeat == "always"
    assert len(server.requests) == (3 if repeats else 2)
    assert len(waits) == (1 if repeats else 0)


@pytest.mark.parametrize(
    ("last", "error"),
    [
        (wire.answer(429), exceptions.TooManyRequestsException),
        (wire.answer(404), exceptions.NotFoundException),
        (wire.answer(503), exceptions.ServiceException),
    ],
    ids=["429", "404", "503"],
)
@pytest.mark.parametrize("operation", REPEATED_WRITES, ids=lambda operation: operation.name)
def test_an_earlier_attempt_that_may_have_acted_leaves_the_outcome_unknown(
    operation: Described, last: wire.Step, error: type[exceptions.ApiException]
) -> None:
    policy = RetryPolicy(sleep=lambda _: None)
    with (
        wire.Server(wire.reset(), last) as server,
        client_for(server, retries=policy) as client,
        pytest.raises(error) as caught,
    ):
        call(client, operation)
    assert caught.value.outcome_unknown
    earlier = error is not exceptions.ServiceException
    assert ("an earlier attempt may have done it" in str(caught.value)) == earlier
    assert ("the server may have acted" in str(caught.value)) != earlier


@pytest.mark.parametrize("status", [404, 409, 429])
def test_a_refusal_of_the_only_attempt_is_certain(status: int) -> None:
    delete = BY_NAME["systems_delete"]
    with wire.Server(wire.answer(status)) as server, client_for(server, retries=0) as client:
        with pytest.raises(exceptions.ApiException) as caught:
            call(client, delete)
    assert not caught.value.outcome_unknown
    assert "may have" not in str(caught.value)


def test_the_table_covers_every_operation_of_the_contract() -> None:
    assert len(OPERATIONS) == 59
    assert {each.repeat for each in OPERATIONS} == {"always", "unsent"}
    everything = {(case.values[0].name, case.values[1].name) for case in _cases(whole=True)}
    assert {name for name, _ in everything} == {each.name for each in OPERATIONS + RAW}


def test_the_sample_meets_every_operation_and_every_fault() -> None:
    sample = _cases(whole=False)
    others = [case for case in sample if case.values[0].name not in WHOLE]
    assert {case.values[0].name for case in sample} == {each.name for each in OPERATIONS + RAW}
    assert {case.values[1].name for case in others} == {fault.name for fault in FAULTS}
    assert {case.values[2] for case in others} == {1, RETRIES, None}
