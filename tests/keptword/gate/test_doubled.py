"""What the inventory puts on each page is not pasted as well: it would run, and count, twice."""

import re
from pathlib import Path

import pytest

from plugins.keptword.gate.doubled import doubled
from plugins.keptword.inventory import Service
from plugins.keptword.inventory.entries import CATALOGUE
from plugins.keptword.inventory.reading import read_service
from tests.conftest import LANGUAGES
from tests.keptword.gate.loads import SCRIPT, load_of
from tools.publication.building import BuildError, build_site

SITE = "https://privacy.codedor.example"

# As their vendors give them out, with the numbers of another account.
PASTES = {
    "google-analytics": (
        '<script async src="https://www.googletagmanager.com/gtag/js?id=G-ABCDEFGHIJ"></script>\n'
        "<script>window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}"
        " gtag('js', new Date()); gtag('config', 'G-ABCDEFGHIJ');</script>"
    ),
    "google-tag-manager": (
        "<script>(function(w,d,s,l,i){w[l]=w[l]||[];var f=d.getElementsByTagName(s)[0],j=d.createElement(s),"
        "dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;"
        "f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-ABC1234');</script>"
    ),
    "meta-pixel": (
        "<script>!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.queue.push(arguments)};n.queue=[];"
        "t=b.createElement(e);t.async=!0;t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}"
        "(window,document,'script','https://connect.facebook.net/nl_NL/fbevents.js');fbq('init','1');</script>"
    ),
    "linkedin-insight": (
        '<script>(function(l){var b=document.createElement("script");b.async=true;'
        'b.src="https://snap.licdn.com/li.lms-analytics/insight.min.js";'
        'document.getElementsByTagName("script")[0].parentNode.append(b);})(window.lintrk);</script>'
    ),
    "hotjar": (
        "<script>(function(h,o,t,j,a,r){h._hjSettings={hjid:7654321,hjsv:6};a=o.getElementsByTagName('head')[0];"
        "r=o.createElement('script');r.src=t+h._hjSettings.hjid+j+h._hjSettings.hjsv;a.appendChild(r);"
        "})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');</script>"
    ),
    "matomo": (
        "<script>var _paq=window._paq=window._paq||[];(function(){var u='https://other.matomo.cloud/';"
        "_paq.push(['setTrackerUrl',u+'matomo.php']);var g=document.createElement('script');"
        "g.src='//cdn.matomo.cloud/other.matomo.cloud/matomo.js';document.head.appendChild(g);})();</script>"
    ),
}


def entry(service_id: str) -> Service:
    service, _ = read_service(service_id, f"{service_id}.toml", CATALOGUE.text(service_id), LANGUAGES)
    assert service is not None
    return service


@pytest.mark.parametrize(
    ("service_id", "url"),
    [
        ("google-analytics", "https://www.googletagmanager.com/gtag/js?id=G-OTHER&l=layer"),
        ("meta-pixel", "https://connect.facebook.net/fr_FR/fbevents.js"),
        ("hotjar", "https://static.hotjar.com/c/hotjar-7654321.js?sv=7"),
        ("microsoft-clarity", "https://www.clarity.ms/tag/another1"),
        ("hubspot", "https://js-eu1.hs-scripts.com/1234567.js"),
        ("stripe", "https://js.stripe.com/v3/?x=1"),
        ("vwo", "https://dev.visualwebsiteoptimizer.com/j.php?a=2"),
        ("zendesk", "https://static.zdassets.com/ekr/snippet.js?key=2"),
    ],
)
def test_a_script_is_the_same_in_another_language_and_for_another_account(service_id: str, url: str) -> None:
    service = entry(service_id)
    found = doubled(load_of(url), service, SITE)
    assert found is not None
    assert service.scripts[found.script].src or service.scripts[found.script].code


