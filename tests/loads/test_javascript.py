import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.loads.javascript import ScriptReading, read_script

HOST = "t.example"


def urls(code: str, *, is_module: bool = False) -> list[str]:
    return [found.url for found in read_script(code, is_module=is_module).urls]


@pytest.mark.parametrize(
    "code",
    [
        'fetch("https://t.example/x")',
        'window.fetch("https://t.example/x")',
        'new Image().src="https://t.example/x"',
        'var s=document.createElement("script");s.src="https://t.example/x";document.head.append(s)',
        'document.querySelector("img").setAttribute("src","https://t.example/x")',
        'var l=document.createElement("link");l.rel="preconnect";l.href="https://t.example/x"',
        'var x=new XMLHttpRequest;x.open("GET","https://t.example/x");x.send()',
        'navigator.sendBeacon("https://t.example/x")',
        'new EventSource("https://t.example/x")',
        'new (window.WebSocket||window.MozWebSocket)("https://t.example/x")',
        'new Worker("https://t.example/x")',
        'importScripts("/a.js","https://t.example/x")',
        'navigator.serviceWorker.register("https://t.example/x")',
        'CSS.paintWorklet.addModule("https://t.example/x")',
        'import("https://t.example/x")',
        'location="https://t.example/x"',
        'top.location.href="https://t.example/x"',
        'location.replace("https://t.example/x")',
        'open("https://t.example/x","_self")',
        'new Audio("https://t.example/x").play()',
        'fetchLater("https://t.example/x")',
        'var f=document.createElement("form");f.action="https://t.example/x";f.submit()',
        'var a=document.createElement("a");a.href="https://t.example/x";a.click()',
        'new RTCPeerConnection({iceServers:[{urls:"https://t.example/x"}]})',
        'navigator.credentials.get({identity:{providers:[{configURL:"https://t.example/x"}]}})',
        'caches.open("v").then(c=>c.addAll(["https://t.example/x"]))',
        'var m=document.createElement("meta");m.httpEquiv="refresh";m.content="0;url=https://t.example/x"',
        'var s=document.createElement("script");s.type="speculationrules";'
        's.textContent=JSON.stringify({prefetch:[{urls:["https://t.example/x"]}]})',
        '$.ajax({url:"https://t.example/x"})',
        'React.createElement("img",{src:"https://t.example/x"})',
        'Object.assign(new Image,{src:"https://t.example/x"})',
        'Reflect.set(new Image,"src","https://t.example/x")',
        "src='https://t.example/x'",
    ],
)
def test_every_way_to_request_a_url_is_seen(code: str) -> None:
    assert "https://t.example/x" in urls(code)


@pytest.mark.parametrize(
    "written",
    [
        "'https://'+'t.exa'+'mple/x'",
        "`https://${'t.example'}/x`",
        "String.raw`https://t.example/x`",
        "'https:'/* \" */+'//t.example/x'",
        r"'\x68ttps:\/\/t.exampl\u{65}/x'",
        "['https:','','t.example','x'].join('/')",
        "'x/elpmaxe.t//:sptth'.split('').reverse().join('')",
        "atob('aHR0cHM6Ly90LmV4YW1wbGUveA==')",
        "unescape('https%3A%2F%2Ft.example%2Fx')",
        "decodeURIComponent('https%3A%2F%2Ft.example%2Fx')",
        "String.fromCharCode(104,116,116,112,115)+'://t.example/x'",
        "[105,117,117,113,114].map(c=>String.fromCharCode(c^1)).join('')+'://t.example/x'",
        "'hxxps://t.example/x'.replace(/x/g,'t').replace('hxx','htt').replace('ht.','.').replace('exampl','exampl')"
        ".replace('tttps','https').replace('httt','htt').replace('//t.etample/t','//t.example/x')",
        "'https://T.EXAMPLE/x'.toLowerCase()",
        "new URL('/x','https://t.example')",
        "new Request('https://t.example/x')",
        'JSON.parse(\'{"u":"https:\\\\/\\\\/t.example\\\\/x"}\').u',
        "{a:{b:'https://t.example/x'}}.a.b",
        "location.protocol+'//t.example/x'",
        "(location.hostname,'https://t.example/x')",
        "document.body.hidden?'/own':'https://t.example/x'",
        "location.hostname.replace(/.*/,'https://t.example/x')",
    ],
)
def test_a_url_is_read_however_it_is_put_together(written: str) -> None:
    assert "https://t.example/x" in urls(f"fetch({written})")


