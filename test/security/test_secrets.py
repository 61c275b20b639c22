"""No secret gets out, whatever a call comes to and whatever the server sends back.

Every kind of secret is set to a canary; everything that a person, a log or another process may
see of a call is then searched for it. `canary.py` searches the whole test run besides.
"""

from __future__ import annotations

import base64
import copy
import logging
import pickle
import socket
import traceback
import warnings
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import canary
import pytest
import wire
from contract import ID, OPERATIONS
from transport import Certificates, call, configuration_for

import jcapiv1
from jcapiv1.core.retry import RetryPolicy
from jcapiv1.exceptions import ApiException
from jcapiv1.security.escapes import LONGEST_SEARCHED

ALL = [
    canary.KEY,
    canary.TOKEN,
    canary.CLIENT_SECRET,
    canary.PASSWORD,
    canary.PROXY_PASSWORD,
    canary.COOKIE,
    canary.HEADER,
]
USER, CLIENT_ID = "somebody", "service-account-1"


def spelled(secret: str) -> list[str]:
    """The ways in which a server may send a secret back."""
    encoded = [
        encode(secret.encode()).decode() for encode in (base64.b64encode, base64.urlsafe_b64encode)
    ]
    without_padding = [each.rstrip("=") for each in encoded]
    return [secret, quote(secret, safe=""), secret.replace("/", "\\/"), *encoded, *without_padding]


def sent_back(request: wire.Request, secrets: list[str]) -> str:
    """What a server may send back: the request's own headers, and every other secret."""
    headers = [
        request.headers.get(name, "")
        for name in (
            "authorization",
            "cookie",
            "x-api-key",
            "x-session-token",
            "proxy-authorization",
        )
    ]
    basic = base64.b64encode(f"{USER}:{canary.PASSWORD}".encode()).decode()
    return " ".join([*headers, basic, *(each for secret in secrets for each in spelled(secret))])


Answer = Callable[[str], tuple[bytes, bytes | None]]
"""Head and body from what is to be sent back; no body where the connection ends with the head."""


def _text(status: int, form: str, content_type: str = wire.JSON) -> Answer:
    return lambda secret: wire.response(
        status, form.replace("SECRET", secret).encode(), {"Content-Type": content_type}
    )


def _header(status: int, name: str, form: str = "SECRET", body: bytes = b"{}") -> Answer:
    return lambda secret: wire.response(status, body, {name: form.replace("SECRET", secret)})


def _raw(form: bytes) -> Answer:
    return lambda secret: (form.replace(b"SECRET", secret.encode()), None)


def _escaped(form: str, escape: Callable[[str], str], status: int = 400) -> Answer:
    """Each character of the secrets written by `escape`."""
    return lambda secret: _text(status, form)("".join(map(escape, secret)))


def _header_name(secret: str) -> tuple[bytes, bytes]:
    """A header for each secret that can be the name of one, in capitals for every other."""
    words = [word for word in secret.split() if word.replace("-", "").isalnum()]
    names = {f"X-{word if i % 2 else word.upper()}": "1" for i, word in enumerate(words)}
    return wire.response(400, b"{}", names)


