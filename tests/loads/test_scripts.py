from plugins.loads.scripts import csp_hash, inline_scripts


def test_only_code_that_a_browser_would_run_is_an_inline_script() -> None:
    html = (
        '<!doctype html>\n<script>one()</script><script type="module">two()</script>'
        '<script type="text/plain">three()</script><script src="/four.js"></script>'
        '<script type="application/json">{}</script>'
    )
    assert [script.code for script in inline_scripts(html)] == ["one()", "two()"]


def test_a_long_script_is_quoted_by_its_beginning() -> None:
    (script,) = inline_scripts(f"<script>\n{'alert(1);' * 30}</script>")
    assert len(script.excerpt) == 60
    assert script.excerpt.startswith("alert(1);")


def test_a_hash_is_the_one_that_browsers_compare_with() -> None:
    assert csp_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
