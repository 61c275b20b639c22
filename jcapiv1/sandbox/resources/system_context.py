"""System Context: a device that signs its requests with the key of its agent.

`Authorization: Signature keyId="system/...",headers="request-line date",algorithm="rsa-sha256",
signature="..."`, with the `Date` that is signed. Whether the signature is true is not looked at,
since the sandbox has no public key of a device.
"""

from __future__ import annotations

import base64
import re
from email.utils import parsedate_to_datetime

from jcapiv1.sandbox.access.keys import Key
from jcapiv1.sandbox.refusal import Refusal
from jcapiv1.sandbox.resources.systems import System
from jcapiv1.sandbox.state.state import State

_SCHEME = "signature "
_PARAMETER = re.compile(r'([a-zA-Z]+)="([^"]*)"')
_SELF = frozenset({"systems.self"})


def is_signed(authorization: str) -> bool:
    """Return whether a header Authorization is a signature."""
    return authorization.lower().startswith(_SCHEME)


def device_key(authorization: str, date: str, state: State) -> Key:
    """Return what the device that signed a request may do; Refusal (401) if none did.

    Only Linux devices can sign, and none that a person or MDM enrolled.
    """
    said = dict(_PARAMETER.findall(authorization))
    kind, _, identity = said.get("keyId", "").partition("/")
    system = state.table(System).get(identity.lower()) if kind == "system" else None
    if system is None or not _well_formed(said, date) or not _may_sign(system):
        raise Refusal(401, "Unauthorized: invalid signature", error="Unauthorized")
    return Key(
        value=f"system/{system.id}",
        organizations=frozenset({system.organization}),
        multi_tenant=False,
        scopes=_SELF,
        system=system.id,
    )


def _well_formed(said: dict[str, str], date: str) -> bool:
    try:
        parsedate_to_datetime(date)
        signature = base64.b64decode(said.get("signature", ""), validate=True)
    except ValueError:
        return False
    signed = said.get("headers", "").lower().split()
    return (
        bool(signature)
        and signed == ["request-line", "date"]
        and (said.get("algorithm") == "rsa-sha256")
    )


def _may_sign(system: System) -> bool:
    provisioner: dict[str, str] = (system.provision_metadata or {}).get("provisioner") or {}
    return system.os_family == "linux" and provisioner.get("type") in (None, "administrator")
