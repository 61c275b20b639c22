"""An embedded JumpCloud to develop and test against.

    from jcapiv1.sandbox import Sandbox

    with Sandbox() as sandbox:
        api = jcapiv1.UsersApi(jcapiv1.ApiClient(sandbox.configuration()))

It speaks HTTP on a free loopback port, so that curl and other languages' clients work too.
`docs/sandbox.md` says what it does, and where no evidence of the real service exists.
"""

from __future__ import annotations

try:
    import werkzeug as _werkzeug  # noqa: F401  # pyright: ignore[reportUnusedImport]
except ModuleNotFoundError as error:  # pragma: no cover - tested in a process without it
    raise ImportError('The sandbox needs Werkzeug: pip install "jcapiv1[sandbox]"') from error

from jcapiv1.sandbox.access import Key
from jcapiv1.sandbox.faults import Fault
from jcapiv1.sandbox.recording import RecordedRequest
from jcapiv1.sandbox.records import Administrator, Mail, Organization
from jcapiv1.sandbox.sandbox import Sandbox

__all__ = [
    "Administrator",
    "Fault",
    "Key",
    "Mail",
    "Organization",
    "RecordedRequest",
    "Sandbox",
]
