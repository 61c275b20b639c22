"""Prism between client and sandbox: both keep the contract, as a third party reads it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import BY_NAME, OPERATIONS, Described
from records import path_values, seed

import jcapiv1
from jcapiv1.sandbox import Sandbox
from jcapiv1.sandbox.contract import operations

ROOT = Path(__file__).resolve().parents[1]
PRISM = Path(os.environ["PRISM"])
"""Its program, which `tox -e prism` installs."""


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    file = tmp_path_factory.mktemp("seed") / "seed.json"
    file.write_text(json.dumps(seed()), encoding="utf-8")
    with Sandbox(seed=file, multi_tenant=False) as running:
        yield running


@pytest.fixture(scope="module")
def client(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[jcapiv1.ApiClient]:
    """A client of Prism, which answers with a fault where one of the two breaks the contract."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [PRISM, "proxy", ROOT / "openapi.yaml", sandbox.url, "--errors"]
    log = tmp_path_factory.mktemp("prism") / "log"
    with log.open("w") as file:
        prism = subprocess.Popen(
            [*map(str, command), "--host", "127.0.0.1", "--port", str(port)], stdout=file
        )
    try:
        deadline = time.monotonic() + 60
        while "listening" not in log.read_text() and time.monotonic() < deadline:
            assert prism.poll() is None, log.read_text()
            time.sleep(0.1)
        configuration = sandbox.configuration(host=f"http://127.0.0.1:{port}", retries=0)
        with jcapiv1.ApiClient(configuration) as made:
            yield made
    finally:
        prism.terminate()
        prism.wait()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_an_operation_breaks_the_contract_on_neither_side(
    operation: Described, client: jcapiv1.ApiClient
) -> None:
    values = path_values(operations()[operation.name])
    body = {} if operation.body is None else {"body": operation.body}
    if operation.name == "radius_servers_put":
        body["body"] = {**operation.body, "networkSourceIp": "203.0.113.99"}  # nobody else has it
    api = getattr(jcapiv1, operation.api)(client)
    call = getattr(api, f"{operation.name}_with_http_info")
    _, status, headers = call(**values, **body)
    assert 200 <= status < 300
    assert "sl-violations" not in headers


def test_prism_tells_of_what_breaks_the_contract(client: jcapiv1.ApiClient) -> None:
    operation = BY_NAME["users_put"]
    values = path_values(operations()[operation.name])
    client.configuration.client_side_validation = False
    with pytest.raises(jcapiv1.ApiException, match="prism/errors#UNPROCESSABLE_ENTITY"):
        jcapiv1.UsersApi(client).users_put(**values, body={"enableMultiFactor": "yes"})
