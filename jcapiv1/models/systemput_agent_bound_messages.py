from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemputAgentBoundMessages(Model):
    """A message for the agent of a device."""

    _wire = "cmd"
    cmd: str | Null | None = None
    """What the agent is told to do; no source says which words it knows."""
