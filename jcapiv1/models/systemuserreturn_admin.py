from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class SystemuserreturnAdmin(Model):
    """The administrator account that belongs to a person."""

    _wire = "id roleName roleNames"
    id: str | None = None
    """The id of the administrator, probably what `id` of `users_put` takes."""
    role_name: str | None = None
    """The name of the administrator's role."""
    role_names: list[str] | None = None
    """The names of the administrator's roles, where there are several."""
