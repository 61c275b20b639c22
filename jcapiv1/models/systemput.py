from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1 import models
from jcapiv1.core.model import Model, Null


class Systemput(Model):
    """What `systems_put` changes of a device.

    A field that is None is not sent; `jcapiv1.NULL` sends null. What the service makes of a null is
    known for `primary_system_user_id` alone.
    """

    _wire = """
        agentBoundMessages allowMultiFactorAuthentication allowPublicKeyAuthentication
        allowSshPasswordAuthentication allowSshRootLogin displayName tags attributes description
        systemInsights primarySystemUser.id
    """
    agent_bound_messages: list[models.SystemputAgentBoundMessages] | Null | None = None
    """Messages for the agent of the device; sent twice, they may act twice."""
    allow_multi_factor_authentication: bool | Null | None = None
    """Whether multi-factor authentication is on for signing in to the device."""
    allow_public_key_authentication: bool | Null | None = None
    """Whether people may sign in over SSH with a public key."""
    allow_ssh_password_authentication: bool | Null | None = None
    """Whether people may sign in over SSH with a password."""
    allow_ssh_root_login: bool | Null | None = None
    """Whether root may sign in over SSH."""
    display_name: str | Null | None = None
    """The name that the console shows for the device."""
    tags: list[str] | Null | None = None
    """Tags from the time before device groups. The list replaces the one before."""
    attributes: list[models.Attribute] | Null | None = None
    """Custom attributes. The list replaces the one before: read it first, and send all that shall
    stay."""
    description: str | Null | None = None
    """Free text about the device."""
    system_insights: models.SystemSystemInsights | Null | None = None
    """Whether data for System Insights is to be collected from the device."""
    primary_system_user_id: str | Null | None = None
    """The id of the person who mainly uses the device; null takes the person away."""
