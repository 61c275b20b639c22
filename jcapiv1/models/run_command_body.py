from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class RunCommandBody(Model):
    """Which command `commands_run` runs, and where."""

    _wire = "_id systemIds"
    id: str = ""
    """The id of the command to run; needed, under exactly this name."""
    system_ids: list[str] | Null | None = None
    """The ids of the devices to run it on; without it, every device bound to the command. What an
    empty list does is not known."""
