"""How long an attempt may take."""

from __future__ import annotations

__all__ = ["Limits"]


class Limits:
    """How long an attempt may take."""

    __slots__ = ("connect", "deadline", "read")

    def __init__(self, deadline: float, connect: float, read: float) -> None:
        self.deadline = deadline
        """`time.monotonic()` at which the whole call ends."""
        self.connect = connect
        """Seconds for all addresses of the name and TLS together."""
        self.read = read
        """Seconds for each wait for bytes."""
