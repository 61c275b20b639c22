from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemBuiltInCommands(Model):
    """An action that the device can be told to take: erase, lock, restart or shutdown."""

    _wire = "name type"
    name: str | None = None
    """Which action; each has an operation, such as `systems_command_builtin_lock`. Known: `erase`,
    `lock`, `restart`, `shutdown`."""
    type: str | None = None
    """The kind of action. Known: `security`."""
