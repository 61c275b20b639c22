"""The base class of the models, and what a field may hold besides its own type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from jcapiv1.core.encode import NULL, Null, dump, to_wire
from jcapiv1.security.credentials import MASK

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_options: Any) -> Any:
        """Nothing at run time: type checkers alone need it, and Python 3.10 lacks it."""
        return lambda cls: cls


__all__ = ["NULL", "Model", "ModelType", "Null", "is_filled"]

M = TypeVar("M", bound="Model")


_NOTHING: Mapping[str, Any] = MappingProxyType({})
"""What a model without additional properties shares with all the others."""


@dataclass_transform(eq_default=False)
class ModelType(type):
    """Turns the annotated fields of a model into slots, which keeps records small.

    A generated model says the names on the wire in `_wire`, in the order of its fields; maps and
    methods are made of that and of the annotations.
    """

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> ModelType:
        fields: tuple[str, ...] = ()
        if "_wire" in body:
            annotated = body.get("__annotations__", {}).items()
            types = {field: text for field, text in annotated if text[:8] != "ClassVar"}
            fields = tuple(types)
            body["swagger_types"] = {field: _type_name(types[field]) for field in fields}
            body["attribute_map"] = dict(zip(fields, body.pop("_wire").split(), strict=True))
            for field in fields:
                del body[field]  # the default stands in the class for type checkers
            body.update(_methods(name, body["attribute_map"], body["swagger_types"]))
            if body["swagger_types"].get("results", "")[:5] == "list[":
                body["__iter__"] = _refuse_to_iterate
        body.setdefault("__slots__", fields)
        return super().__new__(mcs, name, bases, body)

    @property
    def __doc__(cls) -> str:  # type: ignore[override]  # what `help()` asks for
        """The description of the model, and of each field as it stands in the source."""
        text = cls.__dict__.get("__doc__") or ""
        types = cls.__dict__.get("swagger_types")
        from jcapiv1.described import described  # here, since `help()` alone needs it

        return described(cls, text, "Fields", types) if types else text


def _type_name(annotation: str) -> str:
    """`list[str] | Null | None` as `swagger_types` names it: `list[str]`."""
    plain = annotation.removesuffix(" | None").removesuffix(" | Null")
    if plain == "Any" or "] | " in plain:
        return "object"
    if plain.startswith("list["):
        return f"list[{_type_name(plain[5:-1])}]"
    if plain.startswith("dict["):
        return f"dict(str, {_type_name(plain[10:-1])})"
    return "object" if " | " in plain else plain.removeprefix("models.")


class _Extensible:
    """Holds what is no field: in a model itself, type checkers would take it for one."""

    __slots__ = ("_unknown",)
    _unknown: Mapping[str, Any]


class Model(_Extensible, metaclass=ModelType):
    """A typed record of the contract.

    Made with keywords (or by position, in the order of `swagger_types`); a field that was not
    given, or that the service did not send, is None; so is an `id`, which is typed as text since
    all records have one, if `fields` leaves it out. Fields that the contract does not know
    yet are in `additional_properties`.
    """

    if TYPE_CHECKING:

        def to_wire(
            self, plain: frozenset[Any], convert: Callable[[Any, str], Any]
        ) -> dict[str, Any]:
            """The fields that are not None, by their names on the wire.

            `convert` is called with value and type name of each that is not of a `plain` type.
            """
            ...

    swagger_types: ClassVar[dict[str, str]] = {}
    """Field name to type name, for example {"created": "datetime"}."""
    attribute_map: ClassVar[dict[str, str]] = {}
    """Field name to name on the wire, for example {"display_name": "displayName"}."""
    aliases: ClassVar[dict[str, str]] = {}
    """Second name on the wire to the first, for a value that the service sends twice."""
    secret_fields: ClassVar[tuple[str, ...]] = ()
    """Fields that are shown as *** wherever a person or a log sees the record."""
    discriminator: ClassVar[str | None] = None
    """Always None: no model of this API has subtypes."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            # Reached only for a slot that was never filled: absent reads as None.
            if name in self.attribute_map:
                if name == "results" and self.swagger_types[name][:5] == "list[":
                    self.results = []  # a page without any holds no records
                    return self.results
                return None
            if name == "_unknown":
                return _NOTHING
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def additional_properties(self) -> dict[str, Any]:
        """What the service sent beyond the contract, by its name on the wire."""
        unknown = self._unknown
        if not isinstance(unknown, dict):
            unknown = self._unknown = {}
        return unknown

    def to_dict(self, *, wire: bool = False) -> dict[str, Any]:
        """All fields by their Python names, models inside them as dictionaries too.

        With `wire` as JSON has it: names and values of the wire, so that dates are text, and no
        field that is None. It holds secrets, which `to_str` does not.
        """
        if wire:
            sent: dict[str, Any] = to_wire(self)
            return sent
        found = {name: _plain(getattr(self, name)) for name in self.attribute_map}
        return {**self._unknown, **found} if self._unknown else found

    def to_json(self) -> str:
        """`to_dict(wire=True)` as JSON text."""
        return dump(to_wire(self))

    def to_shown(self) -> dict[str, Any]:
        """`to_dict()` with *** for what `secret_fields` names, in the models inside it too."""
        found = {name: _shown(getattr(self, name)) for name in self.attribute_map}
        for name in self.secret_fields:
            if found[name] is not None:
                found[name] = MASK
        return {**_shown_by_name(self._unknown), **found}

    def extras(self) -> Mapping[str, Any]:
        """`additional_properties` to read only: makes no dictionary where there are none."""
        return self._unknown

    def to_str(self) -> str:
        """`to_dict()` laid out for reading, with *** for a secret."""
        from pprint import pformat

        return pformat(self.to_shown())

    def __repr__(self) -> str:
        return self.to_str()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        same = all(getattr(self, name) == getattr(other, name) for name in self.attribute_map)
        return same and self._unknown == other._unknown

    __hash__ = None  # type: ignore[assignment]  # mutable, so never a key; typeshed wants a method

    def __reduce__(self) -> tuple[Any, ...]:
        values = [getattr(self, name) for name in self.attribute_map]
        return _restore, (type(self), values, dict(self._unknown))


