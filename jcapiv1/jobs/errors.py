"""Errors as people read them."""

from __future__ import annotations

__all__ = ["error_line"]


def error_line(error: BaseException | None) -> str:
    """An error in one line."""
    status = getattr(error, "status", None)
    reason = getattr(error, "reason", None)
    if error is None or reason is None:
        return f"{type(error).__name__}: {error}"
    message = getattr(error, "message", None) or ""
    # Services like to say the reason again.
    text = message if message.casefold().startswith(str(reason).casefold()) else str(reason)
    if message and text != message:
        text = f"{text}: {message}"
    return f"{status} {text}" if status else text
