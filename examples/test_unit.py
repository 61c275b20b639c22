"""A unit test of a script, against an embedded JumpCloud.

    pip install 'jcapiv1[sandbox]' pytest
    pytest examples/test_unit.py

The fixtures come with jcapiv1. No test reaches the real service.
"""

import pytest

import jcapiv1
from jcapiv1.pytest_plugin import JumpCloud


def make_read_only(msp: jcapiv1.ManagedServiceProviderApi, email: str) -> str:
    """What the test is about: take an administrator's rights away."""
    tenant, administrator, _ = jcapiv1.find_administrator(msp, email)
    change = jcapiv1.Userput(role_name="Read Only")
    changed = tenant.users.users_put(administrator.id or "", change)
    return f"{changed.email} of {tenant.name} is {changed.role_name}"


@pytest.mark.jumpcloud(organizations=3, administrators=5)
def test_an_administrator_loses_its_rights(jumpcloud: JumpCloud) -> None:
    acme = jumpcloud.sandbox.organization("Acme")
    ann = jumpcloud.sandbox.administrator("ann@example.com", organization=acme)
    assert make_read_only(jumpcloud.providers, "Ann@example.com") == (
        "ann@example.com of Acme is Read Only"
    )
    assert ann.document["roleName"] == "Read Only"


def test_nobody_is_changed_by_a_wrong_address(jumpcloud: JumpCloud) -> None:
    with pytest.raises(jcapiv1.FindError, match="no administrator has the address"):
        make_read_only(jumpcloud.providers, "nobody@example.com")
    assert all(request.method == "GET" for request in jumpcloud.sandbox.requests)


def test_a_service_that_fails_leaves_no_doubt(jumpcloud: JumpCloud) -> None:
    jumpcloud.sandbox.administrator("ann@example.com")
    jumpcloud.sandbox.fail(operation="users_put", status=403)
    with pytest.raises(jcapiv1.ForbiddenException) as caught:
        make_read_only(jumpcloud.providers, "ann@example.com")
    assert not caught.value.outcome_unknown
