"""A scripted server on loopback, on raw sockets: it answers, resets, stalls, drips, cuts and lies.

    with Server(reset(), answer(body=b'{"totalCount": 0, "results": []}')) as server:
        ...                        # server.url, server.requests, server.attempts

Each connection, and each further request on a kept-alive one, takes the next step of the script;
the last step is repeated for ever. A step is a function of the connection that says whether the
connection lives on.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, NamedTuple

JSON = "application/json; charset=utf-8"
PATIENCE = 20.0
"""Seconds after which the server gives up on a client: longer than any test may take."""


class Request(NamedTuple):
    """One request as it arrived; header names are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    raw: bytes


class Connection:
    """One accepted connection."""

    def __init__(self, server: Server, sock: socket.socket) -> None:
        self.server = server
        self.sock = sock
        self.file: Any = None

    def handshake(self, context: ssl.SSLContext) -> None:
        self.sock = context.wrap_socket(self.sock, server_side=True)

    def read_request(self, *, with_body: bool = True) -> Request | None:
        """The next request, recorded by the server; None if the client has gone."""
        if self.file is None:
            self.file = self.sock.makefile("rb")
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.file.readline(1 << 20)
            if not line:
                return None
            head += line
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        headers = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines if line)
        }
        length = int(headers.get("content-length", "0")) if with_body else 0
        body = self.file.read(length)
        request = Request(method, target, headers, body, head + body)
        with self.server.lock:
            self.server.requests.append(request)
        return request

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def drip(self, data: bytes, every: float) -> None:
        for i in range(len(data)):
            self.send(data[i : i + 1])
            if self.server.stopped.wait(every):
                return

    def end(self, how: str) -> None:
        """Finish as told: "close" (FIN), "reset" (RST) or "stall" (say nothing more)."""
        if how == "stall":
            self.server.stopped.wait(PATIENCE)
        elif how == "reset":
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close()

    def close(self) -> None:
        if self.file is not None:
            self.file.close()
        self.sock.close()


Step = Callable[[Connection], bool]


# Steps: what happens to one connection, or to one request on it.


