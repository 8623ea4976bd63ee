import pytest

from plugins.keptword.inventory.reading import read_service
from plugins.keptword.inventory.rules import allows
from tests.keptword.inventory.texts import LANGUAGES, SOUND

FRAMEWORK = 'safeguard = "data-privacy-framework"\nframework-entry = "Example Inc."\n'

REASON = '[reason]\nen = "x"\nnl = "x"\n'


def broken(text: str, service_id: str = "example") -> list[str]:
    _, problems = read_service(service_id, "x.toml", text, LANGUAGES)
    return [f"{problem.line}: {problem.wrong}" for problem in problems]


def test_cl_08_a_necessary_service_may_not_load_anything_and_says_why_it_is_necessary() -> None:
    found = broken(SOUND.replace('"analytics"', '"necessary"'))
    assert "2: a necessary service says why it is" in found
    assert "2: a necessary service may not load anything, because it is never asked about" in found


def test_a_necessary_service_cannot_keep_something_at_a_third_party() -> None:
    text = SOUND.split("[hosts]")[0].replace('"analytics"', '"necessary"') + REASON
    assert broken(text) == []
    third = text.replace('party = "first"', 'party = "third"\ndomain = "example.com"')
    assert broken(third) == ["26: _ex is another's, which cannot be necessary here"]


def test_cl_06_an_optional_service_names_the_vendors_notice() -> None:
    assert broken(SOUND.replace('privacy-notice = "https://example.com/privacy"\n', "")) == [
        "1: privacy-notice is missing"
    ]


def test_cl_07_a_recipient_outside_the_eea_needs_a_safeguard() -> None:
    assert broken(SOUND.replace(FRAMEWORK, "")) == [
        "17: Example Inc. is outside the European Economic Area, without a safeguard"
    ]
    inside = SOUND.replace('country = "US"', 'country = "BE"').replace(FRAMEWORK, 'safeguard = "adequacy-decision"\n')
    assert broken(inside) == ["20: Example Inc. is inside the European Economic Area and needs no safeguard"]


def test_cl_12_of_a_company_in_the_united_states_an_adequacy_decision_alone_says_nothing() -> None:
    bare = SOUND.replace(FRAMEWORK, 'safeguard = "adequacy-decision"\n')
    assert broken(bare) == [
        "20: the adequacy decision on the United States covers only companies on the Data Privacy Framework's list"
    ]
    (instead,) = told(bare)
    assert 'safeguard = "data-privacy-framework" and framework-entry = "Example Inc."' in instead
    assert broken(bare.replace('country = "US"', 'country = "GB"')) == []
    assert broken(SOUND.replace(FRAMEWORK, 'safeguard = "standard-contractual-clauses"\n')) == []


def test_cl_13_the_country_of_the_company_itself_is_that_of_a_recipient_with_a_safeguard() -> None:
    assert broken(SOUND.replace('country = "IE"', 'country = "CH"')) == [
        "4: Example Ltd is outside the European Economic Area, and no recipient is there"
    ]
    assert broken(SOUND.replace('country = "IE"', 'country = "US"')) == []


def test_cl_13_access_from_a_distance_is_a_transfer_only_from_outside_the_eea() -> None:
    inside = SOUND.replace('country = "US"', 'country = "BE"').replace(FRAMEWORK, "remote-access = true\n")
    assert broken(inside) == ["20: Example Inc. is inside the European Economic Area, from where access is no transfer"]
    assert broken(SOUND.replace(FRAMEWORK, f"{FRAMEWORK}remote-access = true\n")) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'framework-entry = "Example Inc."\n',
            "",
            "17: Example Inc. is said to be on the Data Privacy Framework's list, and not under which name",
        ),
        (
            'country = "US"',
            'country = "IN"',
            "20: the Data Privacy Framework is for companies in the United States, and Example Inc. is not",
        ),
        (
            '"data-privacy-framework"',
            '"standard-contractual-clauses"',
            "21: framework-entry is about the Data Privacy Framework, which is not the safeguard here",
        ),
        (
            FRAMEWORK,
            'safeguard = "standard-contractual-clauses"\nlooked-up = 2026-11-22\n',
            "21: looked-up is about the Data Privacy Framework, which is not the safeguard here",
        ),
    ],
)
def test_cl_12_the_framework_is_named_with_an_entry_and_for_american_companies_alone(
    old: str, new: str, message: str
) -> None:
    assert broken(SOUND.replace(old, new)) == [message]


@pytest.mark.parametrize(
    ("evidence", "message"),
    [
        ('{ by = "vendor", date = 2026-11-22 }', "26: where the vendor says so of _ex is missing"),
        (
            '{ by = "browser", date = 2026-11-22, source = "https://example.com" }',
            "26: a browser that was watched has no source",
        ),
        ('{ by = "browser" }', "26: cookies.evidence.date is missing"),
        ('{ by = "someone", date = 2026-11-22 }', '26: by "someone" is not one of vendor, browser'),
        ('"browser"', "26: evidence must be a table"),
        ("2026-11-22", "26: evidence must be a table"),
    ],
)
def test_cl_14_evidence_says_who_when_and_where(evidence: str, message: str) -> None:
    assert broken(SOUND.replace('party = "first"', f'evidence = {evidence}\nparty = "first"')) == [message]


@pytest.mark.parametrize(
    ("lifetime", "is_refused"),
    [("13 months", False), ("395 days", False), ("14 months", True), ("2 years", True), ("persistent", True)],
)
def test_cw_09_nothing_on_the_sites_own_domain_lives_longer_than_13_months(lifetime: str, is_refused: bool) -> None:
    found = broken(SOUND.replace("13 months", lifetime))
    assert bool(found) == is_refused
    if is_refused:
        assert found == ["25: _ex stays longer than 13 months on this site's own domain"]


