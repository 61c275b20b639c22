"""Administrators of whom nothing has been seen for long: no new password, TOTP, key or account.

    python examples/dormant_administrators.py            # for 365 days
    python examples/dormant_administrators.py 90

It reads JUMPCLOUD_API_KEY and changes nothing. The service does not tell when somebody signed in
last; these dates are what it does tell, so look before you act. The output is CSV.
"""

import csv
import sys
from datetime import datetime, timedelta, timezone

import jcapiv1


def last_seen(administrator: jcapiv1.Userreturn) -> datetime | None:
    """The last of the dates that the service has of an administrator, None if it has none."""
    dates = (
        administrator.created,
        administrator.password_updated_at,
        administrator.totp_updated_at,
        administrator.api_key_updated_at,
    )
    return max((each for each in dates if each is not None), default=None)


def main(days: int) -> None:
    """Write the administrators to stdout, by tenant."""
    before = datetime.now(timezone.utc) - timedelta(days=days)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["tenant", "email", "role", "last seen"])
    unread = 0
    with jcapiv1.ApiClient() as client:
        for each in jcapiv1.administrators(jcapiv1.ManagedServiceProviderApi(client)):
            if each.administrator is None:
                unread += 1
                print(each.tenant.name, repr(each.error), file=sys.stderr)
                continue
            one = each.administrator
            seen = last_seen(one)
            if not one.suspended and (seen is None or seen < before):
                shown = "never" if seen is None else seen.date()
                writer.writerow([each.tenant.name, one.email, one.role_name, shown])
    if unread:
        sys.exit(f"{unread} tenants could not be read")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 365)
