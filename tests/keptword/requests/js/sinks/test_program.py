import pytest

from plugins.keptword.requests.js import read_script

HOST = "t.example"


def urls(code: str) -> list[str]:
    return [found.url for found in read_script(code).urls]


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
    "code",
    [
        "fetch('https://'+document.title+'/x')",
        "fetch(getComputedStyle(document.body).getPropertyValue('--u'))",
        "fetch(location.hash.slice(1))",
        "var s=document.createElement('script');s.src=o.dataset.src",
        "var s=document.createElement('script');s.textContent=o.textContent",
        "document.body.innerHTML='<img src=\"'+document.title+'\">'",
        "e.style.backgroundImage='url('+e.dataset.bg+')'",
        "eval('fetch(\"'+document.title+'\")')",
        "import(window.name)",
        "window[document.title](document.body.id)",
        "fetch('/c.json').then(r=>r.json()).then(c=>{fetch(c.url)})",
        "fetch(window.config||'https://t.example/x')",
        "fetch(atob(document.body.dataset.u))",
        "fetch(document.body.dataset.u.split('|')[1])",
        "fetch(document.body.dataset.u+window.name)||fetch('https://'+window.name+document.body.dataset.u)",
        "window[document.body.dataset.f](document.body.id)",
        "document.body.dataset.u=window.name;fetch(document.body.dataset.u)",
        "document.links[0].setAttribute('href',window.name);document.links[0].click()",
        "var d=new DOMParser().parseFromString(t,'text/html');new Image().src=d.querySelector('img').dataset.src",
        "eval('fetch(\"'+document.body.dataset.u+'\")')",
    ],
)
def test_a_request_that_cannot_be_read_makes_the_script_opaque(code: str) -> None:
    assert read_script(code).is_opaque


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


def test_a_method_is_read_by_its_name_where_that_is_computed() -> None:
    reading = read_script("var m=x?'insertRule':'replaceSync';sheet[m]('a{background:url(//t.example)}')")
    assert "url(//t.example)" in "".join(found.url for found in reading.css)
