"""The contract is valid, complete, and says what the service really does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yamlfile
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

pytestmark = pytest.mark.long  # the same on every Python

DOCUMENT: Any = yamlfile.load(Path(__file__).resolve().parents[2] / "openapi.yaml")
SCHEMAS: Any = DOCUMENT["components"]["schemas"]
OPERATIONS: dict[str, Any] = {
    item[verb]["operationId"]: {**item[verb], "verb": verb, "path": path, "item": item}
    for path, item in DOCUMENT["paths"].items()
    for verb in item
    if verb != "parameters"
}
BOTH = ["Managed Service Provider", "Users"]


def parameters(operation: str) -> list[Any]:
    """The parameters of an operation, in order."""
    found = OPERATIONS[operation]
    listed = [*found["item"].get("parameters", []), *found.get("parameters", [])]
    return [resolved(each) for each in listed]


def resolved(element: Any) -> Any:
    if "$ref" not in element:
        return element
    target = DOCUMENT
    for step in element["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return target


def faults(schema: str, document: Any) -> list[str]:
    """What is wrong with a document, as a schema of the contract sees it."""
    root = {"$ref": f"#/components/schemas/{schema}", "components": DOCUMENT["components"]}
    return [error.message for error in OAS31Validator(root).iter_errors(document)]


def test_it_is_valid_openapi_3_1() -> None:
    assert DOCUMENT["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(DOCUMENT).iter_errors()] == []


@pytest.mark.parametrize(
    ("operation", "verb", "path", "tags", "repeat", "org_id"),
    [
        (
            "organization_list",
            "get",
            "/organizations",
            [BOTH[0], "Organizations"],
            "always",
            "refused",
        ),
        ("users_list", "get", "/users", BOTH, "always", "accepted"),
        ("users_get", "get", "/users/{id}", BOTH, "always", "accepted"),
        ("users_put", "put", "/users/{id}", BOTH, "always", "accepted"),
        ("users_reactivate_get", "get", "/users/reactivate/{id}", BOTH, "unsent", "accepted"),
        ("admin_totpreset_begin", "post", "/users/resettotp/{id}", BOTH, "unsent", "accepted"),
    ],
)
def test_each_operation_is_where_it_belongs(
    operation: str, verb: str, path: str, tags: list[str], repeat: str, org_id: str
) -> None:
    found = OPERATIONS[operation]
    assert (found["verb"], found["path"], found["tags"]) == (verb, path, tags)
    assert (found["x-repeat"], found["x-org-id"]) == (repeat, org_id)


def test_there_are_fifty_nine_operations_and_two_answers_to_when_they_may_be_repeated() -> None:
    assert len(OPERATIONS) == 59
    assert {name for name, each in OPERATIONS.items() if each["x-repeat"] == "unsent"} == {
        # Each run makes a record, sends a mail, runs a command or acts on a device once more.
        *("admin_totpreset_begin", "applications_post", "command_trigger_webhook_post"),
        *("commands_post", "commands_put", "commands_run", "radius_servers_post", "sshkey_post"),
        *("systems_command_builtin_erase", "systems_command_builtin_lock"),
        *("systems_command_builtin_restart", "systems_command_builtin_shutdown", "systems_put"),
        *("systemusers_expire", "systemusers_post", "systemusers_resetmfa"),
        *("systemusers_state_activate", "users_reactivate_get"),
    }


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_is_not_obvious_about_repeating_has_a_reason(operation: str) -> None:
    found = OPERATIONS[operation]
    obvious = found["x-effect"]["kind"] == "read" and found["verb"] == "get"
    assert obvious or found.get("x-repeat-reason")
    assert found["x-effect"]["kind"] != "read" or found["x-repeat"] == "always"


def test_a_tenant_is_refused_by_what_addresses_tenants_and_unknown_where_no_text_has_it() -> None:
    by_value: dict[str, set[str]] = {}
    for name, each in OPERATIONS.items():
        by_value.setdefault(each["x-org-id"], set()).add(name)
    assert by_value.keys() == {"accepted", "refused", "unknown"}
    assert by_value["refused"] == {
        *("organization_list", "organization_put", "organizations_get"),
        "search_organizations_post",
    }
    assert by_value["unknown"] == {
        *("commands_get_results", "commands_run", "systemusers_mfasync"),
        "systemusers_state_activate",
    }


@pytest.mark.parametrize(
    ("operation", "names"),
    [
        (
            "organization_list",
            ["fields", "filter", "limit", "search", "skip", "sort", "sortIgnoreCase"],
        ),
        ("users_list", ["fields", "filter", "limit", "skip", "sort", "x-org-id"]),
        ("users_get", ["id", "x-org-id"]),
        ("users_put", ["id", "x-org-id"]),
        ("users_reactivate_get", ["id", "x-org-id"]),
        ("admin_totpreset_begin", ["id", "x-org-id"]),
    ],
)
def test_parameters_keep_the_predecessors_order_and_new_ones_follow(
    operation: str, names: list[str]
) -> None:
    assert [each["name"] for each in parameters(operation)] == names


def test_a_page_holds_ten_records_and_at_most_a_hundred() -> None:
    limit = next(each for each in parameters("organization_list") if each["name"] == "limit")
    assert limit["schema"] == {"type": "integer", "default": 10, "minimum": 1, "maximum": 100}


def test_a_read_has_no_body_unless_it_is_a_search() -> None:
    for name, each in OPERATIONS.items():
        if each["x-effect"]["kind"] == "read":
            assert ("requestBody" in each) == name.startswith("search_")
        elif each["x-effect"]["kind"] in ("create", "replace", "update"):
            assert each["requestBody"]["content"].keys() == {"application/json"}


def test_what_no_published_description_has_is_marked_with_the_reason() -> None:
    marked = {name for name, each in OPERATIONS.items() if "x-undocumented" in each}
    assert marked == {"users_list", "users_get"}


@pytest.mark.parametrize(
    ("model", "older", "newer"),
    [
        ("Organizationslist", "results totalCount", ""),
        ("OrganizationslistResults", "_id displayName logoUrl", "created id"),
        (
            "Userput",
            "email enableMultiFactor firstname growthData lastWhatsNewChecked lastname roleName",
            "apiKeyAllowed roleNames",
        ),
        (
            "Userreturn",
            """_id created disableIntroduction email enableMultiFactor firstname growthData
            lastWhatsNewChecked lastname organization provider role roleName sessionCount
            suspended totpEnrolled usersTimeZone""",
            """apiKeyAllowed apiKeySet apiKeyUpdatedAt passwordUpdatedAt totpUpdatedAt apiKeyHash
            roleNames roles id""",
        ),
        ("UserreturnApiKeyHash", "", "createdAt expireAt prefix"),
        ("UserreturnGrowthData", "experimentStates onboardingState", ""),
        ("Userslist", "", "results totalCount"),
        ("Error", "code message status", ""),
    ],
)
def test_models_keep_the_predecessors_order_and_new_fields_follow(
    model: str, older: str, newer: str
) -> None:
    assert list(SCHEMAS[model]["properties"]) == [*older.split(), *newer.split()]


def test_null_is_allowed_wherever_nothing_is_required_and_unknown_fields_everywhere() -> None:
    models = {name: each for name, each in SCHEMAS.items() if each.get("properties")}
    refusing = [
        f"{name}.{field}"
        for name, model in models.items()
        for field, schema in model["properties"].items()
        if "null" not in _kinds(schema) and field not in model.get("required", ())
    ]
    assert refusing == []
    assert [name for name in models if "additionalProperties" in models[name]] == []


def _kinds(schema: Any) -> list[Any]:
    alternatives = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    return [*_listed(schema.get("type")), *(k for each in alternatives for k in _kinds(each))]


def _listed(kind: Any) -> list[Any]:
    return kind if isinstance(kind, list) else [kind]


def test_the_same_name_is_a_date_in_the_request_and_a_moment_in_the_answer() -> None:
    formats = {
        name: SCHEMAS[name]["properties"]["lastWhatsNewChecked"]["format"]
        for name in ("Userput", "Userreturn")
    }
    assert formats == {"Userput": "date", "Userreturn": "date-time"}


def test_no_enumeration_is_closed() -> None:
    assert '"enum"' not in json.dumps(DOCUMENT["components"])
    assert faults("MfaEnrollment", {"overallStatus": "A_WORD_OF_NEXT_YEAR"}) == []


def test_an_answer_recorded_from_the_service_is_valid() -> None:
    tenant = {
        "_id": "60259a2ad81e1a474d4e7c83",
        "id": "60259a2ad81e1a474d4e7c83",
        "displayName": None,
        "logoUrl": None,
        "created": "2021-02-11T20:57:14.837Z",
    }
    assert faults("Organizationslist", {"totalCount": 1, "results": [tenant]}) == []
    assert faults("Organizationslist", {"totalCount": 1, "results": []}) == []
    assert faults("Organizationslist", {"totalCount": "1", "results": {}}) != []


@pytest.mark.parametrize(
    "envelope",
    [
        {"error": "Unauthorized", "message": "Unauthorized: api key user not found"},
        {"code": 404, "message": "no such user", "status": "Not Found"},
    ],
)
def test_the_seen_and_the_declared_error_envelope_are_valid(envelope: dict[str, Any]) -> None:
    assert faults("AnyError", envelope) == []
    assert faults("AnyError", {}) != []


@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_login_wall_and_the_usual_refusals_are_described(operation: str) -> None:
    answers = OPERATIONS[operation]["responses"]
    assert {"302", "400", "401", "403", "429", "5XX"} <= answers.keys()
    assert len(answers.keys() & {"200", "201"}) == 1
    assert "Location" in resolved(answers["302"])["headers"]
    assert "404" in answers or "{" not in OPERATIONS[operation]["path"]
    assert {"413", "415"} <= answers.keys() or "requestBody" not in OPERATIONS[operation]
    assert ("412" in answers) == (operation == "admin_totpreset_begin")


@pytest.mark.parametrize("operation", ["users_reactivate_get", "admin_totpreset_begin"])
def test_the_void_operations_promise_no_content(operation: str) -> None:
    assert "content" not in OPERATIONS[operation]["responses"]["200"]


def _right(operation: Any) -> Any:
    return next(each for code, each in operation["responses"].items() if code[0] == "2")


def test_every_link_names_an_operation_and_its_parameters() -> None:
    broken = []
    for name, operation in OPERATIONS.items():
        for title, link in _right(operation).get("links", {}).items():
            known = {f"{each['in']}.{each['name']}" for each in parameters(link["operationId"])}
            if not link["parameters"].keys() <= known:
                broken.append(f"{name}, {title}")
    assert broken == []


def test_an_administrator_can_be_reached_from_a_list_and_read_back_after_a_change() -> None:
    leads_to = {
        name: {link["operationId"] for link in _right(each).get("links", {}).values()}
        for name, each in OPERATIONS.items()
    }
    assert "users_list" in leads_to["organization_list"]
    assert leads_to["users_list"] == {
        *("admin_totpreset_begin", "users_get", "users_put", "users_reactivate_get")
    }
    assert leads_to["users_put"] == {"users_get"}


def test_the_three_regions_and_both_credentials_are_described() -> None:
    assert [server["url"] for server in DOCUMENT["servers"]] == [
        "https://console.jumpcloud.com/api",
        "https://console.eu.jumpcloud.com/api",
        "https://console.in.jumpcloud.com/api",
    ]
    schemes = DOCUMENT["components"]["securitySchemes"]
    assert (schemes["x-api-key"]["in"], schemes["x-api-key"]["name"]) == ("header", "x-api-key")
    assert (schemes["bearer"]["type"], schemes["bearer"]["scheme"]) == ("http", "bearer")
    assert DOCUMENT["security"] == [{"x-api-key": []}, {"bearer": []}]
