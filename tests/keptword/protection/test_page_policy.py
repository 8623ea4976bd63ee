"""The policy of a page: strict where it can be, else by hosts, and what a server sends with all pages."""

from plugins.keptword.csp.content_policy import ContentPolicy, parse_policies
from plugins.keptword.csp.inline import InlineCode
from plugins.keptword.csp.policy import Policy
from plugins.keptword.inventory import Inventory
from plugins.keptword.protection.page_policy import PagePolicy, page_policy, sent_policy

OWN = "https://www.example.com"
CHOICE, LOCK, STYLE = InlineCode("choice()"), InlineCode("lock()"), InlineCode("a{}")


def read(policy: Policy) -> ContentPolicy:
    (found,) = parse_policies(policy.text())
    return found


def policy_of(inventory: Inventory, *reasons: str, pasted: str = "") -> PagePolicy:
    return page_policy(inventory, [CHOICE], {"google-analytics": [pasted] if pasted else []}, reasons)


def test_a_page_without_code_of_its_own_gets_a_strict_policy(inventory: Inventory) -> None:
    policy = policy_of(inventory)
    assert policy.is_strict
    assert "unsafe" not in policy.own.text()
    assert read(policy.own).lets_inline("script-src", CHOICE.csp_source, is_attribute=False)
    assert not read(policy.own).lets_inline("script-src", LOCK.csp_source, is_attribute=False)


def test_a_page_with_code_of_its_own_keeps_it_and_reaches_no_other_host(inventory: Inventory) -> None:
    policy = policy_of(inventory, "line 3: <script>")
    assert policy.reasons == ("line 3: <script>",)
    own = read(policy.own)
    assert own.lets_inline("script-src", CHOICE.csp_source, is_attribute=True)
    assert own.lets_inline("style-src", STYLE.csp_source, is_attribute=True)
    for directive in ("script-src", "style-src", "img-src", "font-src", "media-src", "connect-src", "frame-src"):
        assert own.lets_through(directive, f"{OWN}/x", OWN), directive
        assert not own.lets_through(directive, "https://tracker.example/x", OWN), directive


def test_no_hash_switches_off_what_the_pages_own_code_needs(inventory: Inventory) -> None:
    """CSP3 §6.7.3.2: beside a hash, 'unsafe-inline' counts for nothing."""
    policy = policy_of(inventory, "line 3: <script>", pasted="'sha256-pasted'")
    assert "'sha256-" not in policy.own.widened(policy.services.values()).text()


def test_what_a_service_may_load_is_added_by_its_grant_alone(inventory: Inventory) -> None:
    for policy in (policy_of(inventory), policy_of(inventory, "line 3: <script>")):
        script = "https://www.googletagmanager.com/gtag/js?id=G-1"
        assert not read(policy.own).lets_through("script-src", script, OWN)
        granted = policy.own.widened([policy.services["google-analytics"]])
        assert read(granted).lets_through("script-src", script, OWN)


def test_what_a_server_sends_lets_through_what_each_page_may_open(inventory: Inventory) -> None:
    strict, by_hosts = policy_of(inventory), policy_of(inventory, "line 3: <script>")
    all_strict = read(sent_policy([strict], [LOCK, CHOICE], [STYLE]))
    assert all_strict.lets_inline("script-src", LOCK.csp_source, is_attribute=False)
    assert all_strict.lets_inline("style-src", STYLE.csp_source, is_attribute=False)
    assert not all_strict.lets_inline("script-src", "'sha256-other'", is_attribute=False)
    mixed = read(sent_policy([strict, by_hosts], [LOCK, CHOICE], [STYLE]))
    assert mixed.lets_inline("script-src", "'sha256-other'", is_attribute=True)
    assert not mixed.lets_through("script-src", "https://tracker.example/x.js", OWN)
    for sent in (all_strict, mixed):
        assert sent.lets_through("frame-src", "https://www.youtube-nocookie.com/embed/x", OWN)