ANSWERS: dict[str, Answer] = {
    "JSON escapes": _escaped('{"message": "SECRET"}', lambda c: f"\\u{ord(c):04x}"),
    "JSON escapes in capitals": _escaped('{"error": "SECRET"}', lambda c: f"\\u{ord(c):04X}"),
    "some JSON escapes": _escaped(
        '{"message": "SECRET"}', lambda c: f"\\u{ord(c):04x}" if c in "c4-" else c
    ),
    "JSON in JSON": _escaped(
        '{"message": "{\\"a\\": \\"SECRET\\"}"}', lambda c: f"\\\\u{ord(c):04x}"
    ),
    "JSON escapes in half a document": _escaped('{"a": "SECRET', lambda c: f"\\u{ord(c):04x}", 200),
    "needless percent escapes": _escaped("SECRET", lambda c: f"%{ord(c):02x}"),
    "HTML escapes by number": _escaped("<p>SECRET</p>", lambda c: f"&#{ord(c)};", 500),
    "a name of a header": _header_name,
    "a message": _text(400, '{"message": "SECRET"}'),
    "an error": _text(401, '{"error": "Unauthorized: SECRET"}'),
    "an error in an object": _text(403, '{"error": {"message": "SECRET"}}'),
    "plain text": _text(404, "no such thing: SECRET", "text/plain"),
    "HTML": _text(500, "<html>SECRET</html>", "text/html"),
    "HTML with status 200": _text(200, "<html>SECRET</html>", "text/html"),
    "half a document": _text(200, '{"email": "SECRET"'),
    "another structure": _text(200, '{"email": {"SECRET": 1}, "results": {"SECRET": 1}}'),
    "an odd date": _text(200, '{"created": "SECRET", "results": [{"created": "SECRET"}]}'),
    "a number that is text": _text(200, '{"sessionCount": "SECRET", "totalCount": "SECRET"}'),
    "a good answer": _text(200, '{"email": "SECRET", "new": "SECRET"}'),
    "a header": _header(400, "X-Echo"),
    "a request id": _header(503, "X-Request-Id"),
    "a ray": _header(200, "CF-Ray"),
    "a cookie": _header(409, "Set-Cookie"),
    "a challenge": _header(401, "WWW-Authenticate", 'Bearer realm="SECRET"'),
    "a wait": _header(429, "Retry-After"),
    "a content type": _header(422, "Content-Type"),
    "a content encoding": _header(200, "Content-Encoding"),
    "a content length": _raw(b"HTTP/1.1 200 OK\r\nContent-Length: SECRET\r\n\r\n{}"),
    "a target": _header(302, "Location", "https://evil.example/SECRET?key=SECRET"),
    "a target with a user": _header(307, "Location", "https://SECRET:SECRET@evil.example/"),
    "a login page": _header(302, "Location", "/login?next=SECRET"),
    "a reason": lambda secret: wire.response(418, b"", reason=secret),
    "a reason of a good answer": lambda secret: wire.response(200, b"[", reason=secret),
    "a status line": _raw(b"SECRET\r\n\r\n"),
    "a status that is no number": _raw(b"HTTP/1.1 SECRET\r\n\r\n"),
    "a header without a colon": _raw(b"HTTP/1.1 200 OK\r\nX: y\r\nSECRET\r\nZ: 1\r\n\r\n[]"),
    "a chunk size": _raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nSECRET\r\n"),
    "half a head": _raw(b"HTTP/1.1 200 OK\r\nX-Echo: SECRET"),
    "half a body": _raw(b"HTTP/1.1 500 Error\r\nContent-Length: 9999\r\n\r\nSECRET"),
    "nothing": _raw(b""),
}


TOKEN_ANSWER = wire.response(body=b'{"access_token": "%s"}' % canary.TOKEN.encode())


def echoing(answer: Answer, credential: str, *, at_token: bool = False) -> wire.Step:
    """Answer every request with the client's secrets; one for a token only if `at_token`."""

    def step(connection: wire.Connection) -> bool:
        request = connection.read_request()
        if request is None:
            return False
        if request.target.endswith("/token") and not at_token:
            connection.send(b"".join(TOKEN_ANSWER))
            return True
        head, body = answer(sent_back(request, HELD[credential]))
        connection.send(head + (body or b""))
        return body is not None

    return step


CREDENTIALS: dict[str, dict[str, Any]] = {
    "key": {"api_key": {"x-api-key": canary.KEY}},
    "prefixed key": {
        "api_key": {"x-api-key": canary.KEY},
        "api_key_prefix": {"x-api-key": "Bearer"},
    },
    "token": {"access_token": canary.TOKEN, "api_key": {"x-api-key": canary.KEY}},
    "service account": {"client_id": CLIENT_ID, "client_secret": canary.CLIENT_SECRET},
    "default header": {"api_key": {}},
}


ALWAYS_HELD = [canary.PASSWORD, canary.PROXY_PASSWORD, canary.COOKIE, canary.HEADER]
HELD = {
    "key": [canary.KEY, *ALWAYS_HELD],
    "prefixed key": [canary.KEY, *ALWAYS_HELD],
    "token": [canary.KEY, canary.TOKEN, *ALWAYS_HELD],
    "service account": [canary.CLIENT_SECRET, *ALWAYS_HELD],
    "default header": [canary.TOKEN, *ALWAYS_HELD],
}
"""What a client knows to be secret, besides a token that it has fetched."""


