"""HTTP as such: methods, targets, framing, headers, connections."""

from __future__ import annotations

import gzip
import re
import socket
from email.utils import parsedate_to_datetime

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


def request(sandbox: Sandbox, line: str, *headers: str, body: bytes = b"") -> bytes:
    head = [line, "Host: sandbox", f"x-api-key: {sandbox.api_key}", *headers, "", ""]
    return "\r\n".join(head).encode() + body


def test_answers_have_the_headers_seen(http: Plain, acme: Organization) -> None:
    headers = http.get("/organizations").headers
    assert headers["content-type"] == "application/json; charset=utf-8"
    assert re.fullmatch(r'W/"[0-9a-f]+-[A-Za-z0-9+/]{27}"', headers["etag"])
    assert re.fullmatch(r"\d+\.\d{3}ms", headers["x-response-time"])
    assert re.fullmatch(r"[0-9a-f]{16}-[A-Z]{3}", headers["cf-ray"])
    assert parsedate_to_datetime(headers["date"]).tzinfo is not None
    assert not [name for name in headers if "ratelimit" in name or name == "retry-after"]


def test_each_answer_has_its_own_ray(http: Plain) -> None:
    assert len({http.get("/organizations").headers["cf-ray"] for _ in range(3)}) == 3


def test_an_entity_tag_is_worth_a_304(http: Plain, acme: Organization) -> None:
    tag = http.get("/organizations").headers["etag"]
    again = http.get("/organizations", headers={"If-None-Match": tag})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    acme.display_name = "Renamed"
    assert http.get("/organizations", headers={"If-None-Match": tag}).status == 200


def test_long_bodies_are_gzipped_for_those_who_ask(sandbox: Sandbox, http: Plain) -> None:
    for number in range(20):
        sandbox.organization(f"Tenant {number}")
    plain = http.get("/organizations")
    assert "content-encoding" not in plain.headers
    zipped = http.get("/organizations", headers={"Accept-Encoding": "br, gzip;q=0.5"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert gzip.decompress(zipped.body) == plain.body
    refused = http.get("/organizations", headers={"Accept-Encoding": "gzip;q=0"})
    assert refused.body == plain.body
    short = http.get("/organizations?limit=1", headers={"Accept-Encoding": "gzip"})
    assert "content-encoding" not in short.headers


def test_head_answers_like_get_without_the_body(http: Plain, acme: Organization) -> None:
    full, head = http.get("/organizations"), http("HEAD", "/organizations")
    assert (head.status, head.body) == (200, b"")
    for name in ("content-length", "content-type", "etag"):
        assert head.headers[name] == full.headers[name]
    assert http("HEAD", "/organizations", key="wrong").status == 401


def test_options_names_the_methods(http: Plain, ada: Administrator) -> None:
    answer = http("OPTIONS", f"/users/{ada.id}")
    assert answer.status == 200
    assert answer.headers["allow"] == answer.body.decode() == "GET,HEAD,PUT"
    assert http("OPTIONS", "/users", key=None).status == 302


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("POST", "/organizations", "GET,HEAD"),
        ("DELETE", "/users/5f0c1d2e3a4b5c6d7e8f9a0b", "GET,HEAD,PUT"),
        ("PATCH", "/users", "GET,HEAD"),
        ("GET", "/users/resettotp/5f0c1d2e3a4b5c6d7e8f9a0b", "POST"),
        ("HEAD", "/users/resettotp/5f0c1d2e3a4b5c6d7e8f9a0b", "POST"),
        ("POST", "/users/reactivate/5f0c1d2e3a4b5c6d7e8f9a0b", "GET,HEAD"),
        ("BREW", "/users", "GET,HEAD"),
        ("get", "/users", "GET,HEAD"),
    ],
)
def test_another_method_gets_405(http: Plain, method: str, path: str, allowed: str) -> None:
    answer = http(method, path)
    assert answer.status == 405
    assert answer.headers["allow"] == allowed


@pytest.mark.parametrize(
    "path", ["", "/", "/nowhere", "/users/a/b", "/organizations/5f0c1d2e3a4b5c6d7e8f9a0b/x",
             "/v2/users", "//users", "/Users"],
)  # fmt: skip
def test_an_unknown_path_of_the_api_gets_404(http: Plain, path: str) -> None:
    answer = http.get(path.replace("//", "/%2F"))
    assert answer.status == 404
    assert answer.json() == {"message": "Not Found", "error": "Not Found"}


@pytest.mark.parametrize("path", ["/", "/organizations", "/apiary", "/console"])
def test_off_the_api_there_is_a_page(http: Plain, path: str) -> None:
    answer = http.get("/" + path, key=None)
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_one_slash_at_the_end_changes_nothing(http: Plain, acme: Organization) -> None:
    assert http.get("/organizations/").ids == [acme.id]
    assert http.get("/users/?limit=1", tenant=acme).status == 200


