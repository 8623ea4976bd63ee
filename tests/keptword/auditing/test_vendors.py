import csv
from pathlib import Path

import pytest

from plugins.keptword.auditing import vendors
from plugins.keptword.auditing.vendors import Vendor, vendor_of
from plugins.keptword.requests.load import host_of


@pytest.mark.parametrize(
    ("url", "name", "entry"),
    [
        ("https://cdn.jsdelivr.net/npm/chart.js@4", "jsDelivr", ""),
        ("https://www.googletagmanager.com/gtm.js?id=GTM-X", "Google Tag Manager", "google-tag-manager"),
        ("https://www.googletagmanager.com/gtag/js?id=G-X", "Google Analytics 4", "google-analytics"),
        ("https://www.google.com/maps/embed?pb=1", "Google Maps", "google-maps"),
        ("https://www.google.com/recaptcha/api.js", "Google reCAPTCHA", "recaptcha"),
        ("https://www.youtube.com/embed/x", "YouTube", "youtube"),
        ("https://anyone.disqus.com/embed.js", "Disqus", ""),
        ("https://code.jquery.com/jquery.js", "jQuery CDN", ""),
        ("https://SECURE.gravatar.com./avatar/x", "Gravatar", ""),
    ],
)
def test_an_address_is_named_by_the_catalogue_else_by_its_host(url: str, name: str, entry: str) -> None:
    vendor = vendor_of(url, host_of(url))
    assert (vendor.name, vendor.entry, vendor.is_known) == (name, entry, True)
    assert vendor.kind


def test_a_host_that_nobody_is_known_for_is_named_by_itself() -> None:
    for host in ("cdn.sails.example", "notdisqus.com", "com"):
        assert vendor_of(f"https://{host}/x", host) == Vendor(host, is_known=False)


def test_the_list_has_each_host_once_in_order_and_complete() -> None:
    with Path(vendors.__file__).with_name("vendors.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hosts = [row["host"] for row in rows]
    assert hosts == sorted(set(hosts))
    assert all(row["vendor"].strip() and row["kind"].strip() for row in rows)
    assert all(host == host_of(f"https://{host}/") and "." in host for host in hosts)
