"""The main job: list the tenants, find an administrator, change it, reset its TOTP, send it a mail.

    python examples/main_job.py --sandbox               # against an embedded JumpCloud
    python examples/main_job.py someone@example.com     # against yours; reads JUMPCLOUD_API_KEY
"""

from __future__ import annotations

import argparse
import sys

import jcapiv1


def main_job(client: jcapiv1.ApiClient, email: str) -> None:
    """Force MFA on the administrator with that address, in the first tenant that has it."""
    msp = jcapiv1.ManagedServiceProviderApi(client)
    tenants = list(jcapiv1.paginate(msp.organization_list, limit=100))
    print(f"{len(tenants)} tenants")

    for tenant in tenants:
        users = jcapiv1.UsersApi(client.for_organization(tenant.id))
        found = users.users_list(filter=jcapiv1.Field("email") == email).results
        if found:
            break
    else:
        sys.exit(f"no tenant has an administrator {email}")
    admin = found[0]
    print(f"{admin.email} is {admin.role_name} of {tenant.display_name}")

    changed = users.users_put(admin.id, jcapiv1.Userput(enable_multi_factor=True))
    print(f"MFA is {'on' if changed.enable_multi_factor else 'off'}")
    users.admin_totpreset_begin(admin.id)
    print("TOTP reset started")
    users.users_reactivate_get(admin.id)
    print("reactivation mail sent")


def main() -> None:
    """Read the command line and do the job."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("email", nargs="?", help="address of the administrator")
    parser.add_argument("--sandbox", action="store_true", help="use an embedded JumpCloud")
    arguments = parser.parse_args()

    if arguments.sandbox:
        from jcapiv1.sandbox import Sandbox

        with Sandbox() as sandbox, jcapiv1.ApiClient(sandbox.configuration()) as client:
            email = arguments.email or sandbox.administrators[-1].email
            main_job(client, email)
    elif arguments.email:
        with jcapiv1.ApiClient() as client:
            main_job(client, arguments.email)
    else:
        parser.error("say whose address, or --sandbox")


if __name__ == "__main__":
    try:
        main()
    except jcapiv1.ApiException as error:
        sys.exit(f"the job failed: {error}")
