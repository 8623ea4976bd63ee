import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.keptword.requests.css import CssUrl, style_attribute_urls, style_sheet_urls

U = "https://t.example/x"
CSS_LIKE = st.lists(
    st.sampled_from(
        [
            *"{}()[];:,.#@\\/*\"'-+!<>%&| \n\r\f\t\0aAu1\ufeff\ud800",
            "url(",
            "image-set(",
            "src(",
            "var(--a)",
            "--a:",
            "\\75 ",
            "@import",
            "@layer a",
            "@media",
            "@font-face",
            "@property --a",
            "/*",
            "*/",
            "<!--",
            "-->",
            "u+",
            "\\)",
            "//h/",
        ]
    )
).map("".join)


def urls_in_sheet(css: str) -> list[str]:
    return [found.url for found in style_sheet_urls(css)]


def urls_in_attribute(css: str) -> list[str]:
    return [found.url for found in style_attribute_urls(css)]


@pytest.mark.parametrize(
    "value",
    [
        f"url({U})",
        f"URL( '{U}' ) no-repeat !important",
        f'url/**/(x), url("{U}" crossorigin(anonymous) integrity("sha256-x"))',
        f"src('{U}')",
        f"image-set('{U}' 1x type('image/avif'))",
        f"-webkit-image-set(url({U}) 1x)",
        f"image-set(var(--unset, '{U}') 1x)",
        f"image-set(if(style(--a: 'b'): '{U}') 1x)",
        f"image('{U}', red)",
        f"cross-fade(url({U}) 50%, red)",
        f"paint(a, url({U}))",
        f"url() , url(''), url(#a), url('#a'), url({U})",
    ],
)
def test_a_value_loads_its_images_and_nothing_else(value: str) -> None:
    assert urls_in_sheet(f"a{{background:{value}}}") == urls_in_attribute(f"background:{value}") == [U]


@pytest.mark.parametrize(
    "name",
    [
        "background",
        "--x",
        "content",
        "cursor",
        "list-style",
        "mask",
        "-webkit-box-reflect",
        "-webkit-mask-box-image",
        "filter",
        "clip-path",
        "fill",
        "stroke",
        "marker-mid",
        "shape-outside",
        "offset-path",
        "border-image",
        "BACKGROUND",
    ],
)
def test_every_property_may_load(name: str) -> None:
    assert urls_in_attribute(f"{name}:url({U})") == [U]


@pytest.mark.parametrize("name", ["behavior", "-ms-behavior", "-moz-binding", "-MOZ-BINDING"])
def test_bindings_that_browsers_have_dropped_load_nothing(name: str) -> None:
    assert urls_in_attribute(f"{name}:url({U})") == []


