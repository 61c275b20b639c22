"""How requests go out on a connection, and which heads of answers are read or refused."""

from __future__ import annotations

import gzip
import socket
from typing import Any

import pytest
import wire
from contract import ID
from transport import Certificates, client_for, configuration_for
from tunnel import ESTABLISHED, client_through
from urllib3.exceptions import HTTPError, ProtocolError, ResponseNotChunked

import jcapiv1
from jcapiv1.exceptions import TransportException
from jcapiv1.rest import RESTClientObject, host_header
from jcapiv1.settings.addresses import parse_address

BODY = b'{"lastname": "L"}'
LENGTH = b"Content-Length: %d\r\n" % len(BODY)
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"


def answer_bytes(data: bytes, *, stay: bool = False) -> wire.Step:
    """Answer with exactly these bytes; `stay` keeps the connection for the next request."""

    def step(connection: wire.Connection) -> bool:
        if connection.read_request() is None:
            return False
        connection.send(data)
        if not stay:
            connection.end("close")
        return stay

    return step


def read(*data: bytes, stay: bool = False, **settings: Any) -> tuple[list[Any], wire.Server]:
    """A user for each of the answers, and the server that gave them."""
    with wire.Server(*(answer_bytes(d, stay=stay) for d in data)) as server:
        with client_for(server, retries=0, **settings) as client:
            return [jcapiv1.UsersApi(client).users_get(ID) for _ in data], server


READ = {
    "an interim answer before it": b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + OK + LENGTH,
    "two interim answers before it": b"HTTP/1.1 100 Continue\r\n\r\n" * 2 + OK + LENGTH,
    "an interim answer of another kind": b"HTTP/1.1 102 Processing\r\n\r\n" + OK + LENGTH,
    "no reason": b"HTTP/1.1 200\r\n" + LENGTH,
    "an empty reason": b"HTTP/1.1 200 \r\n" + LENGTH,
    "a header in two lines": OK + b"X-A: one\r\n\ttwo\r\n" + LENGTH,
    "a header without a value": OK + b"X-A:\r\n" + LENGTH,
    "a header that is not ASCII": OK + b"X-A: caf\xe9\r\n" + LENGTH,
    "the same length twice": OK + LENGTH + LENGTH,
    "a length of eighteen digits": OK + b"Content-Length: %018d\r\n" % len(BODY),
    "lines that end in LF alone": (OK + LENGTH).replace(b"\r\n", b"\n"),
    "no length, and an end": OK,
    "an older version": b"HTTP/1.0 200 OK\r\n" + LENGTH,
    "a version to come": b"HTTP/1.2 200 OK\r\n" + LENGTH,
}


@pytest.mark.parametrize("head", READ.values(), ids=READ)
def test_an_answer_is_read_with(head: bytes) -> None:
    users, _ = read(head + b"\r\n" + BODY)
    assert users[0].lastname == "L"


