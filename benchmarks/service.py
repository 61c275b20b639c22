"""A service in a process of its own that answers with ready-made bytes, as fast as Python can.

Run as a program it prints its port and serves until its standard input ends.
"""

from __future__ import annotations

import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

import records

HEAD = (
    "HTTP/1.1 {}\r\n"
    "Date: Mon, 02 Nov 2026 10:00:00 GMT\r\n"
    "Content-Type: application/json; charset=utf-8\r\n"
    "Content-Length: {}\r\n"
    "Connection: keep-alive\r\n"
    'ETag: W/"29-made-up"\r\n'
    "Strict-Transport-Security: max-age=31536000\r\n"
    "Vary: Accept-Encoding\r\n"
    "X-Request-Id: 7f3c5a\r\n"
    "\r\n"
)


@lru_cache(maxsize=64)
def answer(line: str) -> bytes:
    """Head and body of the answer to a request line."""
    method, target, _ = line.split(" ")
    status, body = "200 OK", b""
    if method == "PUT":
        body = records.user()
    elif method == "GET":
        make = records.people if "/systemusers" in target else records.page
        body = make(int(parse_qs(urlsplit(target).query)["limit"][0]))
    elif method == "POST":
        status = "204 No Content"
    return HEAD.format(status, len(body)).encode() + body


def converse(connection: socket.socket, certificate: str | None) -> None:
    """Answer every request of one connection."""
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate)
        connection = context.wrap_socket(connection, server_side=True)
    with connection, connection.makefile("rb") as requests:
        while line := requests.readline():
            length = 0
            while (header := requests.readline()) != b"\r\n":
                if header.lower().startswith(b"content-length:"):
                    length = int(header[15:])
            requests.read(length)
            connection.sendall(answer(line.decode()))


def serve(listener: socket.socket, certificate: str | None) -> None:
    """Take connections until the process ends."""
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        threading.Thread(target=converse, args=(connection, certificate), daemon=True).start()


@contextmanager
def running(certificate: str | None = None) -> Generator[str]:
    """The base address of a service that is running; over TLS with a key and certificate."""
    command = [sys.executable, __file__, *([certificate] if certificate else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        scheme = "https" if certificate else "http"
        yield f"{scheme}://127.0.0.1:{int(process.stdout.readline())}/api"
        process.stdin.close()


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0), backlog=512) as listening:
        found = sys.argv[1] if len(sys.argv) > 1 else None
        threading.Thread(target=serve, args=(listening, found), daemon=True).start()
        print(listening.getsockname()[1], flush=True)
        sys.stdin.read()
