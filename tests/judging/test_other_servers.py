"""Apache and Caddy, with the configurations that the build made for them."""

import os
from pathlib import Path

import pytest

from plugins.audit.system_packages import NoProgramError
from plugins.judging.answers import wrong_answers
from plugins.judging.debian import CACHE
from plugins.judging.other_servers import OTHER_SERVERS
from plugins.publication.building import SERVER
from tests.conftest import LANGUAGES, ROOT
from tests.judging.conftest import HOST


@pytest.mark.parametrize("name", OTHER_SERVERS)
def test_it_answers_as_nginx_does(site: Path, name: str) -> None:
    try:
        with OTHER_SERVERS[name](site, site.parent / SERVER, HOST, ROOT / CACHE, "") as server:
            assert list(wrong_answers(server, site, LANGUAGES)) == []
    except NoProgramError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(f"NOT TESTED: {name} with its configuration. {error}")