@pytest.mark.parametrize(
    "code",
    [
        "var h='t.example';fetch('https://'+h+'/x')",
        "let u;u='https://t.example/x';fetch(u)",
        "var u='https://';u+='t.example';u+='/x';fetch(u)",
        "const [a,b]=['https://','t.example/x'];fetch(a+b)",
        "const {u='https://t.example/x'}={};fetch(u)",
        "window.base='https://t.example';fetch(base+'/x')",
        "function go(u){fetch(u)}go('https://t.example/x')",
        "const api=path=>`https://t.example${path}`;fetch(api('/x'))",
        "(function(d,u){var s=d.createElement('script');s.src=u})(document,'https://t.example/x')",
        "for(const u of ['https://t.example/x'])fetch(u)",
        "['https://t.example/x'].forEach(fetch)",
        "Promise.resolve('https://t.example/x').then(u=>fetch(u))",
        "class A{constructor(u){this.u=u}go(){fetch(this.u)}}new A('https://t.example/x').go()",
        "const f=fetch;f('https://t.example/x')",
        "window['fe'+'tch']('https://t.example/x')",
        "(0,fetch)('https://t.example/x')",
        "fetch.bind(null,'https://t.example/x')()",
        "eval(\"fetch('https://t.example/x')\")",
        "setTimeout('fetch(\"https://t.example/x\")',9)",
        "document.body.setAttribute('onclick','fetch(\"https://t.example/x\")')",
        "new Worker(URL.createObjectURL(new Blob(['fetch(\"https://t.example/x\")'])))",
        "frame.src='javascript:fetch(\"https://t.example/x\")'",
        "import('data:text/javascript,fetch(\"https://t.example/x\")')",
    ],
)
def test_a_constant_is_followed_to_where_it_is_requested(code: str) -> None:
    reading = read_script(code)
    assert ([found.url for found in reading.urls], reading.is_opaque) == (["https://t.example/x"], False)


@pytest.mark.parametrize(
    "code",
    [
        "(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':1*new Date()});var f=d.getElementsByTagName(s)"
        "[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://t.example/gtm.js?id='+i+dl;"
        "f.parentNode.insertBefore(j,f)})(window,document,'script','dataLayer','GTM-1');",
        "var _paq=window._paq=window._paq||[];(function(){var u='//t.example/';_paq.push(['setTrackerUrl',u+'m.php']);"
        "var d=document,g=d.createElement('script'),s=d.getElementsByTagName('script')[0];g.async=true;g.src=u+'m.js';"
        "s.parentNode.insertBefore(g,s)})();",
        "(function(){var g=document.createElement('script');g.src=('https:'==document.location.protocol?'https://':"
        "'http://')+'t.example/ga.js';document.head.append(g)})()",
        "!function(t,e){e.init=function(i,s){(p=t.createElement('script')).async=!0,p.src=s.api_host.replace('.i.','-a.')+"
        "'/array.js',t.head.append(p)}}(document,window.p||[]);p.init('k',{api_host:'https://t.example'})",
        "window._host='t.example';(function(m,n,e,t,l,o){o=n.createElement(t);o.src='https://'+_host+'/fs.js'})"
        "(window,document,window._ns,'script')",
    ],
)
def test_the_host_of_a_vendors_snippet_is_read(code: str) -> None:
    assert any(HOST in url for url in urls(code))


def test_the_query_of_a_url_need_not_be_known() -> None:
    assert (
        read_script("new Image().src='https://t.example/p?u='+encodeURIComponent(location.href)+x").is_opaque is False
    )
    assert urls("fetch(`https://t.example/${id}`)") == ["https://t.example/"]


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


@pytest.mark.parametrize(
    "code",
    [
        "fetch(document.body.dataset.u)",
        "fetch('https://'+document.title+'/x')",
        "fetch(getComputedStyle(document.body).getPropertyValue('--u'))",
        "fetch(location.hash.slice(1))",
        "new Image().src=document.querySelector('a').href",
        "var s=document.createElement('script');s.src=o.dataset.src",
        "var s=document.createElement('script');s.textContent=o.textContent",
        "document.body.innerHTML=document.querySelector('noscript').textContent",
        "document.body.innerHTML='<img src=\"'+document.title+'\">'",
        "e.style.backgroundImage='url('+e.dataset.bg+')'",
        "document.body.append(document.querySelector('template').content.cloneNode(true))",
        "document.forms[0].submit()",
        "document.querySelector('a').click()",
        "eval(document.getElementById('x').textContent)",
        "eval('fetch(\"'+document.title+'\")')",
        "import(window.name)",
        "window[document.title](document.body.id)",
        "fetch('/c.json').then(r=>r.json()).then(c=>{fetch(c.url)})",
        "fetch(window.config||'https://t.example/x')",
    ],
)
def test_a_request_that_cannot_be_read_makes_the_script_opaque(code: str) -> None:
    assert read_script(code).is_opaque


