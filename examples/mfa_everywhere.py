"""Force a second factor on every administrator of every tenant who does not need one yet.

    python examples/mfa_everywhere.py            # shows who would be changed
    python examples/mfa_everywhere.py --apply    # changes them, and reports what failed

It reads JUMPCLOUD_API_KEY. A tenant that cannot be read is named, and the exit code is 1.
"""

import sys

import jcapiv1


def without_mfa(
    msp: jcapiv1.ManagedServiceProviderApi,
) -> tuple[list[jcapiv1.TenantAdministrator], list[jcapiv1.UnreadTenant]]:
    """Administrators who sign in without a second factor, and tenants that could not be read."""
    found: list[jcapiv1.TenantAdministrator] = []
    unread: list[jcapiv1.UnreadTenant] = []
    for each in jcapiv1.administrators(msp):
        if each.administrator is None:
            unread.append(each)
        elif not each.administrator.enable_multi_factor:
            found.append(each)
    return found, unread


def main(apply: bool) -> None:
    """Show the administrators, or change them."""
    with jcapiv1.ApiClient() as client:
        msp = jcapiv1.ManagedServiceProviderApi(client)
        found, unread = without_mfa(msp)
        for each in found:
            print(each.tenant.name, each.administrator.email)
        for one in unread:
            print(f"{one.tenant.name} could not be read: {one.error!r}", file=sys.stderr)
        failed = len(unread)
        if apply:
            body = jcapiv1.Userput(enable_multi_factor=True)
            calls = [
                {"id": each.administrator.id, "x_org_id": each.tenant.id, "body": body}
                for each in found
            ]
            summary = jcapiv1.bulk(msp.users_put, calls).run()
            for outcome in summary.failed:
                print(outcome.call["id"], repr(outcome.error), file=sys.stderr)
            failed += len(summary.failed)
            print(f"{summary.counts['done']} changed")
        else:
            print(f"{len(found)} would be changed; add --apply to do it")
    if failed:
        sys.exit("not all is done")


if __name__ == "__main__":
    main(apply="--apply" in sys.argv[1:])
