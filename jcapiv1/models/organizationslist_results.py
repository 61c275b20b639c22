"""OrganizationslistResults: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from jcapiv1.model import Model


class OrganizationslistResults(Model):
    """A tenant, as `organization_list` shows it."""

    id: str | None = None
    """The tenant's id, 24 hexadecimal digits; what `x_org_id` takes."""
    display_name: str | None = None
    """The tenant's name; None where nobody gave it one."""
    logo_url: str | None = None
    """Where the tenant's logo is, if it has one."""
    created: datetime | None = None
    """When the tenant was made."""

    swagger_types: ClassVar[dict[str, str]] = {
        "id": "str",
        "display_name": "str",
        "logo_url": "str",
        "created": "datetime",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "id": "_id",
        "display_name": "displayName",
        "logo_url": "logoUrl",
        "created": "created",
    }
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