def test_a_short_opaque_script_is_explained_by_the_addresses_in_it() -> None:
    (found,) = read_script("var m=new Map([['a','https://t.example/x']]);fetch(m.get('a'))").urls
    assert (found.url, found.how) == ("https://t.example/x", "an address beside a request that cannot be read")


BENIGN = {
    "theme toggle": "var t=localStorage.getItem('theme');if(t)document.documentElement.dataset.theme=t",
    "no-js class": "document.documentElement.className=document.documentElement.className.replace('no-js','js')",
    "license header": "/*!\n * lib (https://t.example/lib)\n * @license https://t.example/license\n */\nvar lib=1",
    "xml namespace": "var NS='http://t.example/svg';document.createElementNS(NS,'svg');"
    "e.setAttributeNS('http://t.example/xlink','xlink:href','#a')",
    "anchor": "var a=document.createElement('a');a.href='https://t.example/p';document.body.append(a)",
    "anchor for parsing": "var a=document.createElement('a');a.href='https://t.example/p';x=a.pathname",
    "host comparison": "if(location.hostname!=='t.example'&&document.referrer.indexOf('https://t.example/')!==0)x=1",
    "regular expression": "var re=/https?:\\/\\/t.example\\/x/;re.test('a')",
    "search index": "window.INDEX=[{t:'CDN',u:'/c/',x:'fetch(\"https://t.example\") <script src=\"https://t.example\">'}]",
    "resolved module": "console.log(import.meta.resolve('https://t.example/x'))",
    "local fallback": "window.jQuery||document.write('<script src=\"/js/jquery.js\"><\\/script>')",
    "structured data": "var s=document.createElement('script');s.type='application/ld+json';"
    "s.textContent=JSON.stringify({'@context':'https://t.example'});document.head.append(s)",
    "copyright year": "document.getElementById('y').innerHTML=new Date().getFullYear();"
    "document.write(new Date().getFullYear())",
    "own search": "fetch('/search.json').then(r=>r.json()).then(d=>{"
    'e.innerHTML=d.map(x=>`<li><a href="${x.u}">${x.t}</a>`)'
    ".join('')})",
    "table of contents": "toc.innerHTML=all.map(h=>'<li><a href=\"#'+h.id+'\">'+h.textContent+'</a></li>').join('')",
    "heading anchor": "h.innerHTML+='<a class=\"anchor\" href=\"#'+h.id+'\">#</a>'",
    "canonical link": "var l=document.createElement('link');l.rel='canonical';l.href='https://t.example/x'",
    "external links": "document.querySelectorAll('a').forEach(a=>{if(a.href.startsWith('https://t.example'))a.rel='noopener'})",
    "share link": "document.querySelector('a').href='https://t.example/share?u='+encodeURIComponent(location.href)",
    "own service worker": "self.addEventListener('fetch',e=>e.respondWith(fetch(e.request)));"
    "navigator.serviceWorker.register('/sw.js')",
    "own module": "new Worker(new URL('./w.js',import.meta.url));fetch(location.origin+'/api');"
    "fetch(new URL('x',document.baseURI))",
    "download": "var a=document.createElement('a');"
    "a.href=URL.createObjectURL(new Blob([csv],{type:'text/csv'}));a.click()",
    "button": "document.querySelector('button.menu').click();dialog.showModal();dialog.close()",
    "cache and database": "caches.open('https://t.example/v1');indexedDB.open('https://t.example/db',1)",
    "message": "frame.postMessage(1,'https://t.example');if(e.origin!=='https://t.example')x=1",
    "timers": "setTimeout(function(){tick()},9);setInterval(tick,9);requestAnimationFrame(tick)",
    "style": "e.style.background=color;e.style.width=w+'px';document.body.style.setProperty('--c',c)",
    "page text": "e.textContent='https://t.example';e.title='https://t.example';e.dataset.url='https://t.example'",
    "own place": "location.hash='#a';location.reload();location.href='#top';"
    "history.replaceState(0,'',location.pathname)",
    "error": "throw new Error('see https://t.example/errors')",
    "own image": "new Image().src='/img/'+n+'.png'",
    "reloaded frame": "frame.src=frame.src",
}


