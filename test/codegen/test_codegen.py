"""The generator: its output is current and complete, and it refuses what it cannot do."""

from __future__ import annotations

import inspect
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yamlfile
from smallcontract import small

import jcapiv1
from codegen.__main__ import main
from codegen.contract import Contract
from codegen.naming import class_name, schema_annotation, snake_case, type_name
from codegen.output import write
from codegen.reading import load
from jcapiv1.core.model import _type_name

pytestmark = pytest.mark.long  # the same on every Python

ROOT = Path(__file__).resolve().parents[2]
CONTRACT_FILE = ROOT / "openapi.yaml"
EVERY_METHOD = [
    (api.name, operation) for api in load(CONTRACT_FILE).apis for operation in api.operations
]
"""Class name and operation."""

every_method = pytest.mark.parametrize(
    ("api", "operation"), EVERY_METHOD, ids=[f"{api}.{each.name}" for api, each in EVERY_METHOD]
)

Change = Callable[[Any], None]


class Recorder:
    """Stands in for the client and keeps what a method hands over."""

    def __init__(self) -> None:
        self.calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = []

    def call_api(self, *arguments: Any, **options: Any) -> str:
        self.calls.append((arguments, options))
        return "answer"


def changed(tmp_path: Path, change: Change) -> Path:
    """A copy of the contract of the administrators with one change."""
    document = small(CONTRACT_FILE)
    change(document)
    path = tmp_path / "openapi.yaml"
    path.write_text(yamlfile.dump(document))
    return path


# What is committed is what the contract makes.


def test_generating_again_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_order_of_hashes_does_not_matter(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-m", "codegen", "--root", str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            check=True,
        )
    names = sorted(each.relative_to(tmp_path / "1") for each in (tmp_path / "1").rglob("*.*"))
    assert len(names) > 20
    for name in names:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes()


def test_check_lists_what_is_stale_and_writes_nothing(
    tmp_path: Path, files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, files)
    page, module = tmp_path / "docs/Userput.md", tmp_path / "jcapiv1/models/userput.py"
    page.unlink()
    module.write_text("edited\n")
    assert main(["--check", "--root", str(tmp_path)]) == 1
    assert capsys.readouterr().out == ("stale docs/Userput.md\nstale jcapiv1/models/userput.py\n")
    assert not page.exists()
    assert module.read_text() == "edited\n"


def test_what_is_left_over_goes_and_what_is_written_by_hand_stays(
    tmp_path: Path, files: dict[str, str]
) -> None:
    write(tmp_path, files)
    left_over = tmp_path / "jcapiv1/models/userdelete.py"
    left_over.write_text(files["jcapiv1/models/userput.py"])
    by_hand = tmp_path / "docs/migrating.md"
    by_hand.write_text("# Moving\n")
    assert write(tmp_path, files) == ["jcapiv1/models/userdelete.py"]
    assert not left_over.exists()
    assert by_hand.exists()
    assert write(tmp_path, files) == []


def test_every_file_says_what_made_it(files: dict[str, str]) -> None:
    said = "Generated from contract/ by `python -m codegen`; do not edit."
    assert [name for name, text in files.items() if said not in text[:400]] == []


# The methods.


@every_method
def test_the_signature_shows_the_real_parameters(api: str, operation: Any) -> None:
    for name in (operation.name, f"{operation.name}_with_http_info"):
        found = inspect.signature(getattr(getattr(jcapiv1, api), name)).parameters
        assert list(found) == [
            "self",
            *(each.name for each in operation.arguments),
            "options",
        ]
        for argument in operation.arguments:
            required = found[argument.name].default is inspect.Parameter.empty
            assert required == argument.required


@every_method
@pytest.mark.parametrize("by_keyword", [False, True])
def test_a_method_and_its_twin_are_one_call_of_the_runtime(
    api: str, operation: Any, by_keyword: bool
) -> None:
    client = Recorder()
    instance = getattr(jcapiv1, api)(client)
    given = {each.name: f"<{each.name}>" for each in operation.arguments}
    for suffix in ("", "_with_http_info"):
        method = getattr(instance, operation.name + suffix)
        answer = (
            method(**given, _request_timeout=3)
            if by_keyword
            else method(*given.values(), _request_timeout=3)
        )
        assert answer == "answer"
    (first, options), (second, twins) = client.calls
    assert first == second
    assert options == {**twins, "_return_http_data_only": True}
    path, verb, in_path, in_query, in_header = first
    assert (path, verb) == (operation.path, operation.verb)
    sent = {**(in_path or {}), **dict(in_query or []), **(in_header or {})}
    assert sent == {each.wire: f"<{each.name}>" for each in operation.parameters}
    assert options.get("body") == given.get("body")
    assert options["response_type"] == operation.answer
    assert options["auth_settings"] == ["x-api-key"]
    assert (options["_request_timeout"], options["_preload_content"]) == (3, True)
    described = path.operation
    assert (described.name, described.method, described.path) == (operation.name, verb, path)
    assert (described.repeat, described.org_id) == (operation.repeat, operation.org_id)
    assert described.response_type == operation.answer
    assert list(described.query) == [each.wire for each in operation.placed("query")]
    assert described.body == (operation.body and operation.body.type)


