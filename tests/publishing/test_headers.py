from plugins.publishing.headers import ServedSite, delegated_features, response_headers
from plugins.publishing.netlify import headers_file, redirects_file, too_long_lines

POLICY = "default-src 'none'; frame-src https://video.example/embed https://maps.example; img-src 'self'"


def test_no_frame_may_use_the_device_unless_its_markup_says_so() -> None:
    closed = dict(response_headers(POLICY))["Permissions-Policy"]
    assert "camera=(), " in closed
    assert "https" not in closed
    opened = dict(response_headers(POLICY, ["camera"]))["Permissions-Policy"]
    assert 'camera=(self "https://video.example" "https://maps.example")' in opened
    assert "microphone=()" in opened


def test_features_are_read_from_frames_that_wait_for_consent_too() -> None:
    html = (
        r'<iframe allow="camera; fullscreen"></iframe><script type="text/plain">"<iframe allow=\"payment *\">"</script>'
    )
    assert delegated_features(html) == {"camera", "fullscreen", "payment"}


def test_the_file_for_netlify_and_cloudflare_keeps_for_good_what_is_named_by_content() -> None:
    text = headers_file(ServedSite(response_headers(POLICY), ("nl",)))
    assert text.startswith(f"/*\n  Content-Security-Policy: {POLICY}\n")
    assert "\n/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text
    assert redirects_file(ServedSite((), ("nl",))) == "/nl/* /nl/404.html 404\n"


def test_a_line_that_cloudflare_would_not_read_is_told() -> None:
    assert list(too_long_lines(headers_file(ServedSite(response_headers(POLICY), ())))) == []
    (told,) = too_long_lines(headers_file(ServedSite(response_headers(POLICY + "x" * 2000), ())))
    assert told.startswith("Only if you publish on Cloudflare Pages: _headers:2: Content-Security-Policy is 2,1")
    assert "The policy still holds: it stands in the pages themselves" in told
    assert "List fewer services" in told