@pytest.mark.parametrize(
    "host", ["http://example.com", "example.com", "https://*", "https://a.b; script-src *", "'unsafe-inline'", "*"]
)
def test_bl_14_a_host_that_would_loosen_the_policy_is_refused(host: str) -> None:
    assert broken(SOUND.replace("https://*.example.com", host)) == [f'33: "{host}" is not a host']


@pytest.mark.parametrize(
    "host",
    [
        "https://a.example/$request_uri",
        "https://{env.HOME}.example",
        "https://a.example/{path}",
        "https://a.example/'x'",
        "https://a.example/`x`",
        "https://a.example/a b",
        "https://a.example/a\\\\b",
        "https://a.example;script-src",
        "https://-a.example",
        "https://a-.example",
        "https://a..example",
        "https://a.*.example",
        "https://*.*.a.example",
        "https://a.example:*",
        "https://a.example:0",
        "https://a.example:123456",
        "https://a.example\\n",
        "https://é.example",
        "https://user@a.example",
    ],
)
def test_a_host_with_signs_that_a_server_interprets_is_refused_with_its_line(host: str) -> None:
    (problem,) = broken(SOUND.replace("https://*.example.com", host))
    assert problem.startswith("33: ")
    assert problem.endswith("is not a host")


@pytest.mark.parametrize("suffix", ["co.uk", "github.io", "com.au"])
def test_a_wildcard_that_names_everyones_hosts_is_refused_with_its_line(suffix: str) -> None:
    (problem,) = broken(SOUND.replace("https://*.example.com", f"https://*.{suffix}"))
    assert problem.startswith(f'33: "https://*.{suffix}" names the hosts of everyone with a name below {suffix}')


def test_only_fetch_directives_hold_hosts() -> None:
    (found,) = broken(SOUND.replace("connect-src", "default-src"))
    assert found == '33: "default-src" is not a known key'


def test_a_script_from_a_host_that_is_not_declared_is_refused_before_the_lock_would_stop_it() -> None:
    (found,) = broken(SOUND.replace('["https://js.example.com"]', '["https://example.org"]'))
    assert found == "36: https://js.example.com/tag.js?id=EX-1 is not among the service's hosts"


def told(text: str) -> list[str]:
    _, problems = read_service("example", "x.toml", text, LANGUAGES)
    return [problem.instead for problem in problems]


def test_a_host_that_is_missing_is_added_to_those_that_stand_there() -> None:
    other = SOUND.replace("https://js.example.com/tag.js?id={id}", "https://cdn.example.com/tag.js")
    assert told(other) == ['Write script-src = ["https://js.example.com", "https://cdn.example.com"] in [hosts]']
    two = f'{other}\n[[scripts]]\nsrc = "https://two.example.com/x.js"\n'
    both = '"https://js.example.com", "https://cdn.example.com", "https://two.example.com"'
    assert told(two) == [f"Write script-src = [{both}] in [hosts]"] * 2


def test_a_directive_that_is_missing_is_added() -> None:
    without = SOUND.replace('script-src = ["https://js.example.com"]\n', "")
    assert told(without) == ['Add script-src = ["https://js.example.com"] to [hosts]']


def test_the_same_cookie_twice_is_refused() -> None:
    second = SOUND[SOUND.index("[[cookies]]") : SOUND.index("[hosts]")]
    assert broken(SOUND.replace("[hosts]", second + "[hosts]")) == ["32: _ex stands here twice"]


def test_a_file_name_that_is_no_id_is_refused() -> None:
    assert broken(SOUND, "My Service") != []


@pytest.mark.parametrize(
    ("source", "url", "is_allowed"),
    [
        ("https://example.com", "https://example.com/a", True),
        ("https://example.com", "https://www.example.com/a", False),
        ("https://*.example.com", "https://www.example.com/a", True),
        ("https://*.example.com", "https://example.com/a", False),
        ("https://*.example.com", "https://badexample.com/a", False),
        ("https://example.com", "http://example.com/a", False),
        ("https://example.com/maps/", "https://example.com/maps/x", True),
        ("https://example.com/maps/", "https://example.com/ads", False),
        ("https://example.com/maps/", "https://example.com/%6Daps/x", True),
        ("https://example.com/%6Daps/", "https://example.com/maps/x", True),
        ("https://example.com/maps/", "https://example.com/maps%2Fx", False),
        ("https://example.com/maps", "https://example.com/maps/", False),
        ("https://example.com/maps", "https://example.com/m%61ps?x", True),
    ],
)
def test_a_host_source_allows_what_browsers_let_it_allow(source: str, url: str, is_allowed: bool) -> None:
    assert allows(source, url) == is_allowed


def test_forms_may_go_to_necessary_services_only() -> None:
    text = SOUND.replace("[hosts]\n", '[hosts]\nform-action = ["https://forms.example.com"]\n')
    (found,) = broken(text)
    assert "only a necessary service may receive them" in found
    assert found.startswith("32: ")


@pytest.mark.parametrize("function", ["location.assign", "document.write", "fetch", "window.open"])
def test_a_withdrawal_calls_nothing_of_the_browser_itself(function: str) -> None:
    (found,) = broken(f'revoke = [["{function}", "https://t.example/"]]\n{SOUND}')
    assert f'"{function}" is a function of the browser' in found
    assert broken(f'revoke = [["fbq", "consent", "revoke"]]\n{SOUND}') == []