@pytest.mark.parametrize("suffix", ["", "_with_http_info"])
def test_a_missing_or_unknown_argument_is_a_type_error_and_nothing_is_sent(suffix: str) -> None:
    client = Recorder()
    method = getattr(jcapiv1.UsersApi(client), f"users_put{suffix}")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="'id'"):
        method()
    with pytest.raises(TypeError, match="nothing"):
        method("id", nothing=1)
    assert client.calls == []


def test_integers_are_checked_within_the_bounds_of_the_contract() -> None:
    client = Recorder()
    jcapiv1.UsersApi(client).users_list()  # type: ignore[arg-type]
    limit = client.calls[0][0][0].operation.query["limit"]
    assert limit("limit", 100) == [("limit", "100")]
    for beyond in (0, 101):
        with pytest.raises(ValueError, match="limit"):
            limit("limit", beyond)


def test_what_two_classes_share_is_written_once(files: dict[str, str]) -> None:
    shared = {
        name for name, text in files.items() if '"/users/{id}"' in text and name[-3:] == ".py"
    }
    assert shared == {"jcapiv1/api/administrator_operations.py"}
    assert jcapiv1.UsersApi.users_put is jcapiv1.ManagedServiceProviderApi.users_put
    assert not hasattr(jcapiv1.UsersApi, "organization_list")


def test_every_docstring_describes_every_argument() -> None:
    for api, operation in EVERY_METHOD:
        text = inspect.getdoc(getattr(getattr(jcapiv1, api), operation.name)) or ""
        text = " ".join(text.split())
        assert [each.name for each in operation.arguments if f"{each.name}: " not in text] == []
        assert ("has certainly not acted" in text) == (operation.repeat == "unsent")


# The packages of the classes and of the models.


