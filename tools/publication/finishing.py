"""Makes a built site one to publish: assets named by content, headers for each server, compressed copies."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.consent.protecting import files_of
from plugins.keptword.csp.content_policy import POLICY
from plugins.keptword.csp.header_rules import sent_headers
from plugins.keptword.headers.apache import FILE as APACHE
from plugins.keptword.headers.apache import apache_conf
from plugins.keptword.headers.caddy import FILE as CADDY
from plugins.keptword.headers.caddy import caddyfile
from plugins.keptword.headers.hsts import Hsts
from plugins.keptword.headers.netlify import HEADERS, REDIRECTS, headers_file, redirects_file, unread_by_cloudflare
from plugins.keptword.headers.nginx import FILE as NGINX
from plugins.keptword.headers.nginx import nginx_conf
from plugins.keptword.headers.nginx_server import FILE as NGINX_SERVER
from plugins.keptword.headers.nginx_server import nginx_server
from plugins.keptword.headers.response_headers import ServedSite, delegated_features, linked_places, response_headers
from plugins.keptword.protection.manifest import MANIFEST
from plugins.keptword.site_address import SiteAddress
from plugins.keptword.text_files import write_text
from tools.deploy.compressed import write_compressed_copies
from tools.deploy.targets.mark import MARK, mark_text
from tools.publication.asset_names import FOLDERS, Asset, named_by_content, with_new_addresses

_WITH_ADDRESSES = (".html", ".json", ".webmanifest", ".xml")


def finish_site(directory: Path, address: SiteAddress, languages: Iterable[str], hsts: Hsts | None) -> dict[str, str]:
    """Finish a built site where it stands; return the configuration of each server that reads none from the site.

    The keys are names of files. Raises UnknownAssetError where a page refers to what is not there.
    """
    assets = _name_assets(directory, address)
    _point_to(assets, directory, address)
    site = _served(directory, address, languages, hsts)
    headers = headers_file(site)
    for line in unread_by_cloudflare(headers):
        print(line)
    write_text(directory / HEADERS, headers)
    write_text(directory / REDIRECTS, redirects_file(site))
    # Pages have changed since they were protected, and a published folder is protected no more.
    (directory / MANIFEST).unlink(missing_ok=True)
    write_text(directory / MARK, mark_text(address.url))
    write_compressed_copies(directory)
    configurations = {NGINX: nginx_conf(site), APACHE: apache_conf(site), CADDY: caddyfile(site)}
    # Only a site on this machine itself may be without a certificate.
    return configurations | ({NGINX_SERVER: nginx_server(address)} if address.scheme == "https" else {})


def _name_assets(directory: Path, address: SiteAddress) -> Mapping[str, Asset]:
    files = {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for folder in FOLDERS
        for path in sorted((directory / folder).rglob("*"))
        if path.is_file()
    }
    assets = named_by_content(files, address.path)
    for path, asset in assets.items():
        (directory / path).rename(directory / asset.path)
        (directory / asset.path).write_bytes(asset.data)
    return assets


def _point_to(assets: Mapping[str, Asset], directory: Path, address: SiteAddress) -> None:
    for path in sorted(directory.rglob("*")):
        if path.suffix in _WITH_ADDRESSES and path.is_file():
            text = path.read_bytes().decode()
            new = with_new_addresses(text, path.relative_to(directory).as_posix(), address, assets)
            path.write_bytes(new.encode())


def _served(directory: Path, address: SiteAddress, languages: Iterable[str], hsts: Hsts | None) -> ServedSite:
    """Return what servers have to know; the policy is the one that the build stated already."""
    policy = sent_headers((directory / HEADERS).read_text("utf-8"), f"{address.path}/index.html")[POLICY]
    pages = [page.read_text("utf-8") for page in sorted(directory.rglob("*.html"))]
    features = frozenset[str]().union(*map(delegated_features, pages))
    linked = frozenset[str]().union(*map(linked_places, pages)) - {address.origin}
    answering = tuple(language for language in languages if (directory / language / "404.html").is_file())
    headers = response_headers(policy, features, linked, hsts)
    return ServedSite(policy, headers, answering, tuple(files_of(directory)), address.path)
