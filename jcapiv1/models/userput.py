"""Userput: one record of the contract."""
# Generated from contract/ by `python -m codegen`; do not edit.

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from jcapiv1.model import Model, Null


class Userput(Model):
    """What `users_put` changes of an administrator.

    A field that is None is not sent; `jcapiv1.NULL` sends null. What the service makes of a null is
    documented for no field.
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

    swagger_types: ClassVar[dict[str, str]] = {
        "email": "str",
        "enable_multi_factor": "bool",
        "firstname": "str",
        "growth_data": "object",
        "last_whats_new_checked": "date",
        "lastname": "str",
        "role_name": "str",
        "api_key_allowed": "bool",
        "role_names": "list[str]",
    }
    attribute_map: ClassVar[dict[str, str]] = {
        "email": "email",
        "enable_multi_factor": "enableMultiFactor",
        "firstname": "firstname",
        "growth_data": "growthData",
        "last_whats_new_checked": "lastWhatsNewChecked",
        "lastname": "lastname",
        "role_name": "roleName",
        "api_key_allowed": "apiKeyAllowed",
        "role_names": "roleNames",
    }