REFUSED = {
    "a line that is no header": OK + LENGTH + b"no header\r\n",
    "a header without a name": OK + LENGTH + b": value\r\n",
    "a space before the colon": OK + LENGTH + b"X-A : value\r\n",
    "a first header that goes on from none": OK + b" value\r\n" + LENGTH,
    "a carriage return in a value": OK + LENGTH + b"X-A: one\rX-B: two\r\n",
    "a NUL in a value": OK + LENGTH + b"X-A: one\0two\r\n",
    "two lengths": OK + LENGTH + b"Content-Length: 5\r\n",
    "a length that is less than nothing": OK + b"Content-Length: -1\r\n",
    "a length with a sign": OK + b"Content-Length: +%d\r\n" % len(BODY),
    "a length of a thousand digits": OK + b"Content-Length: " + b"9" * 1000 + b"\r\n",
    "a length of nineteen digits": OK + b"Content-Length: %019d\r\n" % len(BODY),
    "a length in other digits": OK + b"Content-Length: \xb2\r\n",
    "a header without end": OK + LENGTH + b"X-A: one\r\n" + b" more\r\n" * 1000,
    "another protocol": b"HTTP/2 200 OK\r\n" + LENGTH,
    "an empty line first": b"\r\n" + OK + LENGTH,
    "no status": b"HTTP/1.1\r\n" + LENGTH,
    "a status with a letter": b"HTTP/1.1 2x0 OK\r\n" + LENGTH,
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n" + LENGTH,
    "a version that is a digit alone": b"1 200 OK\r\n" + LENGTH,
    "a line of a hundred thousand characters": OK + LENGTH + b"X-A: %s\r\n" % (b"a" * 100_000),
    "a negative status": b"HTTP/1.1 -20 OK\r\n" + LENGTH,
    "a status that there is not": b"HTTP/1.1 000 OK\r\n" + LENGTH,
    "another protocol that nobody asked for": b"HTTP/1.1 101 Switching Protocols\r\n",
    "a space in the name of a header": OK + LENGTH + b"X A: value\r\n",
    "a name that is not ASCII": OK + LENGTH + b"X-\xc4: value\r\n",
    "a length after a blank that is none": OK + b"Content-Length:\xa0%d\r\n" % len(BODY),
    "a coding after a blank that is none": OK + b"Transfer-Encoding: \x0bchunked\r\n",
    "a coding that nobody asked for": OK + b"Transfer-Encoding: gzip, chunked\r\n" + LENGTH,
    "chunks beside a length": CHUNKED + LENGTH,
    "chunks in an older version": CHUNKED.replace(b"1.1", b"1.0"),
    "a coding on a second line": OK + b"Transfer-Encoding:\r\n chunked\r\n",
    "a length on a second line": OK + b"Content-Length:\r\n %d\r\n" % len(BODY),
    "half a version": b"HTTP/1. 200 OK\r\n" + LENGTH,
    "a version that is no digit": b"HTTP/1.x 200 OK\r\n" + LENGTH,
    "a version of two digits": b"HTTP/1.10 200 OK\r\n" + LENGTH,
    "a coding given twice": OK + b"Transfer-Encoding: chunked\r\n" * 2,
}


@pytest.mark.parametrize("head", REFUSED.values(), ids=REFUSED)
def test_an_answer_is_refused_with(head: bytes) -> None:
    with pytest.raises(TransportException) as caught:
        read(head + b"\r\n" + BODY)
    assert caught.value.outcome_unknown is False  # it only reads
    assert caught.value.attempts == 1


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200", OK, OK + b"X-A: o", OK + LENGTH])
def test_an_answer_that_ends_within_its_head_is_refused(head: bytes) -> None:
    with pytest.raises(TransportException):
        read(head)


@pytest.mark.parametrize("size", [b"10", b"0010", b"0" * 14 + b"10", b"10;a=b", b"10 ", b"10 ; a"])
def test_the_size_of_a_chunk_may_have_zeros_and_an_extension(size: bytes) -> None:
    body = b'{"lastname":"L"}'
    users, _ = read(CHUNKED + b"\r\n%s\r\n%s\r\n0\r\nX-A: b\r\n\r\n" % (size, body))
    assert users[0].lastname == "L"


TOO_LONG = [b"1" * 17, b"0" * 15 + b"10"]
NO_SIZES = [b"-1", b"-5", b"+10", b"0x10", b"1_0", b" 10", b"10\xa0", b"", *TOO_LONG]


@pytest.mark.parametrize("size", NO_SIZES)
def test_a_chunk_whose_size_is_no_number_is_refused(size: bytes) -> None:
    body = b'{"lastname":"L"}'
    with pytest.raises(TransportException):
        read(CHUNKED + b"\r\n%s\r\n%s\r\n0\r\n\r\n" % (size, body))


