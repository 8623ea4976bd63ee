"""The settings of a site: read, and checked before anything is built from them."""

from plugins.settings.checks import checked_address, checked_languages
from plugins.settings.reading import BASE, PUBLISHED, SettingsRead, checked_settings, read_settings, settings_files

__all__ = [
    "BASE",
    "PUBLISHED",
    "SettingsRead",
    "checked_address",
    "checked_languages",
    "checked_settings",
    "read_settings",
    "settings_files",
]
