"""Which credential is used, who set it, and how it is written and hidden."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from typing import Any

import canary
import pytest

from jcapiv1.configuration import Configuration
from jcapiv1.security.masking import mask

TOKEN_US = "https://admin-oauth.id.jumpcloud.com/oauth2/token"


@pytest.fixture(autouse=True)
def _no_default_left() -> Iterator[None]:
    yield
    Configuration.set_default(None)


class TestPrecedence:
    def test_nothing_set_means_no_header(self) -> None:
        configuration = Configuration()
        assert configuration.authorization() is None
        assert configuration.credential_in_force() == "none"
        assert not configuration.uses_client_credentials

    def test_a_key_goes_into_its_header(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "k"})
        assert configuration.authorization() == ("x-api-key", "k")
        assert configuration.credential_in_force() == "api_key (explicit)"

    def test_client_credentials_beat_the_key(self) -> None:
        configuration = Configuration(
            api_key={"x-api-key": "k"}, client_id="id", client_secret="secret"
        )
        assert configuration.authorization() is None
        assert configuration.uses_client_credentials
        assert configuration.client_credentials() == ("id", "secret")
        assert configuration.credential_in_force() == "client_credentials (explicit)"

    def test_an_access_token_beats_both(self) -> None:
        configuration = Configuration(
            api_key={"x-api-key": "k"}, client_id="id", client_secret="s", access_token="t"
        )
        assert configuration.authorization() == ("Authorization", "Bearer t")
        assert not configuration.uses_client_credentials
        assert configuration.credential_in_force() == "access_token (explicit)"

    def test_a_change_holds_from_the_next_time(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "k1"})
        assert configuration.authorization() == ("x-api-key", "k1")
        configuration.api_key["x-api-key"] = "k2"
        assert configuration.authorization() == ("x-api-key", "k2")
        configuration.api_key_prefix["x-api-key"] = "Bearer"
        assert configuration.authorization() == ("x-api-key", "Bearer k2")
        configuration.access_token = "t"
        assert configuration.authorization() == ("Authorization", "Bearer t")
        configuration.access_token = None
        assert configuration.authorization() == ("x-api-key", "Bearer k2")

    def test_the_header_is_not_made_anew_for_each_call(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "k"})
        assert configuration.authorization() is configuration.authorization()

    def test_a_key_set_here_beats_a_token_of_the_default(self) -> None:
        Configuration.set_default(
            Configuration(access_token="default", api_key={"x-api-key": "default"})
        )
        configuration = Configuration()
        assert configuration.authorization() == ("Authorization", "Bearer default")
        assert configuration.credential_in_force() == "access_token (set_default)"
        configuration.api_key["x-api-key"] = "own"
        assert configuration.authorization() == ("x-api-key", "own")
        assert configuration.credential_in_force() == "api_key (explicit)"

    def test_taking_back_the_defaults_token_leaves_its_key(self) -> None:
        Configuration.set_default(Configuration(access_token="t", api_key={"x-api-key": "k"}))
        configuration = Configuration(access_token=None)
        assert configuration.authorization() == ("x-api-key", "k")
        assert configuration.credential_in_force() == "api_key (set_default)"


class TestClientCredentials:
    @pytest.mark.parametrize("given", [{"client_id": "id"}, {"client_secret": "secret"}, {}])
    def test_half_of_a_service_account_is_an_error_when_it_is_used(
        self, given: dict[str, Any]
    ) -> None:
        configuration = Configuration(**given)
        assert configuration.uses_client_credentials == bool(given)
        with pytest.raises(ValueError, match="needs both client_id and client_secret"):
            configuration.client_credentials()

    def test_the_secret_does_not_show_itself(self) -> None:
        configuration = Configuration(client_id="id", client_secret=canary.CLIENT_SECRET)
        assert not canary.shows(repr(configuration.client_credentials()))

    @pytest.mark.parametrize(
        ("region", "token_url"),
        [
            ("us", TOKEN_US),
            ("eu", "https://admin-oauth.id.eu.jumpcloud.com/oauth2/token"),
            ("in", "https://admin-oauth.id.in.jumpcloud.com/oauth2/token"),
        ],
    )
    def test_the_token_comes_from_the_region(self, region: str, token_url: str) -> None:
        assert Configuration(region=region).effective_token_url() == token_url

    def test_a_host_that_is_the_regions_own_changes_nothing(self) -> None:
        configuration = Configuration(host="https://Console.JumpCloud.com:443/api/v2/")
        assert configuration.effective_token_url() == TOKEN_US

    @pytest.mark.parametrize(
        "host",
        [
            "https://console.eu.jumpcloud.com/api",
            "https://console.jumpcloud.com:8443/api",
            "https://console.jumpcloud.com.example.com/api",
            "http://127.0.0.1:8017/api",
        ],
    )
    def test_with_another_host_the_token_url_must_be_given(self, host: str) -> None:
        configuration = Configuration(host=host)
        with pytest.raises(ValueError, match="set token_url as well"):
            configuration.effective_token_url()
        configuration.token_url = "http://127.0.0.1:8017/oauth2/token"
        assert configuration.effective_token_url() == "http://127.0.0.1:8017/oauth2/token"

    def test_a_secret_does_not_travel_over_plain_http(self) -> None:
        configuration = Configuration(token_url="http://example.com/token")
        with pytest.raises(ValueError, match=r"plain http to 'example\.com'"):
            configuration.effective_token_url()
        configuration.allow_insecure_http = True
        assert configuration.effective_token_url() == "http://example.com/token"


class TestCleaning:
    @pytest.mark.parametrize("key", [b"key", "key\n", " key\r\n", b"\tkey\n"])
    def test_a_key_may_come_as_bytes_or_with_its_line_break(self, key: Any) -> None:
        assert Configuration(api_key={"x-api-key": key}).authorization() == ("x-api-key", "key")

    @pytest.mark.parametrize(
        "key",
        [
            f"{canary.KEY}\r\nX-Other: 1",
            f"{canary.KEY}\0",
            f"{canary.KEY}\x85x",
            f"{canary.KEY}\u20ac",
            canary.KEY.encode() + b"\xff\xfe",
        ],
    )
    def test_a_key_that_does_not_fit_into_a_header_is_refused_unseen(self, key: Any) -> None:
        configuration = Configuration(api_key={"x-api-key": key})
        for use in (
            configuration.authorization,
            configuration.auth_settings,
        ):
            with pytest.raises(ValueError, match=r"api_key\['x-api-key'\] holds") as caught:
                use()
            assert not canary.shows(str(caught.value))
            assert caught.value.__suppress_context__ or caught.value.__context__ is None

    def test_a_key_of_another_type_is_refused_unseen(self) -> None:
        configuration = Configuration(api_key={"x-api-key": [canary.KEY]})
        with pytest.raises(TypeError, match="is text, not list"):
            configuration.authorization()

    def test_a_bad_key_of_the_environment_is_named_by_its_variable(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("JUMPCLOUD_API_KEY", f"{canary.KEY}\nx")
        with pytest.raises(ValueError, match="JUMPCLOUD_API_KEY holds control characters"):
            Configuration().authorization()

    def test_a_bad_prefix_is_named(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "k"})
        configuration.api_key_prefix["x-api-key"] = "Bearer\n\nx"
        with pytest.raises(ValueError, match=r"api_key_prefix\['x-api-key'\] holds control"):
            configuration.authorization()

    @pytest.mark.parametrize("key", [None, "", b"", " \n"])
    def test_an_empty_key_is_no_credential(self, key: Any) -> None:
        configuration = Configuration(api_key={"x-api-key": key})
        assert configuration.authorization() is None
        assert configuration.get_api_key_with_prefix("x-api-key") is None


class TestHook:
    def test_the_hook_sets_the_key_that_is_used(self) -> None:
        keys = iter(["k1", "k2", "k3", "k4"])

        def refresh(configuration: Configuration) -> None:
            configuration.api_key["x-api-key"] = next(keys)

        configuration = Configuration(refresh_api_key_hook=refresh)
        assert configuration.authorization() == ("x-api-key", "k1")
        assert configuration.authorization() == ("x-api-key", "k2")
        assert configuration.get_api_key_with_prefix("x-api-key") == "k3"
        assert configuration.auth_settings()["x-api-key"]["value"] == "k4"


class TestPredecessorsMethods:
    def test_auth_settings_have_the_shape_that_scripts_know(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "k"})
        assert configuration.auth_settings() == {
            "x-api-key": {"type": "api_key", "in": "header", "key": "x-api-key", "value": "k"}
        }
        assert Configuration().auth_settings()["x-api-key"]["value"] is None

    def test_any_key_is_found_by_its_name_with_its_prefix(self) -> None:
        configuration = Configuration(
            api_key={"x-api-key": "k", "other": "o"}, api_key_prefix={"other": "Token"}
        )
        assert configuration.get_api_key_with_prefix("x-api-key") == "k"
        assert configuration.get_api_key_with_prefix("other") == "Token o"
        assert configuration.get_api_key_with_prefix("missing") is None

    def test_the_basic_token_is_made_of_user_and_password(self) -> None:
        configuration = Configuration(username="u", password="pä")
        encoded = base64.b64encode("u:pä".encode()).decode()
        assert configuration.get_basic_auth_token() == f"Basic {encoded}"


class TestSecrets:
    def test_none_is_known_where_none_is_set(self) -> None:
        assert Configuration(username="user", client_id="identity").secrets() == set()

    def test_every_kind_of_secret_is_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("JUMPCLOUD_API_KEY", "environment-key")
        monkeypatch.setenv("JUMPCLOUD_CLIENT_ID", "environment-id")
        monkeypatch.setenv("JUMPCLOUD_CLIENT_SECRET", "environment-secret")
        monkeypatch.setenv("HTTPS_PROXY", "http://u:environment-proxy@proxy.example")
        configuration = Configuration(
            api_key={"x-api-key": b"key-bytes\n", "other": "key-other"},
            access_token="token-value",
            client_id="client-id",
            client_secret="secret-value",
            username="user",
            password="password-value",
            proxy="http://u:proxy-value@proxy.example",
        )
        encoded = [
            base64.b64encode(pair).decode()
            for pair in (
                b"user:password-value",
                b"client-id:secret-value",
                b"environment-id:environment-secret",
                b"u:proxy-value",
            )
        ]
        assert configuration.secrets() >= {
            "key-bytes", "key-other", "token-value", "secret-value", "password-value",
            "proxy-value", "environment-key", "environment-secret", "environment-proxy", *encoded,
        }  # fmt: skip

    def test_names_and_ids_are_not_secrets(self) -> None:
        configuration = Configuration(
            client_id="client-id", client_secret="secret-value", username="someone",
            password="password-value", proxy="http://proxy-user:proxy-value@proxy.example",
            org_id="5f1a2b3c",
        )  # fmt: skip
        shown = "client-id someone proxy-user proxy.example 5f1a2b3c"
        assert mask(shown, configuration.secrets()) == shown

    @pytest.mark.parametrize(
        "echo",
        [
            "a/b+c \"d\\é'",
            "a%2Fb%2Bc%20%22d%5C%C3%A9%27",
            "a/b%2Bc%20%22d%5C%C3%A9%27",
            "a%2Fb%2Bc+%22d%5C%C3%A9%27",
            "a/b+c \\\"d\\\\\\u00e9'",
            "a\\/b+c \\\"d\\\\\\u00e9'",
            "a/b+c \\\"d\\\\é'",
            "a/b+c \"d\\\\é\\'",
            base64.b64encode("a/b+c \"d\\é'".encode()).decode(),
        ],
    )
    def test_a_secret_is_known_however_it_is_written(self, echo: str) -> None:
        configuration = Configuration(access_token="a/b+c \"d\\é'\n")
        assert mask(f"<{echo}>", configuration.secrets()) == "<***>"

    @pytest.mark.parametrize(
        ("proxy", "secret"),
        [
            ("http://u:p%40ss%2Fword@proxy.example:3128", "p@ss/word"),
            ("http://u:p%40ss%2Fword@proxy.example:3128", "u:p%40ss%2Fword"),
            ("proxy-token@proxy.example", "proxy-token"),
            ("http://u:not/a#valid?url@proxy.example", "not/a#valid?url"),
        ],
    )
    def test_the_password_of_a_proxy_is_known_encoded_or_not(
        self, proxy: str, secret: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("https_proxy", proxy)
        assert secret in Configuration().secrets()

    def test_a_proxy_without_credentials_adds_nothing(self) -> None:
        assert Configuration(proxy="http://proxy.example:3128").secrets() == set()

    def test_values_shorter_than_four_characters_are_left_in_texts(self) -> None:
        configuration = Configuration(api_key={"x-api-key": "abc"}, access_token="abcd")
        assert mask("abc abcd", configuration.secrets()) == "abc ***"
