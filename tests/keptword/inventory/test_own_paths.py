import pytest

from plugins.keptword.inventory import Service
from plugins.keptword.inventory.own_paths import (
    files_at_own_paths,
    has_own_path,
    service_at,
    whole_own_host,
    with_own_host,
)
from plugins.keptword.inventory.reading import read_service
from tests.keptword.inventory.texts import LANGUAGES, SOUND

HOST = "https://www.site.example"


def text(hosts: str, scripts: str = "") -> str:
    return SOUND.partition("[hosts]")[0] + f"[hosts]\n{hosts}\n{scripts}"


def read(hosts: str, service_id: str = "stats") -> Service:
    service, problems = read_service(service_id, f"{service_id}.toml", text(hosts), LANGUAGES)
    assert [str(problem) for problem in problems] == []
    assert service is not None
    return service


def wrong(hosts: str, scripts: str = "") -> list[str]:
    _, problems = read_service("stats", "stats.toml", text(hosts, scripts), LANGUAGES)
    return [str(problem) for problem in problems]


STATS = with_own_host(read('script-src = ["/js/stats.js"]\nconnect-src = ["/api/", "https://a.example"]'), HOST)


def test_a_path_of_a_service_file_is_one_of_the_host_on_which_the_site_is() -> None:
    assert [source.host for source in STATS.sources] == [f"{HOST}/js/stats.js", f"{HOST}/api/", "https://a.example"]
    assert has_own_path(STATS, f"{HOST}/below")
    assert not has_own_path(STATS, "https://other.example")


@pytest.mark.parametrize(
    ("path", "is_the_service"),
    [
        ("/js/stats.js", True),
        ("/js/stats.js?v=1", True),
        ("/api/event", True),
        ("/api", False),
        ("/js/other.js", False),
        ("/js/stats.js/x", False),
        ("/%6As/stats.js", True),
        ("/js%2Fstats.js", False),
        ("//api///event", True),
        ("/", False),
    ],
)
def test_what_is_below_a_path_is_the_service_that_answers_there(path: str, is_the_service: bool) -> None:
    assert (service_at(HOST + path, [STATS], HOST) is STATS) == is_the_service
    assert (service_at(HOST.replace("https", "http") + path, [STATS], HOST) is STATS) == is_the_service
    assert service_at(f"https://a.example{path}", [STATS], HOST) is None


def test_of_two_services_the_one_with_the_longer_path_answers() -> None:
    inner = with_own_host(read('connect-src = ["/api/ads/"]', "ads"), HOST)
    for services in ([STATS, inner], [inner, STATS]):
        assert service_at(f"{HOST}/api/ads/x", services, HOST) is inner
        assert service_at(f"{HOST}/api/x", services, HOST) is STATS


@pytest.mark.parametrize("path", ["/", "//a.example/", "stats/", "/a b/", "/a?b", "/a;b", "/a,b", "/a'b"])
def test_what_is_no_path_of_a_host_is_refused(path: str) -> None:
    assert any("is not a host" in problem for problem in wrong(f'script-src = ["{path}"]'))


@pytest.mark.parametrize("path", ["/a/../b/", "/./a", "/a/%2E%2e/b", "/a/.."])
def test_a_path_that_browsers_would_resolve_is_refused(path: str) -> None:
    (problem,) = wrong(f'script-src = ["{path}"]')
    assert "holds a folder of dots" in problem


def test_a_script_of_the_inventory_may_stand_at_a_declared_path_and_at_no_other() -> None:
    script = '[[scripts]]\nsrc = "/js/stats.js?id={id}"\n'
    assert wrong('script-src = ["/js/"]', script) == []
    (problem,) = wrong('connect-src = ["/api/"]', script)
    assert 'Add script-src = ["/js/"] to [hosts]' in problem
    assert wrong('script-src = ["/js/"]', '[[scripts]]\nsrc = "//a.example/x.js"\n')


def test_the_whole_host_of_the_site_is_no_services() -> None:
    for host in (HOST, f"{HOST}/"):
        service = read(f'script-src = ["https://b.example"]\nimg-src = ["{host}"]')
        (problem,) = whole_own_host([service], f"{HOST}/below", {"stats": f'[hosts]\nimg-src = ["{host}"]\n'})
        assert str(problem).startswith(f'stats.toml:2:1: "{host}" is the host of this site')
        assert list(whole_own_host([service], "https://other.example", {})) == []
    assert list(whole_own_host([STATS, read('img-src = ["https://*.site.example"]')], HOST, {})) == []


def test_below_the_path_of_a_service_the_site_has_no_files_of_its_own() -> None:
    def clashes(path: str, *files: str, site: str = HOST) -> list[str]:
        service = read(f'script-src = ["{path}"]')
        content = {"stats": f'x = 1\nscript-src = ["{path}"]\n'}
        return [str(one) for one in files_at_own_paths([with_own_host(service, HOST)], site, files, content)]

    (told,) = clashes("/theme/", "en/index.html", "theme/site.css")
    assert told == (
        'stats.toml:2:1: below "/theme/" the site has files of its own, such as theme/site.css. '
        "Name a path at which only the service answers."
    )
    assert clashes("/en/", "en/index.html")
    assert clashes("/js/a.js", "js/a.js")
    assert clashes("/below/theme/", "theme/site.css", site=f"{HOST}/below")
    assert clashes("/theme/", "theme/site.css", site=f"{HOST}/below") == []
    assert clashes("/stats/", "en/index.html", "theme/site.css") == []
