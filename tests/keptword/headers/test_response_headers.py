from plugins.keptword.headers.hsts import Hsts
from plugins.keptword.headers.netlify import headers_file, redirects_file, unread_by_cloudflare
from plugins.keptword.headers.response_headers import ServedSite, delegated_features, linked_places, response_headers

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


def test_a_page_connects_to_declared_hosts_and_leads_where_its_links_do_and_nowhere_else() -> None:
    policy = "connect-src wss://chat.example https://*.stats.example/a/; frame-src https://video.example/embed"
    policy += "; form-action 'self' mailto:"
    sent = dict(response_headers(policy, linked=["https://other.example", "tel:"]))["Connection-Allowlist"]
    listed = ("*.stats.example", "chat.example", "other.example", "video.example")
    hosts = " ".join(f'"https://{host}"' for host in listed)
    assert sent == f'(response-origin {hosts} "mailto:*" "tel:*");redirects=allow'
    assert dict(response_headers("default-src 'none'"))["Connection-Allowlist"] == "(response-origin);redirects=allow"


def test_places_are_read_from_links_wherever_they_stand() -> None:
    html = (
        "<a href=\"https://A.example/x?y\">a</a> <a href=http://b.example:8080>b</a> <area href='https://c.example#d'>"
        '<a href="mailto:a@b.example">m</a> <a href="TEL:+32">t</a> <a href="/en/">own</a> <a href="#here">h</a>'
        r'<script type="text/plain">"<a href=\"https://waits.example/\">w</a>"</script>'
        '<a href="javascript:void 0">j</a> <a href="a:b">odd</a> <a href="https://me@d.example/">d</a>'
        '<a href="&#115;&#109;&#115;&#58;1">as Markdown hides addresses</a>'
    )
    origins = {"https://a.example", "http://b.example:8080", "https://c.example", "https://waits.example"}
    assert linked_places(html) == {*origins, "https://d.example", "mailto:", "tel:", "a:", "sms:"}


def served(policy: str, *files: str) -> ServedSite:
    return ServedSite(policy, response_headers(policy, hsts=Hsts()), ("nl",), files)


def test_the_file_for_netlify_and_cloudflare_keeps_for_good_what_is_named_by_content() -> None:
    text = headers_file(served(POLICY))
    assert "\n/theme/*\n  Cache-Control: public, max-age=31536000, immutable\n" in text
    assert "  X-Content-Type-Options: nosniff\n" in text.split("\n/")[0] + "\n"
    assert redirects_file(served(POLICY)) == "/nl/* /nl/404.html 404\n"


def test_a_line_that_cloudflare_would_not_read_is_told_once() -> None:
    assert list(unread_by_cloudflare(headers_file(served(POLICY, "index.html", "nl/index.html")))) == []
    (told,) = unread_by_cloudflare(headers_file(served(POLICY + "x" * 2000, "index.html", "nl/index.html")))
    assert told.startswith("Only if you publish on Cloudflare Pages: _headers:12: Content-Security-Policy is 2,1")
    assert "The policy still holds: it stands in the pages themselves" in told
    assert "List fewer services" in told


def test_more_rules_than_cloudflare_reads_are_told() -> None:
    (told,) = unread_by_cloudflare(headers_file(served(POLICY, *(f"{number}/index.html" for number in range(100)))))
    assert "_headers has 105 rules; it reads 100" in told
