"""`filter` in every documented form."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Administrator, Organization, Sandbox


@pytest.fixture
def people(sandbox: Sandbox, acme: Organization) -> list[Administrator]:
    """Anna, bert and Carl, who differ in everything."""
    made = [
        sandbox.administrator("anna@acme.example", organization=acme, firstname="Anna"),
        sandbox.administrator(
            "bert@acme.example", organization=acme, firstname="bert", suspended=True
        ),
        sandbox.administrator("carl@acme.example", organization=acme, firstname="Carl"),
    ]
    for someone, sessions, checked in zip(
        made, (9, 10, 100), ("2025-03-01T00:00:00.000Z", None, "2025-03-01T12:30:00.500Z"),
        strict=True,
    ):  # fmt: skip
        someone.session_count = sessions
        someone.last_whats_new_checked = checked
    made[1].role_names = ["Help Desk", "Read Only"]
    made[2].firstname = None
    return made


def selected(http: Plain, acme: Organization, query: str) -> str:
    """The first letters of those whom a query string selects."""
    answer = http.get(f"/users?{query}", tenant=acme)
    assert answer.status == 200
    found = answer.json()
    assert found["totalCount"] == len(found["results"])
    return "".join(each["email"][0] for each in found["results"])


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("condition", "whom"),
    [
        ("email:$eq:anna@acme.example", "a"),
        ("email:$eq:ANNA@acme.example", ""),
        ("email:$ne:anna@acme.example", "bc"),
        ("firstname:$gt:Anna", "b"),
        ("firstname:$gte:Anna", "ab"),
        ("firstname:$lt:bert", "a"),
        ("firstname:$lte:bert", "ab"),
        ("firstname:$ne:Anna", "bc"),
        ("firstname:$eq:null", ""),
        ("sessionCount:$eq:10", "b"),
        ("sessionCount:$gt:9", "bc"),
        ("sessionCount:$lt:1e2", "ab"),
        ("sessionCount:$gte:10.0", "bc"),
        ("sessionCount:$gt:many", ""),
        ("sessionCount:$ne:many", "abc"),
        ("suspended:$eq:true", "b"),
        ("suspended:$eq:false", "ac"),
        ("suspended:$ne:true", "ac"),
        ("suspended:$eq:1", ""),
        ("suspended:$eq:True", ""),
        ("lastWhatsNewChecked:$eq:2025-03-01", "a"),
        ("lastWhatsNewChecked:$gt:2025-03-01", "c"),
        ("lastWhatsNewChecked:$gte:2025-03-01T00:00:00Z", "ac"),
        ("lastWhatsNewChecked:$eq:2025-03-01T13:30:00.500+01:00", "c"),
        ("lastWhatsNewChecked:$eq:2025-03-01T12:30:00.500999Z", "c"),
        ("lastWhatsNewChecked:$lt:2025-03-02", "ac"),
        ("lastWhatsNewChecked:$ne:2025-03-01", "bc"),
        ("lastWhatsNewChecked:$gt:yesterday", ""),
        ("roleNames:$eq:Read Only", "b"),
        ("roleNames:$ne:Read Only", "ac"),
        ("growthData:$eq:x", ""),
        ("nonsense:$eq:x", ""),
        ("nonsense:$ne:x", "abc"),
    ],
)
def test_a_condition_compares_values_as_what_they_are(
    http: Plain, acme: Organization, condition: str, whom: str
) -> None:
    assert selected(http, acme, f"filter={quote(condition)}") == whom


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("query", "whom"),
    [
        ("filter[0]=suspended:$eq:false&filter[1]=sessionCount:$gt:9", "c"),
        ("filter[]=suspended:$eq:false&filter[]=sessionCount:$gt:9", "c"),
        ("filter=suspended:$eq:false&filter=sessionCount:$gt:9", "c"),
        ("filter[0]=sessionCount:$gt:9", "bc"),
        ("filter%5B0%5D=suspended:$eq:false&filter%5B1%5D=sessionCount:%24gt:9", "c"),
        ("filter[or][0]=sessionCount:$eq:9&filter[or][1]=suspended:$eq:true", "ab"),
        ("filter[or][]=sessionCount:$eq:9&filter[or][]=suspended:$eq:true", "ab"),
        ("filter[or]=sessionCount:$eq:9", "a"),
        ("filter%5Bor%5D%5B0%5D=sessionCount:$eq:9", "a"),
    ],
)
def test_several_conditions_are_joined(
    http: Plain, acme: Organization, query: str, whom: str
) -> None:
    assert selected(http, acme, query) == whom


@pytest.mark.usefixtures("people")
def test_thirty_conditions_are_no_fewer(http: Plain, acme: Organization) -> None:
    query = "&".join(f"filter[or][{n}]=sessionCount:$eq:{n + 80}" for n in range(30))
    assert selected(http, acme, query) == "c"


def test_a_value_keeps_its_colons_and_special_characters(sandbox: Sandbox, http: Plain) -> None:
    odd = sandbox.organization("a:b & [c] +100% = ü?#/")
    condition = quote(f"displayName:$eq:{odd.display_name}", safe="")
    assert http.get(f"/organizations?filter={condition}").ids == [odd.id]


def test_a_filter_reaches_into_objects(http: Plain, acme: Organization, ada: Administrator) -> None:
    ada.growth_data = {"onboardingState": {"step": 3}}
    assert selected(http, acme, "filter=growthData.onboardingState.step:$gte:3") == "a"
    assert selected(http, acme, "filter=email.step:$gte:3") == ""


def test_the_dollar_and_even_the_operator_may_be_missing(
    http: Plain, acme: Organization, ada: Administrator
) -> None:
    assert selected(http, acme, "filter=email:eq:ada@acme.example") == "a"
    assert selected(http, acme, "filter=email:ne:ada@acme.example") == ""
    assert selected(http, acme, "filter=email:ada@acme.example") == "a"


@pytest.mark.parametrize(
    "query",
    ["filter=filter_example", "filter=", "filter=:$eq:x", "filter=email:$like:x",
     "filter=email:$eq", "filter=email:like:x", "filter=email:$$eq:x",
     "filter[and][0]=email:$eq:x", "filter[or]=", "filter[or][x]=email:$eq:x",
     "filter[0]=email:$eq:x&filter[or][0]=email:$eq:y", "filter[0][0]=email:$eq:x"],
)  # fmt: skip
def test_a_filter_that_cannot_be_read_gets_400(http: Plain, acme: Organization, query: str) -> None:
    answer = http.get(f"/users?{query}", tenant=acme)
    assert answer.status == 400
    assert answer.json()["message"].startswith("improperly formatted filter")
