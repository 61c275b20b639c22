from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Runcommandreturn(Model):
    """What `commands_run` has queued."""

    _wire = "queueIds workflowInstanceId"
    queue_ids: list[str] | None = None
    """Ids of what waits in the queue, probably one for each device."""
    workflow_instance_id: str | None = None
    """The id of this run; results carry it too."""
