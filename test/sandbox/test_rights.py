"""Every operation of the sandbox asks for the scopes that the contract names."""

from __future__ import annotations

import pytest
from contract import BY_NAME
from plainhttp import Answer, Plain

import jcapiv1
from jcapiv1 import api
from jcapiv1.core.operation import Operation
from jcapiv1.sandbox import Organization, Sandbox
from jcapiv1.sandbox.access.keys import SCOPES, SCOPES_OF_ROLES
from jcapiv1.sandbox.contract import operations
from jcapiv1.sandbox.resources import ROUTER


def call(http: Plain, name: str, key: str) -> Answer:
    described = BY_NAME[name]
    return http(described.verb, described.target, key=key, json_body=described.body)


@pytest.mark.parametrize("name", ROUTER.operations)
def test_a_key_without_the_right_gets_403_and_one_with_it_does_not(
    sandbox: Sandbox, http: Plain, acme: Organization, name: str
) -> None:
    needed = operations()[name].scopes
    refused = call(http, name, sandbox.key(organization=acme, scopes=SCOPES - needed))
    assert refused.status == 403
    assert refused.json()["message"] == "Forbidden: insufficient permissions"
    for scope in sorted(needed):
        answer = call(http, name, sandbox.key(organization=acme, scopes={scope}))
        assert answer.status != 403
    assert sandbox.outbox == []


def test_the_sandbox_knows_of_operations_what_the_client_knows() -> None:
    records: dict[str, Operation] = {}
    for name in api.__all__:
        cls = getattr(jcapiv1, name)
        for method in map(cls.__dict__.get, dir(cls)):
            operation = getattr(method, "operation", None)
            if operation is not None:
                records[operation.name] = operation
    assert len(records) >= 50
    for name, record in records.items():
        known = operations()[name]
        assert (known.method, known.path) == (record.method, record.path)
        assert known.query == set(record.query)
        assert set(record.scopes) <= known.scopes
        assert known.scopes == set(record.scopes) or not record.scopes
        assert (known.body is None) == (record.body is None)


def test_an_operation_is_where_the_contract_has_it() -> None:
    for name in ROUTER.operations:
        known = operations()[name]
        match = ROUTER.match(BY_NAME[name].target)
        assert match is not None
        assert match.methods[known.method].__name__ == name


def test_a_role_never_has_a_right_that_nothing_asks_for() -> None:
    assert frozenset().union(*SCOPES_OF_ROLES.values()) <= SCOPES
    assert SCOPES_OF_ROLES["Read Only"] < SCOPES_OF_ROLES["Help Desk"]
    assert SCOPES_OF_ROLES["Manager"] < SCOPES_OF_ROLES["Administrator With Billing"]
