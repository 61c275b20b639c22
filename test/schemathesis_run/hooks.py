"""Where a habit of the service breaks a check of Schemathesis, and which records there are."""

from __future__ import annotations

import copy
from typing import Any

import schemathesis
from records import PERSON, path_values

from jcapiv1.sandbox.contract import operations


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Count as valid, which has to be accepted, what the client refuses and the service does not.

    A `limit` above 100 is taken as 100, and in a query string a list of one search field looks
    like the field. About half of the ids are those of records that there are, and every manager
    and main user of a device is one. No password is set, since the tenant's settings say what it
    must be. A pattern keeps "" from being generated as a date-time.
    """
    for kind, schema in raw_schema["components"]["schemas"].items():
        if kind.startswith("Systemuserput"):
            schema.get("properties", {}).pop("password", None)
        for name, field in schema.get("properties", {}).items():
            if name in ("manager", "primarySystemUser.id"):
                field["enum"] = [PERSON, None]
            elif field.get("format") in ("date", "date-time"):
                field["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    shared = raw_schema["components"]["parameters"]
    described = [each for item in raw_schema["paths"].values() for each in item.values()]
    for operation in filter(lambda each: isinstance(each, dict), described):
        parameters = [_own(each, shared) for each in operation.get("parameters", [])]
        operation["parameters"] = parameters
        there_is = path_values(operations()[operation["operationId"]])
        for parameter in parameters:
            name, schema = parameter["name"], parameter["schema"]
            if parameter["in"] == "path":
                parameter["example"] = there_is[name]
                parameter["schema"] = {"anyOf": [{"const": there_is[name]}, schema]}
            elif name == "cascade_manager":
                schema["enum"] = ["null", PERSON]
            elif name == "limit":
                schema.pop("maximum", None)
            elif name == "search" and "properties" in schema:
                schema["properties"]["fields"]["type"] = ["array", "string"]


def _own(parameter: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """Return a parameter that the operation shares with no other."""
    name = parameter.get("$ref", "").rpartition("/")[2]
    return copy.deepcopy(shared[name] if name else parameter)


@schemathesis.hook
def before_call(
    context: schemathesis.HookContext, case: schemathesis.Case, kwargs: dict[str, Any]
) -> None:
    """Send nothing that is answered with 503, and delete nobody whom later requests name."""
    config = case.body.get("config") if isinstance(case.body, dict) else None
    if isinstance(config, dict):
        for name in ("idpCertificate", "idpPrivateKey"):
            if isinstance(config.get(name), dict) and config[name].get("value") == "":
                del config[name]
    if case.method.upper() == "DELETE" and PERSON in (case.path_parameters or {}).values():
        described = case.operation.definition.raw
        case.path_parameters = path_values(operations()[described["operationId"]])
