"""HTTP without the package: what the tests of the sandbox talk to it with."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit

from jcapiv1.sandbox import Organization


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes

    def json(self) -> Any:
        assert self.headers["content-type"] == "application/json; charset=utf-8"
        return json.loads(self.body)

    @property
    def ids(self) -> list[str]:
        """The ids of a list."""
        return [each["_id"] for each in self.json()["results"]]


class Served(Protocol):
    """A sandbox, here or in another process."""

    @property
    def url(self) -> str: ...
    @property
    def api_key(self) -> str: ...


class Plain:
    """One kept-alive connection to a sandbox, with its API key unless another is given."""

    def __init__(self, sandbox: Served) -> None:
        self.sandbox = sandbox
        self.address = urlsplit(sandbox.url).hostname, urlsplit(sandbox.url).port
        host, port = self.address
        assert host is not None
        self.connection = http.client.HTTPConnection(host, port, timeout=10)

    def __call__(
        self,
        method: str,
        path: str,
        *,
        key: str | None = "the sandbox's",
        tenant: Organization | str | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        json_body: Any = None,
    ) -> Answer:
        """Send a request; `path` follows /api unless it begins with a double slash."""
        sent = dict(headers or {})
        if key is not None:
            sent["x-api-key"] = self.sandbox.api_key if key == "the sandbox's" else key
        if tenant is not None:
            sent["x-org-id"] = tenant if isinstance(tenant, str) else tenant.id
        if json_body is not None:
            body = json.dumps(json_body)
            sent.setdefault("Content-Type", "application/json")
        target = path[1:] if path.startswith("//") else f"/api{path}"
        self.connection.request(method, target, body=body, headers=sent)
        response = self.connection.getresponse()
        content = response.read()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, content)

    def get(self, path: str, **options: Any) -> Answer:
        return self("GET", path, **options)

    def raw(self, data: bytes) -> bytes:
        """Send bytes on a connection of their own; return all that comes until it closes."""
        with socket.create_connection(self.address, timeout=10) as connection:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: connection.recv(65536), b""))

    def close(self) -> None:
        self.connection.close()