@pytest.mark.parametrize("package", ["api", "models"])
def test_nothing_is_imported_before_it_is_used(package: str) -> None:
    code = (
        f"import sys, jcapiv1.{package} as p\n"
        f"early = [m for m in sys.modules if m.startswith('jcapiv1.{package}.')]\n"
        "assert early == [], early\n"
        "assert set(p.__all__) <= set(dir(p))\n"
        "for name in p.__all__: assert getattr(p, name).__name__ == name\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)


def test_the_predecessors_modules_resolve() -> None:
    assert jcapiv1.api.users_api.UsersApi is jcapiv1.UsersApi
    assert jcapiv1.models.userput.Userput is jcapiv1.models.Userput
    with pytest.raises(AttributeError, match="nothing"):
        _ = jcapiv1.models.nothing


# The reference pages.


def test_a_page_has_the_parts_of_the_predecessors_for_every_method(files: dict[str, str]) -> None:
    for api, operation in EVERY_METHOD:
        page = files[f"docs/{api}.md"]
        assert f"[**{operation.name}**]({api}.md#{operation.name})" in page
        section = page.partition(f"\n# **{operation.name}**\n")[2].partition("\n# **")[0]
        headings = [line[4:] for line in section.splitlines() if line.startswith("### ")]
        assert headings == [
            "Example",
            "Parameters",
            "Return type",
            "Errors",
            "Authorization",
            "HTTP request headers",
        ]
        for argument in operation.arguments:
            assert f"\n **{argument.name}** | " in section
        assert f"`x-repeat: {operation.repeat}`" in section
        assert f"`x-org-id: {operation.org_id}`" in section
        assert ("**Undocumented.**" in section) == bool(operation.undocumented)
        assert f"Exception when calling {api}->{operation.name}: " in section


def test_a_page_lists_every_method_and_every_model(
    files: dict[str, str], contract: Contract
) -> None:
    page = files["docs/api.md"]
    for api, operation in EVERY_METHOD:
        row = f"({api}.md#{operation.name}) | **{operation.verb}** {operation.path} | "
        assert f"{row}{operation.effect} | {operation.summary}" in page
    for model in contract.models:
        assert f"[{model.name}]({model.name}.md)" in page


def test_every_model_has_a_page_with_its_fields(files: dict[str, str], contract: Contract) -> None:
    for model in contract.models:
        page = files[f"docs/{model.name}.md"]
        assert [each for each in model.properties if f"\n**{each.name}** | " not in page] == []


# A new operation is described in the contract, and that is all.


def add_two_operations(document: Any) -> None:
    """One that both classes have, and one with what no other has: a required query, a list."""
    answers = {"200": {"description": "Done."}}
    document["paths"]["/users/{id}"]["delete"] = {
        "operationId": "users_delete",
        "tags": ["Managed Service Provider", "Users"],
        "summary": "Delete an administrator",
        "description": "Removes an administrator for good, not a \\directory.",
        "x-repeat": "unsent",
        "x-effect": {"kind": "delete", "phrase": "removes an administrator"},
        "x-org-id": "accepted",
        "parameters": [{"$ref": "#/components/parameters/x-org-id"}],
        "responses": answers,
    }
    document["components"]["schemas"]["Rolelookup"] = {
        "type": "object",
        "description": "What to look for.",
        "properties": {
            "roleIds": {
                "type": "object",
                "additionalProperties": {"type": "integer"},
                "description": "Numbers by name.",
            }
        },
    }
    listed = {"type": "array", "items": {"$ref": "#/components/schemas/Userreturn"}}
    document["paths"]["/roles/search"] = {
        "post": {
            "operationId": "rolesSearch",
            "tags": ["Users"],
            "summary": "Search roles",
            "description": "Finds roles.",
            "x-repeat": "always",
            "x-effect": {"kind": "read", "phrase": "finds roles"},
            "x-org-id": "refused",
            "parameters": [
                {
                    "name": "from",
                    "in": "query",
                    "required": True,
                    "description": "Where to begin.",
                    "schema": {"type": "string"},
                    "x-query": "text",
                }
            ],
            "requestBody": {
                "description": "What to look for.",
                "required": True,
                "content": {
                    "application/json": {"schema": {"$ref": "#/components/schemas/Rolelookup"}}
                },
            },
            "responses": {
                "200": {
                    "description": "The roles.",
                    "content": {"application/json": {"schema": listed}},
                }
            },
        }
    }


CALLS_OF_THE_NEW_OPERATIONS = """
import inspect, jcapiv1

class Client:
    def call_api(self, *arguments, **options):
        print(arguments, options.get("body"), options["response_type"])

print(jcapiv1.__file__)
users = jcapiv1.UsersApi(Client())
users.users_delete("5f")
users.roles_search("a", {"b": 1})
print(jcapiv1.models.Rolelookup(role_ids={"x": 1}).swagger_types)
print(hasattr(jcapiv1.ManagedServiceProviderApi, "roles_search"))
msp = jcapiv1.ManagedServiceProviderApi(Client())
print(list(inspect.signature(type(msp).users_delete_with_http_info).parameters))
"""


def test_a_new_operation_needs_no_change_of_the_generator(tmp_path: Path) -> None:
    package = tmp_path / "jcapiv1"
    shutil.copytree(Path(jcapiv1.__file__).parent, package)
    contract = changed(tmp_path, add_two_operations)
    assert main(["--contract", str(contract), "--root", str(tmp_path)]) == 0
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", CALLS_OF_THE_NEW_OPERATIONS],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    )
    made, delete, search, types, leaked, arguments = run.stdout.splitlines()
    assert made == str(package / "__init__.py")
    assert delete == "('/users/{id}', 'DELETE', {'id': '5f'}, None, {'x-org-id': None}) None None"
    assert search == (
        "('/roles/search', 'POST', None, [('from', 'a')], None) {'b': 1} list[Userreturn]"
    )
    assert types == "{'role_ids': 'dict(str, int)'}"
    assert leaked == "False"
    assert arguments == "['self', 'id', 'x_org_id', 'options']"
    page = (tmp_path / "docs/UsersApi.md").read_text()
    assert "[**users_delete**](UsersApi.md#users_delete) | **DELETE** /users/{id}" in page
    assert "> list[Userreturn] roles_search(from_, body)" in page
    assert (tmp_path / "docs/Rolelookup.md").exists()
    shutil.copy(ROOT / "pyproject.toml", tmp_path)  # its exceptions count from where it lies
    lint = [sys.executable, "-m", "ruff", "check", "jcapiv1/api", "jcapiv1/models"]
    subprocess.run(lint, cwd=tmp_path, check=True)


def test_the_operation_that_contributing_describes_is_all_that_a_newcomer_writes(
    tmp_path: Path,
) -> None:
    described = (ROOT / "CONTRIBUTING.md").read_text().partition("```yaml\n")[2]
    described = textwrap.dedent(described.partition("   ```\n")[0])
    contract = tmp_path / "contract"
    shutil.copytree(ROOT / "contract", contract)
    part = contract / "systems.yaml"
    added = textwrap.indent(described, "  ")
    part.write_text(part.read_text().replace("\npaths:\n", f"\npaths:\n{added}", 1))
    assert main(["--contract", str(contract), "--root", str(tmp_path)]) == 0
    before, after = (folder / "jcapiv1/api/systems_api.py" for folder in (ROOT, tmp_path))
    new = after.read_text().count("\n") - before.read_text().count("\n")
    assert 10 < new < 25, "lines of one operation"
    assert "def systems_command_builtin_beep(self, system_id, x_org_id=None, **options):" in (
        after.read_text()
    )
    page = (tmp_path / "docs/SystemsApi.md").read_text()
    assert "it makes the device beep (`x-effect: action`)" in page
    assert "/command/builtin/beep" in (tmp_path / "docs/api.md").read_text()


# What it refuses.


def users_put(document: Any) -> Any:
    return document["paths"]["/users/{id}"]["put"]


def limit(document: Any) -> Any:
    return document["components"]["parameters"]["limit"]


def names(document: Any) -> Any:
    return document["components"]["schemas"]["Userput"]["properties"]


REFUSED: dict[str, tuple[Change, str]] = {
    "an unknown extension": (
        lambda d: users_put(d).update({"x-repeats": "always"}),
        "the contract, paths /users/{id}, put: x-repeats is unknown; the extensions are",
    ),
    "an unknown extension of a field": (
        lambda d: names(d)["email"].update({"x-alias": "_id"}),
        "schemas Userput, properties email: x-alias is unknown",
    ),
    "an extension out of place": (
        lambda d: limit(d).update({"x-repeat": "always"}),
        "parameters limit: x-repeat belongs to operation, not to parameter",
    ),
    "an unknown value": (
        lambda d: users_put(d).update({"x-repeat": "sometimes"}),
        "x-repeat is 'sometimes'; it is one of always, unsent",
    ),
    "a value that is no text": (
        lambda d: users_put(d).update({"x-undocumented": True}),
        "x-undocumented is True, not a text",
    ),
    "an effect of an unknown kind": (
        lambda d: users_put(d)["x-effect"].update(kind="change"),
        "x-effect is 'change'; it is one of read, create, replace, update, delete, action",
    ),
    "an effect without a phrase": (
        lambda d: users_put(d)["x-effect"].pop("phrase"),
        "not an object with kind and phrase",
    ),
    "no x-effect": (lambda d: users_put(d).pop("x-effect"), "put: x-effect is missing"),
    "scopes that are no list": (
        lambda d: users_put(d).update({"x-scopes": "administrators"}),
        "x-scopes is 'administrators', not a list of names",
    ),
    "an order of arguments that there are not": (
        lambda d: users_put(d).update({"x-arguments": ["id", "bodies"]}),
        "users_put: x-arguments are some of id, x_org_id, body",
    ),
    "an order that begins with what may be left out": (
        lambda d: users_put(d).update({"x-arguments": ["body", "id"]}),
        "users_put: x-arguments begin with all that are required",
    ),
    "an example with a field that there is not": (
        lambda d: users_put(d)["requestBody"]["content"]["application/json"].update(
            example={"lastName": "Meyer"}
        ),
        "users_put: no lastName in a Userput",
    ),
    "no x-repeat": (
        lambda d: users_put(d).pop("x-repeat"),
        "put: x-repeat is missing; it is one of always, unsent",
    ),
    "a tenant that is refused and declared": (
        lambda d: users_put(d).update({"x-org-id": "refused"}),
        "users_put: x-org-id is refused, but its parameters differ",
    ),
    "an undeclared tag": (
        lambda d: users_put(d).update(tags=["User"]),
        "put: tags are some of Managed Service Provider, Users, not ['User']",
    ),
    "shared operations without a name": (
        lambda d: d.pop("x-shared-operations"),
        "x-shared-operations has no name for what Managed Service Provider, Users share",
    ),
    "a query that cannot be written out": (
        lambda d: limit(d).update(schema={"type": "boolean"}),
        "limit: say with x-query how bool is written out",
    ),
    "a parameter in a cookie": (
        lambda d: limit(d).update({"in": "cookie"}),
        "limit: a parameter in cookie is not foreseen",
    ),
    "an object without a name": (
        lambda d: names(d)["growthData"].update(properties={"a": {"type": "string"}}),
        "Userput, growthData: give this object a name under components/schemas",
    ),
    "an alias of nothing": (
        lambda d: names(d)["email"].update({"x-alias-of": "mail"}),
        "Userput, email: x-alias-of names no other property",
    ),
    "a field without a description": (
        lambda d: names(d)["email"].pop("description"),
        "Userput, email: description is missing",
    ),
    "a body that is not JSON": (
        lambda d: users_put(d)["requestBody"].update(content={"text/csv": {}}),
        "users_put: a body is application/json, or there is none",
    ),
    "no success": (
        lambda d: users_put(d)["responses"].pop("200"),
        "users_put: no 2xx answer is described",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_fault_of_the_contract_is_named_and_nothing_is_written(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change, message = REFUSED[what]
    contract = changed(tmp_path, change)
    assert main(["--contract", str(contract), "--root", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [contract]


# Names and types.


@pytest.mark.parametrize(
    ("wire", "python"),
    [
        ("_id", "id"),
        ("totalCount", "total_count"),
        ("x-org-id", "x_org_id"),
        ("lastWhatsNewChecked", "last_whats_new_checked"),
        ("OrganizationslistResults", "organizationslist_results"),
        ("hasURLToken", "has_url_token"),
        ("primarySystemUser._id", "primary_system_user__id"),
        ("primarySystemUser.costCenter", "primary_system_user_cost_center"),
        ("passwordAPFSValid", "password_apfs_valid"),
        ("modifySSHDConfig", "modify_sshd_config"),
        ("amazonInstanceID", "amazon_instance_id"),
        ("duplicateLDAPGroups", "duplicate_ldap_groups"),
        ("enableManagedUID", "enable_managed_uid"),
        ("enableO365", "enable_o365"),
        ("filesS3", "files_s3"),
        ("newOSReleases", "new_os_releases"),
        ("windowsMDM", "windows_mdm"),
        ("disableUM", "disable_um"),
        ("remoteIP", "remote_ip"),
        ("sha256", "sha256"),
        ("create_date", "create_date"),
        ("__v", "v"),
        ("class", "class_"),
    ],
)
def test_a_name_becomes_the_one_that_python_writes(wire: str, python: str) -> None:
    assert snake_case(wire) == python


def test_a_tag_becomes_a_class() -> None:
    assert class_name("Managed Service Provider") == "ManagedServiceProviderApi"


@pytest.mark.parametrize(
    ("schema", "name", "annotated"),
    [
        ({"type": "string"}, "str", "str"),
        ({"type": ["string", "null"], "format": "date-time"}, "datetime", "datetime"),
        ({"type": "string", "format": "email"}, "str", "str"),
        ({"type": "number"}, "float", "float"),
        ({"type": ["object", "null"]}, "object", "Any"),
        ({"type": ["object", "string"]}, "object", "dict[str, Any] | str"),
        ({"type": ["boolean", "string", "null"]}, "object", "bool | str"),
        ({"oneOf": [{"type": "integer"}, {"type": "array"}]}, "object", "int | list[Any]"),
        (
            {"type": "array", "items": {"type": ["boolean", "string"]}},
            "list[object]",
            "list[bool | str]",
        ),
        ({}, "object", "Any"),
        ({"type": "array", "items": {"type": "integer"}}, "list[int]", "list[int]"),
        (
            {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Userput"}},
            "dict(str, Userput)",
            "dict[str, Userput]",
        ),
        ({"anyOf": [{"$ref": "#/components/schemas/Userput"}, {"type": "null"}]}, *["Userput"] * 2),
        (
            {"allOf": [{"$ref": "#/components/schemas/Userput"}, {"required": ["email"]}]},
            *["Userput"] * 2,
        ),
    ],
)
def test_a_schema_becomes_a_type(schema: dict[str, Any], name: str, annotated: str) -> None:
    assert type_name(schema, "here") == name
    assert schema_annotation(schema, "here") == annotated
    assert _type_name(f"{annotated} | Null | None") == name, "as a model reads it back"


def test_only_what_is_sent_may_hold_an_explicit_null(
    files: dict[str, str], contract: Contract
) -> None:
    sent = {model.name for model in contract.models if model.sent}
    assert {"Command", "Mfa", "Systemput", "Systemuserputpost", "Userput"} <= sent
    assert sent.isdisjoint({"Commandslist", "Fde", "Systemuserreturn", "Userreturn", "Userslist"})
    for model in contract.models:
        text = files[f"jcapiv1/models/{model.module}.py"]
        assert ("Null" in text) == (model.name in sent and bool(model.properties))
