"""For every tenant, for every change in a CSV file: apply and report.

    python examples/apply_csv.py changes.csv            # a dry run: shows what would be sent
    python examples/apply_csv.py changes.csv --apply    # reads JUMPCLOUD_API_KEY, as the dry run

The column `email` names an administrator; the others are fields such as roleName or lastname.
"""

import csv
import sys
from collections.abc import Iterator

import jcapiv1


def changes(msp: jcapiv1.ManagedServiceProviderApi, path: str) -> Iterator[dict[str, object]]:
    """The arguments of `users_put` for each row, in each tenant with that administrator."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for tenant in jcapiv1.tenants(msp):
        ids = {admin.email: admin.id for admin in jcapiv1.paginate(tenant.users.users_list)}
        for row in rows:
            if row["email"] in ids:
                body = {name: text for name, text in row.items() if text and name != "email"}
                yield {"id": ids[row["email"]], "body": body, "x_org_id": tenant.organization.id}


def main(path: str, apply: bool) -> None:
    """Show or apply the changes of the file."""
    msp = jcapiv1.ManagedServiceProviderApi()
    if not apply:
        for call in changes(msp, path):
            print(msp.api_client.prepare(msp.users_put, **call), end="\n\n")
        return
    calls, journal = changes(msp, path), f"{path}.jsonl"
    with jcapiv1.bulk(msp.users_put, calls, journal=journal, if_finished="skip") as job:
        for outcome in job:
            error = repr(outcome.error) if outcome.error else ""
            print(outcome.call["x_org_id"], outcome.call["id"], outcome.status, error)
    if not job.finished:
        sys.exit("not all is done; run it again to send what is left")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], apply="--apply" in sys.argv[2:])
