from bs4 import BeautifulSoup

from plugins.consent.inert import inert_scripts
from plugins.inventory import Inventory


def test_every_script_of_a_service_is_written_inert(inventory: Inventory) -> None:
    scripts = inert_scripts(inventory)
    assert len(scripts) == sum(len(service.scripts) for service in inventory.optional) > 0
    for script in scripts:
        element = BeautifulSoup(script.__html__(), "html.parser").script
        assert element is not None
        assert element["type"] == "text/plain"
        assert element["data-service"] == script.service.id
        assert not element.has_attr("src")


def test_code_keeps_its_text_and_urls_are_escaped(inventory: Inventory) -> None:
    html = "".join(script.__html__() for script in inert_scripts(inventory))
    assert "gtag('consent', 'default'" in html
    assert 'data-src="https://www.googletagmanager.com/gtag/js?id=G-XXXXXXXXXX" data-async>' in html


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