@pytest.mark.parametrize(
    "value",
    [
        f"'url({U})'",
        f"/* url({U}) */ none",
        f"url ({U})",
        f"url(/**/'{U}')",
        f"url({U} x)",
        f"url({U}'x)",
        f"url({U}), url(a b)",
        f"url({U}), 'a\n",
        f"url({U}) )",
        "url(var(--x))",
        "attr(data-u)",
        "image-set(attr(data-u type(<string>)) 1x)",
        f"local('{U}') format('{U}')",
        f"progid:DXImageTransform.Microsoft.AlphaImageLoader(src='{U}')",
        "element(#x)",
    ],
)
def test_a_value_loads_nothing_that_is_no_url_or_that_is_broken(value: str) -> None:
    assert urls_in_sheet(f"a{{background:{value}}}") == urls_in_attribute(f"background:{value}") == []


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (r"a{background:u\72l(https\3a//t.example/x)}", U),
        (r"a{background:\000075\000072\00006c(https://t.example/x)}", U),
        (
            r"a{background:url('https:\2f\2ft.ex\
ample/x')}",
            U,
        ),
        (r"a{background:im\61ge-set('https://t.example/x' 1x)}", U),
        (r"@\69mport 'https://t.example/x';", U),
        (r"a{background:url(\\)}", "\\"),
        (r"a{background:url(\d800)}", "\N{REPLACEMENT CHARACTER}"),
        ("a{background:url(\0)}", "\N{REPLACEMENT CHARACTER}"),
        ("a{background:url(\ud800)}", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_escapes_are_undone_in_names_and_in_urls(css: str, found: str) -> None:
    assert urls_in_sheet(css) == [found]


@pytest.mark.parametrize("end", ["", ")", ")}", "'", "')"])
def test_the_end_of_the_text_closes_what_is_open(end: str) -> None:
    quote = "'" if "'" in end or not end else ""
    assert urls_in_sheet(f"@media all{{a{{background:url({quote}{U}{end}") == [U]


def test_the_end_of_the_text_closes_a_comment_and_what_it_hides() -> None:
    assert urls_in_sheet(f"a{{color:red}} /* b{{background:url({U})}}") == []


@pytest.mark.parametrize(
    "css",
    [
        "a{B}",
        "a,b:hover>c::after,&{B}",
        "a{color:red;B}",
        "a{p{B}}",
        "a{b:hover{B}}",
        "a{@media print{B}}",
        "@media all{b:hover{B}}",
        "@media all{@supports (a:b){@layer x{@container (a){@starting-style{a{B}}}}}}",
        "@scope (a){B}",
        "@font-face{B}",
        "@font-face{src:url(a b),url(https://t.example/x)}",
        "@counter-style x{B}",
        "@page{@top-left{B}}",
        "@keyframes k{50%{B}}",
        "@-webkit-keyframes k{from{B}}",
        "@property --x{initial-value:url(https://t.example/x)}",
        "@function --f(){result:url(https://t.example/x)}",
        "@-moz-document url-prefix(){a{B}}",
        "@unknown{} @unknown; a{B}",
        "@charset 'utf-16le'; a{B}",
        "<!-- a{B} -->",
        "a{content:'x\n;color:red} a{B}",
        "a{background:url(a'\\\\);B}",
        "a{{}B}",
        "a{color:{}B}",
        "@media } all; a{B}",
    ],
)
def test_declarations_load_in_every_rule_that_browsers_read(css: str) -> None:
    assert urls_in_sheet(css.replace("B", f"b:url({U})")) == [U]


@pytest.mark.parametrize(
    "css",
    [
        "} a{B}",
        "; a{B}",
        "// note\na{B}",
        "a! {B}",
        "{B}",
        "a 'b'{B}",
        "B",
        "@media all{B}",
        "@keyframes k{B}",
        "@unknown{a{B}}",
        "@document url(https://t.example/x){a{B}}",
        "@-moz-document url(https://t.example/x){a{B}}",
        "@namespace url(https://t.example/x);",
        "@import-x 'https://t.example/x';",
        "a{@import 'https://t.example/x'}",
        "a{*B}",
        "a{// B\n}",
        "a[b='url(https://t.example/x)']{}",
    ],
)
def test_what_browsers_drop_loads_nothing(css: str) -> None:
    assert urls_in_sheet(css.replace("B", f"b:url({U})")) == []


@pytest.mark.parametrize(
    "statement",
    [
        f"@import '{U}'",
        f'@import"{U}"print;',
        f"@IMPORT/**/url({U}) layer(a) supports(a:b) screen;",
        f"@import url( '{U}' );",
        f"@import src('{U}');",
        f"@import '{U}",
    ],
)
@pytest.mark.parametrize(
    "before",
    [
        "",
        "/**/",
        "\ufeff",
        "<!--",
        "@charset 'x';",
        "@layer a, b;",
        "@unknown{}",
        "@unknown;",
        "a:unknown{}",
        "5{}",
        "@import 'ignored' {}",
        "@keyframes none{}",
        "@supports nonsense{}",
        "a..b{}",
        "a:hover.{}",
        "; a{}",
        "#1{}",
        "a/*.*/b{}",
    ],
)
def test_an_import_loads_before_any_rule_that_is_surely_valid(before: str, statement: str) -> None:
    assert urls_in_sheet(before + statement) == [U]


@pytest.mark.parametrize(
    "before",
    [
        "a{}",
        "*{}",
        "a b , .c > #d:hover:focus~*{}",
        ":root{}",
        "@media all{}",
        "@font-face{}",
        "@layer{}",
        "@supports (a:b){}",
        "@namespace 'a';",
        "}};",
        "@media all{",
        "@import url(a b); a{}",
    ],
)
def test_an_import_that_comes_too_late_loads_nothing(before: str) -> None:
    assert urls_in_sheet(f"{before}@import '{U}';") == []


@pytest.mark.parametrize(
    "rest", ["", ";", "u;", "url;", "foo 'https://t.example/x';", "f('https://t.example/x');", "'a\n;"]
)
def test_an_import_without_a_url_loads_nothing(rest: str) -> None:
    assert urls_in_sheet(f"@import {rest}") == []


@pytest.mark.parametrize(
    "css",
    [
        "a{--i:'x.png'} b{background:image-set(var(--i) 1x)}",
        "b{background:src(var(--j))} a{--j:var(--i);--i:'x.png'}",
        "a{--i:'x.png';--j:image-set(var(--i) 1x)}",
        "@property --i{syntax:'<string>';initial-value:'x.png'} b{background:image-set(var(--i) 1x)}",
        "@function --f(){result:'x.png'} b{background:image-set(--f() 1x)}",
        r"a{--\69:'x.png'} b{background:image-set(var(--i) 1x)}",
    ],
)
def test_a_string_loads_where_a_custom_property_carries_it_into_a_url(css: str) -> None:
    assert list(style_sheet_urls(css)) == [CssUrl("x.png", 1, css.index("'x.png'") + 1, "var()")]


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (f"--i:'{U}'", [U]),
        (f"--i:'{U}';--j:var(--i)", [U]),
        ("--i:'x.png'", []),
        (f"--i:'{U}';content:var(--i)", []),
        (f"--i:'{U}';--j:var(--i);content:var(--j)", []),
    ],
)
def test_a_string_with_a_host_counts_unless_its_use_is_seen_to_be_none_of_a_url(css: str, found: list[str]) -> None:
    assert urls_in_attribute(css) == urls_in_sheet(f"a{{{css}}}") == found


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (f"@import '{U}'", []),
        (f"@media all{{a:url({U})}}", []),
        (f"a{{b:url({U})}}", []),
        (f"&:hover{{b:url({U})}}", []),
        (f"color:red;;b : url({U})", [U]),
        (f"a{{}} b:url({U})", [U]),
        (f"b:url({U}) }}", [U]),
        (f"--x:{{b:url({U})}}", [U]),
    ],
)
def test_a_style_attribute_holds_declarations_and_no_rules(css: str, found: list[str]) -> None:
    assert urls_in_attribute(css) == found


