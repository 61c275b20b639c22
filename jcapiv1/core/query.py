"""Asking precisely: filters, searches, and how query parameters are written on the wire.

An encoder is called with a parameter's wire name and the value that the caller gave (never
None), and returns decoded (name, value) pairs; percent-encoding is the request builder's.
Its third argument is `Configuration.client_side_validation`: without it names, numbers and
bounds are not checked, while lists, filters and searches are still written in their form. The
fourth gives the names of the records that the operation answers with.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timezone
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

from jcapiv1.exceptions import warn_caller

__all__ = ["Field", "Filter", "Search", "filters", "integer", "search", "text", "words"]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol, TypeAlias

    from jcapiv1.core.names import Names

    NamesOf: TypeAlias = Callable[[], Names | None]

    Pairs: TypeAlias = list[tuple[str, str]]

    Words: TypeAlias = str | Sequence[str]
    """`fields`, `sort`: names separated by spaces, or a list of names."""

    FilterLike: TypeAlias = "Filter | str | Sequence[Filter | str] | OrFilter"
    """`filter`: a Filter, a string as it is, a list (AND), or {"or": [...]}."""

    OrFilter: TypeAlias = Mapping[str, Sequence["Filter | str"]]

    SearchLike: TypeAlias = "Search | str | Mapping[str, str | Sequence[str]]"
    """`search`: a Search, a string as it is, or {"searchTerm": ..., "fields": ...}."""

    class Encoder(Protocol):
        """What writes one query parameter."""

        def __call__(
            self,
            name: str,
            value: Any,
            validate: bool = True,
            names_of: NamesOf | None = None,
            /,
        ) -> Pairs: ...


class Field:
    """A field of the records, by its name in Python or on the wire; comparing it makes a Filter.

    `Field("display_name") == "Acme"`, and likewise `!=`, `>`, `>=`, `<`, `<=`; or, as methods,
    `eq`, `ne`, `gt`, `ge`, `lt`, `le`, and `is_true` and `is_false`. A name that the operation's
    records do not have is a ValueError when the call is made. A value is a str
    (compared case-sensitively), a bool, an int, a float, a date, or a datetime, which is sent in
    UTC and cut to milliseconds; one without a time zone is taken as UTC. Anything else is a
    TypeError, None included: the service documents no way to ask for a missing value.
    """

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        if not name or ":" in name or name.split() != [name]:
            raise ValueError(f"{name!r} is not the name of a field, for example 'displayName'")
        self.name: Final = name

    # `==` has to return a Filter here, which object's bool-returning signature does not foresee.
    def __eq__(self, value: object) -> Filter:  # type: ignore[override]
        return self._compare("$eq", value)

    def __ne__(self, value: object) -> Filter:  # type: ignore[override]
        return self._compare("$ne", value)

    def __gt__(self, value: object) -> Filter:
        return self._compare("$gt", value)

    def __ge__(self, value: object) -> Filter:
        return self._compare("$gte", value)

    def __lt__(self, value: object) -> Filter:
        return self._compare("$lt", value)

    def __le__(self, value: object) -> Filter:
        return self._compare("$lte", value)

    def eq(self, value: object) -> Filter:
        """Equal to `value`."""
        return self._compare("$eq", value)

    def ne(self, value: object) -> Filter:
        """Not equal to `value`."""
        return self._compare("$ne", value)

    def gt(self, value: object) -> Filter:
        """Greater than `value`; of dates, later."""
        return self._compare("$gt", value)

    def ge(self, value: object) -> Filter:
        """Greater than `value`, or equal."""
        return self._compare("$gte", value)

    def lt(self, value: object) -> Filter:
        """Less than `value`; of dates, earlier."""
        return self._compare("$lt", value)

    def le(self, value: object) -> Filter:
        """Less than `value`, or equal."""
        return self._compare("$lte", value)

    def is_true(self) -> Filter:
        """Records whose field is true."""
        return self._compare("$eq", True)

    def is_false(self) -> Filter:
        """Records whose field is false; what lacks the field is not known to be found."""
        return self._compare("$eq", False)

    def matches(self, pattern: str, *, ignore_case: bool = False) -> Filter:
        """Records whose field matches a regular expression, anywhere in it.

        Known to filter in search bodies; whether lists honour it in their query is not.
        """
        return self._compare("$regex", f"/{pattern}/{'i' if ignore_case else ''}")

    # Without a bool from `==` there is no place in a dict or set.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Field({self.name!r})"

    def _compare(self, operator: str, value: object) -> Filter:
        text = f"{self.name}:{operator}:{_wire_value(self.name, value)}"
        return Filter([_Condition(text, value)])


class _Condition(str):
    """A condition as it goes into a query, and the value that it was made of."""

    __slots__ = ("value",)
    value: Any

    def __new__(cls, text: str, value: Any = None) -> _Condition:
        made = super().__new__(cls, text)
        made.value = value
        return made


class Filter:
    """One or more conditions, all joined by AND or all by OR; made by comparing a Field.

    `a & b` asks for both, `a | b` for either. The service knows no mix of the two, which is a
    ValueError, and `and`, `or`, `not` cannot be overloaded, so that a Filter used as a bool is
    a TypeError.
    """

    __slots__ = ("conditions", "joined_by")

    def __init__(self, conditions: Iterable[str], joined_by: str = "and") -> None:
        self.conditions: Final = tuple(conditions)
        """Each as it goes over the wire, `field:$operator:value`."""
        self.joined_by: Final = joined_by
        """"and" or "or"; without meaning for a single condition."""

    def __and__(self, other: Filter) -> Filter:
        return _join("and", [self, other])

    def __or__(self, other: Filter) -> Filter:
        return _join("or", [self, other])

    def to_json(self) -> dict[str, Any]:
        """As a search body has it: `{"and": [...]}` or `{"or": [...]}`."""
        return {self.joined_by: self.items_to_json()}

    def items_to_json(self) -> list[Any]:
        """Each condition as a search body has it: `{"os": "Windows"}`, `{"os": {"$ne": ...}}`."""
        return [_condition_to_json(each) for each in self.conditions]

    def __bool__(self) -> NoReturn:
        raise TypeError(
            "a Filter is a question for the service and neither true nor false: combine filters "
            "with & and | (each comparison in parentheses) instead of `and` and `or`, and instead "
            "of `not` or a chain such as `1 < field < 5` write the comparisons that you mean"
        )

    def __repr__(self) -> str:
        sign = " | " if self.joined_by == "or" else " & "
        return f"<Filter {sign.join(self.conditions)}>"


class Search:
    """Records in which one of `fields` contains `term`, or one of several terms.

    `Search("acme", fields=["display_name"])`; `fields` may be a string, its names separated by
    spaces. Names in Python and on the wire both work; others are a ValueError when the call is
    made.
    """

    __slots__ = ("fields", "term")

    def __init__(self, term: str | Sequence[str], fields: Words = ()) -> None:
        self.term: Final = term
        self.fields: Final = fields

    def to_json(self) -> dict[str, Any]:
        """As the `searchFilter` of a search body has it."""
        names = self.fields.split() if isinstance(self.fields, str) else list(self.fields)
        term = self.term if isinstance(self.term, str) else list(self.term)
        return {"searchTerm": term, **({"fields": names} if names else {})}

    def __repr__(self) -> str:
        return f"Search({self.term!r}, fields={self.fields!r})"


def text(name: str, value: Any, validate: bool = True, names_of: NamesOf | None = None) -> Pairs:
    """A string as it is."""
    if validate and not isinstance(value, str):
        raise TypeError(f"{name} is a string, not {_kind(value)}")
    return [(name, str(value))]


def words(name: str, value: Any, validate: bool = True, names_of: NamesOf | None = None) -> Pairs:
    """Names separated by spaces, from a string or a list; an empty list is not sent.

    A list may hold names in Python and is checked; text goes out as it is, with a warning.
    """
    if isinstance(value, str):
        if validate and "," in value:
            warn_caller(
                f"{name}={value!r} holds a comma: the service would take it as one unknown name "
                f"and ignore it; separate names by spaces, or give a list"
            )
        elif known := _known(validate, names_of):
            _warn_of_unknown(name, value.split(), known)
        return [(name, value)]
    names = _names(name, value, validate, _known(validate, names_of))
    return [(name, " ".join(names))] if names else []


def filters(name: str, value: Any, validate: bool = True, names_of: NamesOf | None = None) -> Pairs:
    """`filter=...` for one condition, `filter[0]=...` for AND, `filter[or][0]=...` for OR.

    A string goes out as it is; an empty list asks for nothing and is not sent.
    """
    known = _known(validate, names_of)
    if isinstance(value, str):
        if known:
            _warn_of_unknown(name, _fields_of([value]), known)
        return [(name, value)]
    asked = _filter_from(name, value)
    if known:
        asked = resolved_filter(name, asked, known)
    if len(asked.conditions) == 1:
        return [(name, asked.conditions[0])]
    return _indexed(f"{name}[or]" if asked.joined_by == "or" else name, asked.conditions)


def search(name: str, value: Any, validate: bool = True, names_of: NamesOf | None = None) -> Pairs:
    """`search[searchTerm]=...` and `search[fields][0]=...`; a string goes out as it is."""
    if isinstance(value, str):
        return [(name, value)]
    if hasattr(value, "keys"):
        parts: dict[Any, Any] = dict(value)
        if not {"searchTerm"} <= parts.keys() <= {"searchTerm", "fields"}:
            raise ValueError(f'{name} is {{"searchTerm": ..., "fields": [...]}}, not {parts!r}')
        value = Search(parts["searchTerm"], parts.get("fields", ()))
    if not isinstance(value, Search):
        raise TypeError(f"{name} is a Search, a dict or a string, not {_kind(value)}")
    term, fields = f"{name}[searchTerm]", f"{name}[fields]"
    terms = _strings(term, value.term)
    if not terms:
        raise ValueError(f"{term} is empty, which nothing can match")
    names = value.fields.split() if isinstance(value.fields, str) else value.fields
    return [
        *([(term, terms[0])] if len(terms) == 1 else _indexed(term, terms)),
        *_indexed(fields, _names(fields, names, validate, _known(validate, names_of))),
    ]


def integer(minimum: int | None = None, maximum: int | None = None) -> Encoder:
    """An encoder of an int, or a str of one, within the bounds, which both belong to the range."""
    return partial(_integer, minimum, maximum)


def _integer(
    minimum: int | None,
    maximum: int | None,
    name: str,
    value: Any,
    validate: bool = True,
    names_of: NamesOf | None = None,
) -> Pairs:
    if not validate:
        return [(name, str(value))]
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise TypeError(f"{name} is an integer, not {_kind(value)}")
    try:
        number = int(value)
    except ValueError:
        raise ValueError(f"{name} is an integer, not {value!r}") from None
    if minimum is not None and number < minimum:
        raise ValueError(f"{name} is {number}, but must be at least {minimum}")
    if maximum is not None and number > maximum:
        hint = "; jcapiv1.paginate reads all pages of a list" if name == "limit" else ""
        raise ValueError(f"{name} is {number}, but must be at most {maximum}{hint}")
    return [(name, str(number))]


def _filter_from(name: str, value: Any) -> Filter:
    if isinstance(value, Filter):
        return value
    joined_by = "and"
    if hasattr(value, "keys"):
        parts: dict[Any, Any] = dict(value)
        if parts.keys() != {"or"}:
            raise ValueError(f'{name} is {{"or": [...]}}, or a list for AND, not {parts!r}')
        joined_by, value = "or", parts["or"]
    conditions = _listed(value)
    if conditions is None:
        raise TypeError(f"{name} is a Filter, a string, a list or a dict, not {_kind(value)}")
    if joined_by == "or" and not conditions:
        raise ValueError(f'{name} is {{"or": []}}, which nothing can match')
    return _join(joined_by, conditions)


def _join(joined_by: str, parts: list[Any]) -> Filter:
    """One Filter of Filters and single conditions; a part that stands alone stays what it is."""
    asked = [Filter([each]) if isinstance(each, str) else each for each in parts]
    for part in asked:
        if not isinstance(part, Filter):
            raise TypeError(
                f"filters are made of Filters and strings, not of {_kind(part)}; "
                f"each comparison within & and | needs its parentheses"
            )
        if len(asked) > 1 and len(part.conditions) > 1 and part.joined_by != joined_by:
            raise ValueError(
                f"{part!r} cannot stand within {'an OR' if joined_by == 'or' else 'an AND'}: the "
                f"service takes conditions joined all by & or all by |. Filter by one part, and "
                f"check the other in your code. Or make one call for each part of the OR"
            )
    if len(asked) == 1:
        return asked[0]
    return Filter([condition for part in asked for condition in part.conditions], joined_by)


def _condition_to_json(condition: str) -> Any:
    """A condition in a search body; one without a `$` goes out as it is."""
    field, _, rest = condition.partition(":")
    operator, colon, text = rest.partition(":")
    if not (colon and operator.startswith("$")):
        return condition
    given = getattr(condition, "value", None)
    value = given if isinstance(given, (bool, int, float)) else text
    if operator == "$eq":
        return {field: value}
    if operator == "$regex" and text.startswith("/"):
        pattern, _, flags = text[1:].rpartition("/")
        value = f"(?{flags}){pattern}" if flags else pattern
    return {field: {operator: value}}


def _wire_value(field: str, value: object) -> str:
    """A value as the service reads it; JumpCloud's own dates have milliseconds and a Z."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return format(value, "d")
    if isinstance(value, float):
        if value - value != 0:
            raise ValueError(f"{field} cannot be compared with {value}")
        return repr(value)
    if isinstance(value, datetime):
        utc = value.astimezone(timezone.utc) if value.tzinfo else value
        return utc.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(
        f"{field} can be compared with a str, bool, int, float, date or datetime, "
        f"not with {_kind(value)}"
    )


