"""A new site for another company, made from this project; and its upgrade, which leaves alone what is its owner's."""

from tools.new_site.delivery import upgrade_site
from tools.new_site.errors import NotMadeError
from tools.new_site.making import Wanted, make_site, wanted_site

__all__ = ["NotMadeError", "Wanted", "make_site", "upgrade_site", "wanted_site"]
