"""The record of an operation: what is true of it is asked of it."""

from __future__ import annotations

from typing import Any

import pytest
from contract import CONTRACT, OPERATIONS, Described

import jcapiv1
from jcapiv1.core.operation import Operation

every_operation = pytest.mark.parametrize("described", OPERATIONS, ids=[o.name for o in OPERATIONS])


def of(described: Described) -> Operation:
    """The record of an operation of the contract."""
    method: Any = getattr(getattr(jcapiv1, described.api), described.name)
    found: Operation = method.operation
    return found


@every_operation
def test_the_record_says_what_the_contract_says(described: Described) -> None:
    raw = CONTRACT["paths"][described.path][described.verb.lower()]
    operation = of(described)
    assert (operation.effect, operation.phrase) == tuple(raw["x-effect"].values())
    assert operation.scopes == tuple(raw.get("x-scopes", ()))
    assert operation.org_id == raw["x-org-id"]
    assert operation.security == ("x-api-key", "bearer")


@every_operation
def test_what_reads_only_is_what_the_contract_says_and_not_a_guess_from_the_verb(
    described: Described,
) -> None:
    assert of(described).reads_only == (of(described).effect == "read")


def test_a_search_by_post_reads_only_and_a_mail_by_get_does_not() -> None:
    search = Operation("s", "POST", "/search/systems", repeat="always", effect="read")
    mail = Operation("m", "GET", "/mail", repeat="always", effect="action")
    assert (search.reads_only, mail.reads_only) == (True, False)
    raw = Operation(None, "GET", "/users", repeat="always")
    assert raw.reads_only, "of a raw call there is only the verb to go by"


def test_the_record_knows_where_each_argument_goes() -> None:
    words: Any = lambda name, value, validate: [(name, value)]  # noqa: E731  # a stand-in
    operation = Operation(
        "o",
        "POST",
        "/a/{id}/b/{other_id}",
        org_id="unknown",
        query={"fields": words, "sortIgnoreCase": words},
        names={"sortIgnoreCase": "sort_ignore_case"},
        headers={"Date": "_date"},
        body="Userput",
    )
    assert operation.placeholders == ["id", "other_id"]
    assert operation.in_query == [("fields", "fields"), ("sortIgnoreCase", "sort_ignore_case")]
    assert operation.in_header == [("Date", "_date"), ("x-org-id", "x_org_id")]
    assert sorted(operation.arguments) == [
        "_date", "body", "fields", "id", "other_id", "sort_ignore_case", "x_org_id",
    ]  # fmt: skip