@pytest.mark.parametrize(
    ("service_id", "url", "markup"),
    [
        ("google-tag-manager", "https://www.googletagmanager.com/gtag/js?id=G-1", SCRIPT),
        ("hubspot-forms", "https://js-eu1.hsforms.net/forms/embed/v2.js", SCRIPT),
        ("meta-pixel", "https://connect.facebook.net/nl_BE/sdk.js", SCRIPT),
        ("meta-pixel", "https://www.facebook.com/tr?id=1", '<img src="{}" alt="">'),
        ("stripe", "https://js.stripe.com/v3/buy-button.js", SCRIPT),
        ("meta-pixel", "https://connect.facebook.net/en_US/fbevents.js", '<img src="{}" alt="">'),
        ("google-fonts", "https://fonts.googleapis.com/css2?family=Inter", '<link rel="stylesheet" href="{}">'),
        ("youtube", "https://www.youtube-nocookie.com/embed/x", '<iframe src="{}"></iframe>'),
    ],
)
def test_another_script_of_the_vendor_is_not_the_same(service_id: str, url: str, markup: str) -> None:
    assert doubled(load_of(url, markup), entry(service_id), SITE) is None


def test_a_script_on_the_own_host_is_the_same_by_its_path() -> None:
    text = CATALOGUE.text("plausible").partition("[hosts]")[0].replace('id = "', 'id = "x')
    hosts = '[hosts]\nscript-src = ["/stats/"]\n[[scripts]]\nsrc = "/stats/script.js"\n'
    service, problems = read_service("plausible", "plausible.toml", text + hosts, LANGUAGES)
    assert (service is not None, problems) == (True, [])
    assert service is not None
    assert doubled(load_of(f"{SITE}/stats/script.js"), service, f"{SITE}/below") is not None


def _add(project: Path, service_id: str) -> None:
    file = project / f"content/services/{service_id}.toml"
    if not file.exists():
        wanted = CATALOGUE.wanted_id(service_id)
        file.write_text(f'use = "{service_id}"\n' + (f'id = "{wanted.example}"\n' if wanted else ""), "utf-8")


def test_pasted_in_one_text_and_in_a_template_both_places_are_named(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for service_id in PASTES:
        _add(project, service_id)
    home = project / "content/pages/nl/home.md"
    lines = home.read_text("utf-8").count("\n")
    in_text = ("google-analytics", "meta-pixel", "hotjar")
    home.write_text(home.read_text("utf-8") + "".join(f"\n{PASTES[name]}\n" for name in in_text), "utf-8")
    base = project / "theme/templates/base.html"
    in_template = "\n".join(code for name, code in PASTES.items() if name not in in_text)
    base.write_text(base.read_text("utf-8").replace("</body>", f"{in_template}\n</body>"), "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    said = capsys.readouterr().out
    told = re.findall(r"  (\S+?):(\d+):\d+: loads \S+, which (.+?) loads on every page already \((\S+?):(\d+)\)", said)
    named = {entry(name).name: f"plugins/keptword/inventory/catalogue/{name}.toml" for name in PASTES}
    assert {(file, name) for file, _, name, _, _ in told} == {
        *(("content/pages/nl/home.md", entry(name).name) for name in in_text),
        *(("theme/templates/base.html", entry(name).name) for name in PASTES if name not in in_text),
    }
    for _, line, name, file, of_scripts in told:
        assert file == named[name]
        assert (project / file).read_text("utf-8").splitlines()[int(of_scripts) - 1] == "[[scripts]]"
        assert int(line) > 1
    assert min(int(line) for file, line, *_ in told if file.endswith("home.md")) == lines + 2
    assert "write scripts = [] in content/services/hotjar.toml" in said


@pytest.mark.parametrize("code", ["import('{}')", "import '{}'"])
def test_a_module_that_imports_what_each_page_loads_runs_it_twice(code: str) -> None:
    markup = f'<script type="module">{code}</script>'
    load = load_of("https://connect.facebook.net/en_US/fbevents.js", markup)
    assert doubled(load, entry("meta-pixel"), SITE) is not None


def test_what_has_only_a_host_in_common_with_a_service_is_told_to_be_of_another(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in (project / "content/services").glob("google-a*.toml"):
        file.unlink()
    _add(project, "google-tag-manager")
    home = project / "content/pages/nl/home.md"
    home.write_text(f"{home.read_text('utf-8')}\n{PASTES['google-analytics']}\n", "utf-8")
    with pytest.raises(BuildError):
        build_site(project, project / "output")
    (said,) = (line for line in capsys.readouterr().out.splitlines() if "gtag/js" in line)
    assert said.strip().startswith("content/pages/nl/home.md:")
    assert "which is of Google Analytics 4, not of Google Tag Manager" in said
    assert "(invoke service.add google-analytics)" in said
