import json
import re
from pathlib import Path

import pytest

from tests.clients import autoconsent
from tests.engines import test_style_sheets
from tests.foreign import generators
from tests.tools.deploy.targets import test_bucket
from tools.benchmark.npm_pins import FOLDER, NotPinnedError, pin_file, pinned_packages
from tools.benchmark.peers import PEERS
from tools.validators import lighthouse, links, nu

USED = [
    lighthouse.PACKAGE,
    links.PACKAGE,
    nu.PACKAGE,
    autoconsent.PACKAGE,
    test_bucket.STORE,
    generators.ELEVENTY,
    generators.VITEPRESS,
    generators.ASTRO,
    *((name, version) for name, version, _ in test_style_sheets.PACKAGES),
    *((peer.name, peer.version) for peer in PEERS),
]


@pytest.mark.parametrize(("name", "version"), USED)
def test_every_package_that_is_used_is_pinned_with_all_on_which_it_depends(name: str, version: str) -> None:
    packages = pinned_packages(name, version, pin_file(name))
    for path, package in packages.items():
        for needed in package.get("dependencies", {}):
            above = [path, *(path[: found.start()] for found in re.finditer("/node_modules/", path)), ""]
            assert any(f"{folder}/node_modules/{needed}".lstrip("/") in packages for folder in above), (path, needed)


def test_nothing_is_pinned_that_is_not_used_and_no_registry_is_named() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {pin_file(name).name for name, _ in USED}
    assert not any("://" in path.read_text("utf-8") for path in FOLDER.iterdir())


@pytest.mark.parametrize("integrity", [None, "", "sha1-AAAA", "sha512-short"])
def test_a_package_without_a_whole_hash_is_told(tmp_path: Path, integrity: str | None) -> None:
    pins = json.loads(pin_file("klaro").read_text("utf-8"))
    pins["node_modules/more"] = {"version": "1.0.0", "integrity": integrity}
    (tmp_path / "klaro.json").write_text(json.dumps(pins), "utf-8")
    with pytest.raises(NotPinnedError, match=r"node_modules/more in klaro\.json has no hash"):
        pinned_packages("klaro", "0.7.22", tmp_path / "klaro.json")


def test_another_version_than_the_pinned_one_is_told() -> None:
    with pytest.raises(NotPinnedError, match=r"klaro@9\.9\.9 is not the version that is pinned"):
        pinned_packages("klaro", "9.9.9", pin_file("klaro"))
