"""How large an answer may be: counted after decompression, refused with flat memory."""

from __future__ import annotations

import gzip
import signal
import tracemalloc
import zlib
from typing import Any

import pytest
import wire
from contract import ID
from transport import client_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy
from jcapiv1.exceptions import ResponseTooLargeException, TransportException

LIMIT = 1 << 20


def _gzipped(body: bytes, encoding: str = "gzip") -> wire.Step:
    return wire.answer(body=body, headers={"Content-Encoding": encoding})


def _endless(connection: wire.Connection) -> bool:
    connection.read_request()
    connection.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        connection.send(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


TOO_LONG = {
    "a gzip bomb": wire.bomb(64),
    "a bomb in a bomb": _gzipped(gzip.compress(gzip.compress(b" " * (64 << 20))), "gzip, gzip"),
    "a deflate bomb nobody asked for": _gzipped(zlib.compress(b" " * (64 << 20)), "deflate"),
    "a long plain body": wire.answer(body=b" " * (4 * LIMIT)),
    "chunks without end": _endless,
    "one byte too much": wire.answer(body=b"{" + b" " * (LIMIT - 1) + b"}"),
}


@pytest.mark.parametrize("step", TOO_LONG.values(), ids=TOO_LONG)
def test_a_body_beyond_the_limit_is_refused_with_flat_memory(step: wire.Step) -> None:
    with wire.Server(step) as server, client_for(server, max_response_bytes=LIMIT) as client:
        tracemalloc.start()
        try:
            with pytest.raises(ResponseTooLargeException) as caught:
                jcapiv1.UsersApi(client).users_put(ID, {"lastname": "Meyer"})
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 8 * LIMIT
    assert caught.value.status == 200
    assert "max_response_bytes" in str(caught.value)
    assert caught.value.attempts == server.attempts == 1


MANY = {
    "objects": b"{},",
    "objects in another status": b"{},",
    "arrays": b"[],",
    "numbers": b"1,",
    "objects with texts": b'{"a\\\\":"b\\""},',
}


@pytest.mark.parametrize(("name", "value"), MANY.items(), ids=MANY)
def test_many_small_values_are_refused_before_they_take_memory(name: str, value: bytes) -> None:
    """15 kB on the wire would otherwise become hundreds of megabytes."""
    limit = 4 * LIMIT
    body = gzip.compress(b'{"results":[' + value * ((limit - 100) // len(value)) + b"{}]}")
    status = 400 if "status" in name else 200
    step = wire.answer(status, body, {"Content-Encoding": "gzip"})
    with wire.Server(step) as server, client_for(server, max_response_bytes=limit) as client:
        tracemalloc.start()
        try:
            with pytest.raises(jcapiv1.ApiException) as caught:
                jcapiv1.UsersApi(client).users_list()
            assert caught.value.message is None
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert peak < 8 * limit
    if status == 200:
        assert type(caught.value) is ResponseTooLargeException
        assert "more values than max_response_bytes allows" in str(caught.value.reason)


@pytest.mark.long
def test_many_values_within_the_limit_are_read() -> None:
    record = b'{"firstname":"{,[","roles":["a","b"],"apiKeyHash":{"prefix":"x"}}'
    body = b'{"results":[' + b",".join([record] * 15_000) + b"]}"
    with wire.Server(wire.answer(body=body)) as server:
        with client_for(server, max_response_bytes=LIMIT) as client:
            found = jcapiv1.UsersApi(client).users_list().results
    assert found is not None
    assert len(found) == 15_000


def test_the_limit_itself_is_within_it() -> None:
    body = b"{" + b" " * (LIMIT - 2) + b"}"
    with wire.Server(wire.answer(body=body)) as server:
        with client_for(server, max_response_bytes=LIMIT) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).id is None


def test_the_limit_is_64_mebibytes_by_default() -> None:
    assert jcapiv1.Configuration().max_response_bytes == 64 * 1024 * 1024


UNREADABLE = {
    "too long": {"body": b" " * (2 * LIMIT)},
    "not compressed as it says": {"body": b"{}", "headers": {"Content-Encoding": "gzip"}},
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize(
    ("status", "error", "attempts"),
    [
        (302, jcapiv1.RedirectException, 1),
        (401, jcapiv1.UnauthorizedException, 1),
        (429, jcapiv1.TooManyRequestsException, 2),
        (503, jcapiv1.ServiceException, 1),
    ],
)
def test_an_error_whose_body_cannot_be_read_is_what_its_status_says(
    body: dict[str, Any], status: int, error: type[jcapiv1.ApiException], attempts: int
) -> None:
    with wire.Server(wire.answer(status, **body)) as server:
        with client_for(server, max_response_bytes=LIMIT, retries=RetryPolicy(1)) as client:
            with pytest.raises(error) as caught:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert caught.value.attempts == server.attempts == attempts
    assert caught.value.outcome_unknown is (status == 503)


def test_a_connection_with_half_a_body_in_it_is_not_used_again() -> None:
    with wire.Server(wire.answer(body=b" " * (2 * LIMIT)), wire.answer()) as server:
        with client_for(server, max_response_bytes=LIMIT) as client:
            with pytest.raises(ResponseTooLargeException):
                jcapiv1.UsersApi(client).users_get(ID)
            jcapiv1.UsersApi(client).users_get(ID)
    assert server.connections == 2


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer signals")
@pytest.mark.parametrize("at", ["request", "headers", "body"])
def test_a_connection_that_was_interrupted_by_a_person_is_not_used_again(at: str) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with wire.Server(wire.stall(at), wire.answer()) as server, client_for(server) as client:
        before = signal.signal(signal.SIGALRM, interrupt)
        signal.setitimer(signal.ITIMER_REAL, 0.1)
        try:
            with pytest.raises(KeyboardInterrupt):
                jcapiv1.UsersApi(client).users_put(ID)
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        assert jcapiv1.UsersApi(client).users_get(ID).id is None
    assert (len(server.requests), server.connections) == (2, 2)


@pytest.mark.parametrize(
    "step",
    [
        wire.answer(body=b"{}"),
        wire.chunked(b"{", b"}"),
        wire.chunked(gzip.compress(b"{}"), headers={"Content-Encoding": "gzip"}),
        wire.answer(204, b""),
    ],
    ids=["length", "chunks", "gzip in chunks", "no content"],
)
def test_a_connection_that_was_read_to_the_end_is_used_again(step: wire.Step) -> None:
    with wire.Server(step) as server, client_for(server) as client:
        for _ in range(3):
            jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert (len(server.requests), server.connections) == (3, 1)


def test_only_gzip_is_asked_for() -> None:
    with wire.Server() as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests[0].headers["accept-encoding"] == "gzip"


def test_a_gzipped_answer_is_read() -> None:
    body = gzip.compress(b'{"_id": "%s"}' % ID.encode())
    with wire.Server(_gzipped(body)) as server, client_for(server) as client:
        assert jcapiv1.UsersApi(client).users_get(ID).id == ID


def test_what_is_not_gzip_as_it_says_is_a_decode_error() -> None:
    with wire.Server(_gzipped(b"{}")) as server, client_for(server) as client:
        with pytest.raises(jcapiv1.DecodeException) as caught:
            jcapiv1.UsersApi(client).users_put(ID)
    assert caught.value.status == 200
    assert caught.value.attempts == server.attempts == 1


def test_a_gzipped_answer_that_is_cut_is_not_a_whole_one() -> None:
    body = gzip.compress(b'{"_id": "%s", "email": "%s"}' % (ID.encode(), b"x" * 5000))[:-12]
    with wire.Server(_gzipped(body)) as server, client_for(server, retries=0) as client:
        with pytest.raises((jcapiv1.DecodeException, TransportException)):
            jcapiv1.UsersApi(client).users_get(ID)


def test_a_raw_response_is_handed_over_unread() -> None:
    with wire.Server(wire.answer(body=b" " * 4 * LIMIT)) as server:
        with client_for(server, max_response_bytes=LIMIT) as client:
            response = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
            assert response.status == 200
            assert len(response.read()) == 4 * LIMIT
            response.release_conn()
