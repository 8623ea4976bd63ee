"""Attacks as data: what stands in their files, and what is filled in."""

import base64

import pytest

from tools.attack.vectors import DOMAIN, Expected, Goes, read_vectors


def test_each_vector_has_a_name_and_a_host_of_its_own() -> None:
    vectors = read_vectors()
    assert len({vector.id for vector in vectors}) == len(vectors) > 900
    assert {vector.expected for vector in vectors} == set(Expected)
    assert {vector.goes for vector in vectors} == set(Goes)


def test_placeholders_are_filled_in_also_where_a_text_is_encoded() -> None:
    vectors = {vector.id: vector for vector in read_vectors(["frames", "theme"])}
    encoded = vectors["frames-data-html"]
    assert base64.b64encode(f"<img src=https://{encoded.host}/a.png>".encode()).decode() in encoded.text
    assert "/theme/attack-theme-script-stun/a.js" in vectors["theme-script-stun"].text
    assert not any("HOST" in vector.text or "{{" in vector.text for vector in vectors.values())


def test_a_vector_must_contact_neither_its_own_host_nor_those_of_vendors_in_it() -> None:
    vectors = {vector.id: vector for vector in read_vectors(["vendors", "urls", "granted"])}
    assert vectors["vendors-knownpixel"].hosts == {f"vendors-knownpixel.{DOMAIN}", "www.facebook.com"}
    assert vectors["urls-plain-link"].hosts == {f"urls-plain-link.{DOMAIN}"}
    assert "www.youtube-nocookie.com" not in vectors["granted-objpre"].hosts


def test_an_unknown_family_is_named_with_those_that_there_are() -> None:
    with pytest.raises(ValueError, match=r"No family is called nonsense\..* refresh,"):
        read_vectors(["nonsense"])
