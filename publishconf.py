"""Settings for the site that visitors see: what is only a warning while writing ends the build here."""

from pelicanconf import *  # noqa: F403

PUBLISHING = True
