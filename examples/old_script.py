"""A script as it was written for jcapiv1 5.0.0; it runs as it is.

    python examples/old_script.py ADMINISTRATOR_ID TENANT_ID            # shows the change
    python examples/old_script.py ADMINISTRATOR_ID TENANT_ID --apply    # makes it

It reads JUMPCLOUD_API_KEY. New scripts need less: see the other examples.
"""

# As it was written then, without types:
# mypy: disable-error-code="no-untyped-def, no-untyped-call, assignment"
# pyright: basic
# ruff: noqa: UP010, UP031

from __future__ import print_function

import os
import sys
from pprint import pprint

import jcapiv1
from jcapiv1.rest import ApiException


def main(administrator_id, tenant_id, apply):
    # Configure API key authorization: x-api-key
    configuration = jcapiv1.Configuration()
    configuration.api_key["x-api-key"] = os.environ["JUMPCLOUD_API_KEY"]

    api_instance = jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(configuration))
    try:
        api_response = api_instance.organization_list(
            fields="_id displayName", limit=10, skip=0, sort="displayName"
        )
        pprint(api_response)
    except ApiException as e:
        print("Exception when calling ManagedServiceProviderApi->organization_list: %s\n" % e)
        sys.exit(1)

    api_instance = jcapiv1.UsersApi(jcapiv1.ApiClient(configuration))
    body = jcapiv1.Userput(enable_multi_factor=True)
    if not apply:
        print("would change %s: %s" % (administrator_id, body))
        return
    try:
        api_response = api_instance.users_put(administrator_id, body=body, x_org_id=tenant_id)
        pprint(api_response)
    except ApiException as e:
        print("Exception when calling UsersApi->users_put: %s\n" % e)
        sys.exit(1)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], "--apply" in sys.argv[3:])
