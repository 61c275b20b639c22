"""`jcapiv1 tenants`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from jcapiv1.cli import exits
from jcapiv1.cli.output import Output, output_options
from jcapiv1.cli.session import Session, session_options

_COLUMNS = ("displayName", "_id", "created")


@click.group()
def tenants() -> None:
    """List and find tenants (organizations)."""


@tenants.command("list")
@session_options(tenants=True)
@output_options
def list_(session: Session, output: Output) -> int:
    """List the tenants that the key may manage.

    \b
    Example: jcapiv1 tenants list --tenant 'Acme*' -o ids
    """
    rows = _tenants(session)
    if session.tenant or session.exclude_tenant:
        ids = {place.id for place in session.places()}
        rows = (row for row in rows if row["_id"] in ids)
    output.rows(rows, _COLUMNS)
    return exits.DONE


@tenants.command()
@click.argument("name")
@session_options()
@output_options
def find(session: Session, output: Output, name: str) -> int:
    """Find tenants by id, or by a name or a part of it; exit code 1 if there is none.

    \b
    Example: jcapiv1 tenants find acme
    """
    from fnmatch import fnmatchcase

    text = name.casefold()
    pattern = text if set(text) & set("*?[") else f"*{text}*"
    found = output.rows(
        (
            row
            for row in _tenants(session)
            if row["_id"] == text
            or fnmatchcase(str(row.get("displayName") or "").casefold(), pattern)
        ),
        _COLUMNS,
    )
    if not found:
        session.note(f"no tenant has the id or name {name!r}")
    return exits.DONE if found else exits.FINDINGS


def _tenants(session: Session) -> Iterator[dict[str, Any]]:
    import jcapiv1

    api = jcapiv1.ManagedServiceProviderApi(session.client)
    for each in jcapiv1.paginate(api.organization_list, workers=min(session.workers, 4)):
        yield session.client.sanitize_for_serialization(each)
