"""Records as rows of a table: for `csv`, pandas and Excel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from jcapiv1.core.encode import dump, to_wire
from jcapiv1.core.model import Model, Null
from jcapiv1.security.text import did_you_mean

if TYPE_CHECKING:
    Cell = str | int | float | bool | None

__all__ = ["rows"]


def rows(
    records: Iterable[Model | Mapping[str, Any]], fields: Iterable[str] | None = None
) -> list[dict[str, Cell]]:
    """One flat dictionary for each record, all with the same keys in the same order.

        with open("administrators.csv", "w", newline="", encoding="utf-8") as file:
            table = jcapiv1.rows(jcapiv1.paginate(users.users_list), ["email", "role_name"])
            writer = csv.DictWriter(file, table[0])
            writer.writeheader()
            writer.writerows(table)

    Columns have the names in Python; a field within a field is "mfa.configured". Dates are ISO
    8601 text, a list or a free object is JSON text, and a secret is ***. `fields` chooses and
    orders the columns, by their names in Python or on the wire; ValueError for one that no record
    has. Without it the columns are all fields of the records.
    """
    table: list[dict[str, Cell]] = []
    columns: dict[str, None] = {}
    wire: dict[str, str] = {}
    for record in records:
        row: dict[str, Cell] = {}
        _flatten(record, "", row, wire)
        table.append(row)
        columns.update(dict.fromkeys(row))
    if fields is not None:
        chosen = [wire.get(name, name) for name in fields]
        columns = dict.fromkeys(c for name in chosen for c in _columns(name, columns, table))
    return [{name: row.get(name) for name in columns} for row in table]


def _columns(name: str, columns: dict[str, None], table: list[Any]) -> list[str]:
    """The column of that name, or those of the fields within it."""
    within = [each for each in columns if each == name or each.startswith(f"{name}.")]
    if not within and table:
        raise ValueError(f"no record has the field {name!r}{did_you_mean(name, columns)}")
    return within or [name]


def _flatten(
    record: Model | Mapping[str, Any], prefix: str, row: dict[str, Cell], wire: dict[str, str]
) -> None:
    if isinstance(record, Model):
        wire.update({f"{prefix}{w}": f"{prefix}{f}" for f, w in record.attribute_map.items()})
        hidden = record.secret_fields
        shown: Mapping[str, Any] = {
            **{
                f: "***" if f in hidden and getattr(record, f) is not None else getattr(record, f)
                for f in record.attribute_map
            },
            **record.extras(),
        }
    else:
        shown = record
    for name, value in shown.items():
        if isinstance(value, Model):
            _flatten(value, f"{prefix}{name}.", row, wire)
        else:
            row[f"{prefix}{name}"] = _cell(value)


def _cell(value: Any) -> Cell:
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Null):
        return None
    if isinstance(value, date):
        return value.isoformat()
    return dump(to_wire(_without_secrets(value)))


def _without_secrets(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_shown()
    if isinstance(value, list):
        return [_without_secrets(each) for each in cast(Any, value)]
    return value
