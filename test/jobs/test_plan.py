"""Plans in Python: what they take, what they refuse, and what becomes of their files."""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Iterator
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest

import jcapiv1
from jcapiv1.jobs.comparing import same
from jcapiv1.jobs.errors import error_line
from jcapiv1.jobs.values import FieldError, from_python, from_text
from jcapiv1.sandbox import Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(organizations=0, administrators=0) as running:
        acme = running.organization("Acme")
        umbra = running.organization("Umbra")
        running.administrator("ann@acme.example", organization=acme, role_name="Manager")
        running.administrator("bob@acme.example", organization=acme, enable_multi_factor=False)
        running.administrator("cem@umbra.example", organization=umbra)
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[jcapiv1.ApiClient]:
    with jcapiv1.ApiClient(sandbox.configuration()) as made:
        yield made


def changes(plan: jcapiv1.Plan) -> dict[str, dict[str, tuple[Any, Any]]]:
    return {change.name: dict(change.fields) for change in plan.changes}


def test_one_wish_for_all_is_a_change_for_those_who_differ(client: jcapiv1.ApiClient) -> None:
    plan = jcapiv1.plan(client, {"enable_multi_factor": True})
    assert changes(plan) == {"bob@acme.example": {"enableMultiFactor": (False, True)}}
    assert len(plan) == 1
    assert [change.tenant_name for change in plan] == ["Acme"]
    assert repr(plan) == "<Plan 'users_put': 1 changes>"


def test_rows_name_their_record_and_their_fields(
    client: jcapiv1.ApiClient, sandbox: Sandbox
) -> None:
    ann, _, cem = sandbox.administrators
    rows = [
        {"_id": ann.id, "email": "anna@acme.example", "lastWhatsNewChecked": date(2026, 1, 2)},
        {"email": "CEM@umbra.example", "tenant": "umbra", "role_names": ["Help Desk", "Manager"]},
    ]
    plan = jcapiv1.plan(jcapiv1.UsersApi(client), rows)
    assert changes(plan) == {
        ann.email: {
            "email": (ann.email, "anna@acme.example"),
            "lastWhatsNewChecked": (None, "2026-01-02"),
        },
        cem.email: {"roleNames": (["Administrator With Billing"], ["Help Desk", "Manager"])},
    }
    assert plan.apply(client).run() == {"done": 2}
    # Read again, a date is a moment of that day.
    assert len(jcapiv1.plan(client, [{"_id": ann.id, **rows[0]}, rows[1]])) == 0


def test_records_are_chosen_by_fields_names_and_tenants(client: jcapiv1.ApiClient) -> None:
    wanted = {"lastname": "X"}
    by_field = jcapiv1.plan(client, wanted, only=lambda admin: admin["roleName"] == "Manager")
    assert list(changes(by_field)) == ["ann@acme.example"]
    by_name = jcapiv1.plan(client, wanted, select=["cem@umbra.example"])
    assert list(changes(by_name)) == ["cem@umbra.example"]
    by_tenant = jcapiv1.plan(client, wanted, tenants=["A*"], exclude_tenants=["umbra"])
    assert len(by_tenant) == 2


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ({"wanted": {"enable_multifactor": True}}, "did you mean 'enableMultiFactor'?"),
        ({"wanted": {"enableMultiFactor": "yes"}}, "enableMultiFactor: 'yes' is not true or false"),
        ({"wanted": {"roleNames": "Manager"}}, "roleNames: 'Manager' is not a list of texts"),
        ({"wanted": [{"lastname": "X"}]}, "row 1: names no administrator: give _id or email"),
        ({"wanted": [{"email": "ann@acme.example", "lastname": 3}]}, "row 1: lastname: 3 is not"),
        ({"wanted": [{"email": "zoe@acme.example"}]}, "row 1: no administrator is named"),
        (
            {"wanted": [{"email": "ann@acme.example", "tenant": "Nix", "lastname": "X"}]},
            "row 1: tenant 'nix' is not among those looked at",
        ),
        ({"wanted": None}, "nothing is wanted"),
        ({"wanted": {"lastname": "X"}, "select": ["nobody"]}, "no administrator is named 'nobody'"),
    ],
)
def test_what_cannot_be_planned_is_said_and_leaves_no_file(
    client: jcapiv1.ApiClient, tmp_path: Path, arguments: dict[str, Any], problem: str
) -> None:
    with pytest.raises(jcapiv1.PlanError) as caught:
        jcapiv1.plan(client, **arguments, out=tmp_path / "x.plan")
    assert problem in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).problems == caught.value.problems
    assert not list(tmp_path.iterdir())


