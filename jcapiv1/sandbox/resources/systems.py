"""Devices: `/systems`. None is made over the API: that is what an agent does."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from jcapiv1 import models
from jcapiv1.sandbox.resources.platforms import platform_fields
from jcapiv1.sandbox.state.records import Field, Organization, TenantRecord, wire_time
from jcapiv1.sandbox.state.state import State


class System(TenantRecord, model=models.System):
    """What `/systems` addresses: a device with an agent."""

    __slots__ = ()

    noun = "system"

    hostname = Field[str]("hostname")
    display_name = Field[str | None]("displayName")
    description = Field[str]("description")
    active = Field[bool]("active")
    """Whether its agent is connected. An offline device does what it is told later:
    `Sandbox.connect` lets it."""
    last_contact = Field[str | None]("lastContact")
    os = Field[str]("os")
    os_family = Field[str]("osFamily")
    version = Field[str]("version")
    os_version_detail = Field[dict[str, Any]]("osVersionDetail")
    arch = Field[str]("arch")
    hw_vendor = Field[str]("hwVendor")
    serial_number = Field[str]("serialNumber")
    agent_version = Field[str]("agentVersion")
    remote_ip = Field[str]("remoteIP")
    fde = Field[dict[str, bool]]("fde")
    """Whether the disk is encrypted (`active`), and whether the key is kept (`keyPresent`)."""
    attributes = Field[list[dict[str, str]]]("attributes")
    tags = Field[list[str]]("tags")
    built_in_commands = Field[list[dict[str, str]]]("builtInCommands")
    """Which of `erase`, `lock`, `restart` and `shutdown` it takes."""
    primary_system_user = Field[dict[str, str | None]]("primarySystemUser")
    system_insights = Field[dict[str, str]]("systemInsights")
    mdm = Field[dict[str, Any]]("mdm")
    policy_stats = Field[dict[str, int]]("policyStats")
    provision_metadata = Field[dict[str, Any]]("provisionMetadata")
    user_metrics = Field[list[dict[str, Any]]]("userMetrics")
    network_interfaces = Field[list[dict[str, Any]]]("networkInterfaces")
    allow_multi_factor_authentication = Field[bool]("allowMultiFactorAuthentication")
    allow_public_key_authentication = Field[bool]("allowPublicKeyAuthentication")
    allow_ssh_password_authentication = Field[bool]("allowSshPasswordAuthentication")
    allow_ssh_root_login = Field[bool]("allowSshRootLogin")

    def __repr__(self) -> str:
        return f"<System {self.id} {self.hostname!r}>"

    def takes(self, action: str) -> bool:
        """Return whether it takes `erase`, `lock`, `restart` or `shutdown`."""
        return any(each.get("name") == action for each in self.built_in_commands or ())


def add_system(
    state: State,
    organization: Organization,
    document: Mapping[str, Any],
    created: datetime | None = None,
) -> System:
    """Add a device of a tenant, as its agent does; `document` says what is not to be made up."""
    moment = created or state.now()
    identity: str = document.get("_id") or state.new_id(moment)
    number = int(hashlib.sha1(identity.encode(), usedforsecurity=False).hexdigest(), 16)
    hostname = document.get("hostname") or f"device-{identity[-6:]}"
    address = f"192.0.2.{number % 254 + 1}"
    made_up = {
        "_id": identity,
        "active": True,
        "agentHasFullDiskAccess": False,
        "agentVersion": "2.60.1",
        "allowMultiFactorAuthentication": False,
        "allowPublicKeyAuthentication": True,
        "allowSshPasswordAuthentication": True,
        "allowSshRootLogin": False,
        "amazonInstanceID": "",
        "attributes": [],
        "azureAdJoined": False,
        "connectionHistory": [],
        "created": wire_time(moment),
        "description": "",
        "displayName": hostname,
        "domainInfo": {"domainName": "", "partOfDomain": False},
        "fde": {"active": False, "keyPresent": False},
        "hostname": hostname,
        "isPolicyBound": False,
        "lastContact": wire_time(moment),
        "mdm": {"dep": False, "userApproved": False, "vendor": "none"},
        "modifySSHDConfig": False,
        "networkInterfaces": [
            {"name": "lo", "family": "IPv4", "address": "127.0.0.1", "internal": True},
            {"name": "en0", "family": "IPv4", "address": f"10.0.{number % 250}.7",
             "internal": False},
        ],
        "organization": organization.id,
        "policyStats": dict.fromkeys(
            ("duplicate", "failed", "pending", "success", "total", "unsupportedOs"), 0
        ),
        "primarySystemUser": {"id": None},
        "provisionMetadata": {"provisioner": {"provisionerId": "", "type": "administrator"}},
        "remoteIP": address,
        "secureLogin": {"enabled": False, "supported": False},
        "serialNumber": f"SBX{number % 10**9:09d}",
        "sshRootEnabled": False,
        "sshdParams": [],
        "systemInsights": {"state": "enabled"},
        "systemTimezone": 0,
        "systemToken": str(uuid.UUID(int=number % 2**128)),
        "tags": [],
        "templateName": "",
        "userMetrics": [],
        **platform_fields(document.get("os") or "Windows", document.get("version")),
    }  # fmt: skip
    return state.add(System({**made_up, **document}))
