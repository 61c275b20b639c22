"""How base addresses are read, and which are refused."""

from __future__ import annotations

import canary
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jcapiv1.configuration import Configuration
from jcapiv1.settings.addresses import REGIONS, is_loopback, parse_address


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://console.jumpcloud.com/api", ("https", "console.jumpcloud.com", 443, "/api")),
        ("https://Example.COM", ("https", "example.com", 443, "")),
        ("HTTPS://example.com//", ("https", "example.com", 443, "")),
        ("http://127.0.0.1:8017/api/", ("http", "127.0.0.1", 8017, "/api")),
        ("http://[::1]:8017", ("http", "::1", 8017, "")),
        ("http://localhost", ("http", "localhost", 80, "")),
        ("https://my_host/a/b%20c", ("https", "my_host", 443, "/a/b%20c")),
    ],
)
def test_an_address_is_taken_apart(url: str, address: tuple[str, str, int, str]) -> None:
    assert parse_address("host", url) == address


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "must be a URL such as 'https://console.jumpcloud.com/api'"),
        ("console.jumpcloud.com/api", "must be a URL such as"),
        ("ftp://example.com", "must be a URL such as"),
        ("https://", "must be a URL such as"),
        ("https://:443", "must be a URL such as"),
        ("https://user@example.com", "must not hold a user name or password"),
        ("https://user:password@example.com", "must not hold a user name or password"),
        ("https://example.com?", "must not hold a query or a fragment"),
        ("https://example.com/api?a=b", "must not hold a query or a fragment"),
        ("https://example.com/api#", "must not hold a query or a fragment"),
        ("https://example.com:0x50", "its host or port cannot be read"),
        ("https://example.com:65536", "its host or port cannot be read"),
        ("https://[::1", "its host or port cannot be read"),
        ("https://[fe80::1%25eth0]", "neither a name nor an IP address"),
        ("https://[v1.a:b]", "neither a name nor an IP address"),
        ("https://exam!ple.com", "neither a name nor an IP address"),
        ("https://-example.com", "neither a name nor an IP address"),
        ("https://example.com\\@evil.example", "must not hold a user name or password"),
        ("https://example.com\\evil", "neither a name nor an IP address"),
        ("https://example.com/a/../b", "not percent-encoded or has dot segments"),
        ("https://example.com/./b", "not percent-encoded or has dot segments"),
        ('https://example.com/"', "not percent-encoded or has dot segments"),
        ("https://example.com/a b", "holds white space, control or non-ASCII"),
        ("https://exam\nple.com", "holds white space, control or non-ASCII"),
        ("https://example.com/\x7f", "holds white space, control or non-ASCII"),
        ("https://exämple.com", "holds white space, control or non-ASCII"),
    ],
)
def test_what_is_no_base_address_is_refused(url: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^host .*{message}"):
        parse_address("host", url)
    with pytest.raises(ValueError, match=r"^host "):
        Configuration(host=url)


@given(st.text(max_size=40).map(lambda text: f"https://{canary.MARK}{text}"))
def test_any_text_is_an_address_or_refused_unseen(url: str) -> None:
    message = ""
    try:
        address = parse_address("host", url)
    except ValueError as error:
        message = str(error)
    else:
        assert address.scheme == "https"
        assert 0 <= address.port <= 65535
        assert not address.path.endswith("/")
    assert not canary.shows(message)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.255.255.254", "::1"])
def test_loopback_is_known_by_its_name_and_numbers(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1.example.com", "localhost.example.com", "127.1", "2130706433", "128.0.0.1",
     "::2", "::ffff:127.0.0.1", "xlocalhost", "127.0.0.1\n",
     "127.0.0.256", "127.0.0.0001", "127.0.0."],
)  # fmt: skip
def test_what_only_looks_like_loopback_is_remote(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize("host", ["http://127.0.0.1:8017", "http://[::1]/api", "http://localhost"])
def test_plain_http_reaches_loopback(host: str) -> None:
    assert Configuration(host=host).base_url().scheme == "http"


def test_plain_http_to_another_machine_is_refused_unless_allowed() -> None:
    configuration = Configuration(host="http://example.com/api")
    with pytest.raises(ValueError, match=r"host: plain http to 'example.com' .* use https"):
        configuration.base_url()
    configuration.allow_insecure_http = True
    assert configuration.base_url() == ("http", "example.com", 80, "/api")


@pytest.mark.parametrize("region", ["us", "eu", "in"])
def test_each_region_has_its_hosts(region: str) -> None:
    infix = "" if region == "us" else f".{region}"
    configuration = Configuration(region=region)
    assert configuration.host == f"https://console{infix}.jumpcloud.com/api"
    assert REGIONS[region].token_url == f"https://admin-oauth.id{infix}.jumpcloud.com/oauth2/token"


def test_a_host_changed_later_holds_from_the_next_time() -> None:
    configuration = Configuration()
    configuration.base_url()
    configuration.host = "https://example.com"
    assert configuration.base_url().host == "example.com"
    configuration.host = None
    configuration.region = "in"
    assert configuration.base_url().host == "console.in.jumpcloud.com"
