"""What type checkers know of lists and questions; read by mypy and pyright, never run."""

from __future__ import annotations

from typing_extensions import assert_type

import jcapiv1
from jcapiv1 import Field, Filter, ManagedServiceProviderApi, Search, UsersApi
from jcapiv1.jobs.pagination import Listing
from jcapiv1.jobs.tenants import Tenant
from jcapiv1.models import (
    CommandfilereturnResults,
    Commandresultbycommandid,
    OrganizationslistResults,
    Sshkeylist,
    Systemuserreturn,
    SystemuserSearchReturn,
    Userreturn,
)


def records_have_the_type_of_the_list(api: ManagedServiceProviderApi, users: UsersApi) -> None:
    assert_type(jcapiv1.paginate(api.organization_list), Listing[OrganizationslistResults])
    assert_type(jcapiv1.paginate(users.users_list, x_org_id="", workers=4), Listing[Userreturn])
    for page in jcapiv1.paginate(api.organization_list, limit=50).pages():
        for each in page.results or ():
            assert_type(each, OrganizationslistResults)
    for tenant in jcapiv1.tenants(api):
        assert_type(tenant, Tenant)
        assert_type(tenant.users, UsersApi)


def questions_come_in_every_form(api: ManagedServiceProviderApi) -> None:
    assert_type(Field("displayName") == "Acme", Filter)
    assert_type((Field("created") > "2020") & (Field("created") < "2021"), Filter)
    api.organization_list(filter=Field("displayName") == "Acme", search=Search("a", "displayName"))
    api.organization_list(filter=["created:$gt:2020", Field("displayName") == "Acme"])
    api.organization_list(filter={"or": ["created:$gt:2020", Field("displayName") == "Acme"]})
    api.organization_list(search={"searchTerm": "a", "fields": ["displayName"]}, sort=["_id"])
    api.organization_list(filter="displayName:$eq:Acme", fields="_id displayName", search="a")


async def lists_of_every_form_have_their_records(client: jcapiv1.ApiClient) -> None:
    search, commands = jcapiv1.SearchApi(client), jcapiv1.CommandsApi(client)
    people = jcapiv1.SystemusersApi(client)
    assert_type(
        jcapiv1.paginate(search.search_systemusers_post, body={"filter": []}),
        Listing[SystemuserSearchReturn],
    )
    assert_type(jcapiv1.paginate(people.sshkey_list, id="x"), Listing[Sshkeylist])
    assert_type(
        jcapiv1.paginate(commands.commands_get_results, id="x"), Listing[Commandresultbycommandid]
    )
    assert_type(
        jcapiv1.paginate(commands.command_file_get, id="x"), Listing[CommandfilereturnResults]
    )
    listing = jcapiv1.paginate(people.systemusers_list, by_id=True, max_items=5, after="x")
    assert_type(listing, Listing[Systemuserreturn])
    assert_type(listing.last_id, str | None)
    async for person in listing:
        assert_type(person, Systemuserreturn)
