"""Whether the head of a request is one."""

from __future__ import annotations

import re
from email.message import Message

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s/?#@\\\[\]:,]*)(:[0-9]*)?")


def check_head(version: str, headers: Message) -> None:
    """Raise ValueError if two readers could take the head for two things.

    Since HTTP/1.1 a request has one Host (RFC 9112, 3.2); a line that is no header, continues one,
    or has a space before its colon is refused (RFC 9112, 5).
    """
    hosts = headers.get_all("host", [])
    if len(hosts) > 1 or (not hosts and version not in ("HTTP/0.9", "HTTP/1.0")):
        raise ValueError("a request has one Host")
    if not all(_HOST.fullmatch(each.strip()) for each in hosts):
        raise ValueError("Host is no name of a host")
    # The reader takes what follows a line that is no header for the body of a message.
    if headers.get_payload() or headers.defects:
        raise ValueError("a line in the head is no header")
    for name, value in headers.items():
        if _NAME.fullmatch(name) is None or "\n" in value or "\r" in value or "\0" in value:
            raise ValueError("a header has a name or a value that cannot be one")
