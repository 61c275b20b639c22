"""The port: it listens, keeps count of its connections, and closes whatever they do."""

from __future__ import annotations

import itertools
import os
import socket
import ssl
import sys
import threading
import weakref
from contextlib import suppress
from typing import Any

from werkzeug.exceptions import NotFound
from werkzeug.serving import ThreadedWSGIServer

from jcapiv1.sandbox.service import Service
from jcapiv1.sandbox.wire.connection import Connection, logger

_POLL = 0.02
"""How often the listening thread looks whether it is to end (seconds)."""

_servers: weakref.WeakSet[Server] = weakref.WeakSet()


def _let_go_of_all() -> None:
    for server in list(_servers):
        server.let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go_of_all)


class Server(ThreadedWSGIServer):
    """Listens from its making; `start()` answers in a thread, `close()` ends every connection."""

    def __init__(
        self, service: Service, host: str, port: int, tls: ssl.SSLContext | None = None
    ) -> None:
        self.service = service
        self.rays = itertools.count(0x8F3C_0000_0000_0000)
        self._forked = False
        self._lock = threading.Lock()
        self._connections: dict[socket.socket, threading.Thread] = {}
        # Werkzeug's own way to listen ends the whole process if the port is taken.
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.create_server((host, port), family=family, backlog=128) as listener:
            # The application is never asked: the handler answers.
            super().__init__(host, port, NotFound(), Connection, fd=listener.fileno())
        self.ssl_context: ssl.SSLContext | None = (
            tls  # Werkzeug's own way would greet clients in the listening thread
        )
        self._thread = threading.Thread(
            target=self.serve_forever, args=(_POLL,), name="jcapiv1-sandbox", daemon=True
        )
        _servers.add(self)

    def start(self) -> None:
        """Begin to answer."""
        self.service.release()
        self._thread.start()

    def close(self) -> None:
        """Stop, whether or not clients keep connections open, and leave no thread.

        In a child of a fork there is nothing to stop: the port is the parent's. While the
        interpreter ends, its daemon threads are gone: nothing is left to wait for.
        """
        if self._forked or sys.is_finalizing():
            return
        # It wakes the thread that listens. And where os.fork was not asked, another process may
        # hold the socket. (macOS refuses this.)
        with suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)
        self.shutdown()
        self._thread.join()
        self.service.released.set()
        with self._lock:
            connections = dict(self._connections)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in connections.values():
            thread.join()

    def let_go(self) -> None:
        """Close what a forked child has inherited, or the port would stay open as long as it."""
        self._forked = True
        for inherited in (self.socket, *list(self._connections)):
            descriptor = inherited.detach()  # close() would wait for the files made of it
            if descriptor >= 0:
                os.close(descriptor)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer a connection in a thread of its own, which `close` can find."""
        if self.ssl_context is not None:
            try:
                request = self.ssl_context.wrap_socket(
                    request, server_side=True, do_handshake_on_connect=False
                )
            except OSError:  # it has gone already
                return
        thread = threading.Thread(
            target=self.process_request_thread,
            args=(request, client_address),
            name="jcapiv1-sandbox-connection",
            daemon=True,
        )
        with self._lock:
            self._connections[request] = thread
        thread.start()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer a connection."""
        try:
            if self.ssl_context is not None:
                request.do_handshake()
            super().process_request_thread(request, client_address)
        except OSError:  # no TLS, or none that trusts us
            self.shutdown_request(request)
        finally:
            with self._lock:
                del self._connections[request]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log what should not have happened; the connection is closed."""
        logger.exception("the sandbox failed")
