"""The consent tools with which this one is compared: their packages, and where their banners are in the page.

Each is set up as its documentation advises, at its fastest: its files served by the site itself and deferred, its
script already minified, klaro in the build that leaves its style to a style sheet.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Banner:
    """Selectors of a banner, and of the button in it that refuses everything."""

    box: str
    refuse: str


OWN_BANNER = Banner("#site-consent", "#consent-reject-all")


@dataclass(frozen=True)
class Peer:
    """A consent tool from npm: its name there, the version that is compared, and the files that a page loads."""

    name: str
    version: str
    files: tuple[str, ...]
    banner: Banner


PEERS = (
    Peer(
        "vanilla-cookieconsent",
        "3.1.0",
        ("dist/cookieconsent.css", "dist/cookieconsent.umd.js"),
        Banner("#cc-main .cm", '#cc-main .cm [data-role="necessary"]'),
    ),
    Peer(
        "klaro",
        "0.7.22",
        ("dist/klaro.min.css", "dist/klaro-no-css.js"),
        Banner("#klaro .cookie-notice", "#klaro .cookie-notice .cn-decline"),
    ),
)