def test_a_table_that_is_wrong_is_a_plan_error_too(
    client: jcapiv1.ApiClient, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_bytes(b"a,a\n")
    with pytest.raises(jcapiv1.PlanError, match="column 'a' is there twice"):
        jcapiv1.plan(client, tmp_path / "x.csv")
    (tmp_path / "x.csv").write_bytes(b"email,lastname\n")
    with pytest.raises(jcapiv1.PlanError, match="the table has no rows"):
        jcapiv1.plan(client, str(tmp_path / "x.csv"))


def test_there_are_kinds_of_records_and_operations_and_no_others(
    client: jcapiv1.ApiClient,
) -> None:
    with pytest.raises(ValueError, match="there are no records 'users'; there are administrators"):
        jcapiv1.plan(client, {"lastname": "X"}, records="users")
    with pytest.raises(AttributeError, match="users_putt"):
        jcapiv1.plan(client, operation="users_putt")


def test_a_temporary_plan_goes_with_its_object_and_a_saved_one_stays(
    client: jcapiv1.ApiClient, tmp_path: Path
) -> None:
    plan = jcapiv1.plan(client, {"lastname": "X"})
    temporary = plan.path
    assert os.path.exists(temporary)
    plan.save(tmp_path / "x.plan")
    assert not os.path.exists(temporary)
    plan.save(tmp_path / "x.plan")  # once more changes nothing
    assert len(jcapiv1.Plan.load(tmp_path / "x.plan")) == len(list(plan.changes)) == 3
    other = jcapiv1.plan(client, {"lastname": "X"})
    path = other.path
    del other
    gc.collect()
    assert not os.path.exists(path)


def test_an_application_is_looped_over_or_run(client: jcapiv1.ApiClient) -> None:
    plan = jcapiv1.plan(client, {"lastname": "X"})
    steps = list(plan.apply(client, workers=1))
    assert [(step.change.name, step.status) for step in steps] == [
        ("ann@acme.example", "done"),
        ("bob@acme.example", "done"),
        ("cem@umbra.example", "done"),
    ]
    assert all(step.request_id for step in steps)
    assert plan.apply(client).run() == {"done already": 3}
    assert {checked.status for checked in plan.verify(client)} == {"as wanted"}


def test_leaving_the_loop_leaves_the_rest_for_the_next_run(
    client: jcapiv1.ApiClient, sandbox: Sandbox, tmp_path: Path
) -> None:
    plan = jcapiv1.plan(client, operation="users_reactivate_get", seen=["email"])
    journal = tmp_path / "x.journal"
    for step in plan.apply(client, journal=journal, workers=1):
        assert step.status == "done"
        break
    gc.collect()
    assert plan.apply(client, journal=journal).run() == {"done": 3}
    assert len(sandbox.outbox) == 3


def test_a_key_of_one_tenant_that_may_not_list_tenants_plans_for_its_own(
    sandbox: Sandbox,
) -> None:
    key = sandbox.key(organization=sandbox.organizations[0], scopes={"administrators"})
    configuration = sandbox.configuration(api_key={"x-api-key": key})
    with jcapiv1.ApiClient(configuration) as client:
        plan = jcapiv1.plan(client, {"enableMultiFactor": True})
        assert [change.tenant for change in plan] == [""]
        assert plan.apply(client).run() == {"done": 1}
        assert [checked.status for checked in plan.verify(client)] == ["as wanted"]
        with pytest.raises(jcapiv1.ForbiddenException):
            jcapiv1.plan(client, {"enableMultiFactor": True}, tenants=["Acme"])


def test_progress_is_told_for_each_tenant(client: jcapiv1.ApiClient) -> None:
    told: list[tuple[int, int]] = []
    jcapiv1.plan(client, {"lastname": "X"}, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("str", "007", "007"),
        ("bool", "Wahr", True),
        ("bool", "NON", False),
        ("int", "42", 42),
        ("float", "1.5", 1.5),
        ("date", "2026-11-26", "2026-11-26"),
        ("datetime", "2026-11-26T09:30:00Z", "2026-11-26T09:30:00Z"),
        ("list[str]", "a| b |", ["a", "b"]),
        ("list[str]", '["a|b"]', ["a|b"]),
        ("Mfa", '{"exclusion": true}', {"exclusion": True}),
    ],
)
def test_cells_become_values_of_their_type(kind: str, text: str, value: object) -> None:
    assert from_text(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bool", "2"),
        ("int", "1.5"),
        ("float", "x"),
        ("date", "26.11.2026"),
        ("Mfa", "{"),
        ("list[str]", "[1"),
    ],
)
def test_cells_that_mean_nothing_are_refused(kind: str, text: str) -> None:
    with pytest.raises(FieldError):
        from_text(kind, text)


def test_python_values_become_plain_ones() -> None:
    moment = datetime(2026, 11, 26, 9, 30, tzinfo=timezone.utc)
    assert from_python("date", moment) == "2026-11-26"
    assert from_python("datetime", moment) == "2026-11-26T09:30:00+00:00"
    assert from_python("list[str]", ("a", "b")) == ["a", "b"]
    assert from_python("int", None) is None
    with pytest.raises(FieldError):
        from_python("int", True)


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("2026-11-26T09:30:00Z", "2026-11-26T09:30:00.000+00:00", True),
        ("2026-11-26T10:30:00+01:00", "2026-11-26T09:30:00Z", True),
        ("2026-11-26", "2026-11-26T23:00:00Z", True),
        ("2026-11-26", "2026-11-27T00:00:00Z", False),
        ("2026-11-26T09:30:00", "2026-11-26T09:30:00Z", True),
        ("2026-11-xx", "2026-11-yy", False),
        ("text", "Text", False),
        (None, "", False),
        (1, True, True),
        (["a"], ["a"], True),
    ],
)
def test_moments_are_compared_and_not_their_spelling(one: Any, other: Any, equal: bool) -> None:
    assert same(one, other) is equal


def test_an_error_in_a_line_says_nothing_twice() -> None:
    assert error_line(jcapiv1.ApiException(404, "Not Found")) == "404 Not Found"
    assert error_line(OSError("no disk")) == "OSError: no disk"
    assert error_line(jcapiv1.ConnectException(0, "refused")) == "refused"