WRONG_ENDS = {
    "other bytes": b"10\r\n%sxx0\r\n\r\n",
    "none": b"10\r\n%s0\r\n\r\n",
    "half of it": b"10\r\n%s\n0\r\n\r\n",
    "a body that goes on": b"f\r\n%s\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("chunks", WRONG_ENDS.values(), ids=WRONG_ENDS)
def test_a_chunk_that_does_not_end_where_its_size_says_is_refused(chunks: bytes) -> None:
    with pytest.raises(TransportException):
        read(CHUNKED + b"\r\n" + chunks % b'{"lastname":"L"}')


@pytest.mark.parametrize("end", [b"", b"0", b"0\r\n" + b"X-A: b\r\n" * 200 + b"\r\n"])
def test_chunks_without_an_end_are_refused(end: bytes) -> None:
    with pytest.raises(TransportException):
        read(CHUNKED + b'\r\n10\r\n{"lastname":"L"}\r\n' + end)


def test_the_last_chunk_is_the_end_of_the_body_though_what_follows_it_is_cut() -> None:
    users, _ = read(CHUNKED + b'\r\n10\r\n{"lastname":"L"}\r\n0\r\nX-A')
    assert users[0].lastname == "L"


@pytest.mark.parametrize("end", [b"0\r\n\r\n", b"0\r\nX-A: b\r\n\r\n", b"0\n\n", b"0\nX-A: b\n\n"])
def test_a_connection_is_used_again_after_chunks(end: bytes) -> None:
    data = CHUNKED + b'\r\n10\r\n{"lastname":"L"}\r\n' + end
    users, server = read(data, data, stay=True, timeout=5)
    assert [user.lastname for user in users] == ["L", "L"]
    assert server.connections == 1


def streamed(data: bytes, amount: int | None = None, **options: Any) -> list[bytes]:
    with wire.Server(answer_bytes(data)) as server, client_for(server, timeout=5) as client:
        raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
        return list(raw.stream(amount, **options))


def test_a_body_that_is_cut_is_an_error_however_a_script_reads_it() -> None:
    data = OK + LENGTH + b"\r\n" + BODY[:5]
    with wire.Server(answer_bytes(data)) as server, client_for(server, timeout=5) as client:
        raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
        assert raw.read1(3) + raw.read1(100) == BODY[:5]
        with pytest.raises(ProtocolError, match=f"{len(BODY) - 5} more expected"):
            raw.read1(100)


@pytest.mark.parametrize("chunks", [*WRONG_ENDS.values(), b"-1\r\n%s", b"0x10\r\n%s\r\n0\r\n\r\n"])
def test_a_stream_of_chunks_is_read_as_strictly(chunks: bytes) -> None:
    with pytest.raises(HTTPError):
        streamed(CHUNKED + b"\r\n" + chunks % b'{"lastname":"L"}')


def test_a_stream_of_chunks_gives_them_as_they_come_and_no_longer_than_asked() -> None:
    data = CHUNKED + b"\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"
    assert streamed(data) == [b"ab", b"cde"]
    assert streamed(data, 2) == [b"ab", b"cd", b"e"]
    assert streamed(data, 1) == [b"a", b"b", b"c", b"d", b"e"]
    assert streamed(data, 0) == []


def test_a_stream_of_packed_chunks_is_unpacked() -> None:
    packed = gzip.compress(BODY)
    halves = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (packed[:9], packed[9:]))
    data = CHUNKED + b"Content-Encoding: gzip\r\n\r\n" + halves + b"0\r\n\r\n"
    assert b"".join(streamed(data)) == BODY
    assert b"".join(streamed(data, decode_content=False)) == packed


def test_chunks_of_an_answer_that_has_none_are_an_error_of_urllib3() -> None:
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server) as client:
        raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
        with pytest.raises(ResponseNotChunked):
            list(raw.read_chunked())
        raw.close()


def test_an_answer_without_content_is_not_waited_for_though_chunks_are_announced() -> None:
    data = b"HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"
    with wire.Server(answer_bytes(data, stay=True)) as server:
        with client_for(server, retries=0, timeout=5) as client:
            for _ in range(2):
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
    assert server.connections == 2  # a last chunk that may still come is for nobody


def test_an_answer_to_head_has_no_body_whatever_it_announces() -> None:
    steps = [answer_bytes(head + b"\r\n", stay=True) for head in (OK + LENGTH, CHUNKED, OK)]
    with wire.Server(*steps) as server, client_for(server, retries=0, timeout=5) as client:
        for _ in steps:
            assert client.call_api("/users", "HEAD")[1] == 200
    assert server.connections == 3  # a body that comes all the same is for nobody


def test_every_header_of_the_answer_is_there_by_any_case() -> None:
    head = OK + LENGTH + b"X-A: one\r\nSet-Cookie: a\r\nset-cookie: b\r\nX-B:  two \r\n three\r\n"
    with wire.Server(answer_bytes(head + b"\r\n" + BODY)) as server, client_for(server) as client:
        _, _, headers = jcapiv1.UsersApi(client).users_get_with_http_info(ID)
    assert (headers["x-a"], headers["X-B"]) == ("one", "two three")
    assert headers.getlist("Set-Cookie") == ["a", "b"]


