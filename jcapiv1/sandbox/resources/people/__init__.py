"""People: `/systemusers`."""

from __future__ import annotations

from jcapiv1.sandbox.resources.people import actions, operations, ssh_keys
from jcapiv1.sandbox.resources.people.record import Person, add_person
from jcapiv1.sandbox.resources.resource import TenantResource

RESOURCE = TenantResource(
    name="people",
    record=Person,
    add=add_person,
    routes={
        "/systemusers": {
            "GET": operations.systemusers_list,
            "POST": operations.systemusers_post,
        },
        "/systemusers/{id}": {
            "GET": operations.systemusers_get,
            "PUT": operations.systemusers_put,
            "DELETE": operations.systemusers_delete,
        },
        "/systemusers/{id}/expire": {"POST": actions.systemusers_expire},
        "/systemusers/{id}/mfasync": {"POST": actions.systemusers_mfasync},
        "/systemusers/{id}/resetmfa": {"POST": actions.systemusers_resetmfa},
        "/systemusers/{id}/state/activate": {"POST": actions.systemusers_state_activate},
        "/systemusers/{id}/totpinfo": {"GET": actions.systemusers_totp_info},
        "/systemusers/{id}/unlock": {"POST": actions.systemusers_unlock},
        "/systemusers/{id}/sshkeys": {
            "GET": ssh_keys.sshkey_list,
            "POST": ssh_keys.sshkey_post,
        },
        "/systemusers/{systemuser_id}/sshkeys/{id}": {"DELETE": ssh_keys.sshkey_delete},
    },
)
