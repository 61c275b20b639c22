from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class StateActivateBody(Model):
    """Whether `systemusers_state_activate` mails the person, and where to."""

    _wire = "email"
    email: bool | str | Null | None = None
    """False sends no mail; True or None mails the default address; an address gets the mail
    instead."""