BENIGN |= {
    "request helper": "window.http={get(url){var r=new XMLHttpRequest;r.open('GET',url);r.send()}}",
    "markup helper": "(function(w){w.$=w=>({html:function(t){this.n.innerHTML=t},src(u){this.i.src=u}})})(window)",
    "highlighter": "p.innerHTML=p.textContent.replace(/[&<>]/g,c=>map[c]).replace(/\\b(if|for)\\b/g,w=>`<b>${w}</b>`)",
    "markdown": "e.innerHTML=text.replace(/</g,'&lt;')"
    ".replace(/\\[([^\\]]+)\\]\\(([^)]+)\\)/g,'<a href=\"$2\">$1</a>')",
}


@pytest.mark.parametrize("name", BENIGN)
def test_ordinary_code_stays_silent(name: str) -> None:
    reading = read_script(BENIGN[name])
    assert not reading.is_opaque
    assert not reading.css
    assert HOST not in " ".join(found.url for found in (*reading.urls, *reading.markup))


def test_what_other_code_hands_over_is_read_there() -> None:
    assert not read_script("function load(u){fetch(u)}").is_opaque
    assert urls("http.getScript('https://t.example/x')") == ["https://t.example/x"]
    assert urls("history.note('https://t.example/x')") == []


def test_what_the_browser_hands_to_a_handler_is_not_known() -> None:
    assert read_script("onmessage=function(e){fetch(e.origin)}").is_opaque
    assert read_script("addEventListener('message',show);function show(e){fetch(e.lastEventId)}").is_opaque


def test_the_text_that_a_javascript_url_comes_to_is_markup() -> None:
    (found,) = read_script("'<img src=//t.example>'").markup
    assert found.url == "<img src=//t.example>"


def test_the_urls_of_modules_are_read() -> None:
    code = (
        "import a,{b as c} from 'https://t.example/1';import '/2.mjs';export * from '3';export {d} from '4';import('5')"
    )
    assert urls(code, is_module=True) == ["https://t.example/1", "/2.mjs", "3", "4", "5"]


def test_a_finding_says_where_it_stands_and_what_it_is() -> None:
    (found,) = read_script("var a=1;\nif(a)\n  fetch('/x')").urls
    assert (found.url, found.line, found.column, found.how) == ("/x", 3, 9, "fetch()")


def test_code_that_requests_nothing_has_an_empty_reading() -> None:
    assert read_script("var answer = 6 * 7; function f(a) { return a / answer }") == ScriptReading()


@pytest.mark.parametrize(
    "code",
    [
        "(" * 100_000,
        "[" * 100_000,
        "{" * 100_000,
        "`${" * 100_000,
        "f(" * 100_000 + "1" + ")" * 100_000,
        "a=>" * 100_000,
        "class A{" * 100_000,
        "fetch(" + "'a'+" * 100_000 + "b)",
        "fetch(" + "a?b:" * 100_000 + "c)",
        "x" + ".a" * 100_000 + "='b'",
        "/[" * 100_000,
        "'" * 100_001,
        "e.innerHTML='" + "<script><a " * 50_000 + "'+b",
        "e.innerHTML='<a " + "x" * 300_000 + "'+b",
        "var x='ab';" + "x=x+x;" * 1000 + "fetch(x)",
        "var x='';" + "x+='a';" * 50_000 + "fetch(x)",
        "var a={...b},b={...c,...a},c={...a,...b,...c};fetch(a.x+b.y+c.z)",
        "var a=[a,a,a];fetch(a.join()+JSON.stringify(a))",
        "function f(x){return f(f(x))}fetch(f('a'))",
    ],
    ids=lambda code: code[:12],
)
def test_hostile_code_takes_little_time(code: str) -> None:
    begin = time.process_time()
    read_script(code)
    assert time.process_time() - begin < 20


_PIECES = st.sampled_from(
    "var x = ( ) [ ] { } , ; : ? . ?. => ... + / % ! 'a' \"https://t.example/\" `a ${ } ` /r/g function class async "
    "await return for of in this fetch eval innerHTML src document location import export from map join reduce replace "
    "-- <!-- --> // /* */ \n \\ \" ' get static #p 1 0x && ?? === Object.assign JSON.parse String.fromCharCode".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES, max_size=60).map(" ".join)), st.booleans())
def test_no_text_upsets_the_reader(code: str, is_module: bool) -> None:
    read_script(code, is_module=is_module)
