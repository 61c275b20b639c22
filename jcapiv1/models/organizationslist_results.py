from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime
from typing import ClassVar

from jcapiv1.core.model import Model


class OrganizationslistResults(Model):
    """A tenant, as `organization_list` shows it."""

    _wire = "_id displayName logoUrl created"
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    id: str = ""
    """The tenant's id, 24 hexadecimal digits; what `x_org_id` takes."""
    display_name: str | None = None
    """The tenant's name; None where nobody gave it one."""
    logo_url: str | None = None
    """Where the tenant's logo is, if it has one."""
    created: datetime | None = None
    """When the tenant was made."""
