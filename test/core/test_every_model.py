"""Every model is read from answers with all fields, with none, with nulls and with unknown ones."""

from __future__ import annotations

import json
import warnings
from datetime import date, datetime, timezone
from typing import Any

import pytest
from contract import SCHEMAS

import jcapiv1
from jcapiv1 import models

MOMENT = "2024-02-29T01:02:03.004Z"
NAMES = [name for name in SCHEMAS if hasattr(models, name)]
FIELDS = {
    name: {
        wire_name: schema
        for wire_name, schema in SCHEMAS[name].get("properties", {}).items()
        if "x-alias-of" not in schema
    }
    for name in NAMES
}
every_model = pytest.mark.parametrize("name", NAMES)


class Answer:
    """What `deserialize` takes."""

    def __init__(self, document: Any) -> None:
        self.data = json.dumps(document).encode()


def read(document: Any, kind: str) -> Any:
    """Read, with each value that does not fit counted as a fault."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return jcapiv1.ApiClient().deserialize(Answer(document), kind)  # type: ignore[arg-type]


def samples(schema: dict[str, Any]) -> list[tuple[Any, Any]]:
    """For each kind of value that the schema allows, one as on the wire, and what is read of it."""
    if "$ref" in schema:
        return samples_of(schema["$ref"].rpartition("/")[2])
    choices = [*schema.get("anyOf", []), *schema.get("oneOf", [])]
    if choices:
        return [found for each in choices if each != {"type": "null"} for found in samples(each)]
    kinds = schema.get("type", [])
    found: list[tuple[Any, Any]] = []
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        alternatives = isinstance(kinds, list) and len(set(kinds) - {"null"}) > 1
        found += [] if kind == "null" else [_sample(kind, {} if alternatives else schema)]
    return found or [({"free": [1]}, {"free": [1]})]


def _sample(kind: str, schema: dict[str, Any]) -> tuple[Any, Any]:
    if kind == "array":
        wire_value, value = samples(schema.get("items", {}))[0]
        return [wire_value], [value]
    if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
        wire_value, value = samples(schema["additionalProperties"])[0]
        return {"key": wire_value}, {"key": value}
    if (kind, schema.get("format")) == ("string", "date-time"):
        return MOMENT, datetime(2024, 2, 29, 1, 2, 3, 4000, tzinfo=timezone.utc)
    if (kind, schema.get("format")) == ("string", "date"):
        return "2024-02-29", date(2024, 2, 29)
    plain = {"string": "text", "integer": 7, "number": 1.5, "boolean": True}.get(kind, {"a": [1]})
    return plain, plain


def samples_of(name: str) -> list[tuple[Any, Any]]:
    """A record with all fields of a schema, and the model that it is read as."""
    schema = SCHEMAS[name]
    if schema.get("type") != "object":
        return samples(schema) if "x-known" not in schema else [("WORD", "WORD")]
    document, values = {}, {}
    attributes = {wire: field for field, wire in getattr(models, name).attribute_map.items()}
    for wire_name, field in FIELDS[name].items():
        document[wire_name], values[attributes[wire_name]] = samples(field)[0]
    return [(document, getattr(models, name)(**values))]


@every_model
def test_all_fields_are_read_and_written_back_as_they_came(name: str) -> None:
    document, expected = samples_of(name)[0]
    if SCHEMAS[name].get("type") != "object":
        document, expected = {}, getattr(models, name)()
    record = read(document, name)
    assert record == expected
    assert record.additional_properties == {}
    again = jcapiv1.ApiClient().sanitize_for_serialization(record)
    moments = json.dumps(again).replace("01:02:03.004000+00:00", "01:02:03.004Z")
    assert json.loads(moments) == document


@every_model
def test_no_field_is_needed_and_each_may_be_null(name: str) -> None:
    empty = getattr(models, name)()
    assert read({}, name) == empty
    assert read(dict.fromkeys(SCHEMAS[name].get("properties", {})), name) == empty


@every_model
def test_unknown_fields_are_kept_beside_the_others(name: str) -> None:
    unknown = {"brandNew": {"deep": [1, None]}, "another.dotted": None}
    record = read(unknown, name)
    assert record.additional_properties == unknown
    assert {**unknown, **dict.fromkeys(record.attribute_map)} == record.to_dict()


@every_model
def test_what_is_no_record_is_an_error(name: str) -> None:
    for wrong in (None, [], "text", 5):
        with pytest.raises(jcapiv1.DecodeException):
            read(wrong, name)


UNIONS = [
    (name, wire_name)
    for name, fields in FIELDS.items()
    for wire_name, schema in fields.items()
    if len(samples(schema)) > 1
]


@pytest.mark.parametrize(("name", "wire_name"), UNIONS)
def test_a_field_of_several_kinds_takes_each_of_them(name: str, wire_name: str) -> None:
    (field,) = [f for f, wire in getattr(models, name).attribute_map.items() if wire == wire_name]
    for value, expected in samples(FIELDS[name][wire_name]):
        record = read({wire_name: value}, name)
        assert getattr(record, field) == expected
        made = getattr(models, name)(**{field: value})
        sent = jcapiv1.ApiClient().sanitize_for_serialization(made)
        assert sent == {wire_name: value}


@pytest.mark.parametrize(
    ("wire_name", "field"),
    [
        ("primarySystemUser._id", "primary_system_user__id"),
        ("primarySystemUser.email", "primary_system_user_email"),
    ],
)
def test_a_dotted_name_is_a_field_of_its_own(wire_name: str, field: str) -> None:
    found = read({wire_name: "a", "primarySystemUser": {"id": "b"}}, "SystemSearch")
    assert (getattr(found, field), found.primary_system_user.id) == ("a", "b")


def test_a_device_loses_its_primary_person_by_a_dotted_null() -> None:
    body = jcapiv1.Systemput(primary_system_user_id=jcapiv1.NULL)
    sent = jcapiv1.ApiClient().sanitize_for_serialization(body)
    assert sent == {"primarySystemUser.id": None}


def test_the_same_name_has_another_type_where_it_is_sent_and_where_it_is_answered() -> None:
    sent = models.Systemuserputpost.swagger_types["external_password_expiration_date"]
    answered = models.Systemuserreturn.swagger_types["external_password_expiration_date"]
    assert (sent, answered) == ("datetime", "str")
