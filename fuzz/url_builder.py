"""Fuzz the URL builder: whatever the arguments, one request to the place meant, or a refusal.

Run by `tox -e fuzz`; arguments are libFuzzer's.
"""

from __future__ import annotations

import sys
import warnings
from typing import Any
from urllib.parse import parse_qsl, unquote

import atheris

with atheris.instrument_imports(include=["jcapiv1"]):
    # By their modules: what is imported lazily later would not be watched.
    import jcapiv1
    import jcapiv1.api_client
    import jcapiv1.configuration
    import jcapiv1.core.query
    from jcapiv1.api import ManagedServiceProviderApi
    from jcapiv1.core.request import Request

from urllib3.util import parse_url

BASE = "http://127.0.0.1:9/api"
CONFIGURATION = jcapiv1.Configuration(host=BASE, api_key={"x-api-key": "key"})
CLIENT = jcapiv1.ApiClient(CONFIGURATION)
API = ManagedServiceProviderApi(CLIENT)


def text(data: atheris.FuzzedDataProvider) -> Any:
    """Text, odd text, or bytes."""
    kind = data.ConsumeIntInRange(0, 3)
    if kind == 0:
        return data.ConsumeBytes(12)
    if kind == 1:
        pieces = ["..", ".", "/", "\\", "%2e", "%", "?", "#", " ", "\n", "\0", "@", ":", ";", "a"]
        return "".join(data.PickValueInList(pieces) for _ in range(data.ConsumeIntInRange(0, 6)))
    return data.ConsumeUnicode(12) if kind == 2 else data.ConsumeUnicodeNoSurrogates(12)


def whole(request: Request) -> str:
    """What is true of every request; the target behind the base address."""
    assert request.url.startswith(BASE + "/")
    assert request.url.isascii()
    assert request.url.isprintable()
    assert not set(request.url) & set(' \\"<>#')
    assert parse_url(request.url).url == request.url
    for name, header in request.headers.items():
        assert name == name.lower()
        assert not set(header) & set("\r\n\0")
    return request.url[len(BASE) :]


def check_path(data: atheris.FuzzedDataProvider) -> None:
    method, before = data.PickValueInList(
        [
            (API.users_get, "/users/"),
            (API.users_put, "/users/"),
            (API.users_reactivate_get, "/users/reactivate/"),
            (API.admin_totpreset_begin, "/users/resettotp/"),
        ]
    )
    given = text(data)
    safe = [data.PickValueInList(list("!$&'()*+,;=:@~/\\?#%")) for _ in range(3)]
    CONFIGURATION.safe_chars_for_path_param = "".join(safe) if data.ConsumeBool() else ""
    target = whole(CLIENT.prepare(method, given))
    assert target.startswith(before)
    segment = target[len(before) :]
    assert segment not in ("", ".", "..")
    assert not set(segment) & set("/?")
    wanted = given.decode() if isinstance(given, bytes) else given
    assert unquote(segment) == wanted.strip()


def check_query(data: atheris.FuzzedDataProvider) -> None:
    asked = {
        "fields": text(data),
        "filter": text(data),
        "search": text(data),
        "sort": [text(data) for _ in range(data.ConsumeIntInRange(0, 2))],
        "limit": data.ConsumeIntInRange(-2, 102),
        "skip": data.ConsumeInt(5),
    }
    names = [name for name in asked if data.ConsumeBool()]
    target = whole(CLIENT.prepare(API.organization_list, **{name: asked[name] for name in names}))
    path, _, query = target.partition("?")
    assert path == "/organizations"
    expected = {name: asked[name] for name in names if name != "sort"}
    if "sort" in names and asked["sort"]:
        expected["sort"] = " ".join(asked["sort"])
    found = parse_qsl(query, keep_blank_values=True)
    assert dict(found) == {name: str(value) for name, value in expected.items()}
    assert len(found) == len(expected)


def check_header(data: atheris.FuzzedDataProvider) -> None:
    given = text(data)
    request = CLIENT.prepare(API.users_list, x_org_id=given)
    assert whole(request) == "/users"
    wanted = given.decode() if isinstance(given, bytes) else given
    assert request.headers["x-org-id"] == wanted.strip()


def check(raw: bytes) -> None:
    data = atheris.FuzzedDataProvider(raw)
    part = data.PickValueInList([check_path, check_query, check_header])
    try:
        part(data)
    except (TypeError, ValueError) as error:
        assert type(error) in (TypeError, ValueError)  # said by us, not met by chance


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
