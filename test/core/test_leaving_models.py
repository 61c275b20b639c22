"""Data leaves models: as JSON, and as rows of a table."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime, timezone
from typing import Any, NamedTuple

import pytest

import jcapiv1

WHEN = datetime(2026, 11, 2, 10, 0, tzinfo=timezone.utc)


class Document(NamedTuple):
    data: bytes


def read(kind: str, document: Any) -> Any:
    text = json.dumps(document).encode()
    return jcapiv1.ApiClient().deserialize(Document(text), kind)


def test_json_has_the_names_of_the_wire_and_nothing_that_is_none() -> None:
    person = jcapiv1.Systemuserreturn(
        id="1",
        created=WHEN,
        mfa=jcapiv1.Mfa(configured=True),  # type: ignore[arg-type]  # text or a date
    )
    person.additional_properties["brandNew"] = [1]
    expected = {
        "_id": "1",
        "created": "2026-11-02T10:00:00+00:00" if not isinstance(person.created, str) else "",
        "mfa": {"configured": True},
        "brandNew": [1],
    }
    assert person.to_dict(wire=True) == expected
    assert json.loads(person.to_json()) == expected
    assert person.to_dict()["mfa"]["configured"] is True, "as before, by names in Python"


def test_what_json_says_is_read_as_the_same_record() -> None:
    tenant = read(
        "Userreturn", {"_id": "1", "created": "2026-11-02T10:00:00.000Z", "new": {"a": 1}}
    )
    assert read("Userreturn", tenant.to_dict(wire=True)) == tenant


@pytest.mark.parametrize("document", [{}, {"results": None}, {"results": []}, {"totalCount": 3}])
def test_the_results_of_a_page_are_a_list(document: Any) -> None:
    page = read("Userslist", document)
    assert page.results == []
    page.results.append(jcapiv1.Userreturn(id="1"))
    assert len(page.results) == 1
    assert jcapiv1.Userslist().results == []
    assert jcapiv1.Userslist(results=None).results == []


def test_rows_are_flat_and_have_the_same_columns() -> None:
    documents = (
        {"_id": "1", "created": "2026-11-02", "mfa": {"configured": True}},
        {"_id": "2", "addresses": [{"locality": "Ulm"}], "newField": 7},
    )
    first, second = jcapiv1.rows(read("Systemuserreturn", each) for each in documents)
    assert list(first) == list(second)
    assert (first["id"], second["id"]) == ("1", "2")
    assert (first["mfa.configured"], second["mfa.configured"]) == (True, None)
    assert (first["newField"], second["newField"]) == (None, 7)
    assert second["addresses"] is not None
    assert json.loads(str(second["addresses"]))[0]["locality"] == "Ulm"
    allowed = (str, int, float, bool, type(None))
    assert all(isinstance(cell, allowed) for row in (first, second) for cell in row.values())


def test_dates_are_text() -> None:
    record = {"day": date(2026, 11, 2), "moment": WHEN, "null": jcapiv1.NULL}
    (row,) = jcapiv1.rows([record])
    assert row == {"day": "2026-11-02", "moment": "2026-11-02T10:00:00+00:00", "null": None}


def test_columns_are_chosen_by_either_name_and_go_into_a_csv_file() -> None:
    people = [read("Userreturn", {"_id": str(n), "roleName": "r", "email": "e"}) for n in (1, 2)]
    table = jcapiv1.rows(people, ["email", "roleName", "id"])
    file = io.StringIO()
    writer = csv.DictWriter(file, table[0])
    writer.writeheader()
    writer.writerows(table)
    assert file.getvalue().split() == ["email,role_name,id", "e,r,1", "e,r,2"]
    with pytest.raises(ValueError, match="'mail'; did you mean 'email'"):
        jcapiv1.rows(people, ["mail"])
    assert jcapiv1.rows([], ["email"]) == []


def test_a_secret_of_a_record_is_not_in_a_row() -> None:
    (row,) = jcapiv1.rows([jcapiv1.Radiusserver(name="n", shared_secret="hidden")])
    assert (row["name"], row["shared_secret"]) == ("n", "***")


def test_the_package_shows_its_public_names_only() -> None:
    assert "rows" in dir(jcapiv1)
    assert not {"logging", "Any", "core", "import_module"} & set(dir(jcapiv1))
