from __future__ import annotations  # Generated from contract/ by `python -m codegen`; do not edit.

from jcapiv1.core.model import Model, Null


class RadiusserversIdBody(Model):
    """The settings of a RADIUS server, for `radius_servers_put`.

    `name`, `network_source_ip` and `shared_secret` are required, also to change something else. A
    field that is None is not sent, and probably reset.
    """

    _wire = """
        deviceCertEnabled mfa name networkSourceIp sharedSecret tags userCertEnabled
        userLockoutAction userPasswordEnabled userPasswordExpirationAction caCert radsecEnabled
        requireRadsec requireTlsAuth
    """
    secret_fields = ("shared_secret",)
    device_cert_enabled: bool | Null | None = None
    """Whether devices may sign in with a certificate."""
    mfa: str | Null | None = None
    """Whether network sign-in asks for a second factor; what sets `ENABLED`, `REQUIRED` and
    `ALWAYS` apart is not documented. Known: `DISABLED`, `ENABLED`, `REQUIRED`, `ALWAYS`."""
    name: str | Null | None = None
    """The name of the RADIUS server."""
    network_source_ip: str | Null | None = None
    """The IP address that the network's sign-in requests come from."""
    shared_secret: str | Null | None = None
    """The secret to share with the network devices; send the present one to keep it."""
    tags: list[str] | Null | None = None
    """The server's tags, probably an older way of grouping; called `tag_names` in
    `Radiusserverput`."""
    user_cert_enabled: bool | Null | None = None
    """Whether people may sign in with a certificate."""
    user_lockout_action: str | Null | None = None
    """What happens to the network access of a person who is locked out; known are `REMOVE` and
    `MAINTAIN`."""
    user_password_enabled: bool | Null | None = None
    """Whether people may sign in with a password."""
    user_password_expiration_action: str | Null | None = None
    """What happens to the network access of a person whose password expires; known are `REMOVE` and
    `MAINTAIN`."""
    ca_cert: str | Null | None = None
    """The certificate of the authority behind the sign-in certificates; not secret."""
    radsec_enabled: bool | Null | None = None
    """Whether the server takes RadSec (RADIUS over TLS)."""
    require_radsec: bool | Null | None = None
    """Whether the server takes RadSec only."""
    require_tls_auth: bool | Null | None = None
    """Whether people must sign in over TLS; probably with a certificate."""