def client_of(server: wire.Server, credential: str, **settings: Any) -> jcapiv1.ApiClient:
    """A client that holds every kind of secret and sends one kind of credential."""
    settings = {
        "username": USER,
        "password": canary.PASSWORD,
        "proxy": f"http://user:{canary.PROXY_PASSWORD}@127.0.0.1:9",  # never used for loopback
        "token_url": server.url + "/token",
        "retries": RetryPolicy(1, sleep=lambda _: None),
        **CREDENTIALS[credential],
        **settings,
    }
    client = jcapiv1.ApiClient(configuration_for(server, **settings), cookie=canary.COOKIE)
    client.set_default_header("X-Session-Token", canary.HEADER)
    if credential == "default header":
        client.set_default_header("Authorization", f"Bearer {canary.TOKEN}")
    return client


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """The exception and everything that travels with it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def all_of(error: BaseException) -> Iterator[str]:
    """Every way to look at an exception."""
    yield "".join(traceback.format_exception(error))
    for each in chain(error):
        yield from (str(each), repr(each), repr(each.args), repr(vars(each)))
    twin = pickle.loads(pickle.dumps(error))
    yield from (str(twin), repr(vars(twin)), pickle.dumps(error).decode("latin-1"))
    yield str(copy.deepcopy(error))
    if isinstance(error, ApiException):
        yield from (str(error.message), str(error.request_id), str(error.headers))


class Records(logging.Handler):
    """Everything that any logger says, as a formatter would write it."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [logging.Formatter("%(name)s %(message)s").format(record), repr(vars(record))]


@pytest.fixture
def records() -> Iterator[list[str]]:
    """What is logged, by all loggers at all levels."""
    handler, root = Records(), logging.getLogger()
    root.addHandler(handler)
    yield handler.lines
    root.removeHandler(handler)


def search(*texts: str) -> None:
    for text in texts:
        assert not canary.shows(text)


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
@pytest.mark.parametrize("credential", CREDENTIALS)
def test_no_secret_is_shown_whatever_the_server_sends_back(
    credential: str,
    answer: Answer,
    records: list[str],
    capfd: pytest.CaptureFixture[str],
) -> None:
    events: list[str] = []
    with wire.Server(echoing(answer, credential)) as server:
        client = client_of(server, credential, debug=True)
        client.configuration.on_attempt = lambda event: events.append(repr(event))
        with client, warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            for name in ("users_put", "users_list", "users_reactivate_get"):
                arguments = [] if name == "users_list" else [ID]
                try:
                    getattr(jcapiv1.UsersApi(client), name)(*arguments)
                except ApiException as error:
                    search(*all_of(error))
        search(repr(client), repr(client.configuration), client.configuration.to_debug_report())
        client.configuration.debug = False

    asked = [request for request in server.requests if request.target != "/api/token"]
    assert len(asked) >= 3
    assert all(canary.shows(str(request.headers)) for request in asked)
    assert records
    assert events
    out, err = capfd.readouterr()
    assert "jcapiv1" in err or "users_put" in err
    search(out, err, *records, *events, *(str(each.message) for each in warned))


TOKEN_ANSWERS = {
    name: answer for name, answer in ANSWERS.items() if name not in ("a good answer", "a ray")
} | {
    "a token of another type": _text(200, '{"access_token": ["SECRET"]}'),
    "a token with a line break": _text(200, '{"access_token": "SECRET\\n"}'),
    "another name": _text(200, '{"accessToken": "SECRET"}'),
}


