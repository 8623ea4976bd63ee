"""Transforms, of which browsers make pages."""

import pytest

from plugins.keptword.requests import Reading, read_file

SITE = "https://site.example"
T = "https://t.example/x"
XSL = 'xmlns:xsl="http://www.w3.org/1999/XSL/Transform"'


def reading_of(markup: str, name: str = "feed.xsl") -> Reading:
    whole = f'<xsl:stylesheet version="1.0" {XSL}><xsl:template match="/">{markup}</xsl:template></xsl:stylesheet>'
    return read_file(whole.encode(), name, f"{SITE}/{name}")


def foreign(reading: Reading) -> set[str]:
    return {load.url for load in reading.loads if load.host and load.host != "site.example"}


@pytest.mark.parametrize("name", ["feed.xsl", "feed.xslt", "feed.xml"])
@pytest.mark.parametrize(
    "markup",
    [
        f'<html><body><img src="{T}"/></body></html>',
        f'<IMG SRC="{T}"/>',
        f'<xsl:if test="a"><link rel="stylesheet" href="{T}"/></xsl:if>',
        f'<picture><xsl:if test="a"><source srcset="{T}"/></xsl:if></picture>',
        f"<style>p {{ background: url({T}) }}</style>",
        f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{T}"/></svg>',
        f"<xsl:value-of select=\"document('{T}')\"/>",
        f'<img src="{T}" alt="{{title}}"/>',
    ],
)
def test_what_its_templates_fetch_is_found(markup: str, name: str) -> None:
    assert foreign(reading_of(markup, name)) == {T}


def test_its_scripts_are_scripts_of_a_page() -> None:
    (script,) = reading_of("<script>location = '/x'</script>").scripts
    assert script.code == "location = '/x'"


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="{url}"/>',
        '<img src="ht{x}"/>',
        '<img src="//{host}/a.png"/>',
        '<img srcset="{a} 1x"/>',
        '<p style="background: url({a})"/>',
        '<link rel="{rel}" href="/a"/>',
        '<xsl:element name="img"/>',
        '<xsl:element name="{name}"/>',
        '<img><xsl:attribute name="src"><xsl:value-of select="a"/></xsl:attribute></img>',
        '<p><xsl:attribute name="href">x</xsl:attribute></p>',
        '<a><xsl:attribute name="onclick">x</xsl:attribute></a>',
        '<xsl:copy-of select="content"/>',
        '<xsl:value-of select="content" disable-output-escaping="yes"/>',
        '<xsl:text disable-output-escaping="yes">&lt;img src="/a"></xsl:text>',
        '<xsl:for-each select="document(@href)"/>',
        '<style><xsl:value-of select="css"/></style>',
    ],
)
def test_what_a_transform_puts_together_is_said_to_be_unread(markup: str) -> None:
    assert any(load.is_opaque for load in reading_of(markup).loads)


@pytest.mark.parametrize(
    "markup",
    [
        '<p class="{kind}">text</p>',
        '<a href="{link}">x</a>',
        '<a><xsl:attribute name="href"><xsl:value-of select="link"/></xsl:attribute></a>',
        '<img src="/pictures/{id}.png"/>',
        '<xsl:text disable-output-escaping="yes">&lt;!DOCTYPE html></xsl:text>',
        '<xsl:element name="p">text</xsl:element>',
        '<p style="width: {width}px"/>',
    ],
)
def test_an_ordinary_transform_is_not_suspected(markup: str) -> None:
    loads = reading_of(markup).loads
    assert not any(load.is_opaque or load.host != "site.example" for load in loads)


def test_a_transform_may_begin_with_an_element_of_the_page_or_stand_in_its_document() -> None:
    page = f'<html xsl:version="1.0" {XSL}><img src="{T}"/></html>'
    assert foreign(read_file(page.encode(), "a.xsl", SITE)) == {T}
    inside = f'<a><xsl:stylesheet version="1.0" {XSL}><img src="{T}"/></xsl:stylesheet></a>'
    assert foreign(read_file(inside.encode(), "a.xml", SITE)) == {T}


def test_a_transform_imports_others() -> None:
    sheet = f'<xsl:stylesheet version="1.0" {XSL}><xsl:import href="{T}"/></xsl:stylesheet>'
    assert foreign(read_file(sheet.encode(), "a.xsl", SITE)) == {T}


def test_a_transform_may_stand_in_an_address() -> None:
    sheet = f'<xsl:stylesheet version="1.0" {XSL}><img src="{T}"/></xsl:stylesheet>'
    address = f"data:text/xml,{sheet.replace('<', '%3C').replace(chr(34), '%22').replace('#', '%23')}"
    document = f'<?xml-stylesheet type="text/xsl" href="{address}"?><a/>'
    assert foreign(read_file(document.encode(), "a.xml", SITE)) == {T}
