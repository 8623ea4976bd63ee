import pytest

from plugins.keptword.languages.tags import NoLanguageTagError, language_tag, locale_of, text_direction


@pytest.mark.parametrize(
    ("tag", "locale", "direction"),
    [
        ("nl", "nl", "ltr"),
        ("pt-BR", "pt_BR", "ltr"),
        ("sr-Latn", "sr_Latn", "ltr"),
        ("zh-Hant-TW", "zh_Hant_TW", "ltr"),
        ("ar", "ar", "rtl"),
        ("he-IL", "he_IL", "rtl"),
        ("ca-valencia", "ca", "ltr"),
        ("vls", "en", "ltr"),
    ],
)
def test_a_tag_has_the_nearest_locale_and_a_direction(tag: str, locale: str, direction: str) -> None:
    assert language_tag(tag) == tag
    assert (str(locale_of(tag)), text_direction(tag)) == (locale, direction)


@pytest.mark.parametrize(("text", "meant"), [("pt-br", "pt-BR"), ("SR_latn", "sr-Latn"), ("EN", "en")])
def test_a_tag_in_another_case_is_told_how_to_write_it(text: str, meant: str) -> None:
    with pytest.raises(NoLanguageTagError) as refused:
        language_tag(text)
    assert refused.value.instead == f'Write "{meant}"'


@pytest.mark.parametrize("text", ["", "english", "e", "en--US", "en-", "../en", "en/us", None, 5])
def test_what_is_no_tag_is_refused(text: object) -> None:
    with pytest.raises(NoLanguageTagError):
        language_tag(text)
