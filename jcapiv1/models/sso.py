from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from datetime import datetime

from jcapiv1.core.model import Model, Null


class Sso(Model):
    """The protocol of an application, and the dates of its certificates."""

    _wire = """
        beta idpCertExpirationAt jit type hidden idpCertificateUpdatedAt idpPrivateKeyUpdatedAt
        spCertificateUpdatedAt
    """
    beta: bool | Null | None = None
    """Whether sign-in with this connector is still a trial version."""
    idp_cert_expiration_at: datetime | Null | None = None
    """When the certificate ends; sign-in stops working then unless it is renewed."""
    jit: bool | Null | None = None
    """Whether an account in the application is made at the person's first sign-in."""
    type: str | Null | None = None
    """The protocol; `saml` is the only one seen."""
    hidden: bool | Null | None = None
    """Whether the application is hidden in the portal of people (probably)."""
    idp_certificate_updated_at: datetime | Null | None = None
    """When JumpCloud's certificate was last changed; set by the service."""
    idp_private_key_updated_at: datetime | Null | None = None
    """When JumpCloud's private key was last changed; set by the service."""
    sp_certificate_updated_at: datetime | Null | None = None
    """When the application's own certificate was last changed; set by the service."""
