"""What the contract may say of an operation or a field, and what the generator makes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yamlfile
from smallcontract import small

from codegen.contract import Contract
from codegen.reading import load
from codegen.rendering import render

pytestmark = pytest.mark.long  # the same on every Python

ROOT = Path(__file__).resolve().parents[2]
USERS = "jcapiv1/api/administrator_operations.py"

Make = Callable[[Callable[[Any], None]], dict[str, str]]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Renders the contract with a change."""

    def made(change: Callable[[Any], None]) -> dict[str, str]:
        document = small(ROOT / "openapi.yaml")
        change(document)
        path = tmp_path / "openapi.yaml"
        path.write_text(yamlfile.dump(document))
        return render(load(path))

    return made


def users_put(document: Any) -> Any:
    return document["paths"]["/users/{id}"]["put"]


def field(document: Any, name: str = "email") -> Any:
    return document["components"]["schemas"]["Userput"]["properties"][name]


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_arguments_stand_in_the_predecessors_order_and_new_ones_go_by_keyword(make: Make) -> None:
    files = make(lambda d: users_put(d).update({"x-arguments": ["id", "x_org_id"]}))
    assert "def users_put(self, id, x_org_id=None, *, body=None, **options):" in files[USERS]
    stub = one_line(files[USERS + "i"])
    body = "body: Userput | Mapping[str, Any] | None = None"
    first = f"self, id: str, x_org_id: str | None = None, *, {body}, async_req: Literal[True], "
    assert f"def users_put( {first}" in stub
    assert "> Userreturn users_put(id, x_org_id=x_org_id, body=body)" in files["docs/UsersApi.md"]


def test_headers_become_arguments(make: Make) -> None:
    def change(document: Any) -> None:
        for name, kind in (("Date", "string"), ("x-eventually-consistent", "boolean")):
            schema, said = {"type": kind}, "What it is."
            parameter = {"name": name, "in": "header", "schema": schema, "description": said}
            users_put(document)["parameters"].append(parameter)

    files = make(change)
    record = one_line(files[USERS]).partition('Operation("users_put"')[2].partition("# fmt")[0]
    assert '"Date": "_date"' in record
    assert '"x-eventually-consistent": "x_eventually_consistent"' in record
    stub = one_line(files[USERS + "i"])
    assert "_date: str | None = None, x_eventually_consistent: bool | None = None," in stub


@pytest.mark.parametrize(
    ("responses", "annotated"),
    [
        ({"204": {"description": "Gone."}}, "None"),
        ({"201": {"description": "Queued."}}, "None"),
        (
            {
                "200": {
                    "description": "A word.",
                    "content": {"application/json": {"schema": {"type": "string"}}},
                }
            },
            "str",
        ),
        (
            {"200": {"description": "A word.", "content": {"text/plain": {"schema": {}}}}},
            "str",
        ),
        (
            {
                "204": {"description": "Gone."},
                "201": {
                    "description": "Several.",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "array",
                                "items": {"$ref": "#/components/schemas/Userreturn"},
                            }
                        }
                    },
                },
            },
            "list[Userreturn]",
        ),
        (
            {
                "200": {
                    "description": "Anything.",
                    "content": {"application/json": {"schema": {"type": "object"}}},
                }
            },
            "Any",
        ),
    ],
)
def test_answers_of_every_kind(make: Make, responses: Any, annotated: str) -> None:
    files = make(lambda d: users_put(d).update(responses=responses))
    put = files[USERS + "i"].partition("def users_put(")[2]
    assert put.partition("ApiFuture[")[2].startswith(f"{annotated}]")


def test_a_free_body_is_any_mapping(make: Make) -> None:
    content = {"application/json": {"schema": {"type": "object"}}}
    files = make(lambda d: users_put(d)["requestBody"].update(content=content))
    assert "body: Mapping[str, Any] | None = None" in one_line(files[USERS + "i"])
    assert 'body="object"' in files[USERS]


def test_alternatives_are_annotated_and_not_converted(make: Make) -> None:
    files = make(lambda d: field(d).update(type=["boolean", "string"]))
    assert "    email: bool | str | Null | None = None\n" in files["jcapiv1/models/userput.py"]
    assert "**email** | **object** | " in files["docs/Userput.md"]


