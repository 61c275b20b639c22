from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import date
from typing import Any

from jcapiv1.core.model import Model, Null


class Userput(Model):
    """What `users_put` changes of an administrator.

    A field that is None is not sent; `jcapiv1.NULL` sends null. What the service makes of a null is
    documented for no field.
    """

    _wire = """
        email enableMultiFactor firstname growthData lastWhatsNewChecked lastname roleName
        apiKeyAllowed roleNames
    """
    email: str | Null | None = None
    """The address to sign in with, at most 1,024 characters."""
    enable_multi_factor: bool | Null | None = None
    """Whether signing in needs a second factor."""
    firstname: str | Null | None = None
    """The first name."""
    growth_data: Any | Null | None = None
    """Free data of the console about its own guides and experiments."""
    last_whats_new_checked: date | Null | None = None
    """The day on which the list of news was last read; a date here, without time."""
    lastname: str | Null | None = None
    """The last name."""
    role_name: str | Null | None = None
    """The role.

    Known are Administrator With Billing, Administrator, Manager, Command Runner With Billing,
    Command Runner, Help Desk, Billing Only and Read Only; tenants have roles of their own
    besides."""
    api_key_allowed: bool | Null | None = None
    """Whether the administrator may have an API key."""
    role_names: list[str] | Null | None = None
    """The roles, where there are several."""
