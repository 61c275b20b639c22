from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class SystemSystemInsights(Model):
    """Whether data for System Insights is collected from a device."""

    _wire = "state"
    state: str | Null | None = None
    """Whether collecting is on, off or put off; no source explains `deferred` further. Known:
    `enabled`, `disabled`, `deferred`."""
