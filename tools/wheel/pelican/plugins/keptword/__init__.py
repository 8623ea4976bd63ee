"""Where Pelican finds the plugin of itself."""

from keptword.pelican import register

__all__ = ["register"]
