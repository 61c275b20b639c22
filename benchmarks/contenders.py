"""The same work three ways: by hand with urllib3 and json, the same with msgspec, by jcapiv1."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from datetime import datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

import records
import urllib3

import jcapiv1

try:
    import msgspec
except ImportError:
    msgspec = None  # type: ignore[assignment]  # its column is left out

Work = Callable[[], object]


class Contender(NamedTuple):
    """One way to do it."""

    name: str
    importing: str
    """Program that imports what it needs."""
    starting: str
    """Program that makes a client as well."""
    first_call: str
    """Program that lists tenants once over TLS, with `{base}` and `{authority}`."""
    client: Callable[..., Any]
    """Makes a client of a service: its address, and over TLS the file of its authority."""
    calls: Callable[[Any], Mapping[str, Work]]
    """What a client can do."""
    decode_page: Callable[[bytes], Any]
    decode_user: Callable[[bytes], Any]
    decode_people: Callable[[bytes], Any]
    encode: Work
    """Makes a change of an administrator and writes it as JSON."""


# By hand: the floor.

_FIRST_CALL = (
    "http = urllib3.PoolManager(headers={{'x-api-key': 'k'}}, ca_certs='{authority}')\n"
    "answer = http.request('GET', '{base}/organizations', fields={{'limit': 10, 'skip': 0}})"
)


def _pool(base: str, authority: str | None = None) -> Any:
    headers = {
        "x-api-key": records.KEY,
        "Accept": "application/json",
        "Content-Type": "application/json",
    }
    http = urllib3.PoolManager(maxsize=64, headers=headers, ca_certs=authority)
    return SimpleNamespace(base=base, http=http)


def _calls_by_hand(
    decode_page: Callable[[bytes], Any],
    decode_user: Callable[[bytes], Any],
    decode_people: Callable[[bytes], Any],
    encode: Work,
) -> Callable[[Any], Mapping[str, Work]]:
    def calls(client: Any) -> Mapping[str, Work]:
        request, base = client.http.request, client.base
        for_tenant = {**client.http.headers, "x-org-id": records.ORGANIZATION}

        def page(limit: int) -> Any:
            fields = {"limit": limit, "skip": 0}
            return decode_page(request("GET", f"{base}/organizations", fields=fields).data)

        def people() -> Any:
            fields = {"limit": 100, "skip": 0}
            return decode_people(request("GET", f"{base}/systemusers", fields=fields).data)

        def put() -> Any:
            url = f"{base}/users/{records.USER}"
            return decode_user(request("PUT", url, body=encode(), headers=for_tenant).data)

        return {
            "list 10": lambda: page(10),
            "list 100": lambda: page(100),
            "people 100": people,
            "put": put,
            "totp": lambda: request("POST", f"{base}/users/resettotp/{records.USER}").data,
        }

    return calls


def _encode_by_hand() -> bytes:
    return json.dumps(records.on_the_wire()).encode()


FLOOR = Contender(
    "urllib3 + json",
    "import json, urllib3",
    "import json, urllib3; urllib3.PoolManager(headers={'x-api-key': 'k'})",
    f"import json, urllib3\n{_FIRST_CALL}\njson.loads(answer.data)",
    _pool,
    _calls_by_hand(json.loads, json.loads, json.loads, _encode_by_hand),
    json.loads,
    json.loads,
    json.loads,
    _encode_by_hand,
)


# With msgspec, the fastest decoder into objects that is known.


def _with_msgspec() -> Contender:
    def struct(name: str, **fields: Any) -> Any:
        kinds = [(field, kind | None, None) for field, kind in fields.items()]
        return msgspec.defstruct(name, kinds, rename={"id": "_id"}.get, omit_defaults=True)

    tenant = struct("Tenant", id=str, displayName=str, logoUrl=str)
    page = struct("Page", results=list.__class_getitem__(tenant), totalCount=int)
    texts = ("id", "email", "firstname", "lastname", "organization", "provider", "role")
    flags = ("disableIntroduction", "enableMultiFactor", "suspended", "totpEnrolled")
    user = struct(
        "User",
        **dict.fromkeys((*texts, "roleName", "usersTimeZone"), str),
        **dict.fromkeys(flags, bool),
        created=datetime,
        growthData=dict,
        lastWhatsNewChecked=datetime,
        sessionCount=int,
    )
    person = struct("Person", **dict.fromkeys(records.person_fields(), Any))
    people = struct("People", results=list.__class_getitem__(person), totalCount=int)
    given = records.on_the_wire()
    given["lastWhatsNewChecked"] = records.CHANGE["last_whats_new_checked"]
    change = struct("Change", **dict.fromkeys(given, Any))
    write = msgspec.json.Encoder().encode
    read_page, read_user, read_people = (
        msgspec.json.Decoder(kind).decode for kind in (page, user, people)
    )

    def encode() -> Any:
        return write(change(**given))

    return Contender(
        "urllib3 + msgspec",
        "import msgspec, urllib3",
        "import msgspec, urllib3; urllib3.PoolManager(headers={'x-api-key': 'k'})",
        f"import msgspec, urllib3\n{_FIRST_CALL}\nmsgspec.json.decode(answer.data)",
        _pool,
        _calls_by_hand(read_page, read_user, read_people, encode),
        read_page,
        read_user,
        read_people,
        encode,
    )


# By the package.

_ANY_CLIENT = jcapiv1.ApiClient()


def _client(base: str, authority: str | None = None) -> Any:
    configuration = jcapiv1.Configuration()
    configuration.host = base
    configuration.ssl_ca_cert = authority
    configuration.api_key["x-api-key"] = records.KEY
    return jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(configuration))


def _calls(api: Any) -> Mapping[str, Work]:
    user, tenant = records.USER, records.ORGANIZATION
    change, systemusers = jcapiv1.Userput, jcapiv1.SystemusersApi(api.api_client)
    return {
        "list 10": lambda: api.organization_list(limit=10, skip=0),
        "list 100": lambda: api.organization_list(limit=100, skip=0),
        "people 100": lambda: systemusers.systemusers_list(limit=100, skip=0),
        "put": lambda: api.users_put(user, change(**records.CHANGE), x_org_id=tenant),
        "totp": lambda: api.admin_totpreset_begin(user),
    }


def _reader(model: str) -> Callable[[bytes], Any]:
    deserialize = _ANY_CLIENT.deserialize
    return lambda data: deserialize(SimpleNamespace(data=data), model)


def _encode() -> bytes:
    change = jcapiv1.Userput(**records.CHANGE)
    return json.dumps(_ANY_CLIENT.sanitize_for_serialization(change)).encode()


PROJECT = Contender(
    "jcapiv1",
    "import jcapiv1",
    "import jcapiv1; c = jcapiv1.Configuration(); c.host = 'http://127.0.0.1:9/api';"
    " c.api_key['x-api-key'] = 'k'; jcapiv1.ManagedServiceProviderApi(jcapiv1.ApiClient(c))",
    "import jcapiv1; c = jcapiv1.Configuration(host='{base}', ssl_ca_cert='{authority}');"
    " c.api_key['x-api-key'] = 'k'; client = jcapiv1.ApiClient(c);"
    " jcapiv1.ManagedServiceProviderApi(client).organization_list(limit=10, skip=0)",
    _client,
    _calls,
    _reader("Organizationslist"),
    _reader("Userreturn"),
    _reader("Systemuserslist"),
    _encode,
)

CONTENDERS = [FLOOR, *([_with_msgspec()] if msgspec else []), PROJECT]


@contextmanager
def stubbed_transport() -> Generator[None]:
    """Has urllib3's pools answer without a network, whoever owns them."""
    pool: Any = urllib3.connectionpool.HTTPConnectionPool
    real = pool.urlopen
    headers = urllib3.HTTPHeaderDict({"Content-Type": "application/json"})
    page, user = records.page(10), records.user()

    def urlopen(_pool: Any, method: str, _url: str, *_: Any, **options: Any) -> Any:
        return urllib3.HTTPResponse(
            io.BytesIO(user if method == "PUT" else page),
            headers,
            200,
            preload_content=options.get("preload_content", True),
        )

    pool.urlopen = urlopen
    try:
        yield
    finally:
        pool.urlopen = real