def _listed(value: object) -> list[Any] | None:
    return list(cast("Sequence[Any]", value)) if isinstance(value, (list, tuple)) else None


def _strings(name: str, value: object) -> list[str]:
    """A string, or a list of strings, as a list."""
    values = [value] if isinstance(value, str) else _listed(value)
    if values is None or not all(isinstance(each, str) for each in values):
        raise TypeError(f"{name} is a string or a list of strings, not {_kind(value)}")
    return values


def _names(name: str, value: object, validate: bool, known: Names | None) -> list[str]:
    names = _strings(name, value)
    for each in names if validate else ():
        if "," in each or each.split() != [each]:
            raise ValueError(f"{name} holds {each!r}, which is not the name of one field")
    return names if known is None else [_wire_name(name, each, known) for each in names]


def _known(validate: bool, names_of: NamesOf | None) -> Names | None:
    """The names to compare with; None if nothing is to be checked, or nothing is known."""
    return names_of() if validate and names_of else None


def _wire_name(parameter: str, given: str, known: Names) -> str:
    """The name on the wire; a leading minus, which sorts downwards, stays."""
    sign = "-" if given.startswith("-") else ""
    found = known.resolve(given[len(sign) :])
    if found is None:
        hint = known.nearest(given[len(sign) :])
        raise ValueError(
            f"{parameter} names {given!r}, which {known.model.__name__} does not have"
            f"{hint or ';'} text, or Configuration(client_side_validation=False), is sent as it is"
        )
    return f"{sign}{found}"


