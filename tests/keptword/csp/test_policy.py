from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.csp.policy import forms_policy, own_policy, service_policy
from plugins.keptword.inventory import Category, Inventory
from tests.forms.declared import declared_service

SCRIPT = InlineCode.script("alert ( 1 )")
STYLE = InlineCode.style("a { color : red }")


def test_with_nothing_granted_only_the_sites_own_files_and_known_inline_code_are_allowed() -> None:
    text = own_policy([SCRIPT], [STYLE]).text()
    assert text.startswith("default-src 'none';script-src 'self' 'sha256-")
    assert "unsafe" not in text
    assert "http" not in text
    assert "frame-src 'none'" in text


def test_bl_14_each_host_of_a_service_is_added_under_its_own_directive(inventory: Inventory) -> None:
    for service in inventory.optional:
        policy = service_policy(service).by_directive()
        for source in service.sources:
            assert source.host in policy[source.directive].split()


def test_code_that_pages_bring_along_is_allowed_by_its_hash(inventory: Inventory) -> None:
    service = next(service for service in inventory.optional if service.scripts)
    assert "sha256" not in service_policy(service).text(), "its own code is in a file of the site"
    sources = service_policy(service, ["'sha256-one'", "'sha256-two'", "'sha256-one'"]).sources["script-src"]
    assert sources[-2:] == ("'sha256-one'", "'sha256-two'")
    assert "'sha256-one'" not in sources[:-2]


def test_none_gives_way_where_a_service_opens_a_directive(inventory: Inventory) -> None:
    own = own_policy([], [])
    widest = own.widened(service_policy(service) for service in inventory.optional)
    assert own.by_directive()["frame-src"] == "'none'"
    assert "'none'" not in widest.by_directive()["frame-src"]
    assert widest.by_directive()["default-src"] == "'none'"


def test_no_source_stands_twice(inventory: Inventory) -> None:
    widest = own_policy([SCRIPT], [STYLE]).widened(service_policy(service) for service in inventory.optional)
    for sources in widest.sources.values():
        assert len(sources) == len(set(sources))


def test_marketing_hosts_are_not_in_what_analytics_opens(inventory: Inventory) -> None:
    (analytics,) = inventory.of(Category.ANALYTICS)
    opened = service_policy(analytics).text()
    for other in ("doubleclick", "facebook", "linkedin", "googleadservices"):
        assert other not in opened


def test_cf_05_forms_may_go_to_the_site_to_mail_programs_and_to_declared_receivers() -> None:
    service = declared_service("receiver", "https://forms.example", by_script=True)
    policy = own_policy([], [STYLE]).widened([forms_policy([service])]).by_directive()
    assert policy["form-action"] == "'self' mailto: https://forms.example"
    assert policy["connect-src"] == "'self'", "without script nothing else is sent there"
    assert own_policy([], []).widened([forms_policy([])]).by_directive()["form-action"] == "'self' mailto:"
