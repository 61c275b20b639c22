"""One connection: requests in, answers and faults out."""

from __future__ import annotations

import logging
import socket
import struct
import time
from contextlib import suppress
from dataclasses import replace
from http.client import responses
from typing import TYPE_CHECKING, Any, Protocol

from werkzeug.serving import WSGIRequestHandler
from werkzeug.wrappers import Request

from jcapiv1.sandbox.answers import Answer, negotiate
from jcapiv1.sandbox.faults import Fault
from jcapiv1.sandbox.recording import RecordedRequest
from jcapiv1.sandbox.wire.bodies import BODY_LIMIT, CONTROL_LIMIT, read_body
from jcapiv1.sandbox.wire.heads import check_head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jcapiv1.sandbox.service import Service, Target

logger = logging.getLogger("jcapiv1.sandbox")

_POLL = 0.02
"""How often a stall looks whether it may end (seconds)."""
_EMPTY_LINES = 8
"""How many empty lines before a request line are passed over."""


class Port(Protocol):
    """The server, as far as a connection needs it."""

    service: Service
    rays: Iterator[int]


class _EndOfConnection(Exception):
    """Nothing more is said on this connection."""


class Connection(WSGIRequestHandler):
    """One connection. Werkzeug's own handler closes it after each request; this one keeps it."""

    # Werkzeug knows it as its own class; what is asked of it here is less.
    server: Port  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]
    protocol_version = "HTTP/1.1"
    default_request_version = "HTTP/1.0"  # a request line that means nothing gets a status line
    disable_nagle_algorithm = True
    raw_requestline: bytes

    def handle(self) -> None:
        """Answer requests until one side closes."""
        with suppress(_EndOfConnection):
            super().handle()

    def parse_request(self) -> bool:
        """Read the head, after empty lines that some clients send before it (RFC 9112, 2.2)."""
        for _ in range(_EMPTY_LINES):
            if self.raw_requestline != b"\r\n":
                break
            self.raw_requestline = self.rfile.readline(65537)
        return super().parse_request()

    def run_wsgi(self) -> None:
        """Answer one request; the base class calls this whatever the method is."""
        began = time.perf_counter()
        if self.request_version != "HTTP/1.1":
            self.close_connection = True
        try:
            environ = self.make_environ()
            check_head(self.request_version, self.headers)
            target = self.server.service.target(self.command, self.path)
            limit = CONTROL_LIMIT if target.controls else BODY_LIMIT
            received = read_body(self.headers, self.rfile, limit)
        except ConnectionError:
            raise
        except (ValueError, OSError):  # a target, header, length or chunk that means nothing
            self.close_connection = True
            self._send(Answer(400), began)
            return
        if not received.complete:
            self.close_connection = True
        body = received.content
        # Before anybody can see the request: what they do then may be to release it.
        self._released = self.server.service.released
        request = Request(environ, populate_request=False)
        fault = None if target.controls else self.server.service.faults.take(target.operation)
        answer = self._carry_out(target, request, body, fault)
        status = 0 if fault is not None and fault.silent else answer.status
        if not target.controls:
            self._record(target, body, status, answer)
        logger.log(
            logging.DEBUG if target.shows else logging.INFO,
            "%s %s %s %.1f ms",
            ascii(self.command)[1:-1],
            ascii(self.path)[1:-1],
            status or "no answer",
            (time.perf_counter() - began) * 1000,
        )
        if fault is None:
            self._send(negotiate(answer, request), began)
        else:
            self._send_faulty(fault, negotiate(answer, request), began)

    def _carry_out(
        self, target: Target, request: Request, body: bytes | None, fault: Fault | None
    ) -> Answer:
        service = self.server.service
        if fault is None:
            return service.answer(target, request, body)
        self._released.wait(fault.delay)
        answer = service.answer(target, request, body) if fault.lets_through else Answer()
        if fault.status is not None:
            return replace(fault.answer(), changes=answer.changes)
        if fault.malformed:
            return replace(answer, body=answer.body[: len(answer.body) // 2] or b'{"')
        return answer

    def _record(self, target: Target, body: bytes | None, status: int, answer: Answer) -> None:
        self.server.service.recorder.add(
            RecordedRequest(
                operation=target.operation,
                method=self.command,
                path=target.path,
                query=target.query,
                headers={name.lower(): value for name, value in self.headers.items()},
                body=body or b"",
                status=status,
                changes=answer.changes,
            )
        )

    def _send_faulty(self, fault: Fault, answer: Answer, began: float) -> None:
        if fault.reset:
            # A close without lingering is a reset, once nothing else holds the socket open.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.rfile.close()
            self.wfile.close()
            self.connection.close()
            raise _EndOfConnection
        if fault.stall:
            self._stall()
            raise _EndOfConnection
        if fault.cut_body:
            body = answer.body or b"{}"
            self._send(replace(answer, body=body), began, send=len(body) // 2)
            raise _EndOfConnection
        self._send(answer, began)

    def _stall(self) -> None:
        """Wait until the client has gone or the sandbox wants to go on."""
        self.connection.settimeout(0.001)
        while not self._released.wait(_POLL):
            try:
                if not self.connection.recv(4096):  # what else it sends is not answered
                    return
            except TimeoutError:
                continue
            except OSError:
                return

    def _send(self, answer: Answer, began: float, *, send: int | None = None) -> None:
        """Write the answer in one go; `send` says how much of its body really goes out."""
        headers = {"date": self.date_time_string()}
        if answer.content_type is not None:
            headers["content-type"] = answer.content_type
        if answer.status not in (204, 304):
            headers["content-length"] = str(len(answer.body))
        headers["connection"] = "close" if self.close_connection else "keep-alive"
        headers["x-response-time"] = f"{(time.perf_counter() - began) * 1000:.3f}ms"
        headers["cf-ray"] = f"{next(self.server.rays):016x}-FRA"
        headers["server"] = "cloudflare"
        headers.update(answer.headers)
        lines = [f"HTTP/1.1 {answer.status} {responses.get(answer.status, '')}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        bodiless = self.command == "HEAD" or answer.status in (204, 304)
        body = b"" if bodiless else answer.body[:send]
        self.connection.sendall("\r\n".join([*lines, "", ""]).encode("latin-1") + body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Leave it to `run_wsgi`."""

    def log(self, type: str, message: str, *args: Any) -> None:
        """Keep what the base classes say off stderr."""
        logger.debug(message, *args)
