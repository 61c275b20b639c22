"""Every class, method, argument and model of the predecessor is here, in its order."""

from __future__ import annotations

import inspect
import re
from typing import Any

import predecessor
import pytest
from predecessor import METHODS, MODELS, Method

import jcapiv1
from jcapiv1 import models
from jcapiv1.core.operation import Operation

OTHER_ANSWERS = {
    # The published description says Commandresult; the items hold the device in `system`.
    "commands_get_results": "list[Commandresultbycommandid]",
    # Since then, these searches got models of their own: `memberof`, `response`, dotted names.
    "search_commandresults_post": "Commandresultssearchlist",
    "search_systems_post": "SystemsSearchlist",
    "search_systemusers_post": "SystemUsersSearchlist",
}
"""Answers of another type; each has the fields of the older one."""

OTHER_TYPES = {
    # The predecessor's class has words and no fields: what it read was an empty object.
    ("MfaEnrollment", "overall_status"): "str",
    ("MfaEnrollment", "push_status"): "str",
    ("MfaEnrollment", "totp_status"): "str",
    ("MfaEnrollment", "web_authn_status"): "str",
}
"""Fields of another type."""

NEEDS_A_BODY = {
    # Without a body the service refuses these; here it is a TypeError, and nothing is sent.
    *("applications_post", "applications_put", "commands_post", "commands_put"),
    *("radius_servers_post", "radius_servers_put", "sshkey_post", "systemusers_post"),
}
"""Methods whose `body` may not be left out any more."""


def _named(method: Method) -> str:
    return f"{method.api}.{method.name}"


every_method = pytest.mark.parametrize("method", METHODS, ids=_named)
every_model = pytest.mark.parametrize("name", MODELS)


def operation_of(method: Method) -> Operation:
    found: Operation = getattr(getattr(jcapiv1, method.api), method.name).operation
    return found


def test_the_table_is_whole() -> None:
    assert (len(predecessor.CLASSES), len(METHODS)) == (12, 59)
    assert (len(MODELS), sum(map(len, MODELS.values()))) == (103, 732)


@every_method
@pytest.mark.parametrize("suffix", ["", "_with_http_info"])
def test_a_method_takes_the_same_arguments_in_the_same_order(method: Method, suffix: str) -> None:
    taken = inspect.signature(getattr(getattr(jcapiv1, method.api), method.name + suffix))
    by_position = [
        name
        for name, each in taken.parameters.items()
        if each.kind is each.POSITIONAL_OR_KEYWORD and name != "self"
    ]
    assert by_position[: len(method.arguments)] == method.arguments
    empty = inspect.Parameter.empty
    required = [name for name in by_position if taken.parameters[name].default is empty]
    needed = ["body"] if method.name in NEEDS_A_BODY else []
    assert required == [*method.required, *needed]


@every_method
def test_a_method_sends_and_answers_with_the_same_types(method: Method) -> None:
    operation = operation_of(method)
    assert operation.body == method.body
    assert operation.response_type == OTHER_ANSWERS.get(method.name, method.returns)


def _items(kind: str) -> Any:
    """The model of the records in a list."""
    name = kind[5:-1] if kind.startswith("list[") else kind
    within = getattr(models, name).swagger_types.get("results", f"list[{name}]")
    return getattr(models, within[5:-1])


@pytest.mark.parametrize("method", [m for m in METHODS if m.name in OTHER_ANSWERS], ids=_named)
def test_an_answer_of_another_type_reads_like_the_older_one(method: Method) -> None:
    older, newer = _items(method.returns or ""), _items(OTHER_ANSWERS[method.name])
    known = MODELS[older.__name__]
    assert {name: newer.attribute_map.get(name) for name in known} == {
        name: older.attribute_map[name] for name in known
    }


@every_model
def test_a_model_takes_the_same_values_in_the_same_order(name: str) -> None:
    model = getattr(models, name)
    fields = list(inspect.signature(model.__init__).parameters)[1:]
    assert fields[: len(MODELS[name])] == list(MODELS[name])


@every_model
def test_a_model_has_fields_of_the_same_types(name: str) -> None:
    model = getattr(models, name)
    expected = {field: OTHER_TYPES.get((name, field), kind) for field, kind in MODELS[name].items()}
    assert {field: model.swagger_types[field] for field in expected} == expected


@every_model
def test_a_module_of_a_model_is_where_it_was(name: str) -> None:
    module = re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
    assert getattr(models, name).__module__ == f"jcapiv1.models.{module}"
