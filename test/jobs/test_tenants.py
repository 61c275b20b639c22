"""Going through tenants, each with a client of its own, and through lists of the sandbox."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import interpreter
import pytest

import jcapiv1
import jcapiv1.jobs.tenants as tenants_module
from jcapiv1 import ApiClient, Field, ForbiddenException, ManagedServiceProviderApi
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def msp(sandbox: Sandbox) -> Iterator[ManagedServiceProviderApi]:
    with ApiClient(sandbox.configuration()) as client:
        yield ManagedServiceProviderApi(client)


@pytest.mark.long
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


def names_of_classes() -> dict[str, str]:
    """What a tenant calls an object of each class."""
    return {
        getattr(jcapiv1, cls).__module__.rpartition(".")[2].removesuffix("_api"): cls
        for cls in jcapiv1.api.__all__
    }


def test_a_tenant_has_an_object_of_every_class_made_at_first_use(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    tenant = next(jcapiv1.tenants(msp))
    assert len(names_of_classes()) == 12
    for name, cls in names_of_classes().items():
        assert name not in tenant.__dict__
        made = getattr(tenant, name)
        assert type(made) is getattr(jcapiv1, cls)
        assert made.api_client is tenant.client
        assert getattr(tenant, name) is made
    assert set(names_of_classes()) <= set(dir(tenant))
    assert {"organization", "client", "id", "name"} <= set(dir(tenant))


def test_type_checkers_know_the_objects_of_a_tenant() -> None:
    (cls,) = (
        node
        for node in ast.parse(Path(tenants_module.__file__).read_text()).body
        if isinstance(node, ast.ClassDef)
    )
    (block, *_) = (node for node in cls.body if isinstance(node, ast.If))
    annotated = {
        ast.unparse(node.target): ast.unparse(node.annotation)
        for node in block.body
        if isinstance(node, ast.AnnAssign)
    }
    assert annotated == names_of_classes()


@pytest.mark.parametrize("name", ["Users", "user", "users_api", "search_api", "_users", "__foo__"])
def test_what_a_tenant_does_not_have_is_an_attribute_error(
    msp: ManagedServiceProviderApi, name: str
) -> None:
    tenant = next(jcapiv1.tenants(msp))
    with pytest.raises(AttributeError, match=f"^'Tenant' object has no attribute '{name}'$"):
        getattr(tenant, name)


def test_a_tenant_says_who_it_is_and_survives_copying(
    sandbox: Sandbox, msp: ManagedServiceProviderApi
) -> None:
    tenant = next(jcapiv1.tenants(msp))
    assert repr(tenant) == f"<Tenant {tenant.id} {tenant.organization.display_name!r}>"
    assert tenant.name == (tenant.organization.display_name or tenant.id)
    assert copy.copy(tenant).users.users_list(limit=1).total_count is not None
    assert sandbox.requests[-1].headers["x-org-id"] == tenant.id


@pytest.mark.long
def test_a_tenant_loads_only_the_classes_that_are_used() -> None:
    done = interpreter.run(
        "import sys, jcapiv1\n"
        "from jcapiv1 import ApiClient, Configuration, Tenant\n"
        "from jcapiv1.models import OrganizationslistResults\n"
        "c = Configuration(); c.api_key['x-api-key'] = 'k'\n"
        "tenant = Tenant(OrganizationslistResults(id='5f0c'), ApiClient(c))\n"
        "def loaded():\n"
        "    start = 'jcapiv1.api.'\n"
        "    return sorted(n[len(start):] for n in sys.modules if n.startswith(start))\n"
        "before = loaded(); tenant.systems; print(before, loaded())"
    )
    assert done.stdout.strip() == "[] ['systems_api']"


@pytest.mark.parametrize("workers", [1, 4])
def test_a_list_of_the_sandbox_is_read_to_its_end(
    sandbox: Sandbox, msp: ManagedServiceProviderApi, workers: int
) -> None:
    listing = jcapiv1.paginate(msp.organization_list, limit=7, workers=workers)
    ids = [tenant.id for tenant in listing]
    assert ids == sorted(organization.id for organization in sandbox.organizations)
    assert listing.position == listing.total_count == len(ids)