KEPT = {
    "version 1.1": (OK + LENGTH, 1),
    "version 1.1 that closes": (OK + LENGTH + b"Connection: Close\r\n", 2),
    "an option that only sounds like it": (OK + LENGTH + b"Connection: x-close, closed\r\n", 1),
    "several options": (OK + LENGTH + b"Connection: x-a ,\tCLOSE , x-b\r\n", 2),
    "an option right before it": (OK + LENGTH + b"Connection: x-a,close\r\n", 2),
    "options in two headers": (OK + LENGTH + b"Connection: x\r\nConnection: close\r\n", 2),
    "version 1.0 with another option": (
        b"HTTP/1.0 200 OK\r\nConnection: no-keep-alive\r\n" + LENGTH,
        2,
    ),
    "version 1.0": (b"HTTP/1.0 200 OK\r\n" + LENGTH, 2),
    "version 1.0 that stays": (b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n" + LENGTH, 1),
}


@pytest.mark.parametrize(("head", "connections"), KEPT.values(), ids=KEPT)
def test_a_connection_is_used_again_if_the_server_keeps_it(head: bytes, connections: int) -> None:
    data = head + b"\r\n" + BODY
    users, server = read(data, data, stay=True)
    assert [user.lastname for user in users] == ["L", "L"]
    assert server.connections == connections


def test_a_raw_answer_given_back_unread_is_not_taken_for_the_next_one() -> None:
    first = OK + b"Content-Length: 60\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\n{}"
    second = OK + LENGTH + b"\r\n" + BODY
    with wire.Server(answer_bytes(first, stay=True), answer_bytes(second)) as server:
        with client_for(server, connection_pool_maxsize=1) as client:
            api = jcapiv1.UsersApi(client)
            raw: Any = api.users_get(ID, _preload_content=False)
            raw.release_conn()
            assert api.users_get(ID).lastname == "L"
    assert server.connections == 2


def in_a_tunnel(certificates: Certificates, *, kept: bool) -> wire.Step:
    """What a proxy does that hands on one answer, and then keeps the connection or closes it."""

    def tunnel(connection: wire.Connection) -> bool:
        connection.read_request()
        connection.send(ESTABLISHED)
        connection.file = None
        connection.handshake(certificates.right)
        connection.read_request()
        connection.send(OK + LENGTH + b"\r\n" + BODY)
        return kept

    return tunnel


def test_behind_a_proxy_it_is_no_reason_to_send_the_next_request_to_the_proxy(
    certificates: Certificates,
) -> None:
    with wire.Server(in_a_tunnel(certificates, kept=True)) as proxy:
        with client_through(proxy, certificates) as client:
            raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
            raw.release_conn()
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    assert [request.method for request in proxy.requests] == ["CONNECT", "GET"] * 2
    assert proxy.connections == 2


def test_head_and_body_go_out_in_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    send = socket.socket.sendall

    def sendall(sock: socket.socket, data: Any) -> None:
        if bytes(data).startswith(b"PUT"):
            sent.append(bytes(data))
        send(sock, data)

    monkeypatch.setattr(socket.socket, "sendall", sendall)
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_put(ID, {"lastname": "L"})
    assert len(sent) == 1
    assert sent[0].endswith(b'\r\n\r\n{"lastname":"L"}')


@pytest.mark.parametrize("text", ["a\r\nx-b: c", "a\nb", "a\rb", "a\0b"])
def test_a_header_that_would_be_two_is_not_sent_by_any_way(text: str) -> None:
    with wire.Server() as server, client_for(server) as client:
        rest: RESTClientObject = client.rest_client
        with pytest.raises(ValueError, match="CR, LF or NUL"):
            rest.request("GET", f"{server.url}/users", headers={"x-a": text})
        with pytest.raises(ValueError, match="not one word"):
            rest.request(f"GET{text}", f"{server.url}/users")
    assert server.requests == []


@pytest.mark.parametrize("method", ["GET /other HTTP/1.1", "G\u0118T", "GET\t"])
def test_a_method_that_is_not_one_word_is_not_sent_and_shows_no_secret(method: str) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="not one word") as caught:
            client.call_api("/users", method)
    assert caught.value.__context__ is None
    assert server.requests == []


def test_a_head_that_cannot_be_written_does_not_travel_in_the_error() -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="not Latin-1") as caught:
            client.rest_client.request("GET", f"{server.url}/users", headers={"x-a": "\u0118"})
    assert type(caught.value) is ValueError  # an error of encoding holds what it could not encode
    assert caught.value.__context__ is None


