import base64
import hashlib

from plugins.keptword.csp.inline import InlineCode


def test_code_is_minified_and_known_by_the_hash_of_what_is_written() -> None:
    code = InlineCode.script("// why\nconst  a  =  1 ;\n")
    assert code.text == "const a=1;"
    digest = base64.b64encode(hashlib.sha256(b"const a=1;").digest()).decode()
    assert code.csp_source == f"'sha256-{digest}'"


def test_style_is_minified_too() -> None:
    assert InlineCode.style("a {\n  color: red;\n}\n").text == "a{color:red}"