def _warn_of_unknown(parameter: str, given: Iterable[str], known: Names) -> None:
    """One warning for the names in a text that the service would ignore."""
    names = [each.lstrip("-") for each in given if each.isprintable()]
    unknown = [each for each in names if each not in known.types and known.resolve(each) != each]
    if unknown:
        wire = known.resolve(unknown[0])
        hint = f"; on the wire it is {wire!r}" if wire else known.nearest(unknown[0])
        warn_caller(
            f"{parameter} names {', '.join(map(repr, unknown))}, which {known.model.__name__} "
            f"does not have: the service may ignore it{hint}"
        )


def _fields_of(conditions: Iterable[str]) -> list[str]:
    return [each.partition(":")[0] for each in conditions if ":" in each]


def resolved_filter(parameter: str, asked: Filter, known: Names) -> Filter:
    """The filter with names of the wire; ValueError for a Field that the records do not have."""
    texts = [each for each in asked.conditions if not isinstance(each, _Condition)]
    _warn_of_unknown(parameter, _fields_of(texts), known)
    resolved: list[str] = []
    for each in asked.conditions:
        if isinstance(each, _Condition):
            field, _, rest = each.partition(":")
            each = _Condition(f"{_wire_name(parameter, field, known)}:{rest}", each.value)
        resolved.append(each)
    return Filter(resolved, asked.joined_by)


