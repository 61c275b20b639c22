"""TLS within the TLS of a proxy, from the server's side, and a client that goes through it."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from typing import Any

import wire
from transport import Certificates, configuration_for

import jcapiv1

ESTABLISHED = b"HTTP/1.1 200 Established\r\n\r\n"


class Within:
    """The server's side of TLS within the TLS of a connection."""

    def __init__(self, connection: wire.Connection, context: ssl.SSLContext) -> None:
        self._sock = connection.sock
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._incoming, self._outgoing, server_side=True)
        self._until_done(self._tls.do_handshake)

    def read_head(self) -> bytes:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._until_done(lambda: self._tls.read(65536))
        return head

    def send(self, *records: bytes) -> None:
        for data in records[:-1]:
            self._tls.write(data)
        self._until_done(lambda: self._tls.write(records[-1]))

    def _until_done(self, step: Callable[[], Any]) -> Any:
        while True:
            try:
                done = step()
            except ssl.SSLWantReadError:
                self._sock.sendall(self._outgoing.read())
                received = self._sock.recv(65536)
                if not received:
                    raise OSError("the client has gone") from None
                self._incoming.write(received)
            else:
                self._sock.sendall(self._outgoing.read())
                return done


def client_through(
    proxy: wire.Server, certificates: Certificates, login: str = "", **settings: Any
) -> jcapiv1.ApiClient:
    """A client for a host that only the proxy can reach, whose certificate is for 127.0.0.1."""
    scheme = "https" if proxy.tls else "http"
    settings = {
        "assert_hostname": "127.0.0.1",
        "ssl_ca_cert": certificates.authority,
        "proxy": f"{scheme}://{login}127.0.0.1:{proxy.port}",
        **settings,
    }
    configuration = configuration_for(proxy, **{"retries": 0, **settings})
    plain = configuration.allow_insecure_http
    configuration.host = f"{'http' if plain else 'https'}://jumpcloud.example/api"
    return jcapiv1.ApiClient(configuration)
