"""Reports over many tenants: who lacks a second factor, who has which role, who is dormant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from dateutil.parser import isoparse

from jcapiv1.jobs.errors import error_line
from jcapiv1.jobs.resources import Record, record_id, resource
from jcapiv1.jobs.selection import Place, read_tenants

if TYPE_CHECKING:
    from jcapiv1.api_client import ApiClient

__all__ = ["REPORTS", "Report", "ReportKind", "last_sign_of_life", "make_report"]

_VERSION = 1
Document = dict[str, Any]


@dataclass(frozen=True)
class ReportKind:
    """What a report is about."""

    name: str
    title: str
    records: str
    good: str
    """What is said of those that the share counts, after their number."""
    figures: tuple[str, ...]
    """What is counted for each tenant, besides the records."""
    note: str = ""
    """What a reader has to know to understand the figures."""


REPORTS = {
    each.name: each
    for each in (
        ReportKind(
            "mfa",
            "Second factor of administrators",
            "administrators",
            "administrators must use a second factor to sign in",
            ("required", "enrolled", "suspended"),
            "`required`: signing in needs a second factor. `enrolled`: an authenticator app is "
            "set up.",
        ),
        ReportKind(
            "roles",
            "Roles of administrators",
            "administrators",
            "administrators have less than the full role",
            ("full",),
            "`full`: the role Administrator With Billing.",
        ),
        ReportKind(
            "dormant",
            "Dormant administrators",
            "administrators",
            "administrators gave a sign of life in the period",
            ("active", "suspended"),
            "JumpCloud v1 does not say when an administrator signed in last. A sign of life is "
            "the newest of: made, password, TOTP or API key changed, news of the console read.",
        ),
        ReportKind(
            "devices",
            "Devices",
            "devices",
            "devices reported in the period",
            ("reporting", "active"),
            "`active`: connected now. `reporting`: the agent reported in the period.",
        ),
    )
}
"""By name."""

_SIGNS = (
    "created", "passwordUpdatedAt", "totpUpdatedAt", "apiKeyUpdatedAt", "lastWhatsNewChecked",
)  # fmt: skip


@dataclass(frozen=True)
class Report:
    """A report: a document of plain JSON types, as `-o json` writes it and `--compare` reads it."""

    document: Document

    @property
    def kind(self) -> ReportKind:
        """What it is about."""
        return REPORTS[self.document["report"]]

    @property
    def tenants(self) -> list[Document]:
        """One entry a tenant, the worst first."""
        tenants: list[Document] = self.document["tenants"]
        return tenants

    @property
    def findings(self) -> list[Document]:
        """The records that need attention."""
        return [each for tenant in self.tenants for each in tenant["findings"]]

    @property
    def unread(self) -> list[Document]:
        """The tenants that could not be read."""
        return [tenant for tenant in self.tenants if tenant["error"]]

    def compared(self, earlier: Report) -> Report:
        """The same with what has changed since an earlier report: `change`, and `news`.

        ValueError if that is of another kind or of another host.
        """
        for name in ("report", "host"):
            if earlier.document[name] != self.document[name]:
                raise ValueError(
                    f"the earlier report is of {name} {earlier.document[name]!r}, "
                    f"not {self.document[name]!r}"
                )
        before = {tenant["id"]: tenant for tenant in earlier.tenants}
        tenants = [_since(tenant, before.get(tenant["id"])) for tenant in self.tenants]
        return Report({**self.document, "tenants": tenants, "comparedWith": earlier.document["at"]})


def make_report(
    client: ApiClient,
    name: str,
    places: Sequence[Place],
    *,
    days: int = 90,
    workers: int = 8,
    progress: Callable[[int, int], object] | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
) -> Report:
    """Read all tenants and make the report of that name; a tenant that fails is an entry too.

    `days` is the period of "dormant" and "devices".
    """
    kind = REPORTS[name]
    moment = now()
    since = moment - timedelta(days=days)
    tenants: list[Document] = []
    for number, (place, records, error) in enumerate(
        read_tenants(client, resource(kind.records), places, workers), 1
    ):
        if records is None:
            tenants.append(_entry(place, 0, {}, [], error_line(error)))
        else:
            tenants.append(_TENANT_OF[name](place, records, since))
        if progress is not None:
            progress(number, len(places))
    tenants.sort(key=lambda t: (not t["error"], -len(t["findings"]), t["name"].casefold()))
    return Report(
        {
            "jcapiv1_report": _VERSION,
            "report": name,
            "host": client.configuration.host,
            "at": moment.isoformat(timespec="seconds"),
            "days": days,
            "tenants": tenants,
        }
    )


def report_from(document: Any) -> Report:
    """The report of a document that was read from a file; ValueError if it is none."""
    if not isinstance(document, dict) or "jcapiv1_report" not in document:
        raise ValueError("not a report; make one with -o json")
    report = Report(document)  # pyright: ignore[reportUnknownArgumentType] - told by its version
    if report.document["jcapiv1_report"] != _VERSION or report.document["report"] not in REPORTS:
        raise ValueError("a report of another version of jcapiv1")
    return report


def last_sign_of_life(administrator: Record) -> datetime | None:
    """The newest moment at which the record shows that somebody did something, or was made."""
    moments = [isoparse(str(administrator[name])) for name in _SIGNS if administrator.get(name)]
    return max((_aware(each) for each in moments), default=None)


def last_contact(device: Record) -> datetime | None:
    """When the agent of a device reported last, None if it never did."""
    moment = device.get("lastContact")
    return _aware(isoparse(str(moment))) if moment else None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)


def _mfa(place: Place, records: Sequence[Record], since: datetime) -> Document:
    lacking = [each for each in records if not each.get("enableMultiFactor")]
    figures = {
        "required": len(records) - len(lacking),
        "enrolled": _count(records, "totpEnrolled"),
        "suspended": _count(records, "suspended"),
    }
    return _entry(place, len(records), figures, list(_people(lacking)))


def _roles(place: Place, records: Sequence[Record], since: datetime) -> Document:
    full = [each for each in records if each.get("roleName") == "Administrator With Billing"]
    roles = Counter(str(each.get("roleName") or "none") for each in records)
    # One is needed; whoever is beyond that is worth a look.
    ordered = sorted(full, key=lambda each: str(each.get("created") or ""))
    entry = _entry(place, len(records), {"full": len(full)}, list(_people(ordered[1:])))
    return {**entry, "good": len(records) - len(full), "roles": dict(sorted(roles.items()))}


def _dormant(place: Place, records: Sequence[Record], since: datetime) -> Document:
    signs = [(each, last_sign_of_life(each)) for each in records]
    dormant = [
        {**found, "lastSign": sign.isoformat() if sign else None}
        for (each, sign) in signs
        if not each.get("suspended") and (sign is None or sign < since)
        for found in _people([each])
    ]
    figures = {
        "active": len(records) - len(dormant),
        "suspended": _count(records, "suspended"),
    }
    return _entry(place, len(records), figures, dormant)


def _devices(place: Place, records: Sequence[Record], since: datetime) -> Document:
    contacts = [(each, last_contact(each)) for each in records]
    silent = [each for each, moment in contacts if moment is None or moment < since]
    figures = {
        "reporting": len(records) - len(silent),
        "active": _count(records, "active"),
    }
    return _entry(place, len(records), figures, list(_machines(silent)))


_TENANT_OF: Mapping[str, Callable[[Place, Sequence[Record], datetime], Document]] = {
    "mfa": _mfa,
    "roles": _roles,
    "dormant": _dormant,
    "devices": _devices,
}


def _entry(
    place: Place,
    total: int,
    figures: Mapping[str, int],
    findings: list[Document],
    error: str = "",
) -> Document:
    return {
        "id": place.id,
        "name": place.name,
        "total": total,
        "good": next(iter(figures.values()), 0),
        **figures,
        "findings": findings,
        "error": error,
    }


def _people(records: Sequence[Record]) -> Iterator[Document]:
    for each in records:
        yield {
            "id": record_id(each),
            "name": str(each.get("email") or ""),
            "role": str(each.get("roleName") or ""),
            "suspended": bool(each.get("suspended")),
        }


def _machines(records: Sequence[Record]) -> Iterator[Document]:
    for each in records:
        yield {
            "id": record_id(each),
            "name": str(each.get("displayName") or each.get("hostname") or ""),
            "os": str(each.get("os") or ""),
            "lastContact": each.get("lastContact"),
        }


def _count(records: Sequence[Record], name: str) -> int:
    return sum(bool(each.get(name)) for each in records)


def _since(tenant: Document, before: Document | None) -> Document:
    """A tenant's entry with the change since an earlier report."""
    earlier = {each["id"] for each in before["findings"]} if before else set[str]()
    marked = [{**each, "new": each["id"] not in earlier} for each in tenant["findings"]]
    if before is None or before["error"] or tenant["error"]:
        return {**tenant, "findings": marked, "change": None, "gone": 0}
    now = {each["id"] for each in tenant["findings"]}
    return {
        **tenant,
        "findings": marked,
        "change": len(marked) - len(earlier),
        "gone": len(earlier - now),
    }
