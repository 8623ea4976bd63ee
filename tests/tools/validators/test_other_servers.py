"""Apache and Caddy, with the configurations that the build made for them."""

import os
from pathlib import Path

import pytest

from plugins.keptword.browser.system_packages import NoProgramError
from tests.conftest import LANGUAGES, ROOT
from tests.tools.validators.conftest import HOST
from tools.publication.building import SERVER
from tools.validators.answers import wrong_answers
from tools.validators.debian import CACHE
from tools.validators.other_servers import OTHER_SERVERS


@pytest.mark.parametrize("name", OTHER_SERVERS)
def test_it_answers_as_nginx_does(site: Path, name: str) -> None:
    try:
        with OTHER_SERVERS[name](site, site.parent / SERVER, HOST, ROOT / CACHE, "") as server:
            assert list(wrong_answers(server, site, LANGUAGES)) == []
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {name} with its configuration. {error}")
