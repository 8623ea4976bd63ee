"""The second lock: what servers would read as more than itself is not written, whichever way it got there."""

from collections.abc import Callable

import pytest

from plugins.keptword.headers.apache import apache_conf
from plugins.keptword.headers.caddy import caddyfile
from plugins.keptword.headers.header_values import UnquotableError
from plugins.keptword.headers.netlify import headers_file
from plugins.keptword.headers.nginx import nginx_conf
from plugins.keptword.headers.response_headers import ServedSite

WRITERS = (apache_conf, caddyfile, headers_file, nginx_conf)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("sign", ["$request_uri", "${USER}", "{env.HOME}", "`", "a\\b", "a\nb", "a\rb", "\x00", "é"])
def test_no_server_file_holds_a_sign_that_is_interpreted(writer: Callable[[ServedSite], str], sign: str) -> None:
    in_policy = ServedSite(f"img-src https://a.example/{sign}", (), ("nl",))
    with pytest.raises(UnquotableError, match="The header Content-Security-Policy would hold"):
        writer(in_policy)
    in_another = ServedSite("img-src 'self'", (("Permissions-Policy", f"camera=({sign})"),), ("nl",))
    with pytest.raises(UnquotableError, match="The header Permissions-Policy would hold"):
        writer(in_another)


def test_what_policies_hold_is_written_as_it_is() -> None:
    policy = "script-src 'self' 'sha256-Ab+/=' https://*.a.example:8443/x%20y/@z"
    site = ServedSite(policy, (("Permissions-Policy", 'camera=(self "https://b.example")'),), ())
    assert policy in nginx_conf(site)
    assert policy.replace("%", "%%") in apache_conf(site)
    assert r"camera=(self \"https://b.example\")" in nginx_conf(site)
    assert f"`{policy}`" in caddyfile(site)
