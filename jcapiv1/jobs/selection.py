"""Choosing tenants, and reading something of each of them side by side."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from jcapiv1.api.managed_service_provider_api import ManagedServiceProviderApi
from jcapiv1.exceptions import ForbiddenException
from jcapiv1.jobs.bulk import bulk
from jcapiv1.jobs.finders import FindError, tenant_among
from jcapiv1.jobs.pagination import paginate
from jcapiv1.jobs.resources import Record, Resource, as_record, as_shown
from jcapiv1.jobs.tenants import Tenant, tenants

if TYPE_CHECKING:
    from jcapiv1.api_client import ApiClient

__all__ = ["Place", "Read", "choose_tenants", "read_tenants", "side_by_side"]

Item = TypeVar("Item")
Result = TypeVar("Result")
Read: TypeAlias = tuple[Item, Result | None, BaseException | None]
"""An item, and what reading it came to: a result, or the error."""
_PATTERN = frozenset("*?[")


class Place(NamedTuple):
    """A tenant that something is done in."""

    id: str
    """Empty for the key's own tenant, where the key may not list tenants."""
    name: str

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.name or self.id or "the key's own tenant"

    def client(self, client: ApiClient) -> ApiClient:
        """A view of a client for this tenant."""
        return client.for_organization(self.id) if self.id else client


def choose_tenants(
    client: ApiClient, wanted: Sequence[str] = (), excluded: Sequence[str] = ()
) -> list[Place]:
    """The tenants that the key may manage, as far as they are wanted and not excluded.

    Each of `wanted` and `excluded` is an id or a name, as `find_tenant` takes it, or a pattern
    with `*`, `?` or `[...]`; letters of either case are the same. Without `wanted` it is
    `Configuration.org_id`, if that is set, or else all. FindError if one of them stands for none,
    or a name for several.
    """
    own = client.configuration.org_id
    api = ManagedServiceProviderApi(client)
    try:
        every = list(tenants(api, fields=["_id", "displayName"]))
    except ForbiddenException:
        # A key of one tenant need not have the right to list tenants.
        if wanted or excluded:
            raise
        return [Place(own or "", "")]
    if wanted:
        ids = {each.id for text in wanted for each in _matching(every, text)}
    else:
        ids = {own} if own else {each.id for each in every}
    left_out = {each.id for text in excluded for each in _matching(every, text)}
    chosen = [
        Place(each.id, each.organization.display_name or "") for each in every if each.id in ids
    ]
    if not wanted and own and not chosen:
        chosen = [Place(own, "")]
    return [each for each in chosen if each.id not in left_out]


def _matching(every: Sequence[Tenant], text: str) -> list[Tenant]:
    """The tenants that a text stands for; FindError for none, or for several by a name."""
    if _PATTERN.isdisjoint(text):
        return [tenant_among(every, text)]
    folded = text.casefold()
    found = [each for each in every if fnmatchcase(each.name.casefold(), folded)]
    if not found:
        raise FindError(f"no tenant has a name like {text!r} among the {len(every)} there are")
    return found


def side_by_side(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Generator[Read[Item, Result], None, None]:
    """`function` of each item, `workers` at a time, in the order of the items.

    An item that fails comes with its error and does not end the rest.
    """

    def call(item: Item) -> Result:
        return function(item)

    with bulk(call, ({"item": item} for item in items), workers) as job:
        for outcome in job:
            yield outcome.call["item"], outcome.result, outcome.error


def read_tenants(
    client: ApiClient,
    kind: Resource,
    places: Iterable[Place],
    workers: int,
    *,
    shown: bool = False,
    **arguments: Any,
) -> Generator[Read[Place, list[Record]], None, None]:
    """The records of a kind in each tenant, several tenants at a time.

    `arguments` are those of `paginate`. `shown`, they are for people: *** for what is secret.
    """
    convert = as_shown if shown else as_record

    def read(place: Place) -> list[Record]:
        view = place.client(client)
        return [
            convert(client, each) for each in paginate(kind.method(view, kind.list), **arguments)
        ]

    return side_by_side(read, places, workers)
