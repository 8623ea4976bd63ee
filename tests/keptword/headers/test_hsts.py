"""Strict-Transport-Security as the setting HSTS has it, in the configuration of each server."""

import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from plugins.keptword.headers.apache import apache_conf
from plugins.keptword.headers.caddy import caddyfile
from plugins.keptword.headers.hsts import NAME, Hsts, hsts_of
from plugins.keptword.headers.netlify import headers_file
from plugins.keptword.headers.nginx import nginx_conf
from plugins.keptword.headers.response_headers import ServedSite, response_headers
from plugins.keptword.site_address import SiteAddress, site_address
from plugins.settings.expected import HSTS_KEYS, hsts

POLICY = "default-src 'none'"
ROOT = site_address("https://www.example.com")
BELOW = site_address("https://www.example.com/privacy")

# Each server's way of writing a header: everything up to the value, and what ends it.
WRITTEN: dict[Callable[[ServedSite], str], str] = {
    nginx_conf: rf'^ *add_header {NAME} "([^"]*)" always;$',
    apache_conf: rf'^Header always set {NAME} "([^"]*)"$',
    caddyfile: rf"^    {NAME} `([^`]*)`$",
    headers_file: rf"^  {NAME}: (.*)$",
}


@pytest.mark.parametrize("writer", WRITTEN)
@pytest.mark.parametrize(
    ("setting", "address", "sent"),
    [
        ({}, ROOT, "max-age=63072000"),
        ({}, BELOW, None),
        (False, ROOT, None),
        (False, BELOW, None),
        ({"include_subdomains": True}, ROOT, "max-age=63072000; includeSubDomains"),
        ({"max_age_days": 30}, BELOW, "max-age=2592000"),
        ({"max_age_days": 0}, ROOT, "max-age=0"),
        (
            {"max_age_days": 365, "include_subdomains": True, "preload": True},
            ROOT,
            "max-age=31536000; includeSubDomains; preload",
        ),
    ],
)
def test_each_server_sends_what_is_set_and_below_a_path_nothing_unless_it_is_set(
    writer: Callable[[ServedSite], str], setting: object, address: SiteAddress, sent: str | None
) -> None:
    headers = response_headers(POLICY, hsts=hsts_of(setting, address))
    text = writer(ServedSite(POLICY, headers, ("en",), ("index.html",), address.path))
    assert set(re.findall(WRITTEN[writer], text, re.MULTILINE)) == ({sent} if sent else set())
    assert (NAME in text) is (sent is not None)


@pytest.mark.parametrize(
    ("setting", "wrong"),
    [
        (True, ["this is a yes or no and not a table"]),
        (None, ["this is None and not a table"]),
        ("max-age=63072000", ["this is a text and not a table"]),
        ({"max_age_days": "730"}, ['"max_age_days" is a text and not a whole number of days']),
        ({"max_age_days": 1.5}, ['"max_age_days" is a float and not a whole number of days']),
        ({"max_age_days": True}, ['"max_age_days" is a yes or no and not a whole number of days']),
        ({"max_age_days": -1}, ['"max_age_days" is -1 days']),
        ({"max_age_days": 63072000}, ['"max_age_days" is 63,072,000 days']),
        ({"include_subdomains": "yes"}, ['"include_subdomains": this is a text and not a yes or no']),
        ({"includeSubDomains": True}, ["'includeSubDomains' is not a key of it"]),
        ({5: True}, ["5 is not a key of it"]),
        ({"preload": True}, ['"preload" is for a host with all its subdomains, for a year or more']),
        (
            {"preload": True, "include_subdomains": True, "max_age_days": 364},
            ['"preload" is for a host with all its subdomains, for a year or more'],
        ),
        ({"max_age_day": 5, "preload": 1}, ["'max_age_day' is not a key of it", '"preload": this is a number']),
    ],
)
def test_what_no_browser_or_no_host_could_mean_is_refused(setting: object, wrong: list[str]) -> None:
    told = [one.wrong for one in hsts(setting)]
    assert len(told) == len(wrong)
    assert all(one.startswith(beginning) for one, beginning in zip(told, wrong, strict=True))


@pytest.mark.parametrize("setting", [False, {}, {"max_age_days": 0}, {"include_subdomains": True, "preload": False}])
def test_what_means_something_is_accepted(setting: object) -> None:
    assert list(hsts(setting)) == []


def test_the_keys_are_what_the_header_is_made_of() -> None:
    assert [field.name for field in fields(Hsts)] == list(HSTS_KEYS)