def test_a_secret_is_named_in_the_model_and_on_its_page(make: Make) -> None:
    files = make(lambda d: field(d).update({"x-secret": "password"}))
    assert '    secret_fields = ("email",)\n' in files["jcapiv1/models/userput.py"]
    assert "secret (password): shown as ***" in files["docs/Userput.md"]


def test_a_field_may_have_a_name_of_its_own(make: Make) -> None:
    files = make(lambda d: field(d).update({"x-python-name": "address"}))
    assert "    address: str | Null | None = None\n" in files["jcapiv1/models/userput.py"]
    assert "email on the wire" in files["docs/Userput.md"].replace("`", "")


def test_a_list_of_words_is_a_class_with_the_words_and_its_fields_are_texts(make: Make) -> None:
    def change(document: Any) -> None:
        schema = {"type": "string", "x-known": ["NOT_ENROLLED", "two words"], "description": "How."}
        document["components"]["schemas"]["MfaStatus"] = schema
        field(document).clear()
        field(document).update({"$ref": "#/components/schemas/MfaStatus", "description": "Now."})

    files = make(change)
    assert "    email: str | Null | None = None\n" in files["jcapiv1/models/userput.py"]
    words = files["jcapiv1/models/mfa_status.py"]
    assert '    NOT_ENROLLED = "NOT_ENROLLED"\n    TWO_WORDS = "two words"\n' in words


def test_scopes_and_reasons_are_told(make: Make) -> None:
    said = {"x-scopes": ["users", "users.self"], "x-repeat-reason": "A second one changes nothing."}
    files = make(lambda d: users_put(d).update(said))
    assert "Needs the scope `users` or `users.self`." in one_line(files[USERS])
    page = files["docs/UsersApi.md"]
    assert " - **Scope**: `users` or `users.self`.\n" in page
    assert "(`x-repeat: always`). A second one changes nothing.\n" in page


def test_of_an_unknown_tenant_header_the_page_says_so(make: Make) -> None:
    files = make(lambda d: users_put(d).update({"x-org-id": "unknown"}))
    assert 'org_id="unknown"' in files[USERS]
    assert "although no source says that the operation takes it" in files["docs/UsersApi.md"]


def test_a_model_that_is_called_as_a_class_of_ours_is_reached_by_its_module(
    files: dict[str, str],
) -> None:
    assert "Search" in files["jcapiv1/models/__init__.py"]
    exported = files["jcapiv1/models/__init__.pyi"].partition("__all__ = [")[2]
    assert '"Search"' not in exported
    assert "body = jcapiv1.models.Search(" in files["docs/SearchApi.md"]


# The examples of the reference pages.


def test_no_example_of_a_changing_operation_picks_a_record_by_itself(
    files: dict[str, str], contract: Contract
) -> None:
    for api in contract.apis:
        for operation in api.operations:
            page = files[f"docs/{api.name}.md"].partition(f"\n# **{operation.name}**\n")[2]
            code = page.partition("```python\n")[2].partition("```")[0]
            calls = code.count("api_instance.") + code.count("(client).")
            assert calls == 1 or not operation.changes, operation.name
            if operation.changes:
                assert '_ID"' in code, "no word that stands for what the reader has to name"


def test_what_stands_for_an_id_says_whose_it_is(contract: Contract) -> None:
    from codegen.examples import placeholder

    operation = contract.apis[0].operations[0]

    def named(path: str, argument: str) -> str:
        return placeholder(type(operation)(**{**vars(operation), "path": path}), argument)

    assert named("/users/resettotp/{id}", "id") == "ADMINISTRATOR_ID"
    assert named("/systemusers/{systemuser_id}/sshkeys/{id}", "systemuser_id") == "PERSON_ID"
    assert named("/systemusers/{systemuser_id}/sshkeys/{id}", "id") == "SSHKEY_ID"
    assert named("/systems/{system_id}/command/builtin/erase", "system_id") == "DEVICE_ID"
    assert named("/application-templates/{id}", "id") == "APPLICATION_TEMPLATE_ID"
    assert named("/command/trigger/{triggername}", "triggername") == "TRIGGERNAME"
    assert named("/users/{id}", "x_org_id") == "TENANT_ID"