def test_an_encoded_slash_belongs_to_its_segment(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    answer = http.get("/users/reactivate%2F5f0c1d2e3a4b5c6d7e8f9a0b", tenant=acme)
    assert answer.json()["message"] == "Not Found: administrator not found"
    assert sandbox.requests[-1].operation == "users_get"
    assert sandbox.requests[-1].path == "/api/users/reactivate%2F5f0c1d2e3a4b5c6d7e8f9a0b"


def test_dots_are_segments_like_others(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    for dots in (".", "..", "%2e%2e"):
        assert http.get(f"/users/{dots}", tenant=acme).status == 404
        assert sandbox.requests[-1].operation == "users_get"


def test_an_encoded_id_is_decoded(http: Plain, acme: Organization, ada: Administrator) -> None:
    encoded = "".join(f"%{ord(character):02X}" for character in ada.id)
    assert http.get(f"/users/{encoded}", tenant=acme).json()["_id"] == ada.id


@pytest.mark.parametrize("broken", ["%", "%2", "%zz", "%ff", "%+1"])
def test_a_path_that_cannot_be_decoded_gets_400(
    http: Plain, acme: Organization, broken: str
) -> None:
    assert http.get(f"/users/{broken}", tenant=acme).status == 400
    assert http.get(f"/users/{broken}", key="wrong").status == 401


def test_the_absolute_form_of_a_target_is_understood(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    line = "GET http://console.jumpcloud.com/api/organizations?limit=1 HTTP/1.1"
    answer = http.raw(request(sandbox, line))
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert acme.id.encode() in answer


def test_raw_utf_8_in_a_query_is_understood(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    odd = sandbox.organization("Zoë & Søn")
    line = "GET /api/organizations?filter=displayName:$eq:Zoë+%26+Søn HTTP/1.1"
    answer = http.raw(request(sandbox, line))
    assert odd.id.encode() in answer
    assert acme.id.encode() not in answer


def test_a_connection_is_kept_for_the_next_request(sandbox: Sandbox, http: Plain) -> None:
    http.get("/organizations")
    kept = http.connection.sock
    http("PUT", "/users/unknown", json_body={"firstname": "Ada"})
    http.get("/nowhere", key="wrong")
    http("HEAD", "/organizations")
    assert http.connection.sock is kept


def test_requests_may_be_sent_ahead(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    put = request(sandbox, "PUT /api/users/x HTTP/1.1", "Content-Length: 2", body=b"{}")
    get = request(sandbox, "GET /api/organizations?fields=_id HTTP/1.1", "Connection: close")
    answers = http.raw(put + get)
    assert re.findall(rb"HTTP/1.1 (\d+)", answers) == [b"401", b"200"]
    assert answers.endswith(b"}]}")


def test_http_1_0_gets_an_answer_and_a_close(sandbox: Sandbox, http: Plain) -> None:
    answer = http.raw(request(sandbox, "GET /api/organizations HTTP/1.0", "Connection: keep-alive"))
    assert b"\r\nconnection: close\r\n" in answer


def test_a_body_may_come_in_chunks(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    chunks = b'7\r\n{"first\r\ne\r\nname": "Grace"\r\n1\r\n}\r\n0\r\n\r\n'
    answer = http.raw(
        request(
            sandbox, f"PUT /api/users/{ada.id} HTTP/1.1", f"x-org-id: {acme.id}",
            "Content-Type: application/json", "Transfer-Encoding: chunked", body=chunks,
        )
    )  # fmt: skip
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert ada.firstname == "Grace"


def test_who_expects_100_is_told_to_continue(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    head = request(
        sandbox, f"PUT /api/users/{ada.id} HTTP/1.1", f"x-org-id: {acme.id}",
        "Content-Type: application/json", "Content-Length: 22", "Expect: 100-continue",
    )  # fmt: skip
    with socket.create_connection(http.address, timeout=10) as connection:
        connection.sendall(head)
        assert connection.recv(1024) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b'{"firstname": "Grace"}')
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize("size", [100 * 1024 + 1, 20 * 1024 * 1024])
def test_a_body_beyond_100_kib_gets_413(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator, size: int
) -> None:
    line = f"PUT /api/users/{ada.id} HTTP/1.1"
    head = request(sandbox, line, f"x-org-id: {acme.id}", f"Content-Length: {size}")
    with socket.create_connection(http.address, timeout=10) as connection:
        connection.sendall(head)
        try:
            connection.sendall(b" " * size)
        except ConnectionError:
            assert size > 16 * 1024 * 1024, "the rest of a body this long is read"
        else:
            assert connection.recv(65536).startswith(b"HTTP/1.1 413 ")
    assert sandbox.requests[-1].status == 413


PUT = b"PUT /api/users/x HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"nonsense\r\n\r\n",
        b"GET /api/organizations HTTP/7.0\r\n\r\n",
        PUT + b"Content-Length: -1\r\n\r\n",
        PUT + b"Content-Length: two\r\n\r\n",
        PUT + b"Transfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        PUT + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        PUT + b"Transfer-Encoding: gzip\r\n\r\nGET /login HTTP/1.1\r\n\r\n",
        PUT + b"Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        b"GET http://[broken/api HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_what_is_not_http_is_refused_and_closed(http: Plain, head: bytes) -> None:
    answer = http.raw(head)
    assert re.match(rb"HTTP/1.1 (400|505) ", answer)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert re.search(rb"\r\nconnection: close\r\n", answer, re.IGNORECASE)


CHUNKED = PUT + b"Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET /api/organizations HTTP/1.1\r\nx-api-key: KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: a\r\nHost: b\r\nx-api-key: KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: a b\r\nx-api-key: KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: u@h\r\nx-api-key: KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.0\r\nHost: a\r\nHost: b\r\nx-api-key: KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: x\r\nx-api-key : KEY\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: x\r\nx-api-key: KEY\r\n more\r\n\r\n",
        b"GET /api/organizations HTTP/1.1\r\nHost: x\r\nx-api-key: KEY\r\nnonsense\r\n\r\n",
        CHUNKED + b"\r\n2\r\n{}x\r\n0\r\n\r\n",
        CHUNKED + b"\r\n-2\r\n{}\r\n0\r\n\r\n",
        CHUNKED + b"\r\n0x2\r\n{}\r\n0\r\n\r\n",
        CHUNKED + b"\r\n2\n{}\r\n0\r\n\r\n",
        CHUNKED + b"\r\n0\r\nno trailer\r\n\r\n",
        CHUNKED + b"\r\n0\r\n" + b"a: b\r\n" * 200 + b"\r\n",
    ],
)
def test_what_two_readers_could_take_for_two_things_gets_400(
    sandbox: Sandbox, http: Plain, request_bytes: bytes
) -> None:
    answer = http.raw(request_bytes.replace(b"KEY", sandbox.api_key.encode()))
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.count(b"HTTP/1.1 ") == 1
    assert sandbox.requests == []


def test_http_1_0_needs_no_host(sandbox: Sandbox, http: Plain) -> None:
    answer = http.raw(
        f"GET /api/organizations HTTP/1.0\r\nx-api-key: {sandbox.api_key}\r\n\r\n".encode()
    )
    assert answer.startswith(b"HTTP/1.1 200 ")


def test_trailers_and_extensions_of_chunks_are_passed_over(
    sandbox: Sandbox, http: Plain, acme: Organization, ada: Administrator
) -> None:
    chunks = b'15;name="value"\r\n{"firstname":"Grace"}\r\n0;last\r\nX-Sum: 1\r\nY:\r\n\r\n'
    put = request(
        sandbox, f"PUT /api/users/{ada.id} HTTP/1.1", f"x-org-id: {acme.id}",
        "Content-Type: application/json", "Transfer-Encoding: chunked", body=chunks,
    )  # fmt: skip
    get = request(sandbox, "GET /api/organizations HTTP/1.1", "Connection: close")
    assert re.findall(rb"HTTP/1.1 (\d+)", http.raw(put + get)) == [b"200", b"200"]
    assert ada.firstname == "Grace"


def test_empty_lines_before_a_request_are_passed_over(sandbox: Sandbox, http: Plain) -> None:
    get = request(sandbox, "GET /api/organizations HTTP/1.1")
    answers = http.raw(b"\r\n" + get + b"\r\n\r\n" + get)
    assert re.findall(rb"HTTP/1.1 (\d+)", answers) == [b"200", b"200"]
    assert http.raw(b"\r\n" * 3) == b""


def test_a_long_body_does_no_harm_where_none_is_read(
    sandbox: Sandbox, http: Plain, ada: Administrator, acme: Organization
) -> None:
    body = b" " * (100 * 1024 + 1)
    assert http("GET", "/organizations", body=body).status == 200
    assert http("POST", f"/users/resettotp/{ada.id}", body=body, tenant=acme).status == 200


def test_a_client_that_goes_away_in_the_middle_does_no_harm(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    cut = request(sandbox, "PUT /api/users/x HTTP/1.1", "Content-Length: 50", body=b"{")
    assert http.raw(cut) == b""
    assert sandbox.requests == []
    assert http.get("/organizations").status == 200


def test_small_packets_are_not_held_back(
    sandbox: Sandbox, http: Plain, monkeypatch: pytest.MonkeyPatch
) -> None:
    options: list[tuple[int, ...]] = []
    real = socket.socket.setsockopt

    def watched(self: socket.socket, *args: int) -> None:
        options.append(args)
        real(self, *args)

    monkeypatch.setattr(socket.socket, "setsockopt", watched)
    http.raw(request(sandbox, "GET /api/organizations HTTP/1.1"))
    assert (socket.IPPROTO_TCP, socket.TCP_NODELAY, True) in options
