from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class MfaEnrollment(Model):
    """How far a person has enrolled each kind of second factor."""

    _wire = "overallStatus pushStatus totpStatus webAuthnStatus jcGoStatus smsStatus"
    overall_status: str | None = None
    """How far the person has enrolled, over all kinds together."""
    push_status: str | None = None
    """How far the person has enrolled a device for push messages."""
    totp_status: str | None = None
    """How far the person has enrolled a TOTP."""
    web_authn_status: str | None = None
    """How far the person has enrolled a security key or the like (WebAuthn)."""
    jc_go_status: str | None = None
    """How far the person has enrolled JumpCloud Go."""
    sms_status: str | None = None
    """How far the person has enrolled text messages to a phone."""