@pytest.mark.parametrize("answer", TOKEN_ANSWERS.values(), ids=TOKEN_ANSWERS)
def test_no_secret_is_shown_whatever_the_token_endpoint_sends_back(
    answer: Answer, records: list[str]
) -> None:
    with wire.Server(echoing(answer, "service account", at_token=True)) as server:
        with client_of(server, "service account") as client:
            with pytest.raises(ApiException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
            search(*all_of(caught.value), repr(client), client.configuration.to_debug_report())
    assert {request.target for request in server.requests} == {"/api/token"}
    assert all(canary.shows(str(request.headers)) for request in server.requests)
    search(*records)


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_a_prepared_request_shows_no_secret(credential: str) -> None:
    with wire.Server() as server, client_of(server, credential) as client:
        for operation in OPERATIONS:
            api = getattr(jcapiv1, operation.api)(client)
            request = client.prepare(getattr(api, operation.name), **operation.arguments)
            search(repr(request), str(request), repr(request.headers), str(request.headers))
            assert operation.verb in repr(request), operation.name
            assert "***" in repr(request), operation.name
    assert server.connections == 0


@pytest.mark.parametrize("credential", CREDENTIALS)
def test_no_repr_or_report_shows_a_secret(credential: str) -> None:
    with wire.Server(wire.reply(lambda _: TOKEN_ANSWER)) as server:
        client = client_of(server, credential)
        api = jcapiv1.UsersApi(client)
        view = client.for_organization("a" * 24)
        search(repr(client.configuration), str(client.configuration), repr(client), repr(view))
        search(repr(api), repr(client.rest_client), client.configuration.to_debug_report())
        call(client, OPERATIONS[0])
        search(repr(client.last_response), repr(client.rest_client), repr(client.resources()))
        client.close()


@pytest.mark.parametrize(
    "fault",
    [wire.reset(), wire.close("headers"), wire.stall("body")],
    ids=["reset", "cut", "stall"],
)
@pytest.mark.parametrize("credential", ["key", "token", "default header"])
def test_no_secret_is_shown_when_the_connection_breaks(
    credential: str, fault: wire.Step, records: list[str]
) -> None:
    with wire.Server(fault) as server, client_of(server, credential, retries=0) as client:
        with pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_put(ID, _request_timeout=0.2)
    search(*all_of(caught.value), *records)


def _name(patch: pytest.MonkeyPatch, server: wire.Server) -> None:
    """Let every name stand for the server's address."""
    patch.setattr(
        socket,
        "getaddrinfo",
        lambda *_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (server.host, server.port))],
    )


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_secret_is_shown_whatever_a_proxy_sends_back(
    scheme: str, answer: Answer, records: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusal(secret: str) -> tuple[bytes, bytes | None]:
        head, body = answer(secret)
        return head.replace(b" 200 ", b" 407 ", 1), body

    with wire.Server(echoing(refusal, "key")) as server:
        _name(monkeypatch, server)
        proxy = f"http://user:{canary.PROXY_PASSWORD}@proxy.example:{server.port}"
        settings: Any = {"proxy": proxy, "allow_insecure_http": True}
        with client_of(server, "key", **settings) as client:
            client.configuration.host = f"{scheme}://jumpcloud.example/api"
            search(client.configuration.to_debug_report(), repr(client))
            try:
                jcapiv1.UsersApi(client).users_reactivate_get(ID)
            except ApiException as error:
                search(*all_of(error))
    request = server.requests[0]
    if scheme == "https":
        assert request.method == "CONNECT"
        assert not canary.shows(str({**request.headers, "proxy-authorization": ""}))
    assert request.headers["proxy-authorization"].startswith("Basic ")
    search(*records)


def test_a_credential_among_the_headers_of_a_raw_call_is_not_shown() -> None:
    step = wire.answer(400, canary.TOKEN.encode(), {"X-Echo": canary.TOKEN})
    with wire.Server(step) as server, client_of(server, "key") as client:
        with pytest.raises(ApiException) as caught:
            client.call_api("/x", "GET", header_params={"Authorization": f"Bearer {canary.TOKEN}"})
    assert server.requests[0].headers["authorization"] == f"Bearer {canary.TOKEN}"
    search(*all_of(caught.value))


def test_the_place_of_a_misfit_shows_no_secret() -> None:
    body = b'{"%s": {"_id": []}}' % canary.KEY.replace("c", "\\u0063").encode()
    with wire.Server(wire.answer(200, body)) as server, client_of(server, "key") as client:
        with pytest.raises(jcapiv1.DecodeException) as caught:
            client.call_api("/x", "GET", response_type="dict(str, Userreturn)")
    assert caught.value.path == "***._id"
    search(*all_of(caught.value))


def local_variables(error: BaseException) -> list[str]:
    """Those of the package in the tracebacks of the error, as crash reports show them."""
    return [
        repr(value)
        for each in chain(error)
        for frame, _ in traceback.walk_tb(each.__traceback__)
        if frame.f_globals["__name__"].startswith("jcapiv1")
        for value in frame.f_locals.values()
    ]


@pytest.mark.parametrize(
    "step",
    [wire.reset(), wire.stall(), wire.answer(401), wire.answer(302), wire.answer(200, b"[")],
    ids=["reset", "stall", "401", "302", "half a document"],
)
@pytest.mark.parametrize("credential", CREDENTIALS)
def test_no_local_variable_of_ours_shows_a_credential_in_a_traceback(
    credential: str, step: wire.Step
) -> None:
    with wire.Server(step) as server, client_of(server, credential, retries=0) as client:
        with pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID, _request_timeout=0.2)
    variables = local_variables(caught.value)
    assert len(variables) > 10
    search(*variables)


