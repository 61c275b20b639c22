"""An authenticated request on its way into an operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from jcapiv1.sandbox.access.keys import Key
from jcapiv1.sandbox.calls.bodies import as_kept, read_object
from jcapiv1.sandbox.calls.errors import Refusal
from jcapiv1.sandbox.calls.parameters import Value
from jcapiv1.sandbox.calls.schemas import taken
from jcapiv1.sandbox.contract import Described
from jcapiv1.sandbox.lists.question import MAX_LIMIT, Question, read_question
from jcapiv1.sandbox.lists.searches import read_search_body
from jcapiv1.sandbox.lists.select import answer, projected
from jcapiv1.sandbox.state.records import Organization, Record, TenantRecord
from jcapiv1.sandbox.state.shapes import Shape
from jcapiv1.sandbox.state.state import State

Document: TypeAlias = dict[str, Any]
R = TypeVar("R", bound=Record)
T = TypeVar("T", bound=TenantRecord)

_OBJECT_ID = re.compile(r"[0-9a-fA-F]{24}")


@dataclass(frozen=True)
class Look:
    """How an operation shows records, where that is not as they are kept."""

    shape: Shape | None = None
    show: Callable[[State, Any], Document] | None = None
    """Makes the document of a record."""
    most: int = MAX_LIMIT
    """The largest page."""


@dataclass(frozen=True)
class Call:
    """A request: whose it is, which tenant it names, and what it says."""

    operation: Described
    """What the contract says of it."""
    state: State
    key: Key
    org_id: str
    """The x-org-id header; empty if there is none."""
    path: Mapping[str, str]
    """The values in the path, by their names in the contract."""
    parameters: Mapping[str, Value]
    lagging: str
    """The x-eventually-consistent header; empty if there is none."""
    content_type: str
    body: bytes | None
    """None where it was too long to be read."""

    def tenant(self) -> Organization:
        """Return the tenant that x-org-id means, by the published rules.

        Raises Refusal: 400, 401 or 404 for the header, 403 unless the key has one of the scopes
        that the contract names for the operation.
        """
        tenant = self._tenant()
        self.key.require(self.operation.scopes)
        return tenant

    def _tenant(self) -> Organization:
        organizations = self.state.table(Organization)
        if not self.org_id:
            if self.key.multi_tenant or not self.key.organizations:
                raise Refusal(401, "Unauthorized: x-org-id is required", error="Unauthorized")
            (own,) = self.key.organizations
            return organizations[own]
        if _OBJECT_ID.fullmatch(self.org_id) is None:
            raise Refusal(400, "Bad Request: malformed x-org-id")
        organization = organizations.get(self.org_id.lower())
        if organization is None or not self.key.reaches(organization.id):
            raise Refusal(404, "Not Found: organization not found")
        return organization

    def refuse_tenant(self) -> None:
        """Raise the seen 403 where x-org-id is not taken; an empty one is harmless there.

        Raises Refusal (403), too, unless the key has one of the scopes of the operation.
        """
        if self.org_id:
            raise Refusal(403, "Forbidden: organization selection not allowed via header")
        self.key.require(self.operation.scopes)

    def one(self, kind: type[T], tenant: Organization, name: str = "id") -> T:
        """Return the tenant's record that the path names; Refusal (404) if there is none."""
        found = self.state.table(kind).get(self.path[name].lower())
        if found is None or found.organization != tenant.id:
            raise Refusal(404, f"Not Found: {kind.noun} not found")
        return found

    def page(
        self,
        kind: type[TenantRecord],
        tenant: Organization,
        *,
        sort: str | None = None,
        look: Look | None = None,
    ) -> Document:
        """Return the page of the tenant's records that the parameters ask for.

        `sort` says in which order they come unless that is asked for.
        """
        parameters = self.parameters if sort is None else {"sort": sort, **self.parameters}
        return self.select(kind, _of(tenant), tenant.id, read_question(parameters), look=look)

    def search(
        self, kind: type[TenantRecord], tenant: Organization, look: Look | None = None
    ) -> Document:
        """Return the page of the tenant's records that the body of a search asks for."""
        look = look or Look()
        return self.select(kind, _of(tenant), tenant.id, self.search_question(look.most), look=look)

    def search_question(self, most: int = MAX_LIMIT) -> Question:
        """Return what the body of a search asks; Refusal (400, 413, 415) if it cannot be read."""
        if self.lagging.lower() not in ("", "true", "false"):
            raise Refusal(400, "Bad Request: x-eventually-consistent must be true or false")
        return read_search_body(self.json_object(), self.parameters, most)

    def select(
        self,
        kind: type[R],
        own: Callable[[R], bool],
        whose: Hashable,
        question: Question | None = None,
        *,
        hidden: frozenset[str] = frozenset(),
        look: Look | None = None,
    ) -> Document:
        """Return the page, of all records that are `own`, that is asked for.

        `whose` is the same where the same records are. Without a question it is what the
        parameters ask. `hidden` names are not answered.
        """
        hidden |= self._hidden(kind)
        show = look.show if look else None
        shape = (look and look.shape) or kind.shape

        def documents() -> list[Document]:
            records = filter(own, self.state.table(kind).values())
            if show is None:
                return [each.document for each in records]
            return [show(self.state, each) for each in records]

        def recall(choice: Hashable, find: Callable[[], list[Document]]) -> list[Document]:
            return self.state.memory.recall((kind, whose, hidden, show, choice), find)

        asked = question or read_question(self.parameters)
        return answer(documents, shape, asked, hidden=hidden, recall=recall)

    def view(self, record: Record) -> Document:
        """Return what the key gets to see of a record, or of that what `fields` asks for."""
        said = {
            name: each for name, each in self.parameters.items() if name in self.operation.query
        }
        read_question(said)  # what has no effect on one record has to be readable all the same
        asked = said.get("fields")
        return projected(record.document, record.shape, asked, self._hidden(type(record)))

    def _hidden(self, kind: type[Record]) -> frozenset[str]:
        """What the key is not told: one of several tenants not, which of them a record is of."""
        return kind.hidden if self.key.multi_tenant else frozenset()

    def json_object(self) -> Document:
        """Return the body; an empty one is an empty object. Refusal: 400, 413 or 415."""
        return read_object(self.content_type, self.body)

    def body_fields(self, body: Document | None = None) -> Document:
        """Return what the operation takes of the body, checked by the contract.

        Names that the contract does not know are left out, inside too. `body` stands in for the one
        that was sent. Refusal: 400, 413 or 415.
        """
        sent = self.json_object() if body is None else body
        return taken(sent, self._schema)

    def fields(self, kind: type[Record], *, body: Document | None = None) -> Document:
        """Return the fields of the body as a record of this kind keeps them.

        That is what `body_fields` returns, with dates as they are answered. Refusal: 400 as well
        for what the record's own model could not answer.
        """
        fields = self.body_fields(body)
        return as_kept(fields, self._schema, kind.shape)

    @property
    def _schema(self) -> Mapping[str, Any]:
        assert self.operation.body is not None, f"{self.operation.name} takes no body"
        return self.operation.body

    def refuse_taken(
        self,
        kind: type[R],
        changes: Mapping[str, Any],
        *,
        tenant: Organization | None = None,
        but: Record | None = None,
    ) -> None:
        """Raise Refusal (409) if another record has one of the `unique` values of the changes.

        Among the records of the tenant, or of all without one. Texts differ in more than case.
        """
        whose = None if tenant is None else tenant.id
        for name in kind.unique:
            value = _folded(changes.get(name))
            if value in (None, ""):
                continue
            for other in self.state.table(kind).values():
                held = other.document.get(name)
                # Written out, since there may be many thousands to compare with.
                if (
                    (held == value or (isinstance(held, str) and held.lower() == value))
                    and other is not but
                    and whose in (None, other.document.get("organization"))
                ):
                    raise Refusal(409, f"Conflict: {name} is already in use")


def _of(tenant: Organization) -> Callable[[TenantRecord], bool]:
    return lambda each: each.document["organization"] == tenant.id


def _folded(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value