def test_a_header_may_hold_all_of_latin_1() -> None:
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server) as client:
        client.set_default_header("X-Place", "caf\xe9 \xff")
        jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests[0].headers["x-place"] == "caf\xe9 \xff"


def test_a_request_says_how_long_its_body_is_if_it_could_have_one() -> None:
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server) as client:
        api = jcapiv1.UsersApi(client)
        api.users_get(ID)
        api.users_put(ID, {"lastname": "L"})
        api.admin_totpreset_begin(ID)
    lengths = [request.headers.get("content-length") for request in server.requests]
    assert lengths == [None, "16", "0"]


def test_a_raw_answer_is_one_of_urllib3() -> None:
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server, timeout=5) as client:
        raw: Any = jcapiv1.UsersApi(client).users_get(ID, _preload_content=False)
        assert (raw.version, raw.version_string) == (11, "HTTP/1.1")
        assert raw.geturl() == f"/api/users/{ID}"
        raw.shutdown()  # ends a read of another thread
        assert raw.read1() in (b"", BODY)
        raw.close()


def test_what_frames_the_body_is_not_for_a_script_to_say() -> None:
    with wire.Server(wire.answer(body=BODY)) as server, client_for(server) as client:
        client.set_default_header("Content-Length", "3")
        client.set_default_header("Transfer-Encoding", "chunked")
        jcapiv1.UsersApi(client).users_put(ID, {"lastname": "L"})
    headers = server.requests[0].headers
    assert headers["content-length"] == "16"
    assert "transfer-encoding" not in headers


@pytest.mark.parametrize("write", [str.lower, str.upper, str.title])
def test_each_header_that_frames_a_request_goes_out_once_however_it_is_written(write: Any) -> None:
    given = {"Content-Length": "3", "Transfer-Encoding": "chunked", "Host": "elsewhere.example"}
    headers = {write(name): value for name, value in given.items()}
    with wire.Server() as server, client_for(server) as client:
        client.rest_client.request("PUT", f"{server.url}/users", headers=headers, body={})
    lines = server.requests[0].raw.partition(b"\r\n\r\n")[0].lower().split(b"\r\n")[1:]
    assert sorted(lines) == [b"content-length: 2", b"host: elsewhere.example"]


@pytest.mark.parametrize(
    "name", ["", "x a", "x:a", "x-a:", "x\r\ny", "x\x7f", "x-\xe4", " x", "x\t"]
)
def test_a_header_whose_name_is_not_one_word_is_not_sent_by_any_way(name: str) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="not one word") as caught:
            client.rest_client.request("GET", f"{server.url}/users", headers={name: "secret"})
        client.rest_client.request("GET", f"{server.url}/users")  # nothing else of it was sent
    assert "secret" not in str(caught.value)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://console.jumpcloud.com", "console.jumpcloud.com"),
        ("https://console.jumpcloud.com:443/api", "console.jumpcloud.com"),
        ("https://console.jumpcloud.com:80/api", "console.jumpcloud.com:80"),
        ("http://[::1]:8080/api", "[::1]:8080"),
        ("http://127.0.0.1/api", "127.0.0.1"),
    ],
)
def test_the_host_header_names_the_port_if_it_is_not_the_usual_one(url: str, host: str) -> None:
    assert host_header(parse_address("host", url)) == host


def test_a_proxy_is_asked_for_the_whole_address() -> None:
    with wire.Server(wire.answer(body=BODY)) as proxy:
        address = proxy.url.removesuffix("/api")
        configuration = configuration_for(proxy, proxy=address, allow_insecure_http=True)
        configuration.host = "http://jumpcloud.example/api"
        with jcapiv1.ApiClient(configuration) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    assert proxy.requests[0].target == f"http://jumpcloud.example:80/api/users/{ID}"
    assert proxy.requests[0].headers["host"] == "jumpcloud.example"


def test_through_a_tunnel_the_server_is_asked_as_without(certificates: Certificates) -> None:
    with wire.Server(in_a_tunnel(certificates, kept=False)) as proxy:
        with client_through(proxy, certificates) as client:
            assert jcapiv1.UsersApi(client).users_get(ID).lastname == "L"
    connect, request = proxy.requests
    assert (connect.method, connect.target) == ("CONNECT", "jumpcloud.example:443")
    assert "x-api-key" not in connect.headers
    assert (request.method, request.target) == ("GET", f"/api/users/{ID}")
    assert request.headers["host"] == "jumpcloud.example"
