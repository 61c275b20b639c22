"""The main job: list the tenants, find an administrator, change it, reset its TOTP, send it a mail.

    python examples/main_job.py --sandbox               # against an embedded JumpCloud
    python examples/main_job.py someone@example.com     # in yours: finds it and changes nothing
    python examples/main_job.py someone@example.com --apply    # in yours: changes it

Without `--sandbox` it reads JUMPCLOUD_API_KEY.
"""

from __future__ import annotations

import argparse
import sys

import jcapiv1


def main_job(client: jcapiv1.ApiClient, email: str, apply: bool) -> None:
    """Force MFA on the administrator with that address, and let it sign up anew."""
    tenants = list(jcapiv1.tenants(jcapiv1.ManagedServiceProviderApi(client)))
    print(f"{len(tenants)} tenants")
    users, id = find(tenants, email)
    if not apply:
        print("MFA would be forced, its TOTP reset and a mail sent; add --apply to do it")
        return

    changed = users.users_put(id, jcapiv1.Userput(enable_multi_factor=True))
    print(f"MFA is {'on' if changed.enable_multi_factor else 'off'}")
    users.admin_totpreset_begin(id)
    print("TOTP reset started")
    users.users_reactivate_get(id)
    print("reactivation mail sent")


def find(tenants: list[jcapiv1.Tenant], email: str) -> tuple[jcapiv1.UsersApi, str]:
    """The administrator's id, and the calls to the first tenant that has it."""
    for tenant in tenants:
        wanted = jcapiv1.Field("email") == email
        for admin in jcapiv1.paginate(tenant.users.users_list, filter=wanted):
            if admin.id:
                print(f"{email} is {admin.role_name} of {tenant.organization.display_name}")
                return tenant.users, admin.id
    sys.exit(f"no tenant has an administrator {email}")


def main() -> None:
    """Read the command line and do the job."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("email", nargs="?", help="address of the administrator")
    parser.add_argument("--sandbox", action="store_true", help="use an embedded JumpCloud")
    parser.add_argument("--apply", action="store_true", help="change the administrator of yours")
    arguments = parser.parse_args()

    if arguments.sandbox:
        from jcapiv1.sandbox import Sandbox

        with Sandbox() as sandbox, jcapiv1.ApiClient(sandbox.configuration()) as client:
            last = next(a for a in reversed(sandbox.administrators) if a.totp_enrolled)
            main_job(client, arguments.email or last.email, apply=True)
            print(f"the sandbox sent: {', '.join(mail.kind for mail in sandbox.outbox)}")
    elif arguments.email:
        with jcapiv1.ApiClient() as client:
            main_job(client, arguments.email, arguments.apply)
    else:
        parser.error("say whose address, or --sandbox")


if __name__ == "__main__":
    try:
        main()
    except jcapiv1.ApiException as error:
        sys.exit(f"the job failed: {error}")
