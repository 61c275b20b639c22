"""TLS with a certificate of the sandbox's own."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import jcapiv1
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def secure() -> Iterator[Sandbox]:
    with Sandbox(organizations=2, administrators=2, tls=["jumpcloud.test"]) as running:
        yield running


def test_a_client_that_trusts_its_certificate_is_served(secure: Sandbox) -> None:
    assert secure.url.startswith("https://127.0.0.1:")
    with jcapiv1.ApiClient(secure.configuration()) as client:
        providers = jcapiv1.ManagedServiceProviderApi(client)
        assert providers.organization_list().total_count == 2
        secure.fail("organization_list", reset=True)
        assert providers.organization_list().total_count == 2


def test_a_client_that_does_not_trust_it_is_not(secure: Sandbox) -> None:
    with jcapiv1.ApiClient(secure.configuration(ssl_ca_cert=None, retries=0)) as client:
        with pytest.raises(jcapiv1.ApiException, match="certificate"):
            jcapiv1.ManagedServiceProviderApi(client).organization_list()
    assert secure.requests == []


def test_any_client_can_get_the_certificate(secure: Sandbox) -> None:
    assert secure.certificate is not None
    assert secure.certificate_path is not None
    assert Path(secure.certificate_path).read_text() == secure.certificate
    port = int(secure.url.removesuffix("/api").rpartition(":")[2])
    for name in ("localhost", "127.0.0.1", "jumpcloud.test"):
        context = ssl.create_default_context(cadata=secure.certificate)
        with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
            with context.wrap_socket(plain, server_hostname=name) as connection:
                assert connection.version() in ("TLSv1.2", "TLSv1.3")
    connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=10)
    connection.request("GET", "/_sandbox/certificate")
    assert connection.getresponse().read().decode() == secure.certificate
    connection.request("GET", "/_sandbox/credentials?shell=bash")
    line = connection.getresponse().read().decode().splitlines()[-1]
    assert line == f"export JUMPCLOUD_SANDBOX_CERTIFICATE='{secure.certificate_path}'"
    connection.request("GET", "/_sandbox/credentials")
    assert json.loads(connection.getresponse().read())["api_url"] == secure.url
    connection.close()


def test_the_page_takes_its_own_forms_over_tls(secure: Sandbox) -> None:
    origin = secure.url.removesuffix("/api")
    place = origin.removeprefix("https://")
    context = ssl.create_default_context(cadata=secure.certificate)
    connection = http.client.HTTPSConnection(place, context=context, timeout=10)
    connection.request("GET", "/_sandbox/")
    found = re.search(r'name="token" value="([^"]+)"', connection.getresponse().read().decode())
    assert found is not None
    for own, status in ((origin, 303), (f"http://{place}", 403)):
        body, headers = f"token={found[1]}", {"Origin": own}
        connection.request("POST", "/_sandbox/page/clear-faults", body, headers)
        answer = connection.getresponse()
        answer.read()
        assert answer.status == status
    connection.close()


def test_a_machine_with_an_odd_name_has_tls_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "odd_name!")
    with Sandbox(organizations=1, tls=True) as sandbox:
        assert sandbox.certificate is not None


def test_its_file_is_gone_when_it_is_closed() -> None:
    with Sandbox(organizations=1, tls=True) as sandbox:
        path = sandbox.certificate_path
        assert path is not None
    assert not os.path.exists(path)


def test_who_speaks_no_tls_is_let_go(secure: Sandbox) -> None:
    port = int(secure.url.removesuffix("/api").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        plain.sendall(b"GET /api/organizations HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"200" not in b"".join(iter(lambda: plain.recv(4096), b""))
    assert secure.requests == []


def test_it_closes_while_clients_do_not_finish_the_handshake() -> None:
    with Sandbox(organizations=1, tls=True) as sandbox:
        port = int(sandbox.url.removesuffix("/api").rpartition(":")[2])
        silent = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(3)]
        context = ssl.create_default_context(cadata=sandbox.certificate)
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=10)
        connection.request("GET", "/_sandbox/health")
        assert connection.getresponse().read() == b'{"status":"ready"}'
        connection.close()
    assert not [each for each in threading.enumerate() if each.name.startswith("jcapiv1-sandbox")]
    for each in silent:
        each.close()


def test_a_stall_ends_when_the_client_goes_away(secure: Sandbox) -> None:
    secure.fail("organization_list", stall=True)
    configuration = secure.configuration(timeout=0.3, retries=0)
    with jcapiv1.ApiClient(configuration) as client:
        with pytest.raises(jcapiv1.ApiException):
            jcapiv1.ManagedServiceProviderApi(client).organization_list()
    assert secure.requests[-1].status == 0


def test_names_are_several_texts() -> None:
    with pytest.raises(ValueError, match="several names"):
        Sandbox(tls="jumpcloud.test")


def test_without_trustme_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trustme", None)
    with pytest.raises(ImportError, match=r'pip install "\.\[sandbox-tls\]"'):
        Sandbox(organizations=1, tls=True).start()
