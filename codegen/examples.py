"""The example on a reference page: where its arguments come from, and the call.

An example of a reading operation may go on with what another one has read. An example of an
operation that changes anything picks no record by itself, since it may be run as it is, with a
real key: its ids are words such as 'DEVICE_ID', which no record has and everybody replaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from codegen.contract import ApiClass, Body, Contract, Link, Operation, Parameter
from codegen.extensions import ContractError
from codegen.naming import innermost

_CALLED = {
    "organizations": "TENANT",
    "systems": "DEVICE",
    "systemusers": "PERSON",
    "users": "ADMINISTRATOR",
}
"""Part of a path to what our words call its records, where that is not its singular."""

OURS = frozenset(("Field", "Filter", "Search"))
"""Names that `jcapiv1` gives to classes of its own, not to the models of the same name."""


def call(operation: Operation) -> str:
    """The call as on the page, what is required by position and the rest by keyword."""
    given = ", ".join(
        each.name if each.required else f"{each.name}={each.name}" for each in operation.arguments
    )
    return f"{operation.name}({given})"


def placeholder(operation: Operation, argument: str) -> str:
    """What stands for an id or a name that only the reader knows: "DEVICE_ID"."""
    if argument == "x_org_id":
        return "TENANT_ID"
    if argument != "id" and not argument.endswith("_id"):
        return argument.upper()
    before = operation.path.partition(f"{{{argument}}}")[0].split("/")
    listed = [step for step in before if step.endswith("s")]
    kind = listed[-1] if listed else argument.removesuffix("_id")
    return f"{_CALLED.get(kind) or kind.removesuffix('s').replace('-', '_').upper()}_ID"


def model_name(name: str) -> str:
    """A model as scripts reach it: `jcapiv1.Userput`, `jcapiv1.models.Search`."""
    return f"jcapiv1.models.{name}" if name in OURS else f"jcapiv1.{name}"


@dataclass(frozen=True)
class Example:
    """One operation, as called through one class."""

    contract: Contract
    api: ApiClass
    operation: Operation

    def assignments(self) -> Iterator[str]:
        """`name = value`, each using only names assigned before it."""
        arguments = self.operation.arguments
        # A tenant is needed before one of its administrators can be found.
        by_need = sorted(arguments, key=lambda each: each.name not in self._tenant_names())
        assigned: list[str] = []
        for argument in by_need:
            yield f"{argument.name} = {self._value(argument, assigned)}"
            assigned.append(argument.name)

    def _tenant_names(self) -> set[str]:
        return {each.name for each in self.operation.placed("header")} & set(self.operation.links)

    def _value(self, argument: Parameter | Body, assigned: list[str]) -> str:
        if isinstance(argument, Body):
            return self._body(argument)
        named = argument.place == "path" or argument.name == "x_org_id"
        if named and self.operation.changes:
            return repr(placeholder(self.operation, argument.name))
        if argument.name in self.operation.links:
            return self._found(self.operation.links[argument.name], assigned)
        if argument.place == "path" or (argument.example is None and argument.required):
            return repr(placeholder(self.operation, argument.name))
        return repr(argument.example)

    def _body(self, body: Body) -> str:
        return self._written(body.type, body.example or {})

    def _written(self, kind: str, value: Any) -> str:
        """A value as scripts write it: what is of a model's type by its class."""
        if kind.startswith("list[") and isinstance(value, list):
            items = cast(Any, value)
            return f"[{', '.join(self._written(kind[5:-1], each) for each in items)}]"
        model = next((each for each in self.contract.models if each.name == kind), None)
        if model is None or not isinstance(value, dict):
            return repr(value)
        known = {each.wire: each for each in model.properties}
        given = cast(Any, value)
        if unknown := given.keys() - known:
            raise ContractError(f"{self.operation.name}: no {min(unknown)} in a {model.name}")
        fields = [
            f"{known[wire].name}={self._written(known[wire].type, each)}"
            for wire, each in given.items()
        ]
        return f"{model_name(model.name)}({', '.join(fields)})"

    def _found(self, link: Link, assigned: list[str]) -> str:
        """A call of the operation that knows the value, and the way to it in the answer."""
        owner, operation = self._owner(link.source)
        takes = {each.name for each in operation.arguments}
        given = ", ".join(f"{name}={name}" for name in assigned if name in takes)
        value, kind = f"{owner}.{operation.name}({given})", operation.answer or ""
        for step in link.pointer:
            if step.isdigit():
                value, kind = f"{value}[{step}]", innermost(kind)
            else:
                name, kind = self._field(kind, step)
                value = f"{value}.{name}"
        return value

    def _owner(self, name: str) -> tuple[str, Operation]:
        for api in (self.api, *self.contract.apis):
            for operation in api.operations:
                if operation.name == name:
                    same = api is self.api
                    return "api_instance" if same else f"jcapiv1.{api.name}(client)", operation
        raise LookupError(name)

    def _field(self, model: str, wire: str) -> tuple[str, Any]:
        for each in self.contract.models:
            for field in each.properties:
                if each.name == model and field.wire == wire:
                    return field.name, field.type
        raise LookupError(f"{model}, {wire}")
