"""`search` in bracket form."""

from __future__ import annotations

import pytest
from plainhttp import Plain

from jcapiv1.sandbox import Sandbox


@pytest.fixture(autouse=True)
def _names(sandbox: Sandbox) -> None:
    for name in ("Acme", "Big ACME Foods", "Zürich", None, "Baltic"):
        sandbox.organization(name, logo_url="https://logos.example/zebra.png")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("search[searchTerm]=acme&search[fields][]=displayName", ["Acme", "Big ACME Foods"]),
        ("search[searchTerm]=acme&search[fields][0]=displayName", ["Acme", "Big ACME Foods"]),
        ("search[fields]=displayName&search[searchTerm]=Z%C3%9CRICH", ["Zürich"]),
        (
            "search[searchTerm][0]=foods&search[searchTerm][1]=balt&search[fields][]=displayName",
            ["Big ACME Foods", "Baltic"],
        ),
        (
            "search%5BsearchTerm%5D=zebra&search%5Bfields%5D%5B0%5D=logoUrl",
            ["Acme", "Big ACME Foods", "Zürich", None, "Baltic"],
        ),
        ("search[searchTerm]=nothing&search[fields][]=displayName", []),
        ("search[searchTerm]=acme&search[fields][]=nonsense", []),
        ("search[searchTerm]=baltic", ["Baltic"]),
    ],
)
def test_a_search_finds_part_of_a_field_whatever_its_case(
    http: Plain, query: str, names: list[str | None]
) -> None:
    found = http.get(f"/organizations?{query}").json()
    assert [each["displayName"] for each in found["results"]] == names
    assert found["totalCount"] == len(names)


@pytest.mark.parametrize(
    "query", ["search=acme", "search[fields][]=displayName", "search[searchTerm]=", "search[]=acme"]
)
def test_what_is_not_a_search_does_nothing(http: Plain, query: str) -> None:
    assert http.get(f"/organizations?{query}").json()["totalCount"] == 5


def test_search_and_filter_both_have_to_hold(http: Plain) -> None:
    query = "search[searchTerm]=acme&search[fields][]=displayName&filter=displayName:$ne:Acme"
    assert http.get(f"/organizations?{query}").json()["totalCount"] == 1
