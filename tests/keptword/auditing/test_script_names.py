import pytest

from plugins.keptword.auditing.script_names import script_name, stock_script


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("/*! jQuery v3.7.1 | (c) someone */\n!function(){}", "jQuery 3.7.1"),
        ("/*!\n  * Bootstrap v5.3.3 (https://b.example/)\n  * Copyright */", "Bootstrap 5.3.3"),
        ("/*!\n * jQuery JavaScript Library v3.6.1\n */", "jQuery 3.6.1"),
        ("/** @license React v17.0.2 */", "React 17.0.2"),
        ("/*!\n * clipboard.js v2.0.8\n */", "clipboard 2.0.8"),
        ('"use strict";/* mark.js 8.11.1 */', "mark 8.11.1"),
        ("(self.webpackChunksails=self.webpackChunksails||[]).push([[1],{}])", "a bundle of webpack"),
        ("(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([])", "a bundle of Next.js"),
        ("const __vite__mapDeps=(i)=>i;import{a}from'./x.js'", "a bundle of Vite"),
        ("Search.setIndex({docnames:[]})", "search of Sphinx"),
        ("/* written by us in 2019.05 */ fetch(x)", ""),
        ("/* Copyright 2024.1 us */ fetch(x)", ""),
        ("fetch(x)", ""),
        ("", ""),
    ],
)
def test_a_script_is_named_by_what_it_says_of_itself(code: str, name: str) -> None:
    assert script_name(code) == name


def test_a_script_of_a_theme_is_known_by_its_place_and_its_content_together() -> None:
    code = "document.querySelector('[data-md-component=search]')"
    place = "assets/javascripts/bundle.a5f9d56c.min.js"
    assert stock_script(place, code) == stock_script(f"nl/{place}", code) == "Material for MkDocs"
    assert stock_script(place, "fetch('https://t.example/')") == ""
    assert stock_script("main.js", code) == ""
