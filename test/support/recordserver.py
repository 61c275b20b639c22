"""A service with records of every kind, each in one tenant: lists, reads and changes them.

For what only has to go out and come back; how JumpCloud behaves is the sandbox's subject.
"""

from __future__ import annotations

import json
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qs, urlsplit


class RecordServer:
    """Serves records on a loopback port while it is open; a context manager."""

    def __init__(self) -> None:
        self.records: dict[str, list[dict[str, Any]]] = defaultdict(list)
        """By the path that lists them, such as "/systems"; each with its `organization`."""
        self.sent: list[tuple[str, str, Any]] = []
        """Verb, path and body of each request that is no GET."""
        self._lock = threading.Lock()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                self._answer(server._read(self.path, self.headers.get("x-org-id")))

            def do_PUT(self) -> None:
                self._change()

            def do_POST(self) -> None:
                self._change()

            def _change(self) -> None:
                body = self.rfile.read(int(self.headers.get("content-length") or 0))
                document = json.loads(body) if body else None
                self._answer(server._change(self.command, self.path, document))

            def _answer(self, document: Any) -> None:
                data = json.dumps({"message": "Not Found"} if document is None else document)
                self.send_response(404 if document is None else 200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(data.encode())))
                self.end_headers()
                self.wfile.write(data.encode())

            def log_message(self, *_: object) -> None:
                """Nothing: what was sent is kept."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """The base address of the API."""
        return f"http://127.0.0.1:{self._server.server_port}/api"

    def add(self, path: str, tenant: str, **fields: Any) -> dict[str, Any]:
        """Add a record; it gets an id."""
        record = {"_id": f"{len(self.records[path]) + 1:024x}", "organization": tenant, **fields}
        self.records[path].append(record)
        return record

    def _read(self, url: str, tenant: str | None) -> Any:
        path = urlsplit(url).path.removeprefix("/api")
        found = self.records.get(path)
        if found is None:
            return self._one(path)
        if tenant is not None:
            found = [each for each in found if each["organization"] == tenant]
        query = parse_qs(urlsplit(url).query)
        skip, limit = int(query.get("skip", ["0"])[0]), int(query.get("limit", ["10"])[0])
        return {"results": found[skip : skip + limit], "totalCount": len(found)}

    def _one(self, path: str) -> dict[str, Any] | None:
        folder, _, id = path.rpartition("/")
        return next((each for each in self.records[folder] if each["_id"] == id), None)

    def _change(self, verb: str, url: str, body: Any) -> Any:
        path = urlsplit(url).path.removeprefix("/api")
        with self._lock:
            self.sent.append((verb, path, body))
        record = self._one(path)
        if record is not None and isinstance(body, dict):
            record.update(body)
        return record if record is not None else {}

    def __enter__(self) -> RecordServer:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
