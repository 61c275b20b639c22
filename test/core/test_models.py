"""Models: what scripts do with records, and how records are written to the wire."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date, datetime, timedelta, timezone
from pprint import pformat
from typing import Any

import canary
import pytest
import wire
from contract import CONTRACT, ID, SCHEMAS
from transport import client_for

import jcapiv1
from codegen.naming import innermost
from jcapiv1 import NULL, models
from jcapiv1.core.encode import to_wire
from jcapiv1.core.model import Model, Null

PREDECESSORS_ORDER = {
    "Userput": [
        "email", "enable_multi_factor", "firstname", "growth_data", "last_whats_new_checked",
        "lastname", "role_name",
    ],
    "Userreturn": [
        "id", "created", "disable_introduction", "email", "enable_multi_factor", "firstname",
        "growth_data", "last_whats_new_checked", "lastname", "organization", "provider", "role",
        "role_name", "session_count", "suspended", "totp_enrolled", "users_time_zone",
    ],
    "UserreturnGrowthData": ["experiment_states", "onboarding_state"],
    "Organizationslist": ["results", "total_count"],
    "OrganizationslistResults": ["id", "display_name", "logo_url"],
}  # fmt: skip
MODELS: list[type[Model]] = [getattr(models, name) for name in models.__all__]

every_model = pytest.mark.parametrize("model", MODELS)


def _full(model: type[Model]) -> Model:
    """A record with something in every field."""
    samples: dict[str, Any] = {
        "str": "text",
        "int": 7,
        "float": 1.5,
        "bool": True,
        "object": {"a": [1, None]},
        "date": date(2024, 2, 29),
        "datetime": datetime(2024, 2, 29, 12, 30, tzinfo=timezone.utc),
        "list[str]": ["one", "two"],
    }

    def sample(type_name: str) -> Any:
        if type_name in samples:
            return samples[type_name]
        if type_name.startswith("list["):
            return [sample(type_name[5:-1])]
        return _full(getattr(models, type_name))

    return model(**{field: sample(kind) for field, kind in model.swagger_types.items()})


# Making them.


@pytest.mark.parametrize("name", PREDECESSORS_ORDER)
def test_the_predecessors_fields_come_first_in_their_order(name: str) -> None:
    order = PREDECESSORS_ORDER[name]
    assert list(getattr(models, name).swagger_types)[: len(order)] == order


@every_model
def test_fields_types_and_wire_names_are_those_of_the_contract(model: type[Model]) -> None:
    schema = CONTRACT["components"]["schemas"][model.__name__]
    assert model.swagger_types.keys() == model.attribute_map.keys()
    sent_twice = set(model.aliases)
    assert {*model.attribute_map.values(), *sent_twice} == set(schema.get("properties", {}))
    assert model.discriminator is None
    assert model().discriminator is None


@every_model
def test_a_model_is_made_by_keyword_by_position_or_empty(model: type[Model]) -> None:
    full = _full(model)
    values = [getattr(full, field) for field in model.swagger_types]
    assert all(value is not None for value in values)
    assert model(*values) == full
    for field, kind in model.swagger_types.items():
        # A page without records has an empty list of them.
        of_a_page = field == "results" and kind.startswith("list[")
        assert getattr(model(), field) == ([] if of_a_page else None)


@every_model
def test_what_a_model_does_not_have_is_a_type_error(model: type[Model]) -> None:
    name = model.__name__
    with pytest.raises(TypeError, match=rf"^{name}\.__init__.* keyword argument 'phone'"):
        model(phone="1")  # type: ignore[call-arg]  # refused at run time as well
    too_many = [None] * (len(model.swagger_types) + 1)
    with pytest.raises(
        TypeError, match=rf"^{name}\.__init__.* but {len(too_many) + 1} were given$"
    ):
        model(*too_many)
    first = next(iter(model.swagger_types), None)
    if first is None:
        return  # a list of words, without a field
    with pytest.raises(
        TypeError, match=rf"^{name}\.__init__.* multiple values for argument '{first}'$"
    ):
        model(None, **{first: None})  # type: ignore[call-arg]


def test_a_field_can_be_set_and_a_misspelt_one_is_an_error() -> None:
    administrator = jcapiv1.Userput(email="ada@example.com")
    administrator.lastname = "Lovelace"
    assert (administrator.email, administrator.lastname) == ("ada@example.com", "Lovelace")
    with pytest.raises(AttributeError, match="emial"):
        administrator.emial = "ada@example.com"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="'Userput' object has no attribute 'emial'"):
        _ = administrator.emial  # type: ignore[attr-defined]


# Looking at them.


def test_to_dict_has_every_field_by_its_python_name_all_the_way_down() -> None:
    page = jcapiv1.Organizationslist(
        results=[jcapiv1.OrganizationslistResults(id="1", display_name="Acme")], total_count=1
    )
    assert page.to_dict() == {
        "results": [{"id": "1", "display_name": "Acme", "logo_url": None, "created": None}],
        "total_count": 1,
    }
    growth = jcapiv1.UserreturnGrowthData(experiment_states={"a": [jcapiv1.Userput(email="e")]})
    states = growth.to_dict()["experiment_states"]
    assert states["a"][0]["email"] == "e"


def test_to_dict_has_what_the_contract_does_not_know_but_never_in_place_of_a_field() -> None:
    tenant = jcapiv1.OrganizationslistResults(id="1")
    tenant.additional_properties.update({"maxSystemUsers": 5, "id": "other"})
    assert tenant.to_dict() == {
        "id": "1", "display_name": None, "logo_url": None, "created": None, "maxSystemUsers": 5,
    }  # fmt: skip


@every_model
def test_text_and_repr_are_the_dictionary_laid_out(model: type[Model]) -> None:
    full = _full(model)
    assert full.to_str() == repr(full) == str(full) == pformat(full.to_shown())
    if not _secrets_in(model):
        assert full.to_shown() == full.to_dict()


SECRETS = {
    name: [
        field
        for field, schema in SCHEMAS[name].get("properties", {}).items()
        if "x-secret" in schema
    ]
    for name in SCHEMAS
}


def _secrets_in(model: type[Model]) -> bool:
    """Whether a secret may be in it, or in a model within it."""
    within = [innermost(kind) for kind in model.swagger_types.values()]
    return bool(model.secret_fields) or any(
        _secrets_in(getattr(models, name)) for name in within if hasattr(models, name)
    )


@pytest.mark.parametrize("name", [name for name, fields in SECRETS.items() if fields])
def test_a_secret_is_shown_to_nobody_and_kept_for_whoever_asks(name: str) -> None:
    model = getattr(models, name)
    wire_names = SECRETS[name]
    assert [model.attribute_map[field] for field in model.secret_fields] == wire_names
    full = _full(model)
    for field in model.secret_fields:
        kind = model.swagger_types[field]
        setattr(full, field, canary.KEY if kind == "str" else [canary.KEY])
    page = models.Userreturn(id="1")
    page.additional_properties["record"] = [full]
    for shown in (full.to_str(), repr(full), str(full), f"{full}", repr([full]), repr(page)):
        assert not canary.shows(shown)
        assert "***" in shown
    for carried in (full.to_dict(), to_wire(full), pickle.loads(pickle.dumps(full)).to_dict()):
        assert canary.shows(str(carried))


def test_the_secrets_of_the_contract_are_these() -> None:
    assert {f"{name}.{field}" for name, fields in SECRETS.items() for field in fields} == {
        "ApplicationConfig.idpPrivateKey",
        "Radiusserver.sharedSecret",
        "Radiusserverpost.sharedSecret",
        "RadiusserversIdBody.sharedSecret",
        "System.systemToken",
        "SystemSearch.systemToken",
        "Systemuserput.password",
        "Systemuserputpost.password",
    }


def test_what_is_called_a_secret_is_shown_to_nobody_where_the_contract_does_not_know_it() -> None:
    server = models.Radiusserverput(name="front")
    server.additional_properties["sharedSecret"] = canary.KEY
    server.additional_properties["inner"] = [{"agentToken": canary.TOKEN, "hasToken": True}]
    assert not canary.shows(repr(server))
    assert "'hasToken': True" in repr(server)
    assert server.to_dict()["sharedSecret"] == canary.KEY


def test_looking_at_a_model_adds_nothing_to_it() -> None:
    administrator = jcapiv1.Userreturn(id="1")
    administrator.to_dict()
    assert administrator.extras() == {}
    assert administrator.extras() is jcapiv1.Userreturn().extras(), "one for all that have none"
    assert not hasattr(administrator, "__dict__")


# Comparing, copying and pickling them.


@every_model
def test_models_are_equal_if_all_fields_are(model: type[Model]) -> None:
    full = _full(model)
    assert full == _full(model)
    assert not full != _full(model)  # noqa: SIM202  # != is a method of its own
    for field in model.swagger_types:
        other = _full(model)
        setattr(other, field, "something else")
        assert full != other
    unknown = _full(model)
    unknown.additional_properties["new"] = 1
    assert full != unknown


def test_models_of_two_classes_are_never_equal() -> None:
    assert jcapiv1.Userput(email="e") != jcapiv1.Userreturn(email="e")
    assert jcapiv1.Userput() != {}
    assert jcapiv1.Userput() != None  # noqa: E711  # the operator is what is tested
    assert {"a": jcapiv1.Userput()} == {"a": jcapiv1.Userput()}


def test_a_model_can_change_so_it_is_no_key() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(jcapiv1.Userput())


@every_model
def test_a_model_survives_pickling(model: type[Model]) -> None:
    new = _full(model)
    new.additional_properties["new"] = {"a": 1}
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        for record in (model(), _full(model), new):
            again = pickle.loads(pickle.dumps(record, protocol))
            assert type(again) is model
            assert again == record, protocol
            assert again.additional_properties == record.additional_properties, protocol


@every_model
def test_a_copy_is_a_record_of_its_own(model: type[Model]) -> None:
    record = _full(model)
    record.additional_properties["new"] = [1]
    shallow, deep = copy.copy(record), copy.deepcopy(record)
    assert shallow == deep == record
    for field in model.swagger_types:
        setattr(shallow, field, None)
        assert getattr(record, field) is not None
    shallow.additional_properties["newer"] = 2
    deep.additional_properties["new"].append(2)
    assert record.additional_properties == {"new": [1]}


def test_a_script_may_derive_from_a_model() -> None:
    class Administrator(jcapiv1.Userreturn):
        @property
        def name(self) -> str:
            return f"{self.firstname} {self.lastname}"

    ada = Administrator(firstname="Ada", lastname="Lovelace")
    assert ada.name == "Ada Lovelace"
    assert ada.to_dict()["firstname"] == "Ada"


# NULL.


def test_null_is_one_object_that_is_false_and_shows_its_name() -> None:
    assert Null() is NULL
    assert copy.copy(NULL) is copy.deepcopy(NULL) is NULL
    assert pickle.loads(pickle.dumps(NULL)) is NULL
    assert not NULL
    assert "'email': NULL" in repr(jcapiv1.Userput(email=NULL))


@pytest.mark.parametrize(
    ("body", "sent"),
    [
        (jcapiv1.Userput(), {}),
        (jcapiv1.Userput(email="e", firstname=None), {"email": "e"}),
        (jcapiv1.Userput(email="e", firstname=NULL), {"email": "e", "firstname": None}),
        (jcapiv1.Userput(enable_multi_factor=False, role_names=[]),
         {"enableMultiFactor": False, "roleNames": []}),
        ({"roleName": None, "growthData": {"thing": [1.5, None, True]}},
         {"roleName": None, "growthData": {"thing": [1.5, None, True]}}),
        ({}, {}),
        ({"email": NULL, "growthData": [jcapiv1.Userput(lastname=None, firstname=NULL)]},
         {"email": None, "growthData": [{"firstname": None}]}),
        (jcapiv1.Userput(growth_data={"a": None, "b": NULL}),
         {"growthData": {"a": None, "b": None}}),
        (jcapiv1.Userput(growth_data=jcapiv1.UserreturnGrowthData(onboarding_state=NULL)),
         {"growthData": {"onboardingState": None}}),
        (jcapiv1.Userput(last_whats_new_checked=date(2024, 2, 29)),
         {"lastWhatsNewChecked": "2024-02-29"}),
        (jcapiv1.Userput(last_whats_new_checked=datetime(2024, 2, 29, 23, 59)),  # noqa: DTZ001
         {"lastWhatsNewChecked": "2024-02-29"}),
        (jcapiv1.Userput(last_whats_new_checked=datetime(
            2024, 2, 29, 23, tzinfo=timezone(-timedelta(hours=5)))),
         {"lastWhatsNewChecked": "2024-03-01"}),
        (jcapiv1.Userput(last_whats_new_checked="2024-02-29"),  # type: ignore[arg-type]  # as read from a CSV file
         {"lastWhatsNewChecked": "2024-02-29"}),
        (jcapiv1.Userput(email="zoë@例え.jp"), {"email": "zoë@例え.jp"}),
    ],
)  # fmt: skip
def test_none_is_not_sent_null_is_null_and_a_dict_goes_out_as_it_is(body: Any, sent: Any) -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_put(ID, body)
        request = server.requests[0]
        assert json.loads(request.body) == sent
        assert request.headers["content-type"] == "application/json"


def test_no_body_is_no_body() -> None:
    with wire.Server(wire.answer(200, b"{}")) as server, client_for(server) as client:
        jcapiv1.UsersApi(client).users_put(ID)
        assert server.requests[0].body == b""
        assert "content-type" not in server.requests[0].headers


def test_a_record_that_was_read_can_be_sent_with_what_the_contract_does_not_know() -> None:
    with wire.Server(wire.answer(200, b'{"email": "e", "brandNew": 1}')) as server:
        with client_for(server) as client:
            api = jcapiv1.UsersApi(client)
            changed = api.users_get(ID)
            assert changed.additional_properties == {"brandNew": 1}
            changed.lastname = "Meyer"
            sent = jcapiv1.Userput(email=changed.email, lastname=changed.lastname)
            sent.additional_properties.update(changed.additional_properties)
            api.users_put(ID, sent)
        assert json.loads(server.requests[1].body) == {
            "email": "e",
            "lastname": "Meyer",
            "brandNew": 1,
        }


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"a": float("nan")}, ValueError),
        ({"a": float("inf")}, ValueError),
        ({"a": object()}, TypeError),
        ({"a": {1, 2}}, TypeError),
        ({"a": b"bytes"}, TypeError),
        ({"a": "\ud800"}, ValueError),
    ],
)
def test_a_body_that_is_not_json_is_refused_before_anything_is_sent(
    body: dict[str, Any], error: type[Exception]
) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(error, match=r"^body cannot be written as JSON: "):
            jcapiv1.UsersApi(client).users_put(ID, body)
        assert server.requests == []


def _holding_itself(kind: str) -> Any:
    listed: list[Any] = []
    listed.append(listed)
    body = {"email": "e"}
    body["again"] = listed if kind == "list" else body  # type: ignore[assignment]  # for once
    model = jcapiv1.Userput(growth_data={})
    model.growth_data["again"] = model  # type: ignore[index]  # it is a dict
    return model if kind == "model" else body


@pytest.mark.parametrize("kind", ["dict", "list", "model"])
def test_a_body_that_holds_itself_is_refused(kind: str) -> None:
    with wire.Server() as server, client_for(server) as client:
        with pytest.raises(ValueError, match="body cannot be written as JSON"):
            jcapiv1.UsersApi(client).users_put(ID, _holding_itself(kind))
        assert server.requests == []
