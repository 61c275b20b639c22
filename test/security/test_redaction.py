"""Which texts are secrets, in which ways of writing, and how they are taken out."""

from __future__ import annotations

import base64
from typing import Any

import pytest

import jcapiv1
from jcapiv1.security.credentials import Masked
from jcapiv1.security.escapes import LONGEST_SEARCHED
from jcapiv1.security.masking import mask, mask_name
from jcapiv1.security.secrets import proxy_secrets, secrets_in, spellings


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_every_occurrence_of_every_secret_is_masked() -> None:
    assert mask("a key, a token and the key", ["key", "token"]) == "a ***, a *** and the ***"


def test_the_longest_secret_is_taken_first() -> None:
    assert mask("Bearer abcdef", ["abc", "Bearer abcdef", "abcdef"]) == "***"
    assert mask("abcdef abc", ["abc", "abcdef"]) == "*** ***"


@pytest.mark.parametrize("secrets", [[], [""], ["other"], ["textt"]])
def test_a_text_without_secrets_stays_as_it_is(secrets: list[str]) -> None:
    assert mask("text", secrets) == "text"


def test_a_masked_text_is_text_that_does_not_show_itself() -> None:
    secret = Masked("abc")
    assert secret == "abc"
    assert f"Bearer {secret}" == "Bearer abc"
    assert repr(secret) == "'***'"
    assert repr({"x-api-key": secret}) == "{'x-api-key': '***'}"


ESCAPED = {
    "JSON": r"\u0061b\u002Dkey",
    "short escapes of JSON": r"a\b-ke\y",
    "JSON in JSON": r"\\u0061b-key",
    "percent": "%61b-key",
    "percent, twice": "%2561b-key",
    "HTML": "&#97;b-key",
    "HTML in hexadecimal": "&#x61;b-key",
    "HTML in percent in JSON": r"\u0025" + "26%2397;b-key",
}


@pytest.mark.parametrize("text", ESCAPED.values(), ids=ESCAPED)
def test_a_text_in_which_a_secret_is_escaped_is_masked_as_a_whole(text: str) -> None:
    # "\b" is a letter of its own in JSON.
    secret = "a\b-key" if "\\b-" in text else "ab-key"
    assert mask(f"before {text} after", ["other", secret]) == "***"
    assert mask(f"before {text} after", ["other", ""]) == f"before {text} after"


def test_a_secret_beyond_the_first_plane_is_found_in_its_two_escapes() -> None:
    assert mask(r"\ud83d\ude00-key", ["\U0001f600-key"]) == "***"
    assert mask(r"\ud83d-key", ["other"]) == r"\ud83d-key"


@pytest.mark.parametrize(
    ("escape", "character"), [("b", "\b"), ("f", "\f"), ("n", "\n"), ("r", "\r"), ("t", "\t")]
)
def test_a_control_character_may_have_a_short_escape(escape: str, character: str) -> None:
    assert mask(f"ab\\{escape}cd", [f"ab{character}cd"]) == "***"


def test_escapes_are_resolved_four_times() -> None:
    assert mask("%25252561b-key", ["ab-key"]) == "***"
    assert mask("%2525252561b-key", ["ab-key"]) == "%2525252561b-key"


def test_a_secret_as_it_is_does_not_cost_the_rest_of_a_text_with_escapes() -> None:
    assert mask(r'{"a": "\n ab-key 100%"}', ["ab-key"]) == r'{"a": "\n *** 100%"}'


@pytest.mark.long
def test_a_long_text_with_escapes_is_cut_and_says_so() -> None:
    text = "%" * LONGEST_SEARCHED
    assert mask(text, ["ab-key"]) == text
    kept = LONGEST_SEARCHED - (1 << 14)
    assert mask(text + "x", ["ab-key"]) == text[:kept] + f"... ({(1 << 14) + 1} more characters)"
    # Nothing to look for, or nothing to resolve: nothing to cut.
    assert mask(text + "x", [""]) == text + "x"
    assert mask("x" * (LONGEST_SEARCHED + 1), ["ab-key"]) == "x" * (LONGEST_SEARCHED + 1)


def test_a_secret_across_the_cut_is_found() -> None:
    kept = LONGEST_SEARCHED - (1 << 14)
    text = "x" * (kept - 3) + r"\u0061b-key" + "x" * (1 << 15)
    assert mask(text, ["ab-key"]) == "***"


@pytest.mark.parametrize(
    ("name", "shown"),
    [("X-Request-Id", "X-Request-Id"), ("X-aB-kEy", "***"), ("X-%61b-key", "***")],
)
def test_the_name_of_a_header_is_masked_whatever_its_case(name: str, shown: str) -> None:
    assert mask_name(name, ["", "AB-key", "ab-key"]) == shown


SECRET = 'a"b/c d+é\\~ &'


def test_a_secret_is_known_in_every_way_of_writing() -> None:
    assert set(spellings(SECRET)) == {
        SECRET,
        "a%22b%2Fc%20d%2B%C3%A9%5C~%20%26",  # in a URL
        "a%22b/c%20d%2B%C3%A9%5C~%20%26",  # in the path of one
        "a%22b%2Fc+d%2B%C3%A9%5C~+%26",  # in a form
        "a%22b%2fc%20d%2b%c3%a9%5c~%20%26",  # the same three by others
        "a%22b/c%20d%2b%c3%a9%5c~%20%26",
        "a%22b%2fc+d%2b%c3%a9%5c~+%26",
        "a&quot;b/c d+é\\~ &amp;",  # in HTML
        'a"b/c d+é\\~ &amp;',
        'a\\"b/c d+\\u00e9\\\\~ &',  # in JSON
        'a\\"b\\/c d+\\u00e9\\\\~ &',  # in the JSON of some servers
        'a\\"b/c d+é\\\\~ &',  # in JSON that is not ASCII
        'a"b/c d+é\\\\~ &',  # in a repr
        encoded(SECRET),
        encoded(SECRET).rstrip("="),  # without padding
        encoded(SECRET).replace("+", "-"),  # in the alphabet for URLs
        encoded(SECRET).replace("+", "-").rstrip("="),
    }


