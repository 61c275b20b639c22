"""Going through tenants, each with a client of its own, and through lists of the sandbox."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest

import jcapiv1
from jcapiv1 import ApiClient, Field, ForbiddenException, ManagedServiceProviderApi
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def msp(sandbox: Sandbox) -> Iterator[ManagedServiceProviderApi]:
    with ApiClient(sandbox.configuration()) as client:
        yield ManagedServiceProviderApi(client)


def test_every_tenant_comes_with_its_own_administrators(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    seen = {
        tenant.organization.id: {admin.id for admin in jcapiv1.paginate(tenant.users.users_list)}
        for tenant in jcapiv1.tenants(msp)
    }
    assert seen == {
        organization.id: {
            admin.id for admin in sandbox.administrators if admin.organization == organization.id
        }
        for organization in sandbox.organizations
    }
    assert any(seen.values())


def test_tenants_may_be_chosen_by_a_filter(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    wanted = sandbox.organizations[3]
    (tenant,) = jcapiv1.tenants(msp, filter=Field("_id") == wanted.id)
    assert tenant.organization.display_name == wanted.display_name


def test_tenants_are_read_when_they_are_needed(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    going = jcapiv1.tenants(msp, limit=5)
    assert len(sandbox.requests) == 0
    assert len(list(islice(going, 5))) == 5
    assert len(sandbox.requests) == 1


def test_an_error_between_tenants_names_the_position_to_resume_from(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    going = jcapiv1.tenants(msp, limit=5)
    first = [tenant.organization.id for tenant in islice(going, 5)]
    sandbox.fail(operation="organization_list", status=403)
    with pytest.raises(ForbiddenException) as caught:
        next(going)
    rest = jcapiv1.tenants(msp, skip=caught.value.position)
    first += [tenant.organization.id for tenant in rest]
    assert first == sorted(organization.id for organization in sandbox.organizations)


def test_a_tenant_without_an_id_is_refused_rather_than_called_without_one(
    msp: ManagedServiceProviderApi,
) -> None:
    with pytest.raises(ValueError, match="name `_id` among `fields`"):
        next(jcapiv1.tenants(msp, fields="displayName"))


@pytest.mark.parametrize("workers", [1, 4])
def test_a_list_of_the_sandbox_is_read_to_its_end(
    sandbox: Sandbox, msp: ManagedServiceProviderApi, workers: int
) -> None:
    listing = jcapiv1.paginate(msp.organization_list, limit=7, workers=workers)
    ids = [tenant.id for tenant in listing]
    assert ids == sorted(organization.id for organization in sandbox.organizations)
    assert listing.position == listing.total_count == len(ids)
