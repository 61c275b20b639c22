"""RADIUS servers: `/radiusservers`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.calls.call import Call, Document
from jcapiv1.sandbox.resources.resource import TenantResource
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

_ANSWERED = frozenset(Shape.of(models.Radiusserverput).names)
"""What changing and deleting answer: no shared secret, no tenant."""


class RadiusServer(TenantRecord, model=models.Radiusserver):
    """A RADIUS server of one tenant."""

    __slots__ = ()

    noun = "RADIUS server"
    unique = ("networkSourceIp",)

    name = Field[str]("name")
    network_source_ip = Field[str]("networkSourceIp")
    shared_secret = Field[str]("sharedSecret")
    mfa = Field[str]("mfa")

    def __repr__(self) -> str:
        return f"<RadiusServer {self.id} {self.name!r}>"


def radius_servers_list(call: Call) -> Document:
    """GET /radiusservers. The tenant's servers, by filter, sort, page and fields.

    Known: the shared secrets are answered.
    """
    return call.page(RadiusServer, call.tenant())


def radius_servers_post(call: Call) -> Document:
    """POST /radiusservers. Creates a server.

    Known: `name`, `networkSourceIp` and `sharedSecret` are required.
    Guessed: 400 for what is no IP address; 409 for one that another server of the tenant has.
    """
    tenant = call.tenant()
    body = _read(call)
    call.refuse_taken(RadiusServer, body, tenant=tenant)
    return call.view(add_radius_server(call.state, tenant, body))


def radius_servers_get(call: Call) -> Document:
    """GET /radiusservers/{id}. One server, or the fields asked for.

    Known: the shared secret is answered.
    """
    return call.view(call.one(RadiusServer, call.tenant()))


def radius_servers_put(call: Call) -> Document:
    """PUT /radiusservers/{id}. What the body leaves out is as in a new server, but `authIdp`.

    Known: `name`, `networkSourceIp` and `sharedSecret` are required; the answer has no secret;
    `tags` of the body are `tagNames` elsewhere.
    Guessed: that it replaces all; 409 as for a new server.
    """
    tenant = call.tenant()
    body = _read(call)
    server = call.one(RadiusServer, tenant)
    call.refuse_taken(RadiusServer, body, tenant=tenant, but=server)
    tags: list[str] = body.pop("tags", None) or []  # the answer calls them otherwise
    kept = {name: server.document[name] for name in ("_id", "id", "organization", "authIdp")}
    server.document.clear()
    server.document.update({**_DEFAULTS, **body, **kept, "tags": tags, "tagNames": tags})
    return _answer(server)


def radius_servers_delete(call: Call) -> Document:
    """DELETE /radiusservers/{id}. Deletes a server, and answers what changing answers.

    Known: the answer's model.
    """
    server = call.one(RadiusServer, call.tenant())
    call.state.remove(server)
    return _answer(server)


def _answer(server: RadiusServer) -> Document:
    return {name: value for name, value in server.document.items() if name in _ANSWERED}


def _read(call: Call) -> Document:
    return call.fields(RadiusServer)


_DEFAULTS: Mapping[str, Any] = {
    "authIdp": "JUMPCLOUD",
    "caCert": "",
    "deviceCertEnabled": False,
    "mfa": "DISABLED",
    "radsecEnabled": False,
    "requireRadsec": False,
    "requireTlsAuth": False,
    "userCertEnabled": False,
    "userLockoutAction": "REMOVE",
    "userPasswordEnabled": True,
    "userPasswordExpirationAction": "REMOVE",
}


def add_radius_server(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> RadiusServer:
    """Add a RADIUS server of a tenant; `document` says what is not to be made up."""
    identity = document.get("_id") or state.new_id(created or state.now())
    number = len(state.table(RadiusServer)) + 1
    tags: list[str] = list(document.get("tagNames") or document.get("tags") or [])
    made_up = {
        **_DEFAULTS,
        "name": f"RADIUS {number}",
        "networkSourceIp": f"192.0.2.{number % 254 + 1}",
        "sharedSecret": f"sandbox-secret-{identity[-6:]}",
    }
    given = {**document, "_id": identity, "organization": organization.id}
    return state.add(RadiusServer({**made_up, **given, "tags": tags, "tagNames": tags}))


RESOURCE = TenantResource(
    name="radiusServers",
    record=RadiusServer,
    add=add_radius_server,
    routes={
        "/radiusservers": {"GET": radius_servers_list, "POST": radius_servers_post},
        "/radiusservers/{id}": {
            "GET": radius_servers_get,
            "PUT": radius_servers_put,
            "DELETE": radius_servers_delete,
        },
    },
)