def test_the_parts_of_headers_that_carry_credentials_are_secrets_too() -> None:
    headers = {
        "authorization": Masked("Bearer a-token"),
        "cookie": Masked("sid=a-session; other=another; padded=c2Vzc2lvbg=="),
        "x-api-key": Masked("a-key"),
        "accept": "a-type",
    }
    known = secrets_in(headers)
    assert {"a-token", "Bearer a-token", "a-session", "another", "a-key"} <= known
    assert "c2Vzc2lvbg==" in known
    assert "a-type" not in known


def test_bytes_are_known_as_their_text() -> None:
    assert set(spellings(SECRET.encode())) == set(spellings(SECRET))
    assert "ab\ufffdcd" in set(spellings(b"ab\xffcd"))


def test_a_secret_with_white_space_around_it_is_known_without_as_well() -> None:
    found = set(spellings(" secret\n"))
    assert {" secret\n", "secret", "%20secret%0A", "+secret%0A", " secret\\n"} <= found
    assert {encoded(" secret\n"), encoded("secret")} <= found


def test_a_lone_surrogate_is_no_obstacle() -> None:
    assert {"abc\ud800", "abc%3F", base64.b64encode(b"abc?").decode()} <= set(
        spellings("abc\ud800")
    )


@pytest.mark.parametrize("nothing", [None, "", b""])
def test_nothing_has_no_spelling(nothing: Any) -> None:
    assert list(spellings(nothing)) == []


def test_what_is_shorter_than_four_characters_is_no_secret() -> None:
    assert set(spellings("abc")) == {encoded("abc")}
    assert set(spellings("abcd")) == {"abcd", encoded("abcd"), encoded("abcd").rstrip("=")}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://user:pass%20word@proxy.example:8080",
            {"pass%20word", "pass word", "user:pass%20word", encoded("user:pass word")},
        ),
        ("user:password@proxy.example", {"password", "user:password", encoded("user:password")}),
        ("http://u:p@ss:w@proxy.example", {"p@ss:w", "u:p@ss:w", encoded("u:p@ss:w")}),
        ("http://u%40x:password@proxy.example", {encoded("u@x:password")}),
        ("http://u:pass://word@proxy.example", {"pass://word"}),
        ("http://u:p%2dword@proxy.example", {"p%2dword", "p-word"}),
        ("http://token-alone@proxy.example", {"token-alone", encoded("token-alone:")}),
        ("http://token%2Dalone@proxy.example", {"token-alone", "token%2Dalone"}),
        ("http://:password@proxy.example", {"password", encoded(":password")}),
    ],
)
def test_the_secrets_of_a_proxy_are_known(url: str, expected: set[str]) -> None:
    assert expected <= set(proxy_secrets(url))


@pytest.mark.parametrize("url", ["http://proxy.example:8080", "proxy.example", "", "http://@proxy"])
def test_a_proxy_without_a_password_has_no_secret(url: str) -> None:
    assert set(proxy_secrets(url)) == set()


def test_a_users_name_beside_a_password_is_no_secret() -> None:
    assert "somebody" not in set(proxy_secrets("http://somebody:password@proxy.example"))


def test_a_configuration_knows_all_its_secrets() -> None:
    configuration = jcapiv1.Configuration(
        api_key={"x-api-key": "the-api-key", "other": b"another-key"},
        access_token="the-token",
        client_id="the-client",
        client_secret="the-client-secret",
        username="the-user",
        password="the-password",
        proxy="http://user:proxy-password@proxy.example",
    )
    found = configuration.secrets()
    assert found >= {
        "the-api-key",
        "another-key",
        "the-token",
        "the-client-secret",
        "the-password",
        "proxy-password",
        encoded("the-client:the-client-secret"),
        encoded("the-user:the-password"),
        encoded("user:proxy-password"),
    }
    assert not found & {"the-client", "the-user", "user", "x-api-key", "other"}


def test_a_configuration_knows_the_secrets_of_its_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("JUMPCLOUD_API_KEY", "environment-key")
    monkeypatch.setenv("JUMPCLOUD_CLIENT_ID", "environment-client")
    monkeypatch.setenv("JUMPCLOUD_CLIENT_SECRET", "environment-secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://user:environment-proxy@proxy.example")
    # Set here, the key beats the environment's secrets, but does not make them less secret.
    configuration = jcapiv1.Configuration(api_key={"x-api-key": "the-api-key"})
    assert configuration.secrets() >= {
        "the-api-key",
        "environment-key",
        "environment-secret",
        encoded("environment-client:environment-secret"),
        "environment-proxy",
    }


def test_half_a_pair_makes_no_token() -> None:
    assert encoded(":the-password") not in jcapiv1.Configuration(password="the-password").secrets()
    assert encoded("the-user:") not in jcapiv1.Configuration(username="the-user").secrets()


def test_a_configuration_without_secrets_knows_none() -> None:
    assert jcapiv1.Configuration(username="the-user", client_id="the-client").secrets() == set()
