"""Made-up people, those of a file, and the builder."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from contract import SCHEMAS
from plainhttp import Plain

from jcapiv1.sandbox import Organization, Person, Sandbox


@pytest.fixture(scope="module")
def people() -> list[Person]:
    return Sandbox(organizations=5, administrators=5, people=400).people


def test_the_same_number_makes_the_same_people() -> None:
    def made(seed: int, administrators: int = 0) -> list[object]:
        arguments = {"organizations": 2, "administrators": administrators, "people": 20}
        return [each.document for each in Sandbox(seed=seed, **arguments).people]

    assert made(1) == made(1) != made(2)
    assert [each["email"].split("@")[0] for each in made(1)] == [  # type: ignore[index]  # documents
        each["email"].split("@")[0]
        for each in made(1, administrators=9)  # type: ignore[index]  # documents
    ]


def test_made_up_people_are_as_different_as_real_ones(people: list[Person]) -> None:
    assert len({each.id for each in people}) == len(people) == 400
    assert len({each.username for each in people}) == 400
    assert len({each.organization for each in people}) == 5
    states = Counter(each.state for each in people)
    assert states.keys() == {"ACTIVATED", "STAGED", "SUSPENDED"}
    assert states["ACTIVATED"] > 280
    assert {each.suspended for each in people if each.state == "SUSPENDED"} == {True}
    assert {each.suspended for each in people if each.state != "SUSPENDED"} == {False}
    assert {each.password_expired for each in people} == {True, False}
    assert {each.password_date is None for each in people} == {True, False}
    assert {each.account_locked for each in people} == {True, False}
    assert {each.totp_enabled for each in people} == {True, False}
    assert {each.mfa["exclusion"] for each in people} == {True, False}
    names = Counter((each.firstname, each.lastname) for each in people)
    assert names["", ""] > 1
    assert names["Maria", "García"] > 1
    assert any(first and not last for first, last in names)
    of = {each.id: each.organization for each in people}
    managed = [each for each in people if each.manager]
    assert managed
    assert all(of[str(each.manager)] == each.organization for each in managed)


def test_made_up_people_have_what_the_contract_has(people: list[Person]) -> None:
    known = set(SCHEMAS["Systemuserreturn"]["properties"])
    assert known == Person.shape.names
    for each in people:
        assert each.document.keys() <= known
        assert [Person.shape.mismatch(*item) for item in each.document.items()].count(None) == len(
            each.document
        )


def test_there_are_no_people_without_a_tenant() -> None:
    assert Sandbox(organizations=0, administrators=0, people=5).people == []


@pytest.mark.parametrize("wrong", [-1, 1.5, "many", True])
def test_people_are_a_whole_number(wrong: int) -> None:
    with pytest.raises(ValueError, match="people must be"):
        Sandbox(people=wrong)


def test_a_file_of_records_may_have_people(tmp_path: Path) -> None:
    path = tmp_path / "seed.json"
    people = [
        {"username": "lin", "email": "lin@acme.example", "suspended": True},
        {"username": "bo", "state": "STAGED", "shoeSize": 38},
        {},
    ]
    path.write_text(json.dumps({"organizations": [{"displayName": "Acme", "people": people}]}))
    lin, bo, other = Sandbox(seed=path).people
    assert (lin.email, lin.state, lin.suspended) == ("lin@acme.example", "SUSPENDED", True)
    assert (bo.state, bo.suspended, bo.document["shoeSize"]) == ("STAGED", False, 38)
    assert (other.state, other.department) == ("ACTIVATED", "")
    people[0]["mfa"] = "on"
    path.write_text(json.dumps({"organizations": [{"people": people}]}))
    with pytest.raises(ValueError, match=r"organizations\[0\].people\[0\].mfa must be an object"):
        Sandbox(seed=path)


def test_a_builder_adds_a_person(sandbox: Sandbox, http: Plain, acme: Organization) -> None:
    boss = sandbox.person("boss", organization=acme, email="boss@acme.example")
    lin = sandbox.person("lin", manager=boss, state="SUSPENDED", password=False, totp_enabled=True)
    assert (boss.email, lin.email) == ("boss@acme.example", "lin@example.com")
    assert (lin.organization, lin.manager) == (acme.id, boss.id)
    assert (lin.suspended, lin.password_date, lin.activated) == (True, None, False)
    assert lin.mfa_enrollment["overallStatus"] == "ENROLLED"
    lin.department = "Legal"
    answer = http.get(f"/systemusers/{lin.id}", tenant=acme).json()
    assert (answer["department"], answer["state"]) == ("Legal", "SUSPENDED")
    assert repr(lin) == f"<Person {lin.id} 'lin'>"
    with pytest.raises(ValueError, match="no state 'GONE'; there are STAGED, ACTIVATED"):
        sandbox.person(state="GONE")
    with pytest.raises(KeyError):
        sandbox.person(organization="0" * 24)


def test_people_that_nobody_describes_differ(sandbox: Sandbox) -> None:
    first, second = sandbox.person(), sandbox.person()
    assert first.username != second.username
    assert first.email != second.email
    assert first.organization == second.organization == sandbox.organizations[0].id
