"""Names of the browser's objects and methods that tell what a value is."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


WINDOWS = _words("window self globalThis top parent frames contentWindow defaultView opener")
OWN_PATHS = _words(
    """
    location location.href location.origin location.host location.hostname document.URL document.documentURI
    document.baseURI document.domain origin import.meta.url document.currentScript.src
    """
)
PLAIN_ROOTS = _words("screen history performance Math Date Number Symbol innerWidth innerHeight")
PLAIN_PATHS = _words(
    """
    location.port location.pathname document.lastModified document.readyState document.cookie.length
    navigator.userAgent navigator.language navigator.platform devicePixelRatio
    """
)
DOM_NAMES = _words(
    """
    src href content value textContent innerHTML innerText data action text name title id hash search dataset
    outerHTML nodeValue
    """
)
PLAIN_METHODS = _words(
    """
    getFullYear getMonth getDate getDay getHours getMinutes getTime toFixed toPrecision toISOString
    toLocaleDateString toLocaleTimeString toLocaleString toDateString indexOf lastIndexOf charCodeAt codePointAt
    test includes startsWith endsWith has now random getTimezoneOffset hasAttribute contains matches localeCompare
    getUTCFullYear findIndex every some floor round ceil abs max min
    """
)
PLAIN_CALLS = _words("encodeURIComponent escape parseInt parseFloat Number Boolean isNaN Symbol Date")
IDENTITIES = _words(
    """
    Object.freeze Object.seal Object String Promise.resolve Array.from structuredClone Object.assign Request
    document.createTextNode Array Array.of encodeURI decodeURI
    """
)
SAME = _words(
    """
    toString valueOf trim normalize trimStart trimEnd toWellFormed flat filter sort values createScriptURL
    createHTML createScript clone
    """
)
CALLBACK_METHODS = _words("forEach map flatMap filter some every find then each")
HOST_ROOTS = _words(
    """
    document location navigator history String Object JSON URL Reflect Array Promise style cache range caches
    customElements localStorage sessionStorage trustedTypes CSS import console $ jQuery axios chrome Math Date
    navigation indexedDB crypto
    """
)
STATIC_HOSTS = _words("String Object JSON URL Reflect Array Promise Math Date Number caches")
HOST_FUNCTIONS = _words("fetch open eval importScripts setTimeout XMLHttpRequest Image")
TEXT_METHODS = _words(
    """
    replace replaceAll concat toLowerCase toUpperCase toLocaleLowerCase split charCodeAt codePointAt slice at
    charAt substring substr repeat
    """
)
LIST_METHODS = _words("join concat reverse toReversed pop shift at find slice map flatMap reduce")
ELEMENTS = {
    "document.body": "body",
    "document.head": "head",
    "document.documentElement": "html",
    "document.currentScript": "script",
    "document.scrollingElement": "html",
    "document.links": "a",
    "document.forms": "form",
    "document.images": "img",
    "document.scripts": "script",
}
CONSTRUCTED = {
    "Image": "img",
    "Audio": "audio",
    "URL": "url",
    "Blob": "blob",
    "CSSStyleSheet": "sheet",
    "XMLHttpRequest": "request",
    "DOMParser": "parser",
    "Set": "collection",
    "Map": "collection",
    "WeakMap": "collection",
}
NEIGHBOURS = {"firstElementChild", "nextElementSibling", "parentNode", "parentElement", "previousElementSibling"}
