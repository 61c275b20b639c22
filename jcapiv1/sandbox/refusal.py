"""What the service answers when it refuses, in the envelope seen on the wire."""

from __future__ import annotations

from http.client import responses
from typing import Any


class Refusal(Exception):
    """The operation ends here with this status and message.

    The envelope is `{"message": ..., "error": ...}`, both alike unless `error` is given: so the
    403 of x-org-id on the organizations was recorded. (The published schema has `code` and
    `status` instead; nobody has seen it on these operations.)
    """

    def __init__(
        self,
        status: int,
        message: str | None = None,
        *,
        error: str | None = None,
        headers: dict[str, str] | None = None,
        details: list[dict[str, Any]] | None = None,
    ) -> None:
        self.status = status
        self.message = responses.get(status, str(status)) if message is None else message
        self.error = self.message if error is None else error
        self.headers = headers or {}
        self.details = details
        super().__init__(f"{status} {self.message}")

    def document(self) -> dict[str, Any]:
        """Return the JSON body; with details it is the published schema besides."""
        envelope: dict[str, Any] = {"message": self.message, "error": self.error}
        if self.details is not None:
            envelope |= {"code": self.status, "status": "INVALID_ARGUMENT", "details": self.details}
        return envelope