def test_places_count_from_one_in_the_order_of_the_text() -> None:
    css = "\ufeff@import 'a';\r\na{--b:'//b';\n c:image-set('c' 1x), url(d);\fe:url( 'e' )}@page{f:url(f)}"
    assert list(style_sheet_urls(css)) == [
        CssUrl("a", 1, 10, "@import"),
        CssUrl("//b", 2, 7, "var()"),
        CssUrl("c", 3, 14, "image-set()"),
        CssUrl("d", 3, 23, "url()"),
        CssUrl("e", 4, 8, "url()"),
        CssUrl("f", 4, 22, "url()"),
    ]


@pytest.mark.parametrize("opening", ["(" * 5, "[", "{", "f(", "url('", "image-set(", "a{", "@media{", "--a:{", "a{b:("])
def test_no_nesting_is_too_deep(opening: str) -> None:
    deep = opening * 20_000
    assert urls_in_sheet(f"a{{b:url({U})}}{deep}") == [U]
    assert urls_in_attribute(f"b:url({U});{deep}") == [U]


def test_integers_of_any_length_are_read_and_urls_with_them_kept() -> None:
    digits = "1234567890" * 1000
    css = f"a{{--{digits}:{digits};b:url({U}{digits}),'\\00007a{digits}'}}"
    assert urls_in_sheet(css) == [U + digits]


def test_a_long_chain_of_custom_properties_is_followed() -> None:
    chain = "".join(f"--{number}:var(--{number + 1});" for number in range(20_000))
    assert urls_in_sheet(f"a{{{chain}--20000:'x';b:image-set(var(--0))}}") == ["x"]


@given(st.one_of(st.text(), CSS_LIKE))
def test_no_text_is_too_odd_to_read(css: str) -> None:
    for found in itertools.chain(style_sheet_urls(css), style_attribute_urls(css)):
        assert found.url
        assert found.url.encode()
        assert found.line >= 1
        assert found.column >= 1
        assert found.function


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1).filter(lambda url: url[0] != "#"))
def test_a_url_is_found_however_it_is_escaped(url: str) -> None:
    escaped = "".join(f"\\{ord(character):x} " for character in url)
    assert urls_in_sheet(f"a{{b:u\\52 l({escaped})}}") == urls_in_attribute(f"b:image-set('{escaped}')") == [url]
