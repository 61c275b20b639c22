"""The names that programs may use: none comes, goes or moves unnoticed."""

from __future__ import annotations

import sys
import types

import predecessor
import pytest

import jcapiv1
from jcapiv1 import api, exceptions, models

CLASSES = sorted(predecessor.CLASSES)
NEW_MODELS = [
    "ApplicationConfigAuthClaimConfiguration",
    "ApplicationConfigAuthClaimConfigurationAuthnContextMappings",
    "ApplicationConfigAuthClaimConfigurationAuthnContextMode",
    "ApplicationConfigAuthClaimConfigurationSendAmrClaim",
    "ApplicationConfigDeclareRedirectEndpoint",
    "ApplicationConfigGroupsAttributeName",
    "ApplicationConfigOverrideNameIdFormat",
    "ApplicationConfigOverrideNameIdFormatOptions",
    "Attribute",
    "Commandresultbycommandid",
    "CommandresultslistResultsResponse",
    "Commandresultssearchlist",
    "CommandresultssearchlistResults",
    "CustomEmailSettings",
    "FilesS3",
    "OrganizationsettingsSystemUserDefaults",
    "OrganizationsettingsWindowsMDM",
    "RestrictedField",
    "RunCommandBody",
    "Runcommandreturn",
    "SystemMdmWindows",
    "SystemPolicyStats",
    "SystemPrimarySystemUser",
    "SystemSearch",
    "SystemSecureLogin",
    "SystemUsersSearchlist",
    "SystemsSearchlist",
    "SystemuserSearchReturn",
    "SystemuserputDelegatedAuthority",
    "SystemuserreturnAdmin",
    "Totpenrollmentinfo",
    "UserreturnApiKeyHash",
    "Userslist",
]
"""What the predecessor did not have."""
MODELS = sorted({*predecessor.MODELS, *NEW_MODELS} - {"Search"})
"""`Search` is `jcapiv1.models.Search`, since `jcapiv1.Search` is the term of a list."""
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
    "BulkSummary",
    "Change",
    "Configuration",
    "Field",
    "Filter",
    "FindError",
    "JournalError",
    "JournalView",
    "Listing",
    "NULL",
    "Outcome",
    "Plan",
    "PlanCheck",
    "PlanError",
    "PlanRun",
    "PlanStep",
    "RetryPolicy",
    "Search",
    "Tenant",
    "TenantAdministrator",
    "UnreadTenant",
    "WrappedException",
    "administrators",
    "bulk",
    "find_administrator",
    "find_tenant",
    "for_each_tenant",
    "paginate",
    "plan",
    "read_journal",
    "rows",
    "tenants",
]
NEW_METHODS = {
    "CommandsApi": {"commands_run"},
    "ManagedServiceProviderApi": {"users_get", "users_list"},
    "SystemusersApi": {"systemusers_totp_info"},
    "UsersApi": {"users_get", "users_list"},
}
"""What the predecessor did not have, though some of it is older."""


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
    assert sorted(module.__all__) == sorted(names)
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
    with pytest.raises(AttributeError, match="has no attribute 'system_api'"):
        _ = collection.system_api


@pytest.mark.parametrize("name", CLASSES)
def test_the_classes_offer_these_operations_and_no_others(name: str) -> None:
    known = {each.name for each in predecessor.METHODS if each.api == name}
    found = {each for each in dir(getattr(jcapiv1, name)) if not each.startswith("_")}
    assert found == _with_twins(known | NEW_METHODS.get(name, set()))


def _with_twins(names: set[str]) -> set[str]:
    return names | {f"{name}_with_http_info" for name in names}


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'jcapiv1' has no attribute 'SystemApi'$"):
        _ = jcapiv1.SystemApi
    with pytest.raises(AttributeError, match=r"^module 'jcapiv1' has no attribute '_private'$"):
        _ = jcapiv1._private
    with pytest.raises(ImportError, match="cannot import name 'SystemApi'"):
        exec("from jcapiv1 import SystemApi", {})  # noqa: S102  # type checkers know better


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
