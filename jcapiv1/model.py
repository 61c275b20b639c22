"""The base class of the models, and what a field may hold besides its own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_options: Any) -> Any:
        """Nothing at run time: type checkers alone need it, and Python 3.10 lacks it."""
        return lambda cls: cls


M = TypeVar("M", bound="Model")


class Null:
    """The type of `jcapiv1.NULL`, which sends an explicit JSON null.

    A field that is None is not sent at all; NULL asks the service to clear it.
    """

    _instance: ClassVar[Null | None] = None

    def __new__(cls) -> Null:
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "NULL"

    def __reduce__(self) -> tuple[Any, ...]:
        return Null, ()


NULL = Null()


@dataclass_transform(eq_default=False)
class ModelType(type):
    """Turns the annotated fields of a model into slots, which keeps records small."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> ModelType:
        fields = body.get("attribute_map", {})
        for field in fields:
            body.pop(field, None)  # the default stands in the class for type checkers
        body.setdefault("__slots__", tuple(fields))
        return super().__new__(mcs, name, bases, body)


class Model(metaclass=ModelType):
    """A typed record of the contract.

    Made with keywords (or by position, in the order of `swagger_types`); a field that was not
    given, or that the service did not send, is None. Fields that the contract does not know
    yet are in `additional_properties`.
    """

    __slots__ = ("_unknown",)

    swagger_types: ClassVar[dict[str, str]] = {}
    """Field name to type name, for example {"created": "datetime"}."""
    attribute_map: ClassVar[dict[str, str]] = {}
    """Field name to name on the wire, for example {"display_name": "displayName"}."""
    aliases: ClassVar[dict[str, str]] = {}
    """Second name on the wire to the first, for a value that the service sends twice."""
    discriminator: ClassVar[str | None] = None
    """Always None: no model of this API has subtypes."""

    if not TYPE_CHECKING:
        # Type checkers know the constructor from the fields (dataclass_transform above).
        def __init__(self, *values: Any, **fields: Any) -> None:
            if values:
                fields = _by_position(type(self), values, fields)
            known = self.attribute_map
            for name, value in fields.items():
                if name not in known:
                    raise TypeError(f"{type(self).__name__}() has no field {name!r}")
                setattr(self, name, value)

        def __getattr__(self, name: str) -> Any:
            # Reached only for a slot that was never filled: absent reads as None.
            if name in self.attribute_map:
                return None
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def additional_properties(self) -> dict[str, Any]:
        """What the service sent beyond the contract, by its name on the wire."""
        if not hasattr(self, "_unknown"):
            self._unknown: dict[str, Any] = {}
        return self._unknown

    def to_dict(self) -> dict[str, Any]:
        """All fields by their Python names, models inside them as dictionaries too."""
        found = {name: _plain(getattr(self, name)) for name in self.attribute_map}
        for name, value in self.extras().items():
            found.setdefault(name, value)
        return found

    def extras(self) -> dict[str, Any]:
        """`additional_properties` to read only: makes no dictionary where there are none."""
        extras: dict[str, Any] = getattr(self, "_unknown", {})
        return extras

    def to_str(self) -> str:
        """`to_dict()` laid out for reading."""
        from pprint import pformat

        return pformat(self.to_dict())

    def __repr__(self) -> str:
        return self.to_str()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (
            all(getattr(self, name) == getattr(other, name) for name in self.attribute_map)
            and self.extras() == other.extras()
        )

    __hash__ = None  # type: ignore[assignment]  # mutable, so never a key; typeshed wants a method

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in self.attribute_map}
        return _restore, (type(self), fields, self.extras())


def _by_position(
    cls: type[Model], values: tuple[Any, ...], fields: dict[str, Any]
) -> dict[str, Any]:
    if len(values) > len(cls.attribute_map):
        raise TypeError(f"{cls.__name__}() takes at most {len(cls.attribute_map)} fields")
    given = dict(zip(cls.attribute_map, values, strict=False))
    twice = given.keys() & fields.keys()
    if twice:
        raise TypeError(f"{cls.__name__}() got several values for {min(twice)!r}")
    return {**given, **fields}


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if value.__class__ is list:
        return [_plain(item) for item in value]
    if value.__class__ is dict:
        return {key: _plain(item) for key, item in value.items()}
    return value


def _restore(cls: type[M], fields: dict[str, Any], unknown: dict[str, Any]) -> M:
    model = cls(**{name: value for name, value in fields.items() if value is not None})
    if unknown:
        model.additional_properties.update(unknown)
    return model
