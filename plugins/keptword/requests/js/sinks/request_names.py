"""Names of what requests something: functions, methods, properties, and the shape of what they take."""

import re

from ...causes import Act

# Functions and constructors that take a URL, by their name: the place of the argument.
HOST_CALLS = {
    "fetch": 0,
    "fetchLater": 0,
    "open": 0,
    "navigator.sendBeacon": 0,
    "location.assign": 0,
    "location.replace": 0,
    "navigation.navigate": 0,
    "navigator.serviceWorker.register": 0,
    "WebSocket": 0,
    "WebSocketStream": 0,
    "EventSource": 0,
    "WebTransport": 0,
    "Worker": 0,
    "SharedWorker": 0,
    "Audio": 0,
    "System.import": 0,
    "cache.add": 0,
}
# What these do, where anything is decided by it.
ACTS = {
    "open": Act.WINDOW,
    "location.assign": Act.NAVIGATION,
    "location.replace": Act.NAVIGATION,
    "navigation.navigate": Act.NAVIGATION,
    "navigator.serviceWorker.register": Act.WORKER,
    "Worker": Act.WORKER,
    "SharedWorker": Act.WORKER,
    "System.import": Act.LOADER,
    "importScripts": Act.LOADER,
}
# The same of methods that are called on something unknown: only a constant counts there.
METHOD_CALLS = {
    "fetch": 0,
    "sendBeacon": 0,
    "addModule": 0,
    "fetchLater": 0,
    "getScript": 0,
    "getJSON": 0,
    "tileLayer": 0,
}
STRICT_METHODS = {"sendBeacon", "addModule", "fetchLater"}
LIBRARIES = {"$", "jQuery", "axios", "ky", "superagent", "d3", "Zepto", "$http"}
LIBRARY_CALLS = {
    "ajax",
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "request",
    "getJSON",
    "getScript",
    "json",
    "csv",
    "load",
}
FUNCTION_CALLS = {
    "loadScript",
    "loadCSS",
    "loadjs",
    "getScript",
    "require",
    "requirejs",
    "axios",
    "ky",
    "importScript",
}
MARKUP_METHODS = {
    "insertAdjacentHTML": 1,
    "setHTMLUnsafe": 0,
    "setHTML": 0,
    "createContextualFragment": 0,
    "parseHTMLUnsafe": 0,
}
LIBRARY_MARKUP = {"html", "append", "prepend", "before", "after", "replaceWith", "wrap", "appendTo"}
CSS_METHODS = {"insertRule": 0, "addRule": 1, "replaceSync": 0}
CSS_LISTS = {"animate", "KeyframeEffect", "CSS.registerProperty", "registerProperty"}
RUNNERS = {"eval": 0, "execScript": 0, "setTimeout": 0, "setInterval": 0, "setImmediate": 0, "Function": -1}
# Structures that are handed over with URLs in them, by the keys of the URLs.
STRUCTURES = {
    "RTCPeerConnection": ("urls", "url"),
    "webkitRTCPeerConnection": ("urls", "url"),
    "setConfiguration": ("urls", "url"),
    "navigator.credentials.get": ("configURL", "loginURL"),
    "IdentityCredential.disconnect": ("configURL",),
    "PaymentRequest": ("supportedMethods",),
    "Notification": ("icon", "image", "badge"),
    "showNotification": ("icon", "image", "badge"),
    "MediaMetadata": ("src",),
    "navigator.joinAdInterestGroup": ("biddingLogicURL", "biddingLogicUrl", "dailyUpdateUrl", "updateURL", "renderURL"),
    "navigator.runAdAuction": ("decisionLogicURL", "decisionLogicUrl", "trustedScoringSignalsURL"),
}
URL_PROPERTIES = {"src", "poster", "background", "lowsrc", "dynsrc", "data", "href", "imageSrcset", "srcset", "action"}
MARKUP_PROPERTIES = {"innerHTML", "outerHTML", "srcdoc"}
TEXT_PROPERTIES = {"textContent", "innerText", "text"}
IMAGE_STYLES = re.compile(
    r"-?(webkit|moz)?-?(backgroundimage|borderimage\w*|liststyleimage|mask\w*image|content|cursor)$", re.I
)
QUIET_RELATIONS = {
    "canonical",
    "alternate",
    "author",
    "license",
    "help",
    "me",
    "tag",
    "bookmark",
    "shortlink",
    "pingback",
}
SCRIPT_TYPE = re.compile(r"(?:(?:text|application)/(?:x-)?(?:java|ecma|live|j)script[\d.]*|module|)", re.IGNORECASE)
ADDRESS = re.compile(r"(?:(?:https?|wss?):)?//(?=[^\s/?#'\"<>.]++\.)[^\s'\"<>]++", re.IGNORECASE)
VERB = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|PROPFIND|QUERY)", re.IGNORECASE)
REFRESH = re.compile(r"[\s\d.,;]*(?:url\s*=\s*)?[\"']?([^\"']*)", re.IGNORECASE)
ALIASES = {"xlink:href": "href", "http-equiv": "httpEquiv", "imagesrcset": "imageSrcset"}
NOTED = {"type", "rel", "httpEquiv", "href", "action", "as"}
NO_URL = re.compile(r"\[object Object\]|(?:https?|wss?):/{0,2}|true|false|null|\$\d", re.IGNORECASE)
STYLISH = re.compile(r"css|style|theme|icon|sheet|font|prefetch|preload|preconnect", re.IGNORECASE)
FILE = re.compile(r"\.(?:css|m?js|png|jpe?g|gif|svg|ico|webp|avif|woff2?|json)(?:[?#]|$)", re.IGNORECASE)
LOADER = re.compile(
    r"load|fetch|request|ajax|import|inject|connect|beacon|ping|prefetch|tileLayer|(?:get|add|insert)_?(?:script|css|json|style)"
    r"|^(?:get|post|head)$",
    re.IGNORECASE,
)
