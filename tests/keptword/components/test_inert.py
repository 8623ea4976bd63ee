import re

from bs4 import BeautifulSoup

from plugins.keptword.components.inert import inert_script, inert_scripts
from plugins.keptword.inventory import Inventory


def test_every_script_of_a_service_is_written_inert(inventory: Inventory) -> None:
    scripts = inert_scripts(inventory)
    assert len(scripts) == sum(len(service.scripts) for service in inventory.optional) > 0
    for script in scripts:
        element = BeautifulSoup(script.__html__(), "html.parser").script
        assert element is not None
        assert element["type"] == "text/plain"
        assert element["data-service"] == script.service.id
        assert not element.has_attr("src")


def test_code_waits_in_a_file_of_the_site_before_what_it_is_for(inventory: Inventory) -> None:
    scripts = [script for script in inert_scripts(inventory) if script.service.id == "google-analytics"]
    code, loader = (BeautifulSoup(script.__html__(), "html.parser").select_one("script") for script in scripts)
    assert code is not None
    assert loader is not None
    assert re.fullmatch(r"/site/service\.[0-9a-f]{8}\.js", str(code["data-src"]))
    assert not code.has_attr("data-async")
    assert code.get_text() == ""
    assert loader["data-src"] == "https://www.googletagmanager.com/gtag/js?id=G-XXXXXXXXXX"
    assert loader.has_attr("data-async")


def test_what_an_attribute_says_cannot_end_it() -> None:
    html = inert_script("one", {"src": 'https://one.example/a?b=1&c="d"', "async": ""}, "")
    assert 'data-src="https://one.example/a?b=1&amp;c=&#34;d&#34;" data-async>' in html


def test_a_vendors_attribute_is_not_taken_for_the_gates() -> None:
    html = inert_script("one", {"data-src": "/lazy.js", "src": "https://one.example/a.js", "data-async": "no"}, "")
    assert html.count("data-src") == 1
    assert "data-async" not in html


def test_bl_02_bl_03_bl_05_google_is_told_what_is_denied_before_anything_else(inventory: Inventory) -> None:
    """Each service brings its own grant: analytics grants no advertising type, and the other way round."""
    codes = {script.service.id: script.script.code for script in inert_scripts(inventory) if script.script.code}
    for service_id in ("google-analytics", "google-ads"):
        code = codes[service_id]
        assert code is not None
        assert code.index("'consent', 'default'") < code.index("'consent', 'update'") < code.index("'config'")
    analytics, ads = (codes[name].split("'update'")[1] for name in ("google-analytics", "google-ads"))
    assert "analytics_storage: 'granted'" in analytics
    assert "ad_" not in analytics.split(";")[0]
    assert "analytics_storage" not in ads.split(";")[0]
    assert all(f"{kind}: 'granted'" in ads for kind in ("ad_storage", "ad_user_data", "ad_personalization"))
    assert not any("url_passthrough" in str(code) for code in codes.values())
