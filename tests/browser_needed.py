"""Which tests need a browser: for a run without them."""

import sys
from types import ModuleType

import pytest

# The fixtures behind all others that open a page.
_FIXTURES = frozenset({"browser", "launched"})

# What tests use that drive a browser of their own.
_USED = frozenset({"tests.own_thread", "plugins.keptword.browser.chromium"})


def needs_browser(item: pytest.Item) -> bool:
    """Tell whether a test opens a page, or stands in a module that drives a browser of its own."""
    if _FIXTURES & set(getattr(item, "fixturenames", ())):
        return True
    module = getattr(item, "module", None)
    return isinstance(module, ModuleType) and _drives_its_own(module, {"tests.conftest"})


def _drives_its_own(module: ModuleType, known: set[str]) -> bool:
    """Tell whether a module uses any of that itself, or by way of another module of the tests."""
    known.add(module.__name__)
    used = {str(getattr(value, "__module__", "")) for value in vars(module).values() if callable(value)}
    others = (sys.modules[name] for name in used - known if name.startswith("tests.") and name in sys.modules)
    return bool(_USED & used) or any(_drives_its_own(other, known) for other in others)
