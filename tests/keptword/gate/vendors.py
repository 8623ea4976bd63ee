"""Vendors' codes as an editor would paste them: own equivalents of what vendors publish, with their real hosts.

`service` is the id of the service of this site's inventory that declares the hosts, or None where none does.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class VendorCode:
    """What an editor pastes, a host it loads from, and whose it is here."""

    name: str
    code: str
    host: str
    service: str | None = None


# Services of this site that put the same code on each page: where it is pasted, that has to be switched off.
WITH_SCRIPTS = ("google-analytics", "google-ads", "meta-pixel", "linkedin-insight")

CODES = (
    VendorCode(
        "Google Tag Manager",
        """<script>(function (w, d, layer, id) {
  w[layer] = w[layer] || []; w[layer].push({ 'gtm.start': Date.now(), event: 'gtm.js' });
  var first = d.getElementsByTagName('script')[0], tag = d.createElement('script');
  tag.async = true; tag.src = 'https://www.googletagmanager.com/gtm.js?id=' + id;
  first.parentNode.insertBefore(tag, first);
})(window, document, 'dataLayer', 'GTM-XXXX');</script>
<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-XXXX" height="0"></iframe></noscript>""",
        "www.googletagmanager.com",
    ),
    VendorCode(
        "Google Analytics 4",
        """<script async src="https://www.googletagmanager.com/gtag/js?id=G-XXXXXXXXXX"></script>
<script>
window.dataLayer = window.dataLayer || [];
function gtag() { dataLayer.push(arguments); }
gtag('js', new Date());
gtag('config', 'G-XXXXXXXXXX');
</script>""",
        "www.googletagmanager.com",
        "google-analytics",
    ),
    VendorCode(
        "Google Ads",
        '<script async src="https://www.googletagmanager.com/gtag/js?id=AW-XXXXXXXXXX"></script>\n'
        "<script>window.dataLayer = window.dataLayer || []; dataLayer.push(['config', 'AW-XXXXXXXXXX']);</script>",
        "www.googletagmanager.com",
        "google-ads",
    ),
    VendorCode(
        "Meta pixel",
        """<script>
!function (w, d, url) {
  if (w.fbq) return; var q = w.fbq = function () { q.queue.push(arguments); }; q.queue = []; q.version = '2.0';
  var t = d.createElement('script'); t.async = true; t.src = url; d.head.appendChild(t);
}(window, document, 'https://connect.facebook.net/en_US/fbevents.js');
fbq('init', '0'); fbq('track', 'PageView');
</script>
<noscript><img height="1" width="1" alt="" src="https://www.facebook.com/tr?id=0&ev=PageView&noscript=1"></noscript>""",
        "connect.facebook.net",
        "meta-pixel",
    ),
    VendorCode(
        "LinkedIn Insight",
        """<script>
_linkedin_partner_id = "0"; window._linkedin_data_partner_ids = [_linkedin_partner_id];
</script>
<script>
(function () { var s = document.createElement("script"); s.async = true;
  s.src = "https://snap.licdn.com/li.lms-analytics/insight.min.js"; document.head.appendChild(s); })();
</script>
<noscript><img alt="" src="https://px.ads.linkedin.com/collect/?pid=0&fmt=gif"></noscript>""",
        "snap.licdn.com",
        "linkedin-insight",
    ),
    VendorCode(
        "Microsoft Clarity",
        """<script>(function (c, l, a, r, i) { c[a] = c[a] || function () { (c[a].q = c[a].q || []).push(arguments); };
  var t = l.createElement(r); t.async = 1; t.src = "https://www.clarity.ms/tag/" + i; l.head.appendChild(t);
})(window, document, "clarity", "script", "xxxx");</script>""",
        "www.clarity.ms",
    ),
    VendorCode(
        "Hotjar",
        """<script>(function (h, o, t, j) { h._hjSettings = { hjid: 0, hjsv: 6 };
  var r = o.createElement('script'); r.async = 1; r.src = t + h._hjSettings.hjid + j + h._hjSettings.hjsv;
  o.head.appendChild(r); })(window, document, 'https://static.hotjar.com/c/hotjar-', '.js?sv=');</script>""",
        "static.hotjar.com",
    ),
    VendorCode(
        "Matomo",
        """<script>var _paq = window._paq = window._paq || []; _paq.push(['trackPageView']);
(function () { var u = "https://example.matomo.cloud/"; _paq.push(['setTrackerUrl', u + 'matomo.php']);
  var g = document.createElement('script'); g.src = 'https://cdn.matomo.cloud/example.matomo.cloud/matomo.js';
  document.head.appendChild(g); })();</script>""",
        "cdn.matomo.cloud",
    ),
    VendorCode(
        "HubSpot",
        '<script id="hs-script-loader" async defer src="//js-eu1.hs-scripts.com/0.js"></script>',
        "js-eu1.hs-scripts.com",
    ),
    VendorCode(
        "YouTube",
        '<iframe width="560" height="315" src="https://www.youtube-nocookie.com/embed/XXXXXXXXXXX" title="A video" '
        'frameborder="0" allow="autoplay; picture-in-picture" allowfullscreen></iframe>',
        "www.youtube-nocookie.com",
        "youtube",
    ),
    VendorCode(
        "Vimeo",
        '<iframe src="https://player.vimeo.com/video/0?dnt=1" width="640" height="360" allowfullscreen></iframe>\n'
        '<script src="https://player.vimeo.com/api/player.js"></script>',
        "player.vimeo.com",
    ),
    VendorCode(
        "Google Maps",
        '<iframe src="https://www.google.com/maps/embed?pb=!1m18" width="600" height="450" style="border:0;" '
        'allowfullscreen="" loading="lazy" referrerpolicy="no-referrer-when-downgrade"></iframe>',
        "www.google.com",
        "google-maps",
    ),
    VendorCode(
        "OpenStreetMap",
        '<iframe width="425" height="350" src="https://www.openstreetmap.org/export/embed.html?bbox=4,5"></iframe>',
        "www.openstreetmap.org",
    ),
    VendorCode(
        "A post on X",
        '<blockquote class="twitter-tweet"><p>Text</p><a href="https://twitter.com/x/status/1">1 May</a></blockquote>\n'
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
        "platform.twitter.com",
    ),
    VendorCode(
        "Instagram",
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"></blockquote>\n'
        '<script async src="//www.instagram.com/embed.js"></script>',
        "www.instagram.com",
    ),
    VendorCode(
        "Spotify",
        '<iframe src="https://open.spotify.com/embed/track/x" width="100%" height="152" loading="lazy"></iframe>',
        "open.spotify.com",
    ),
    VendorCode(
        "Typeform",
        '<div data-tf-live="x"></div><script src="//embed.typeform.com/next/embed.js"></script>',
        "embed.typeform.com",
    ),
    VendorCode(
        "reCAPTCHA",
        '<script src="https://www.google.com/recaptcha/api.js" async defer></script>\n'
        '<div class="g-recaptcha" data-sitekey="x"></div>',
        "www.google.com",
    ),
    VendorCode(
        "Google Fonts",
        '<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin>\n'
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter&display=swap">',
        "fonts.googleapis.com",
    ),
)
