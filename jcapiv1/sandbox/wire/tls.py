"""TLS with a certificate of the sandbox's own, made when it starts."""

from __future__ import annotations

import re
import socket
import ssl
import tempfile
from collections.abc import Iterable
from pathlib import Path

from jcapiv1.settings.extras import how_to_install

_NAME = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_LOOPBACK = ("localhost", "127.0.0.1", "::1")


class OwnCertificate:
    """A certificate for this machine's names and others, and the authority that signed it.

    Needs trustme; ImportError says how to install it. `path` is a file, for programs that want
    one, until `close()`.
    """

    def __init__(self, names: Iterable[str]) -> None:
        try:
            import trustme
        except ImportError:
            text = f"TLS in the sandbox needs trustme: {how_to_install('sandbox-tls')}"
            raise ImportError(text, name="trustme") from None
        authority = trustme.CA()
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_2
        own = [name] if _NAME.fullmatch(name := socket.gethostname()) else []
        every = dict.fromkeys([*_LOOPBACK, *own, *names])
        authority.issue_cert(*every).configure_cert(self.context)  # pyright: ignore[reportUnknownMemberType] - one of its types is pyOpenSSL's
        self.pem = authority.cert_pem.bytes().decode()
        """What a client has to trust."""
        self._folder = tempfile.TemporaryDirectory(prefix="jcapiv1-sandbox-")
        self.path = Path(self._folder.name) / "authority.pem"
        self.path.write_text(self.pem)

    def close(self) -> None:
        """Remove the file."""
        self._folder.cleanup()
