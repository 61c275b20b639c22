"""Clients for the tests of the transport, and the certificates of their TLS servers."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any, NamedTuple

import canary
import trustme
import wire
from contract import ID, Described

import jcapiv1


class Certificates(NamedTuple):
    """Server sides of TLS, and the file of the authority that clients trust."""

    right: ssl.SSLContext
    wrong_name: ssl.SSLContext
    unknown_authority: ssl.SSLContext
    authority: str


def make_certificates(folder: Path) -> Certificates:
    trusted, unknown = trustme.CA(), trustme.CA()
    file = folder / "authority.pem"
    trusted.cert_pem.write_to_path(file)

    def serving(authority: trustme.CA, name: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        return context

    return Certificates(
        right=serving(trusted, "127.0.0.1"),
        wrong_name=serving(trusted, "elsewhere.example"),
        unknown_authority=serving(unknown, "127.0.0.1"),
        authority=str(file),
    )


def configuration_for(server: wire.Server, **settings: Any) -> jcapiv1.Configuration:
    """A configuration with a key, for that server."""
    credential = {"access_token", "client_id", "api_key"} & settings.keys()
    if not credential:
        settings["api_key"] = {"x-api-key": canary.KEY}
    return jcapiv1.Configuration(host=server.url, **settings)


def client_for(server: wire.Server, **settings: Any) -> jcapiv1.ApiClient:
    """A client with a key, for that server."""
    return jcapiv1.ApiClient(configuration_for(server, **settings))


def call(client: jcapiv1.ApiClient, operation: Described, **options: Any) -> Any:
    """Call an operation of the contract with the arguments that it needs, and with these."""
    if operation.api:
        api = getattr(jcapiv1, operation.api)(client)
        return getattr(api, operation.name)(**{**operation.arguments, **options})
    return client.call_api(
        operation.path,
        operation.verb,
        {"id": ID},
        response_type=operation.returns,
        auth_settings=["x-api-key"],
        _return_http_data_only=True,
        **options,
    )