@pytest.mark.parametrize("answer", TOKEN_ANSWERS.values(), ids=TOKEN_ANSWERS)
def test_no_local_variable_of_ours_shows_what_the_token_endpoint_sends_back(
    answer: Answer,
) -> None:
    with wire.Server(echoing(answer, "service account", at_token=True)) as server:
        with client_of(server, "service account", retries=0) as client:
            with pytest.raises(ApiException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    variables = local_variables(caught.value)
    assert len(variables) > 10
    search(*variables)


def test_a_long_error_with_escapes_is_cut_after_what_was_searched() -> None:
    escaped = "".join(f"\\u{ord(c):04x}" for c in canary.KEY)
    body = "x" * LONGEST_SEARCHED + escaped
    with wire.Server(wire.answer(400, body.encode())) as server, client_of(server, "key") as client:
        with pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert str(caught.value.body).startswith("x" * 100_000)
    assert str(caught.value.body).endswith(" more characters)")
    search(*all_of(caught.value))


def test_a_cookie_is_not_shown_if_its_value_comes_back_alone() -> None:
    with wire.Server(wire.answer(400, canary.COOKIE.partition("=")[2].encode())) as server:
        with client_of(server, "key") as client:
            client.cookie = f"lang=en; {canary.COOKIE}"
            with pytest.raises(ApiException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    search(*all_of(caught.value))


def test_a_certificate_that_is_wrong_gets_no_secret_and_shows_none(
    certificates: Certificates, records: list[str]
) -> None:
    step = wire.present(certificates.wrong_name)
    with wire.Server(step, tls=certificates.right) as server:
        with client_of(server, "key", ssl_ca_cert=certificates.authority) as client:
            with pytest.raises(jcapiv1.TLSException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    assert server.requests == []
    search(*all_of(caught.value), *records)


def test_a_pickled_client_holds_its_key_and_a_pickled_error_does_not() -> None:
    with wire.Server(echoing(ANSWERS["a message"], "key")) as server:
        with client_of(server, "key", on_attempt=None, retries=0) as client:
            assert canary.shows(pickle.dumps(client).decode("latin-1"))
            with pytest.raises(ApiException) as caught:
                jcapiv1.UsersApi(client).users_get(ID)
    assert not canary.shows(pickle.dumps(caught.value).decode("latin-1"))


def test_a_secret_that_is_changed_during_a_call_is_masked_as_well() -> None:
    def refresh(configuration: jcapiv1.Configuration) -> None:
        configuration.api_key["x-api-key"] = next(keys)

    keys = iter([canary.KEY, canary.HEADER, canary.TOKEN])
    with wire.Server(
        wire.reply(lambda request: wire.response(503, str(request).encode()))
    ) as server:
        client = jcapiv1.ApiClient(
            configuration_for(
                server, refresh_api_key_hook=refresh, retries=RetryPolicy(1, sleep=lambda _: None)
            )
        )
        with client, pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    assert [request.headers["x-api-key"] for request in server.requests] == [
        canary.KEY,
        canary.HEADER,
    ]
    search(*all_of(caught.value))


def test_a_key_that_is_replaced_while_the_server_answers_is_masked_as_well() -> None:
    def answer(request: wire.Request) -> tuple[bytes, bytes]:
        client.configuration.api_key["x-api-key"] = "another"
        return wire.response(400, request.headers["x-api-key"].encode())

    with wire.Server(wire.reply(answer)) as server:
        client = jcapiv1.ApiClient(configuration_for(server))
        with client, pytest.raises(ApiException) as caught:
            jcapiv1.UsersApi(client).users_get(ID)
    search(*all_of(caught.value))
    assert caught.value.body == "***"


def test_the_watch_over_the_test_run_sees_what_it_should() -> None:
    for secret in ALL:
        assert all(canary.shows(each) for each in spelled(secret))
        assert all(
            canary.shows(base64.b64encode((p + secret).encode()).decode()) for p in ("a", "bc")
        )
    assert not canary.shows("nothing of that kind")
