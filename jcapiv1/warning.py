"""Warnings that point at the caller's line rather than at a place inside this package."""

from __future__ import annotations

import sys
import warnings

__all__ = ["warn_caller"]


def warn_caller(message: str) -> None:
    """A UserWarning at the innermost line outside this package."""
    # inspect.currentframe is the public name of this, in a module too heavy for one warning.
    level, frame = 1, sys._getframe()  # pyright: ignore[reportPrivateUsage]
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("jcapiv1."):
        level, frame = level + 1, frame.f_back
    warnings.warn(message, UserWarning, stacklevel=level)
