"""What `invoke test --changed` runs."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.changed_tests import UnknownReachError, changed_files, touched_tests

# Two packages: one has two modules, of which one uses the other; the second package uses the first.
PROJECT = {
    "plugins/shop/__init__.py": "from plugins.shop.prices import price",
    "plugins/shop/prices.py": "from plugins.shop import taxes",
    "plugins/shop/taxes.py": "",
    "plugins/shop/alone.py": "",
    "plugins/shop/translations/de.po": "",
    "plugins/till/receipts.py": "from plugins.shop.prices import price",
    "tests/conftest.py": "from plugins.till.receipts import receipt",
    "tests/customers.py": "from plugins.shop.taxes import tax",
    "tests/test_customers.py": "from tests import customers\nfrom tests.conftest import site",
    "tests/shop/test_prices.py": "from plugins.shop import price",
    "tests/shop/test_taxes.py": "def test_it():\n    import plugins.shop.taxes",
    "tests/till/test_receipts.py": "from plugins.till.receipts import receipt",
    "tests/tools/scales/test_scales.py": "",
    "tools/scales/units.toml": "",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in PROJECT.items():
        write(tmp_path, name, text)
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


@pytest.mark.parametrize(
    ("changed", "touched"),
    [
        (["plugins/shop/prices.py"], ["shop/test_prices.py"]),
        (["plugins/shop/taxes.py"], ["shop/test_prices.py", "shop/test_taxes.py", "test_customers.py"]),
        (["plugins/till/receipts.py"], ["till/test_receipts.py"]),
        (["tests/customers.py"], ["test_customers.py"]),
        (["tests/till/test_receipts.py"], ["till/test_receipts.py"]),
        (["plugins/shop/translations/de.po", "plugins/shop/taxes.py"], ["shop", "test_customers.py"]),
        (["tools/scales/units.toml"], ["tools/scales"]),
        (["tests/shop/conftest.py"], ["shop"]),
        (["README.md"], ["test_readme.py"]),
        (["CHANGELOG.md"], []),
    ],
)
def test_a_change_touches_the_tests_that_use_it_by_its_own_package_or_hold_its_data(
    root: Path, changed: Iterable[str], touched: Iterable[str]
) -> None:
    assert touched_tests(root, list(changed)) == tuple(f"tests/{test}" for test in touched)


@pytest.mark.parametrize(
    "changed", ["pyproject.toml", "tests/conftest.py", "plugins/shop/alone.py", "plugins/new.toml", "tools/none/x.toml"]
)
def test_of_what_may_touch_any_test_nothing_is_guessed(root: Path, changed: str) -> None:
    with pytest.raises(UnknownReachError, match=changed):
        touched_tests(root, ["plugins/shop/taxes.py", changed])


def test_what_changed_is_all_since_main_committed_or_not_and_what_is_new_or_gone(root: Path) -> None:
    def git(*words: str) -> None:
        someone = ("-c", "user.name=someone", "-c", "user.email=someone@example.com")
        subprocess.run(["git", *someone, *words], cwd=root, check=True, capture_output=True)

    git("init", "--initial-branch", "main")
    git("add", ".")
    git("commit", "--message", "Begin")
    assert changed_files(root) == frozenset()
    git("switch", "--create", "work")
    write(root, "plugins/shop/taxes.py", "TAX = 21")
    git("commit", "--all", "--message", "Tax")
    write(root, "plugins/shop/prices.py", "PRICE = 1")
    write(root, "plugins/shop/discounts.py", "")
    (root / "plugins/shop/alone.py").unlink()
    assert changed_files(root) == {f"plugins/shop/{name}.py" for name in ("taxes", "prices", "discounts", "alone")}


def test_without_a_branch_to_compare_with_nothing_is_guessed(root: Path) -> None:
    subprocess.run(["git", "init", "--initial-branch", "other"], cwd=root, check=True, capture_output=True)
    with pytest.raises(UnknownReachError):
        changed_files(root)
