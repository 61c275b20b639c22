"""The names that programs may use: none comes, goes or moves unnoticed."""

from __future__ import annotations

import sys
import types

import pytest

import jcapiv1
from jcapiv1 import api, exceptions, models

CLASSES = ["ManagedServiceProviderApi", "UsersApi"]
MODELS = [
    "Error",
    "Organizationslist",
    "OrganizationslistResults",
    "Userput",
    "Userreturn",
    "UserreturnApiKeyHash",
    "UserreturnGrowthData",
    "Userslist",
]
EXCEPTIONS = [
    "ApiException",
    "BadRequestException",
    "ConflictException",
    "ConnectException",
    "DecodeException",
    "ForbiddenException",
    "IncompleteListException",
    "NoUsableKeyException",
    "NotFoundException",
    "RedirectException",
    "ResponseTooLargeException",
    "ServiceException",
    "TLSException",
    "TimeoutException",
    "TooManyRequestsException",
    "TransportException",
    "UnauthorizedException",
    "UnprocessableEntityException",
    "exception_for_status",
]
REST = [
    "ApiClient",
    "ApiFuture",
    "Bulk",
    "Configuration",
    "Field",
    "Filter",
    "JournalError",
    "Listing",
    "NULL",
    "Outcome",
    "RetryPolicy",
    "Search",
    "Tenant",
    "bulk",
    "paginate",
    "tenants",
]
OPERATIONS = {
    "admin_totpreset_begin",
    "organization_list",
    "users_get",
    "users_list",
    "users_put",
    "users_reactivate_get",
}


def test_the_package_offers_these_names_and_no_others() -> None:
    assert jcapiv1.__all__ == sorted([*CLASSES, *MODELS, *EXCEPTIONS, *REST, "__version__"])


def test_dir_shows_the_names_and_no_others() -> None:
    assert dir(jcapiv1) == jcapiv1.__all__


@pytest.mark.parametrize("name", jcapiv1.__all__)
def test_each_name_can_be_had(name: str) -> None:
    assert getattr(jcapiv1, name) is getattr(jcapiv1, name)


def test_a_star_import_brings_the_names_and_nothing_else() -> None:
    scope: dict[str, object] = {}
    exec("from jcapiv1 import *", scope)  # noqa: S102  # it cannot stand in a function
    del scope["__builtins__"]
    assert sorted(scope) == jcapiv1.__all__


@pytest.mark.parametrize(
    ("module", "names"), [(api, CLASSES), (models, MODELS), (exceptions, EXCEPTIONS)]
)
def test_the_collections_offer_these_names_and_no_others(
    module: types.ModuleType, names: list[str]
) -> None:
    assert sorted(module.__all__) == names
    assert all(getattr(module, name) is getattr(jcapiv1, name) for name in names)


@pytest.mark.parametrize(
    ("collection", "module", "name"),
    [(api, "users_api", "UsersApi"), (models, "userreturn_growth_data", "UserreturnGrowthData")],
)
def test_a_module_of_a_collection_is_found_without_being_imported_first(
    monkeypatch: pytest.MonkeyPatch, collection: types.ModuleType, module: str, name: str
) -> None:
    monkeypatch.delattr(collection, module, raising=False)
    assert getattr(getattr(collection, module), name) is getattr(collection, name)
    assert set(collection.__all__) <= set(dir(collection))
    with pytest.raises(AttributeError, match="has no attribute 'systems_api'"):
        _ = collection.systems_api


def test_the_classes_offer_these_operations_and_no_others() -> None:
    def methods(cls: type) -> set[str]:
        return {name for name in dir(cls) if not name.startswith("_")}

    one_tenant = OPERATIONS - {"organization_list"}
    assert methods(jcapiv1.UsersApi) == _with_twins(one_tenant)
    assert methods(jcapiv1.ManagedServiceProviderApi) == _with_twins(OPERATIONS)


def _with_twins(names: set[str]) -> set[str]:
    return names | {f"{name}_with_http_info" for name in names}


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'jcapiv1' has no attribute 'SystemsApi'$"):
        _ = jcapiv1.SystemsApi
    with pytest.raises(AttributeError, match=r"^module 'jcapiv1' has no attribute '_private'$"):
        _ = jcapiv1._private
    with pytest.raises(ImportError, match="cannot import name 'SystemsApi'"):
        exec("from jcapiv1 import SystemsApi", {})  # noqa: S102  # type checkers know better


def test_a_module_is_found_without_being_imported_first() -> None:
    assert jcapiv1.rest.ApiException is jcapiv1.ApiException


def test_a_module_that_lacks_a_package_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "jcapiv1.rest")
    monkeypatch.delattr(jcapiv1, "rest")
    monkeypatch.setitem(sys.modules, "urllib3", None)
    with pytest.raises(ModuleNotFoundError, match="urllib3"):
        _ = jcapiv1.rest


def test_the_version_is_that_of_the_distribution() -> None:
    assert jcapiv1.__version__ == "6.0.0"
