from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime
from typing import ClassVar

from jcapiv1 import models
from jcapiv1.core.model import Model


class Userreturn(Model):
    """An administrator, as the service answers."""

    _wire = """
        _id created disableIntroduction email enableMultiFactor firstname growthData
        lastWhatsNewChecked lastname organization provider role roleName sessionCount suspended
        totpEnrolled usersTimeZone apiKeyAllowed apiKeySet apiKeyUpdatedAt passwordUpdatedAt
        totpUpdatedAt apiKeyHash roleNames roles
    """
    aliases: ClassVar[dict[str, str]] = {"id": "_id"}
    id: str = ""
    """The administrator's id, 24 hexadecimal digits; what `id` arguments take."""
    created: datetime | None = None
    """When the administrator was made."""
    disable_introduction: bool | None = None
    """Whether the console leaves out its introduction."""
    email: str | None = None
    """The address to sign in with."""
    enable_multi_factor: bool | None = None
    """Whether signing in needs a second factor."""
    firstname: str | None = None
    """The first name."""
    growth_data: models.UserreturnGrowthData | None = None
    """Data of the console about its own guides and experiments."""
    last_whats_new_checked: datetime | None = None
    """When the list of news was last read; with a time here, unlike in `Userput`."""
    lastname: str | None = None
    """The last name."""
    organization: str | None = None
    """The id of the administrator's tenant; often missing with a key of several."""
    provider: str | None = None
    """The id of the managed service provider, if there is one."""
    role: str | None = None
    """The role, as the service refers to it; its name is in `role_name`."""
    role_name: str | None = None
    """The name of the role; see `Userput` for those known."""
    session_count: int | None = None
    """How many sessions there have been."""
    suspended: bool | None = None
    """Whether the account is suspended; `users_put` cannot change it."""
    totp_enrolled: bool | None = None
    """Whether a TOTP has been enrolled as the second factor."""
    users_time_zone: str | None = None
    """The time zone of the console for this administrator."""
    api_key_allowed: bool | None = None
    """Whether the administrator may have an API key."""
    api_key_set: bool | None = None
    """Whether there is an API key."""
    api_key_updated_at: datetime | None = None
    """When the API key was last made anew."""
    password_updated_at: datetime | None = None
    """When the password was last changed."""
    totp_updated_at: datetime | None = None
    """When the TOTP was last enrolled or reset."""
    api_key_hash: models.UserreturnApiKeyHash | None = None
    """What may be known about the API key."""
    role_names: list[str] | None = None
    """The names of the roles, where there are several."""
    roles: list[str] | None = None
    """The roles, where there are several, as the service refers to them."""