def is_filled(record: Any, field: str) -> bool:
    """True if the field was given or sent, and was not null; of a page's `results` too."""
    if not isinstance(record, Model):
        return getattr(record, field, None) is not None
    try:
        return getattr(type(record), field).__get__(record) is not None  # as the slot has it
    except AttributeError:
        return False


def _refuse_to_iterate(page: Any) -> Any:
    raise TypeError(
        f"a {type(page).__name__} is one page: its records are in `results`, and "
        "`jcapiv1.paginate(api.METHOD)` goes through those of all pages"
    )


def _methods(owner: str, fields: dict[str, str], types: dict[str, str]) -> dict[str, Any]:
    """The methods that go through all fields, written out.

    As a constructor with the fields for parameters, so that Python itself checks the arguments;
    and since a loop over the fields costs twice as much. The names are those of the committed
    models.
    """
    lines = [f"def __init__(self, {', '.join(f'{field}=None' for field in fields)}):"]
    for field in fields:
        is_page = field == "results" and types[field][:5] == "list["
        lines.append(f"    self.{field} = {field}{' or []' if is_page else ''}")
    lines += ["    self._unknown = nothing", "def to_wire(self, plain, convert):", "    wire = {}"]
    for field, name in fields.items():
        lines += [
            f"    value = self.{field}",
            "    if value is not None:",
            f"        wire[{name!r}] = (",
            f"            value if value.__class__ in plain else convert(value, {types[field]!r})",
            "        )",
        ]
    lines.append("    return wire")
    scope: dict[str, Any] = {"nothing": _NOTHING}
    exec("\n".join(lines), scope)  # noqa: S102  # see above
    scope["__init__"].__qualname__ = f"{owner}.__init__"  # shown in a TypeError
    return {name: scope[name] for name in ("__init__", "to_wire")}


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if value.__class__ is list:
        return [_plain(item) for item in value]
    if value.__class__ is dict:
        return {key: _plain(item) for key, item in value.items()}
    return value


def _shown(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_shown()
    if value.__class__ is list:
        return [_shown(item) for item in value]
    return _shown_by_name(value) if value.__class__ is dict else value


def _shown_by_name(values: Mapping[str, Any]) -> dict[str, Any]:
    """With *** for a text that is called a secret: of what is in no contract, all is the name."""
    return {
        key: MASK if isinstance(item, str) and is_secret_name(key) else _shown(item)
        for key, item in values.items()
    }


def is_secret_name(name: object) -> bool:
    """Whether a field that the contract does not know is a secret, by what it is called."""
    ends = ("password", "privatekey", "secret", "token")
    return str(name).replace("_", "").lower().endswith(ends)


def _restore(cls: type[M], values: list[Any], unknown: dict[str, Any]) -> M:
    model = cls(*values)
    if unknown:
        model.additional_properties.update(unknown)
    return model
