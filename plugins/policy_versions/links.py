"""Where the links of an earlier text lead now: pages go, and so do places on them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """What is known of the pages of the site, by address from its root.

    `addresses` are those of all pages, `anchors` the places on the policies, and `earlier` gives for the address of a
    policy that of the version being written.
    """

    addresses: Collection[str]
    anchors: Mapping[str, Collection[str]]
    earlier: Mapping[str, str]

    def target(self, href: str) -> str | None:
        """Return where a link within the site leads: as it is, to the same version, to the page; None for nowhere."""
        path, _, anchor = href.partition("#")
        if path not in self.addresses:
            return None
        if not anchor or path not in self.anchors or anchor in self.anchors[path]:
            return href
        earlier = self.earlier.get(path, "")
        return f"{earlier}#{anchor}" if anchor in self.anchors.get(earlier, ()) else path
