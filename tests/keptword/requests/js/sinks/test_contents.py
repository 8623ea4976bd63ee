import pytest

from plugins.keptword.requests.js import read_script


@pytest.mark.parametrize(
    ("code", "markup"),
    [
        ("document.body.innerHTML='<img src=//t.example>'", "<img src=//t.example>"),
        ("document.write('<scr'+'ipt src=\"//t.example\"></scr'+'ipt>')", '<script src="//t.example"></script>'),
        ("document.write(unescape('%3Cimg src=//t.example%3E'))", "<img src=//t.example>"),
        ("e.insertAdjacentHTML('beforeend',`<img src=//t.example>`)", "<img src=//t.example>"),
        ("e.setHTMLUnsafe('<img src=//t.example>')", "<img src=//t.example>"),
        ("var f=document.createElement('iframe');f.srcdoc='<img src=//t.example>'", "<img src=//t.example>"),
        ("var h='';for(const n of a){h+='<img src=//t.example>'}e.innerHTML=h", "<img src=//t.example>"),
        ("e.innerHTML='<p title=\"'+x+'\">'+y+'</p>'", '<p title=""></p>'),
        ("$('body').append('<img src=//t.example>')", "<img src=//t.example>"),
        ("f.src=URL.createObjectURL(new Blob(['<img src=//t.example>'],{type:'text/html'}))", "<img src=//t.example>"),
    ],
)
def test_markup_that_code_writes_is_handed_on(code: str, markup: str) -> None:
    reading = read_script(code)
    assert [found.url for found in reading.markup] == [markup]
    assert not reading.is_opaque


@pytest.mark.parametrize(
    "code",
    [
        "e.style.background='url(//t.example)'",
        "e.style.setProperty('--b','url(//t.example)')",
        "e.style.cssText='background:url(//t.example)'",
        "e.setAttribute('style','background:url(//t.example)')",
        "var s=document.createElement('style');s.textContent='a{background:url(//t.example)}'",
        "document.styleSheets[0].insertRule('a{background:url(//t.example)}')",
        "new CSSStyleSheet().replaceSync('a{background:url(//t.example)}')",
        "new FontFace('f','url(//t.example)')",
        "e.animate({backgroundImage:['url(//t.example)','none']},9)",
    ],
)
def test_css_that_code_writes_is_handed_on(code: str) -> None:
    reading = read_script(code)
    assert len(reading.css) == 1
    assert "url(//t.example)" in reading.css[0].url
    assert not reading.is_opaque


def test_the_text_that_a_javascript_url_comes_to_is_markup() -> None:
    (found,) = read_script("'<img src=//t.example>'").markup
    assert found.url == "<img src=//t.example>"
