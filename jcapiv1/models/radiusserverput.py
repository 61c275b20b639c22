from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model


class Radiusserverput(Model):
    """A RADIUS server, as changing and deleting answer it.

    Unlike `Radiusserver`, it lacks the shared secret and the tenant.
    """

    _wire = """
        _id authIdp deviceCertEnabled mfa name networkSourceIp tagNames userCertEnabled
        userLockoutAction userPasswordEnabled userPasswordExpirationAction caCert radsecEnabled
        requireRadsec requireTlsAuth
    """
    id: str = ""
    """The RADIUS server's id, 24 hexadecimal digits; what `id` arguments take."""
    auth_idp: str | None = None
    """Who checks the people who sign in. Known: `JUMPCLOUD`, `AZURE`."""
    device_cert_enabled: bool | None = None
    """Whether devices may sign in with a certificate."""
    mfa: str | None = None
    """Whether network sign-in asks for a second factor; what sets `ENABLED`, `REQUIRED` and
    `ALWAYS` apart is not documented. Known: `DISABLED`, `ENABLED`, `REQUIRED`, `ALWAYS`."""
    name: str | None = None
    """The name of the RADIUS server."""
    network_source_ip: str | None = None
    """The IP address that the network's sign-in requests come from."""
    tag_names: list[str] | None = None
    """The names of the server's tags, probably an older way of grouping."""
    user_cert_enabled: bool | None = None
    """Whether people may sign in with a certificate."""
    user_lockout_action: str | None = None
    """What happens to the network access of a person who is locked out; known are `REMOVE` and
    `MAINTAIN`."""
    user_password_enabled: bool | None = None
    """Whether people may sign in with a password."""
    user_password_expiration_action: str | None = None
    """What happens to the network access of a person whose password expires; known are `REMOVE` and
    `MAINTAIN`."""
    ca_cert: str | None = None
    """The certificate of the authority behind the sign-in certificates; not secret."""
    radsec_enabled: bool | None = None
    """Whether the server takes RadSec (RADIUS over TLS)."""
    require_radsec: bool | None = None
    """Whether the server takes RadSec only."""
    require_tls_auth: bool | None = None
    """Whether people must sign in over TLS; probably with a certificate."""
