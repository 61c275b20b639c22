"""What comes from environment variables, when, and what keeps it out; proxies."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from jcapiv1.configuration import Configuration

US = "https://console.jumpcloud.com/api"
EU = "https://console.eu.jumpcloud.com/api"


@pytest.fixture(autouse=True)
def _no_default_left() -> Iterator[None]:
    yield
    Configuration.set_default(None)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Sets variables without their prefix: shell(API_KEY="k")."""

    def set_all(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(f"JUMPCLOUD_{name}", value)

    return set_all


Shell = Callable[..., None]


def test_key_tenant_and_host_come_from_the_environment_together(shell: Shell) -> None:
    shell(API_KEY=" key\n", ORG_ID=" org\n", API_URL=" https://example.com/api\n", REGION=" EU ")
    configuration = Configuration()
    assert configuration.authorization() == ("x-api-key", "key")
    assert configuration.credential_in_force() == "api_key (environment)"
    assert configuration.org_id == "org"
    assert configuration.host == "https://example.com/api"
    assert configuration.region == "eu"
    assert configuration.base_url() == ("https", "example.com", 443, "/api")


def test_the_region_decides_the_host_if_no_url_is_set(shell: Shell) -> None:
    shell(API_KEY="key", REGION="eu")
    assert Configuration().host == EU
    assert Configuration().effective_token_url().startswith("https://admin-oauth.id.eu.")


def test_a_service_account_beats_the_key(shell: Shell) -> None:
    shell(API_KEY="key", CLIENT_ID=" id\n", CLIENT_SECRET=" secret\n", ORG_ID="org")
    configuration = Configuration()
    assert configuration.authorization() is None
    assert configuration.client_credentials() == ("id", "secret")
    assert configuration.credential_in_force() == "client_credentials (environment)"
    assert configuration.org_id == "org"


@pytest.mark.parametrize("half", ["CLIENT_ID", "CLIENT_SECRET"])
def test_half_a_service_account_counts_as_none(shell: Shell, half: str) -> None:
    shell(**{half: "value", "ORG_ID": "org"})
    configuration = Configuration()
    assert (configuration.credential_in_force(), configuration.org_id) == ("none", None)
    shell(API_KEY="key")
    assert Configuration().credential_in_force() == "api_key (environment)"


def test_tenant_and_host_without_a_credential_are_ignored(shell: Shell) -> None:
    shell(ORG_ID="org", REGION="eu", API_URL="https://example.com")
    configuration = Configuration()
    assert (configuration.org_id, configuration.region, configuration.host) == (None, "us", US)


def test_empty_variables_count_as_not_set(shell: Shell) -> None:
    shell(API_KEY=" \n", CLIENT_ID="", ORG_ID="org")
    assert Configuration().credential_in_force() == "none"
    shell(API_KEY="key", ORG_ID=" ", REGION="", API_URL="")
    configuration = Configuration()
    assert (configuration.org_id, configuration.region, configuration.host) == (None, "us", US)


OWN_CREDENTIALS: dict[str, Callable[[Configuration], object]] = {
    "api_key": lambda c: c.api_key.update({"x-api-key": "own"}),
    "api_key that is empty": lambda c: c.api_key.update({"x-api-key": ""}),
    "api_key that is None": lambda c: c.api_key.update({"x-api-key": None}),
    "access_token": lambda c: setattr(c, "access_token", "own"),
    "access_token that is empty": lambda c: setattr(c, "access_token", ""),
    "client_id": lambda c: setattr(c, "client_id", "own"),
    "client_secret": lambda c: setattr(c, "client_secret", "own"),
    "refresh_api_key_hook": lambda c: setattr(c, "refresh_api_key_hook", lambda _: None),
}


@pytest.mark.parametrize("kind", OWN_CREDENTIALS)
def test_a_script_with_its_own_credential_never_lands_elsewhere_because_of_the_shell(
    shell: Shell, kind: str
) -> None:
    shell(
        API_KEY="shell", CLIENT_ID="shell", CLIENT_SECRET="shell",
        ORG_ID="shell", REGION="eu", API_URL="https://shell.example",
    )  # fmt: skip
    configuration = Configuration()
    assert configuration.organization() == "shell"
    OWN_CREDENTIALS[kind](configuration)
    assert configuration.org_id is None
    assert configuration.region == "us"
    assert configuration.host == US
    assert configuration.base_url().host == "console.jumpcloud.com"
    assert "environment" not in configuration.credential_in_force()
    assert "shell" not in (configuration.get_api_key_with_prefix("x-api-key") or "")


def test_a_credential_of_the_default_keeps_the_environment_out(shell: Shell) -> None:
    shell(API_KEY="shell", ORG_ID="shell")
    Configuration.set_default(Configuration(api_key={"x-api-key": "default"}))
    configuration = Configuration()
    assert configuration.authorization() == ("x-api-key", "default")
    assert configuration.credential_in_force() == "api_key (set_default)"
    assert configuration.org_id is None


def test_a_default_without_a_credential_leaves_the_environment_in(shell: Shell) -> None:
    shell(API_KEY="shell", ORG_ID="shell", REGION="eu")
    Configuration.set_default(Configuration(org_id="default"))
    configuration = Configuration()
    assert configuration.credential_in_force() == "api_key (environment)"
    assert (configuration.org_id, configuration.region) == ("default", "eu")


def test_the_default_does_not_hand_on_the_environment_it_was_made_in(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell(API_KEY="shell")
    Configuration.set_default(Configuration())
    monkeypatch.delenv("JUMPCLOUD_API_KEY")
    assert Configuration().credential_in_force() == "none"


def test_a_call_with_a_credential_of_its_own_leaves_the_environment_out(shell: Shell) -> None:
    shell(API_KEY="shell", ORG_ID="shell", API_URL="https://shell.example")
    configuration = Configuration()
    assert configuration.organization() == "shell"
    assert configuration.organization(own_credential=True) is None
    assert configuration.base_url(own_credential=True).host == "console.jumpcloud.com"
    configuration.org_id = "own"
    assert configuration.organization(own_credential=True) == "own"


def test_what_is_explicit_beats_the_environment_setting_by_setting(shell: Shell) -> None:
    shell(API_KEY="shell", ORG_ID="shell", REGION="eu", API_URL="https://shell.example")
    assert Configuration(org_id="own").org_id == "own"
    assert Configuration(host="https://own.example").host == "https://own.example"
    assert Configuration(host="https://own.example").org_id == "shell"
    # A region that the program names is not undone by an address that it does not.
    assert Configuration(region="eu").host == EU


def test_an_empty_organization_means_none_even_if_the_shell_has_one(shell: Shell) -> None:
    shell(API_KEY="shell", ORG_ID="shell")
    assert Configuration(org_id="").org_id is None


def test_an_explicit_host_wins_over_a_region() -> None:
    configuration = Configuration(host="https://own.example", region="eu")
    assert (configuration.host, configuration.region) == ("https://own.example", "eu")


def test_the_environment_is_read_when_a_configuration_is_made(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell(API_KEY="before")
    configuration = Configuration()
    shell(API_KEY="after")
    assert configuration.authorization() == ("x-api-key", "before")


def test_the_key_of_the_environment_is_not_among_the_keys_of_the_program(shell: Shell) -> None:
    shell(API_KEY="shell")
    configuration = Configuration(api_key_prefix={"x-api-key": "Bearer"})
    assert configuration.api_key == {}
    assert configuration.get_api_key_with_prefix("x-api-key") == "Bearer shell"
    assert configuration.get_api_key_with_prefix("other") is None
    assert configuration.authorization() == ("x-api-key", "Bearer shell")


def test_a_bad_variable_is_named_when_it_is_used_and_not_before(shell: Shell) -> None:
    shell(API_KEY="shell", REGION="uk", ORG_ID="a\nb")
    configuration = Configuration()
    with pytest.raises(ValueError, match="JUMPCLOUD_REGION must be one of"):
        configuration.base_url()
    with pytest.raises(ValueError, match="JUMPCLOUD_ORG_ID holds control characters"):
        configuration.organization()
    shell(API_URL="http://shell.example")
    with pytest.raises(ValueError, match=r"JUMPCLOUD_API_URL: plain http to 'shell\.example'"):
        Configuration().base_url()
    configuration.api_key["x-api-key"] = "own"
    assert configuration.base_url().host == "console.jumpcloud.com"


def test_two_look_ups_suffice_where_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[object] = []

    class Watched(dict[str, str]):
        def __contains__(self, name: object) -> bool:
            looked_up.append(name)
            return super().__contains__(name)

        def __getitem__(self, name: str) -> str:
            raise AssertionError(name)

    monkeypatch.setattr(os, "environ", Watched())
    Configuration()
    monkeypatch.undo()
    assert looked_up == ["JUMPCLOUD_API_KEY", "JUMPCLOUD_CLIENT_ID"]


class TestProxy:
    URL = "https://console.jumpcloud.com/api"

    def test_there_is_none_unless_set(self) -> None:
        assert Configuration().proxy_for(self.URL) is None

    def test_one_that_is_set_is_used(self) -> None:
        configuration = Configuration(proxy="http://u:p@proxy.example:3128")
        assert configuration.proxy_for(self.URL) == "http://u:p@proxy.example:3128"

    @pytest.mark.parametrize("variable", ["https_proxy", "HTTPS_PROXY", "all_proxy"])
    def test_it_comes_from_the_environment_unless_set(
        self, variable: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(variable, "proxy.example:3128")
        assert Configuration().proxy_for(self.URL) == "http://proxy.example:3128"
        assert Configuration(proxy="").proxy_for(self.URL) is None
        assert Configuration(proxy="http://own.example").proxy_for(self.URL) == "http://own.example"

    @pytest.mark.parametrize("exception", ["jumpcloud.com", "console.jumpcloud.com:443", "*"])
    def test_its_exceptions_come_from_the_environment_too(
        self, exception: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
        monkeypatch.setenv("no_proxy", exception)
        assert Configuration().proxy_for(self.URL) is None

    def test_an_exception_may_be_an_ipv6_address(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
        assert Configuration().proxy_for("https://[2001:db8::1]/api") == "http://proxy.example:3128"

    @pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "[::1]"])
    def test_loopback_never_goes_through_one(
        self, host: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
        for configuration in (Configuration(), Configuration(proxy="http://proxy.example")):
            assert configuration.proxy_for(f"http://{host}:8017/api") is None

    def test_a_kind_that_is_not_supported_is_an_error_and_not_passed_by(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("all_proxy", "socks5://proxy.example")
        with pytest.raises(ValueError, match="the proxy of the environment must be an http"):
            Configuration().proxy_for(self.URL)
