"""What code takes out of its page: looked up there, exactly as far as the code says where it stands."""

import pytest

from plugins.keptword.requests import read_file

URL = "https://t.example/x"
IMAGE = f'<img class="lazy" data-src="{URL}">'


def found(body: str, script: str) -> set[str]:
    """The foreign URLs that are loaded, and "" for what is opaque."""
    page = f"<!doctype html>{body}<script>{script}</script>"
    loads = read_file(page.encode(), "index.html", "https://site.example/").loads
    return {load.url for load in loads if not load.url.startswith("https://site.example/")}


@pytest.mark.parametrize(
    ("body", "script"),
    [
        (IMAGE, "document.querySelectorAll('img.lazy').forEach(i=>{i.src=i.dataset.src})"),
        (IMAGE, "[...document.images].forEach(i=>{i.setAttribute('src',i.getAttribute('data-src'))})"),
        (IMAGE, "function show(i){i.src=i.dataset.src}document.querySelectorAll('img').forEach(show)"),
        (IMAGE, "new IntersectionObserver(es=>es.forEach(e=>{e.target.src=e.target.dataset.src}))"),
        (IMAGE, "$('img').each(function(){$(this).attr('src',$(this).data('src'))})"),
        (IMAGE, "const $=s=>document.querySelector(s),i=$('.lazy');i.src=i.dataset.src"),
        (f'<img data-set="a.png 1x, {URL} 2x">', "for(const i of document.images)i.srcset=i.dataset.set"),
        ("<b id=h data-host=t.example>", "fetch('https://'+document.getElementById('h').dataset.host+'/x')"),
        (f"<b id=h data-bg='{URL}'>", "h=document.getElementById('h');h.style.background='url('+h.dataset.bg+')'"),
        (
            '<b id=h data-c=\'{"u":"https://t.example/x"}\'>',
            "fetch(JSON.parse(h.dataset.c).u);h=document.body.firstElementChild",
        ),
        (f"<a id=l href='{URL}'>", "fetch(document.getElementById('l').href)"),
        (f"<a id=l href='{URL}'>", "document.getElementById('l').click()"),
        (f"<form action='{URL}'>", "document.forms[0].submit()"),
        (f"<form action='{URL}'><button id=b>", "document.getElementById('b').click()"),
        (f"<meta name=api content='{URL}'>", "fetch(document.querySelector('meta[name=api]').content)"),
        (f"<textarea id=t><img src='{URL}'></textarea>", "e.innerHTML=document.getElementById('t').value"),
        (f"<script type=text/plain>fetch('{URL}')</script>", "eval(document.querySelector('script').textContent)"),
        (f"<template><iframe src='{URL}'></iframe></template>", "b.append(document.querySelector('template').content)"),
        (
            "<b id=h data-u='https://t.other/x'>",
            "fetch(document.getElementById('h').dataset.u.replace('other','example'))",
        ),
    ],
)
def test_what_code_takes_out_of_the_page_is_looked_up_there(body: str, script: str) -> None:
    assert found(body, script) == {URL}


@pytest.mark.parametrize(
    ("body", "script"),
    [
        (
            f"<img class=lazy data-src=a.png>{IMAGE.replace('lazy', 'x')}",
            "d=document.querySelector('.lazy');d.src=d.dataset.src",
        ),
        (f"<a class=next href=/2></a><a href='{URL}'></a>", "fetch(document.querySelector('a.next').href)"),
        (f"<button id=b type=button></button><form action='{URL}'>", "document.getElementById('b').click()"),
        (f"<a href='{URL}'>", "addEventListener('click',e=>{const a=e.target.closest('a');if(a)open(a.href)})"),
        ("<b id=h data-id=7>", "fetch('/item/'+document.getElementById('h').dataset.id)"),
        (
            "<a href='/a-s.png'>",
            "document.links[0].onclick=e=>{i.src=e.target.href.replace('-s','-l')};var i=new Image",
        ),
    ],
)
def test_what_stands_elsewhere_in_the_page_is_no_load(body: str, script: str) -> None:
    assert found(body, script) == set()


def test_what_is_joined_to_something_unknown_stays_opaque() -> None:
    assert found("<b data-scheme='https://'>", "fetch(document.body.firstElementChild.dataset.scheme+window.name)") == {
        ""
    }


def test_code_that_takes_itself_out_of_the_page_comes_to_an_end() -> None:
    assert found("", "eval(document.querySelector('script').textContent)") == set()