def response(
    status: int = 200,
    body: bytes = b"{}",
    headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    *,
    reason: str = "Reason",
    length: int | None = None,
) -> tuple[bytes, bytes]:
    """Head and body of an answer; headers given replace those made here."""
    given = list(headers.items() if isinstance(headers, Mapping) else headers)
    names = {name.lower() for name, _ in given}
    if "content-type" not in names and body:
        given.append(("Content-Type", JSON))
    if not names & {"content-length", "transfer-encoding"}:
        given.append(("Content-Length", str(len(body) if length is None else length)))
    lines = [f"HTTP/1.1 {status} {reason}", *(f"{name}: {value}" for name, value in given)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"), body


def answer(
    status: int = 200,
    body: bytes = b"{}",
    headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    *,
    reason: str = "Reason",
    then: str | None = None,
    delay: float = 0,
) -> Step:
    """Read a request and answer it; `then` ends the idle connection ("close", "reset")."""
    head, body = response(status, body, headers, reason=reason)

    def step(connection: Connection) -> bool:
        if connection.read_request() is None:
            return False
        if delay:
            connection.server.stopped.wait(delay)
        connection.send(head + body)
        if then:
            connection.end(then)
        return then is None

    return step


def reply(function: Callable[[Request], tuple[bytes, bytes]]) -> Step:
    """Read a request and answer what `function` makes of it (see `response`)."""

    def step(connection: Connection) -> bool:
        request = connection.read_request()
        if request is None:
            return False
        connection.send(b"".join(function(request)))
        return True

    return step


def fault(how: str, at: str, body: bytes = b'{"results": []}', status: int = 200) -> Step:
    """End the connection `how` ("close", "reset", "stall") `at` a place.

    "start": when the first byte is there, unread; "request": after the request; "headers": in
    the middle of the answer's head; "body": in the middle of its body.
    """
    head, body = response(status, body)
    before = {"start": b"", "request": b"", "headers": head[:-20]}
    sent = before.get(at, head + body[: len(body) // 2])

    def step(connection: Connection) -> bool:
        if at == "start":
            connection.sock.recv(1, socket.MSG_PEEK)
        else:
            connection.read_request()
        if sent:
            connection.send(sent)
            if how == "reset":  # Let the bytes arrive: an RST throws away what is still unread.
                time.sleep(0.02)
        connection.end(how)
        return False

    return step


def reset(at: str = "request") -> Step:
    return fault("reset", at)


def close(at: str = "request") -> Step:
    return fault("close", at)


def stall(at: str = "request") -> Step:
    return fault("stall", at)


def drip(at: str, every: float = 0.05, body: bytes = b"[" + b" " * 2000 + b"]") -> Step:
    """Send the head or the body one byte every `every` seconds."""
    head, body = response(body=body)

    def step(connection: Connection) -> bool:
        connection.read_request()
        if at == "headers":
            connection.drip(head, every)
        else:
            connection.send(head)
        connection.drip(body, every)
        return False

    return step


def chunked(*chunks: bytes, headers: Mapping[str, str] = {}, cut: bool = False) -> Step:
    """Answer in chunks; `cut` closes before the last chunk."""
    head, _ = response(
        body=b"", headers={"Content-Type": JSON, **headers, "Transfer-Encoding": "chunked"}
    )

    def step(connection: Connection) -> bool:
        connection.read_request()
        connection.send(head)
        for chunk in chunks:
            connection.send(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        if cut:
            connection.end("close")
            return False
        connection.send(b"0\r\n\r\n")
        return True

    return step


def raw(data: bytes, how: str = "close") -> Step:
    """Answer with exactly these bytes, whatever they are, and end the connection."""

    def step(connection: Connection) -> bool:
        connection.read_request()
        connection.send(data)
        connection.end(how)
        return False

    return step


def early(status: int = 413, body: bytes = b'{"message": "too much"}') -> Step:
    """Answer as soon as the head of the request is there, and read no further."""
    head, body = response(status, body, {"Connection": "close"})

    def step(connection: Connection) -> bool:
        connection.read_request(with_body=False)
        connection.send(head + body)
        connection.sock.shutdown(socket.SHUT_WR)
        while connection.file.read(1 << 16):  # Drain, or an RST would overtake the answer.
            pass
        return False

    return step


def bomb(megabytes: int, *, whole: bytes | None = None) -> Step:
    """A gzip body that is `megabytes` of spaces once unpacked, about a thousandth of it before."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes))
    packed += packer.compress(whole or b"") + packer.flush()
    return answer(body=packed, headers={"Content-Type": JSON, "Content-Encoding": "gzip"})


# The handshake.


class Handshake:
    """A step of a TLS server that differs from the server's own certificate and good will."""

    def __init__(self, context: ssl.SSLContext | None = None, how: str = "close") -> None:
        self.context = context
        self.how = how

    def __call__(self, connection: Connection) -> bool:
        if self.context is None:
            connection.sock.recv(5)  # The start of the ClientHello: it has begun, for certain.
            connection.end(self.how)
            return False
        connection.handshake(self.context)
        connection.read_request()
        return False


def cut_handshake(how: str = "close") -> Step:
    """The connection ends ("close", "reset", "stall") in the middle of the handshake."""
    return Handshake(how=how)


def present(context: ssl.SSLContext) -> Step:
    """Another certificate than the server's own, for one connection."""
    return Handshake(context)


# The server.


class Server:
    """Serves a script on a free loopback port, in threads of its own.

    Without `listening` the port refuses until `listen()`, and stalls from `clog()` to `listen()`.
    """

    def __init__(
        self,
        *script: Step,
        tls: ssl.SSLContext | None = None,
        listening: bool = True,
        host: str = "127.0.0.1",
    ) -> None:
        self.script = script or (answer(),)
        self.tls = tls
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self.requests: list[Request] = []
        self.connections = 0
        self.attempts = 0
        """Steps begun: connections, and further requests on kept-alive ones."""
        self.most_at_once = 0
        """The highest number of connections open at one time."""
        self._open: set[Connection] = set()
        self._threads: list[threading.Thread] = []
        self._clogging: list[socket.socket] = []
        self._socket = (
            socket.create_server((host, 0), backlog=128) if listening else socket.socket()
        )
        if not listening:
            self._socket.bind((host, 0))
        self.host, self.port = self._socket.getsockname()[:2]
        if listening:
            self._start()

    @property
    def url(self) -> str:
        """The base address, as `Configuration.host` takes it."""
        return f"{'https' if self.tls else 'http'}://{self.host}:{self.port}/api"

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def clog(self) -> None:
        """From refusing to neither accepting nor refusing: connecting now takes for ever."""
        self._socket.listen(0)
        for _ in range(4):  # More than the queue of a backlog of 0 holds.
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex((self.host, self.port))
            self._clogging.append(client)

    def listen(self) -> None:
        """Stop refusing or stalling."""
        self._socket.listen(128)
        for client in self._clogging:
            client.close()
        self._socket.setblocking(False)
        while self._clogging:
            try:
                self._socket.accept()[0].close()
            except BlockingIOError:
                self._clogging.clear()
        self._socket.setblocking(True)
        self._start()

    @property
    def open(self) -> int:
        """Connections that are open now."""
        return len(self._open)

    def settle(self) -> None:
        """Wait until what clients closed is closed here too."""
        deadline = time.monotonic() + 2
        while self._open and time.monotonic() < deadline:
            time.sleep(0.005)

    def forget(self) -> None:
        """Drop what was recorded, once all connections are closed, so that nothing grows."""
        self.settle()
        self.requests.clear()
        for thread in self._threads[1:]:
            thread.join(PATIENCE)
        del self._threads[1:]

    def close(self) -> None:
        self.stopped.set()
        if self._threads:
            self._socket.shutdown(socket.SHUT_RDWR)  # Wakes accept(); close() alone would not.
        self._socket.close()
        for client in self._clogging:
            client.close()
        with self.lock:
            for connection in self._open:
                with suppress(OSError):  # The client was quicker.
                    connection.sock.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)

    def _start(self) -> None:
        self._run(self._accept)

    def _run(self, target: Callable[..., None], *args: Any) -> None:
        thread = threading.Thread(target=target, args=args, name="wire", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self.stopped.is_set():
            try:
                sock, _ = self._socket.accept()
            except OSError:
                return
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.settimeout(PATIENCE)
            connection = Connection(self, sock)
            with self.lock:
                self.connections += 1
                self._open.add(connection)
                self.most_at_once = max(self.most_at_once, len(self._open))
            self._run(self._serve, connection)

    def _next(self) -> Step:
        with self.lock:
            step = self.script[min(self.attempts, len(self.script) - 1)]
            self.attempts += 1
        return step

    def _serve(self, connection: Connection) -> None:
        try:
            step = self._next()
            if self.tls and not isinstance(step, Handshake):
                connection.handshake(self.tls)
            while step(connection):
                if not connection.file.peek(1):
                    return
                step = self._next()
        except OSError:
            pass  # The client went away, as some tests want it to.
        finally:
            with self.lock:
                self._open.discard(connection)
            connection.close()
