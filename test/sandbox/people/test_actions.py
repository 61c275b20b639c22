"""Activate, expire, unlock, and second factors."""

from __future__ import annotations

from typing import Any

import pytest
from conforming import assert_conforms
from plainhttp import Answer, Plain

from jcapiv1.sandbox import Organization, Person, Sandbox


def post(http: Plain, person: Person, action: str, body: Any = None) -> Answer:
    path = f"/systemusers/{person.id}/{action}"
    return http("POST", path, tenant=person.organization, json_body=body)


@pytest.mark.parametrize("action", ["expire", "unlock", "resetmfa", "state/activate", "mfasync"])
def test_an_action_on_nobody_gets_404(http: Plain, acme: Organization, action: str) -> None:
    assert http("POST", f"/systemusers/{'0' * 24}/{action}", tenant=acme).status == 404


@pytest.mark.parametrize(
    ("body", "kinds", "email"),
    [
        (None, ["activation"], "own@home.example"),
        ({}, ["activation"], "own@home.example"),
        ({"email": None}, ["activation"], "own@home.example"),
        ({"email": True}, ["activation"], "own@home.example"),
        ({"email": "boss@acme.example"}, ["activation"], "boss@acme.example"),
        ({"email": False}, [], None),
    ],
)
def test_a_staged_person_becomes_active_and_is_mailed_unless_told_not_to(
    sandbox: Sandbox,
    http: Plain,
    acme: Organization,
    body: Any,
    kinds: list[str],
    email: str | None,
) -> None:
    staged = sandbox.person("kim", organization=acme, state="STAGED", password=False)
    staged.alternate_email = "own@home.example"
    answer = post(http, staged, "state/activate", body)
    assert_conforms("systemusers_state_activate", answer)
    assert (staged.state, staged.suspended) == ("ACTIVATED", False)
    assert [mail.kind for mail in sandbox.outbox] == kinds
    assert {mail.email for mail in sandbox.outbox} == ({email} if kinds else set())


def test_a_staged_person_with_a_password_is_welcomed_at_the_own_address(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    staged = sandbox.person("kim", organization=acme, state="STAGED")
    staged.alternate_email = "own@home.example"
    post(http, staged, "state/activate")
    assert [(mail.kind, mail.email) for mail in sandbox.outbox] == [("welcome", "kim@example.com")]


@pytest.mark.parametrize("email", ["nobody", 5, {}, []])
def test_an_activation_mail_goes_to_an_address(
    sandbox: Sandbox, http: Plain, acme: Organization, email: Any
) -> None:
    staged = sandbox.person("kim", organization=acme, state="STAGED")
    answer = post(http, staged, "state/activate", {"email": email})
    assert_conforms("systemusers_state_activate", answer)
    assert (answer.status, staged.state, sandbox.outbox) == (400, "STAGED", [])


def test_a_suspended_person_is_not_activated(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    suspended = sandbox.person("kim", organization=acme, state="SUSPENDED")
    answer = post(http, suspended, "state/activate")
    assert_conforms("systemusers_state_activate", answer)
    assert (answer.status, suspended.state, sandbox.outbox) == (409, "SUSPENDED", [])


def test_a_password_expires_at_once(http: Plain, lin: Person) -> None:
    answer = post(http, lin, "expire")
    assert_conforms("systemusers_expire", answer)
    assert lin.password_expired
    assert str(lin.password_expiration_date).startswith("2026-01-01T")


def test_unlocking_ends_the_lock_and_no_suspension(http: Plain, lin: Person) -> None:
    lin.document.update(account_locked=True, account_locked_date="2025-12-31T00:00:00.000Z")
    lin.document.update(state="SUSPENDED", suspended=True, badLoginAttempts=6)
    for _ in range(2):
        answer = post(http, lin, "unlock")
        assert_conforms("systemusers_unlock", answer)
    assert (lin.account_locked, lin.account_locked_date) == (False, None)
    assert (lin.document["badLoginAttempts"], lin.state) == (0, "SUSPENDED")


def test_a_reset_deletes_the_second_factors(
    sandbox: Sandbox, http: Plain, acme: Organization
) -> None:
    kim = sandbox.person("kim", organization=acme, totp_enabled=True)
    kim.mfa_enrollment = {**kim.mfa_enrollment, "pushStatus": "ENROLLED", "smsStatus": "ENROLLED"}
    answer = post(http, kim, "resetmfa")
    assert_conforms("systemusers_resetmfa", answer)
    assert (kim.totp_enabled, kim.mfa) == (False, {"configured": False, "exclusion": False})
    enrolled = {name for name, status in kim.mfa_enrollment.items() if status == "ENROLLED"}
    assert enrolled == {"smsStatus", "overallStatus"}
    assert [(mail.kind, mail.record) for mail in sandbox.outbox] == [("mfa_reset", kim.id)]


@pytest.mark.parametrize(
    ("body", "until"),
    [
        ({"exclusion": True, "exclusionDays": 7}, "2026-01-08"),
        ({"exclusion": True, "exclusionDays": 0.5}, None),
        ({"exclusion": True, "exclusionUntil": "2026-03-01T00:00:00.000Z"}, "2026-03-01"),
        ({"exclusion": True, "exclusionDays": 1e12}, "2125-12-08"),
    ],
)
def test_a_reset_can_let_the_person_do_without_for_a_time(
    sandbox: Sandbox, http: Plain, lin: Person, body: Any, until: str | None
) -> None:
    answer = post(http, lin, "resetmfa", body)
    assert_conforms("systemusers_resetmfa", answer)
    if until is None:
        assert (answer.status, sandbox.outbox) == (400, [])
        return
    assert lin.mfa["exclusion"]
    assert lin.mfa["exclusionUntil"][:10] == until
    assert lin.mfa_enrollment["overallStatus"] == "IN_ENROLLMENT"
    again = post(http, lin, "resetmfa", {"exclusion": False})
    assert (again.status, lin.mfa) == (200, {"configured": False, "exclusion": False})


def test_a_time_without_a_second_factor_can_be_changed_with_the_person(
    http: Plain, lin: Person
) -> None:
    body = {"mfa": {"exclusion": True, "exclusionDays": 3, "configured": True}}
    answer = http("PUT", f"/systemusers/{lin.id}", tenant=lin.organization, json_body=body)
    assert_conforms("systemusers_put", answer)
    assert answer.json()["mfa"] == {
        "configured": False,
        "exclusion": True,
        "exclusionDays": 3,
        "exclusionUntil": lin.mfa["exclusionUntil"],
    }
    assert lin.mfa["exclusionUntil"].startswith("2026-01-04")


def test_a_sync_works_the_enrollment_out_anew(http: Plain, lin: Person) -> None:
    lin.totp_enabled = True
    assert lin.mfa_enrollment["totpStatus"] == "NOT_ENROLLED"
    answer = post(http, lin, "mfasync")
    assert_conforms("systemusers_mfasync", answer)
    assert answer.body == b""
    assert lin.mfa_enrollment["totpStatus"] == lin.mfa_enrollment["overallStatus"] == "ENROLLED"


def test_the_date_of_a_totp_can_be_read(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    kim = sandbox.person("kim", organization=acme, totp_enabled=True)
    answer = http.get(f"/systemusers/{kim.id}/totpinfo", tenant=acme)
    assert_conforms("systemusers_totp_info", answer)
    assert answer.json() == {"enrollmentDate": kim.created}
    post(http, kim, "resetmfa")
    without = http.get(f"/systemusers/{kim.id}/totpinfo", tenant=acme)
    assert_conforms("systemusers_totp_info", without)
    assert without.json() == {"enrollmentDate": None}