def resolved_search_body(body: Any, known: Names) -> Any:
    """A search body in which Filters and Searches have names of the wire; `body` is not changed."""
    from jcapiv1.core.model import Model  # here: most queries come without a body

    if isinstance(body, Model):
        parts = {wire: getattr(body, field) for field, wire in body.attribute_map.items()}
    else:
        parts = dict(body)
    found = {
        "filter": _resolved_in_body("filter", parts.get("filter"), known),
        "searchFilter": _resolved_search("searchFilter", parts.get("searchFilter"), known),
    }
    if isinstance(parts.get("fields"), str):
        _warn_of_unknown("fields", parts["fields"].split(), known)
    changed = {wire: value for wire, value in found.items() if value is not parts.get(wire)}
    if not changed:
        return body
    if isinstance(body, Model):
        extra = body.extras()
        parts = {wire: value for wire, value in parts.items() if value is not None}
        return {**extra, **parts, **changed}
    return {**parts, **changed}


def _resolved_in_body(parameter: str, value: Any, known: Names) -> Any:
    if isinstance(value, Filter):
        return resolved_filter(parameter, value, known)
    if isinstance(value, list):
        return [_resolved_in_body(parameter, each, known) for each in cast(Any, value)]
    if isinstance(value, dict):
        parts = cast("dict[str, Any]", value)
        names = [each for each in parts if each not in ("and", "or") and each[:1] != "$"]
        _warn_of_unknown(parameter, names, known)
        return {
            name: _resolved_in_body(parameter, each, known) if name in ("and", "or") else each
            for name, each in parts.items()
        }
    return value


def _resolved_search(parameter: str, value: Any, known: Names) -> Any:
    if isinstance(value, Search):
        value = value.to_json()
    if not isinstance(value, dict):
        return value
    parts = cast("dict[str, Any]", value)
    fields = _listed(parts.get("fields"))
    if fields is None:
        return parts
    return {**parts, "fields": _names(f"{parameter}.fields", fields, True, known)}


def _indexed(name: str, values: Sequence[str]) -> Pairs:
    return [(f"{name}[{index}]", each) for index, each in enumerate(values)]


def _kind(value: object) -> str:
    return "None" if value is None else f"{type(value).__name__} {value!r}"
