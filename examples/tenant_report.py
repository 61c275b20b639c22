"""Every tenant with the numbers of its administrators, people and devices, as CSV.

It changes nothing:

    python examples/tenant_report.py > tenants.csv      # reads JUMPCLOUD_API_KEY

Eight tenants are read at a time. If one cannot be read, stderr names it and the exit code is 1.
"""

import csv
import sys

import jcapiv1

COLUMNS = ("id", "name", "administrators", "without MFA", "people", "devices")


def row(tenant: jcapiv1.Tenant) -> list[object]:
    """The tenant's line of the report."""
    administrators = list(jcapiv1.paginate(tenant.users.users_list))
    return [
        tenant.id,
        tenant.name,
        len(administrators),
        sum(not each.enable_multi_factor for each in administrators),
        tenant.systemusers.systemusers_list(limit=1).total_count,
        tenant.systems.systems_list(limit=1).total_count,
    ]


def main() -> None:
    """Write the report to stdout."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    unread = 0
    with jcapiv1.ApiClient() as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        for outcome in jcapiv1.for_each_tenant(row, msp, workers=8):
            if outcome.result is None:
                unread += 1
                print(outcome.call["tenant"].name, repr(outcome.error), file=sys.stderr)
            else:
                writer.writerow(outcome.result)
    if unread:
        sys.exit(f"{unread} tenants could not be read")


if __name__ == "__main__":
    main()
