"""What people paste today, by vendor: own equivalents of what vendors publish, with their addresses.

`service` is the id of the catalogue's service that it belongs to, or empty where the catalogue has none. Of one that
`becomes_inert`, a site with that service needs no more; of others the build says what to write.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Snippet:
    name: str
    code: str
    service: str = ""
    becomes_inert: bool = False


def frame(name: str, url: str, service: str = "", *, fits: bool = False) -> Snippet:
    return Snippet(name, f'<iframe src="{url}" title="x" width="560" height="315"></iframe>', service, fits)


def script(name: str, url: str, service: str = "", *, fits: bool = False) -> Snippet:
    return Snippet(name, f'<div id="x"></div>\n<script async src="{url}"></script>', service, fits)


def picture(name: str, url: str, service: str = "", *, fits: bool = False) -> Snippet:
    return Snippet(name, f'<img src="{url}" alt="">', service, fits)


def inserted(name: str, url: str, service: str = "", *, fits: bool = False) -> Snippet:
    code = (
        "(function (d) { var s = d.createElement('script'); s.async = 1;"
        f" s.src = '{url}'; d.getElementsByTagName('head')[0].appendChild(s); }})(document);"
    )
    return Snippet(name, f"<script>{code}</script>", service, fits)


# Those of the case that this table began with.
REPORTED = (
    frame("youtube www", "https://www.youtube.com/embed/abcdefghijk?si=1", "youtube", fits=True),
    frame("youtube playlist", "https://www.youtube.com/embed/videoseries?list=PL1&index=2", "youtube", fits=True),
    frame("youtube nocookie", "https://www.youtube-nocookie.com/embed/abcdefghijk", "youtube", fits=True),
    inserted("youtube iframe api", "https://www.youtube.com/iframe_api", "youtube"),
    picture("youtube thumb", "https://i.ytimg.com/vi/abcdefghijk/hqdefault.jpg", "youtube"),
    frame("maps embed", "https://www.google.com/maps/embed?pb=!1m18", "google-maps", fits=True),
    frame("maps be", "https://www.google.be/maps/embed?pb=!1m18", "google-maps", fits=True),
    frame("maps old", "https://maps.google.com/maps?q=Brugge&amp;output=embed", "google-maps", fits=True),
    frame("mymaps", "https://www.google.com/maps/d/embed?mid=1", "google-maps", fits=True),
    script("maps js", "https://maps.googleapis.com/maps/api/js?key=x", "google-maps"),
    picture("maps static", "https://maps.googleapis.com/maps/api/staticmap?center=Brugge", "google-maps"),
    Snippet(
        "vimeo",
        '<iframe src="https://player.vimeo.com/video/1?h=2" title="x"></iframe>'
        '<script src="https://player.vimeo.com/api/player.js"></script>',
        "vimeo",
        becomes_inert=True,
    ),
    frame("spotify", "https://open.spotify.com/embed/episode/1?utm_source=generator", "spotify", fits=True),
    frame("soundcloud", "https://w.soundcloud.com/player/?url=https%3A//x", "soundcloud", fits=True),
    Snippet(
        "x post",
        '<blockquote class="twitter-tweet"><a href="https://twitter.com/x/status/1">1</a></blockquote>'
        '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>',
        "x-post",
    ),
    script("x.com widgets", "https://platform.x.com/widgets.js", "x-post"),
    Snippet(
        "instagram",
        '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/x/"></blockquote>'
        '<script async src="//www.instagram.com/embed.js"></script>',
        "instagram",
    ),
    script("tiktok", "https://www.tiktok.com/embed.js", "tiktok-video"),
    frame("fb post", "https://www.facebook.com/plugins/post.php?href=x", "facebook-post", fits=True),
    script("fb page", "https://connect.facebook.net/nl_BE/sdk.js#xfbml=1", "meta-pixel", fits=True),
    frame("fb video", "https://www.facebook.com/plugins/video.php?href=x", "facebook-post", fits=True),
    frame("linkedin post", "https://www.linkedin.com/embed/feed/update/urn:li:share:1", "linkedin-post", fits=True),
    inserted(
        "linkedin insight", "https://snap.licdn.com/li.lms-analytics/insight.min.js", "linkedin-insight", fits=True
    ),
    Snippet(
        "calendly",
        '<div class="calendly-inline-widget" data-url="https://calendly.com/x/30min"></div>'
        '<script src="https://assets.calendly.com/assets/external/widget.js" async></script>',
        "calendly",
    ),
    script("typeform", "//embed.typeform.com/next/embed.js", "typeform"),
    script("hsforms", "//js.hsforms.net/forms/embed/v2.js", "hubspot-forms"),
    script("hsforms eu", "//js-eu1.hsforms.net/forms/embed/v2.js", "hubspot-forms", fits=True),
    script("hsforms new", "https://js-eu1.hsforms.net/forms/embed/1.js", "hubspot-forms", fits=True),
    script("hubspot", "//js.hs-scripts.com/1.js", "hubspot"),
    script("hubspot eu", "//js-eu1.hs-scripts.com/1.js", "hubspot", fits=True),
    inserted("mailchimp", "https://chimpstatic.com/mcjs-connected/js/users/1/2.js", "mailchimp", fits=True),
    Snippet(
        "tally",
        '<iframe data-tally-src="https://tally.so/embed/x?alignLeft=1" title="x"></iframe><script>'
        'var d=document,w="https://tally.so/widgets/embed.js",v=function(){d.querySelectorAll('
        '"iframe[data-tally-src]:not([src])").forEach(function(e){e.src=e.dataset.tallySrc})};'
        'var s=d.createElement("script");s.src=w;s.onload=v;d.body.appendChild(s);</script>',
        "tally",
    ),
    inserted("crisp", "https://client.crisp.chat/l.js", "crisp", fits=True),
    inserted("tawk", "https://embed.tawk.to/1/default", "tawk-to", fits=True),
    inserted("clarity", "https://www.clarity.ms/tag/x", "microsoft-clarity", fits=True),
    inserted("hotjar", "https://static.hotjar.com/c/hotjar-1.js?sv=6", "hotjar", fits=True),
    script("plausible", "https://plausible.io/js/script.js", "plausible", fits=True),
    inserted("matomo cloud", "//cdn.matomo.cloud/x.matomo.cloud/matomo.js", "matomo", fits=True),
    script("umami", "https://cloud.umami.is/script.js"),
    script("cf", "https://static.cloudflareinsights.com/beacon.min.js", "cloudflare-web-analytics", fits=True),
    script("recaptcha", "https://www.google.com/recaptcha/api.js", "recaptcha", fits=True),
    script("turnstile", "https://challenges.cloudflare.com/turnstile/v0/api.js", "turnstile", fits=True),
    frame("osm", "https://www.openstreetmap.org/export/embed.html?bbox=4,5", "openstreetmap", fits=True),
    script("wistia", "https://fast.wistia.com/embed/medias/1.jsonp", "wistia"),
    frame("wistia net", "https://fast.wistia.net/embed/iframe/1", "wistia", fits=True),
    frame("dailymotion", "https://geo.dailymotion.com/player.html?video=x", "dailymotion", fits=True),
    frame("dailymotion old", "https://www.dailymotion.com/embed/video/x?mute=1", "dailymotion", fits=True),
    script("jotform", "https://form.jotform.com/jsform/1", "jotform"),
    frame("jotform eu", "https://eu.jotform.com/1", "jotform", fits=True),
    script("stripe", "https://js.stripe.com/v3/", "stripe", fits=True),
    script("paypal", "https://www.paypal.com/sdk/js?client-id=x", "paypal", fits=True),
    picture("paypal btn", "https://www.paypalobjects.com/x.gif", "paypal", fits=True),
    inserted("gtm", "https://www.googletagmanager.com/gtm.js?id=GTM-X", "google-tag-manager", fits=True),
    script("ga4", "https://www.googletagmanager.com/gtag/js?id=G-X", "google-analytics", fits=True),
    inserted("meta", "https://connect.facebook.net/en_US/fbevents.js", "meta-pixel", fits=True),
    Snippet(
        "fonts",
        '<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin>'
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css2?family=Inter">',
        "google-fonts",
        becomes_inert=True,
    ),
    frame("gcal", "https://calendar.google.com/calendar/embed?src=x"),
    frame("gforms", "https://docs.google.com/forms/d/e/1/viewform?embedded=true"),
    frame("msforms", "https://forms.office.com/Pages/ResponsePage.aspx?id=1"),
    script("trustpilot", "//widget.trustpilot.com/bootstrap/v5/tp.widget.bootstrap.min.js"),
    script("elfsight", "https://static.elfsight.com/platform/platform.js"),
    frame("issuu", "https://e.issuu.com/embed.html?u=x"),
    inserted("bing ads", "//bat.bing.com/bat.js", "microsoft-ads", fits=True),
)

# Others of the same kinds.
FURTHER = (
    frame("youtube bare", "https://youtube.com/embed/abcdefghijk", "youtube", fits=True),
    frame("youtube over http", "http://www.youtube.com/embed/abcdefghijk", "youtube", fits=True),
    frame("youtube without scheme", "//www.youtube.com/embed/abcdefghijk?rel=0", "youtube", fits=True),
    frame("youtube mobile", "https://m.youtube.com/embed/abcdefghijk", "youtube", fits=True),
    frame("youtube nocookie bare", "https://youtube-nocookie.com/embed/abcdefghijk", "youtube", fits=True),
    frame("youtube page in a frame", "https://www.youtube.com/watch?v=abcdefghijk&amp;t=9", "youtube", fits=True),
    frame("youtube short link", "https://youtu.be/abcdefghijk?si=1", "youtube", fits=True),
    frame("youtube chat", "https://www.youtube.com/live_chat?v=x", "youtube"),
    Snippet("youtube object", '<object data="https://www.youtube.com/v/abcdefghijk"></object>', "youtube"),
    picture("youtube old thumb", "https://img.youtube.com/vi/abcdefghijk/0.jpg", "youtube"),
    frame("maps nl", "https://www.google.nl/maps/embed?pb=!1m18", "google-maps", fits=True),
    frame("maps co.uk", "https://maps.google.co.uk/maps?q=x&amp;output=embed", "google-maps", fits=True),
    frame("maps over http", "http://maps.google.be/maps?q=x&amp;output=embed", "google-maps", fits=True),
    frame("maps bare", "https://google.com/maps/embed?pb=1", "google-maps"),
    frame("mymaps be", "https://www.google.be/maps/d/embed?mid=1", "google-maps", fits=True),
    frame("maps v1", "https://www.google.com/maps/embed/v1/place?key=x&amp;q=Brugge", "google-maps", fits=True),
    frame("vimeo event", "https://vimeo.com/event/1/embed", "vimeo"),
    frame("vimeo showcase", "https://vimeo.com/showcase/1/embed", "vimeo"),
    picture("vimeo thumb", "https://i.vimeocdn.com/video/1.jpg", "vimeo"),
    frame("dailymotion bare", "https://dailymotion.com/embed/video/x", "dailymotion"),
    script("dailymotion script", "https://geo.dailymotion.com/player/x.js", "dailymotion"),
    frame("wistia com frame", "https://fast.wistia.com/embed/iframe/1?videoFoam=true", "wistia", fits=True),
    script("wistia script", "https://fast.wistia.com/assets/external/E-v1.js", "wistia"),
    frame("x frame", "https://platform.twitter.com/embed/Tweet.html?id=1", "x-post", fits=True),
    frame("x.com frame", "https://platform.x.com/embed/Tweet.html?id=1", "x-post"),
    script("x timeline", "https://cdn.syndication.twimg.com/timeline/profile?x", "x-post"),
    inserted("x pixel", "https://static.ads-twitter.com/uwt.js", "x-pixel", fits=True),
    frame("instagram reel", "https://www.instagram.com/reel/x/embed/", "instagram"),
    script("instagram platform", "https://platform.instagram.com/en_US/embeds.js", "instagram"),
    frame("instagram frame", "https://www.instagram.com/p/x/embed/captioned/", "instagram", fits=True),
    frame("tiktok player", "https://www.tiktok.com/player/v1/1", "tiktok-video"),
    inserted("tiktok pixel", "https://analytics.tiktok.com/i18n/pixel/events.js?sdkid=x", "tiktok-pixel", fits=True),
    frame("calendly frame", "https://calendly.com/x/30min", "calendly", fits=True),
    Snippet(
        "calendly style",
        '<link href="https://assets.calendly.com/assets/external/widget.css" rel="stylesheet">',
        "calendly",
    ),
    frame("typeform of an account", "https://acme.typeform.com/to/x", "typeform"),
    frame("tally page", "https://tally.so/r/x", "tally"),
    script("hubspot na2", "//js-na2.hs-scripts.com/1.js", "hubspot"),
    script("hubspot ap1", "//js-ap1.hs-analytics.net/analytics/1.js", "hubspot"),
    script("hubspot meetings", "https://static.hsappstatic.net/MeetingsEmbed/ex/MeetingsEmbedCode.js", "hubspot"),
    frame("hubspot meeting", "https://meetings-eu1.hubspot.com/x?embed=true", "hubspot"),
    script("hsforms na2", "//js-na2.hsforms.net/forms/embed/1.js", "hubspot-forms"),
    frame("hsforms page", "https://share-eu1.hsforms.com/1", "hubspot-forms"),
    frame("jotform bare", "https://www.jotform.com/1", "jotform"),
    frame("jotform com", "https://form.jotform.com/1", "jotform"),
    frame("soundcloud api", "https://api.soundcloud.com/tracks/1", "soundcloud"),
    script("spotify api", "https://open.spotify.com/embed/iframe-api/v1", "spotify"),
    picture("osm tile", "https://tile.openstreetmap.org/1/1/1.png", "openstreetmap"),
    script("mapbox js", "https://api.mapbox.com/mapbox-gl-js/v3.0.0/mapbox-gl.js", "mapbox"),
    script("sentry us", "https://js.sentry-cdn.com/x.min.js", "sentry"),
    script("recaptcha net", "https://www.recaptcha.net/recaptcha/api.js", "recaptcha"),
    script("intercom", "https://js.intercomcdn.com/x.js", "intercom", fits=True),
    frame("brevo form", "https://a1b2.sibforms.com/serve/x", "brevo"),
    Snippet(
        "mailchimp form style",
        '<link href="//cdn-images.mailchimp.com/embedcode/classic.css" rel="stylesheet">',
        "mailchimp",
    ),
    script("zendesk old", "https://assets.zendesk.com/x.js", "zendesk"),
    script("adobe fonts script", "https://use.typekit.com/x.js", "adobe-fonts"),
    script("piwik pro", "https://acme.containers.piwik.pro/x.js", "piwik-pro", fits=True),
    script("simple analytics old", "https://cdn.simpleanalytics.com/hello.js", "simple-analytics"),
    script("fathom eu", "https://cdn-eu.usefathom.com/script.js", "fathom"),
    script("hcaptcha", "https://js.hcaptcha.com/1/api.js", "hcaptcha", fits=True),
    inserted("stripe buy button", "https://js.stripe.com/v3/buy-button.js", "stripe", fits=True),
    frame("teams", "https://teams.microsoft.com/embed/x"),
    frame("canva", "https://www.canva.com/design/x/view?embed"),
    script("jquery of google", "https://ajax.googleapis.com/ajax/libs/jquery/3.7.1/jquery.min.js"),
    script("cdnjs", "https://cdnjs.cloudflare.com/ajax/libs/x.js"),
    script("chart of jsdelivr", "https://cdn.jsdelivr.net/npm/chart.js"),
    frame("bing map", "https://www.bing.com/maps/embed?x"),
    frame("google slides", "https://docs.google.com/presentation/d/e/x/embed"),
    frame("a name that only looks alike", "https://maps.google.evil.example/maps?q=x"),
    frame("a name within another", "https://www.youtube.com.evil.example/embed/x"),
    frame("a name behind an at sign", "https://www.youtube.com@evil.example/embed/x"),
)

# Forms seen in pages and templates of others.
SEEN = (
    script("wistia player", "https://fast.wistia.com/player.js", "wistia"),
    Snippet(
        "wistia module", '<script src="https://fast.wistia.com/embed/x.js" async type="module"></script>', "wistia"
    ),
    script("wistia net script", "https://fast.wistia.net/assets/external/E-v1.js", "wistia"),
    inserted("hsforms v2", "https://js.hsforms.net/forms/v2.js", "hubspot-forms"),
    inserted("hsforms shell", "https://js.hsforms.net/forms/shell.js", "hubspot-forms"),
    script("jotform over http", "http://form.jotform.com/jsform/1", "jotform"),
    frame("jotform eu domain", "https://form.jotformeu.com/1", "jotform"),
    Snippet(
        "jotform with handler",
        '<iframe id="JotFormIFrame-1" title="x" src="https://form.jotform.com/1"></iframe>'
        '<script src="https://cdn.jotfor.ms/s/umd/latest/for-form-embed-handler.js"></script>',
        "jotform",
    ),
    Snippet(
        "mailchimp style over http",
        '<link href="http://cdn-images.mailchimp.com/embedcode/slim.css" rel="stylesheet">',
        "mailchimp",
    ),
    Snippet(
        "vimeo file",
        '<video autoplay muted src="https://player.vimeo.com/external/1.sd.mp4?s=x"></video>',
        "vimeo",
    ),
    frame("vimeo with options", "https://player.vimeo.com/video/1?color=f0f&amp;portrait=0", "vimeo", fits=True),
    frame(
        "maps of zoom", "https://maps.google.com/maps?q=x&amp;t=&amp;z=13&amp;output=embed", "google-maps", fits=True
    ),
    frame("youtube list", "https://www.youtube.com/embed/x?list=PLx", "youtube", fits=True),
    Snippet(
        "typeform full",
        '<div data-tf-live="x"></div><script src="//embed.typeform.com/next/embed.js"></script>',
        "typeform",
    ),
    inserted("calendly inserted", "https://assets.calendly.com/assets/external/widget.js", "calendly"),
    frame("brevo frame", "https://c32a7a86.sibforms.com/serve/x", "brevo"),
    Snippet(
        "hubspot script loader",
        '<script type="text/javascript" id="hs-script-loader" async defer src="//js.hs-scripts.com/1.js"></script>',
        "hubspot",
    ),
)

# Those of a second reading of what vendors give out.
SINCE = (
    Snippet(
        "gtm whole",
        "<script>(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});"
        "var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;"
        "j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);"
        "})(window,document,'script','dataLayer','GTM-X');</script>"
        '<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-X"></iframe></noscript>',
        "google-tag-manager",
        becomes_inert=True,
    ),
    frame("youtube shorts", "https://www.youtube.com/shorts/abcdefghijk", "youtube", fits=True),
    frame("youtube live", "https://www.youtube.com/live/abcdefghijk?feature=share", "youtube", fits=True),
    frame("youtube mobile page", "https://m.youtube.com/watch?v=abcdefghijk&amp;t=9", "youtube", fits=True),
    frame("youtube page bare", "https://youtube.com/watch?v=abcdefghijk", "youtube", fits=True),
    frame("youtube with a final dot", "https://www.youtube.com./embed/abcdefghijk", "youtube", fits=True),
    frame("youtube nocookie over http", "http://www.youtube-nocookie.com/embed/abcdefghijk", "youtube"),
    frame("youtube music", "https://music.youtube.com/watch?v=abcdefghijk", "youtube"),
    frame("maps of the root", "https://maps.google.lu/?q=x&amp;output=embed", "google-maps", fits=True),
    frame("maps short", "https://maps.app.goo.gl/x", "google-maps"),
    frame("maps shorter", "https://goo.gl/maps/x", "google-maps"),
    frame("maps engine", "https://mapsengine.google.com/map/embed?mid=x", "google-maps"),
    frame("x page", "https://x.com/x/status/1", "x-post"),
    frame("twitter page", "https://twitter.com/x/status/1", "x-post"),
    frame("tiktok short", "https://vm.tiktok.com/x", "tiktok-video"),
    frame("tiktok mobile", "https://m.tiktok.com/v/1", "tiktok-video"),
    frame("fb mobile", "https://m.facebook.com/plugins/page.php?href=x", "facebook-post", fits=True),
    frame("fb web", "https://web.facebook.com/plugins/post.php?href=x", "facebook-post", fits=True),
    script("hubspot call to action", "https://js.hscta.net/cta/current.js", "hubspot"),
    script("hubspot leads", "https://js.hsleadflows.net/leadflows.js", "hubspot"),
    script("hubspot feedback", "https://js.hubspotfeedback.com/feedbackweb-new.js", "hubspot"),
    frame("hubspot video", "https://play.hubspotvideo.com/v/1/id/2", "hubspot"),
    frame("dailymotion short", "https://dai.ly/x", "dailymotion"),
    frame("anchor", "https://anchor.fm/x/embed", "spotify"),
    script("matomo of old", "https://x.innocraft.cloud/piwik.js", "matomo"),
    script("mailchimp form check", "//s3.amazonaws.com/downloads.mailchimp.com/js/mc-validate.js", "mailchimp"),
    script("friendly of unpkg", "https://unpkg.com/@friendlycaptcha/sdk@0.1.14/site.min.js", "friendly-captcha"),
    script(
        "friendly of jsdelivr", "https://cdn.jsdelivr.net/npm/@friendlycaptcha/sdk/x.js", "friendly-captcha", fits=True
    ),
    script("leaflet of unpkg", "https://unpkg.com/leaflet@1.9.4/dist/leaflet.js"),
    frame("a shortener", "https://goo.gl/x"),
    script("another bucket", "https://s3.amazonaws.com/downloads.example.com/x.js"),
)

SNIPPETS = (*REPORTED, *FURTHER, *SEEN, *SINCE)
