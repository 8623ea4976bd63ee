// The run-time gate: brings the inert elements of granted services to life, once the page is read.

export const { root } = visit;
export const listed = Object.keys(visit.versions);

Object.defineProperty(window, "consent", {
  value: Object.freeze({
    ...visit,
    // Those that ran until this page was loaded anew, as well.
    left: listed.filter((id) => {
      const { opened, cleared } = visit.stored ?? {};
      return !visit.granted(id) && (history.state?.consent?.closed?.[id] || [opened, cleared && document.cookie && cleared].flat().includes(id));
    }),
    open: () => /** @type {HTMLElement | null} */ (root.querySelector("[data-consent-open]"))?.click(),
  }),
});

/** @param {string} text */
const same = (text) => text;

/** @type {TrustedText | undefined} */
let trusted;

/** What makes of a text that stands in this page what browsers run that enforce Trusted Types; others have no such. */
const fromPage = () => {
  const unchanged = { createHTML: same, createScript: same, createScriptURL: same };
  try {
    return (trusted ??= window.trustedTypes.createPolicy("consent", unchanged));
  } catch {
    return unchanged;
  }
};

/**
 * Replaces an inert script by a live one with the same attributes and code.
 * @param {HTMLScriptElement} inert
 * @returns {Promise<unknown>} fulfilled once scripts behind it may run: never, where it cannot be had
 */
export const runScript = (inert) =>
  new Promise((done) => {
    const live = /** @type {HTMLScriptElement} */ (inert.cloneNode());
    const { src, type = "", async } = inert.dataset;
    live.type = type;
    live.text = fromPage().createScript(inert.text);
    if (src) live.src = fromPage().createScriptURL(src);
    live.onload = done;
    if (!src || async !== undefined) done(undefined);
    inert.replaceWith(live);
  });

/**
 * Replaces inert markup by the elements that it describes.
 * @param {HTMLScriptElement} inert
 */
const showMarkup = (inert) => {
  inert.parentElement?.setAttribute("data-open", "");
  inert.replaceWith(new Range().createContextualFragment(fromPage().createHTML(JSON.parse(inert.text))));
};

/** Whether the page is about to be loaded anew: what was granted may have been withdrawn. */
export const isOver = () => root.dataset.consent === "over";

/** Opens all that is granted: frames first, then scripts, those of each service in the order of the page; behind one that
 * cannot be had, none of its service run. */
export const openGate = () => {
  /** @type {Record<string, Promise<unknown>>} */
  const before = {};
  for (const inert of /** @type {NodeListOf<HTMLScriptElement>} */ (root.querySelectorAll("script[data-service]"))) {
    const { service = "", markup } = inert.dataset;
    if (!visit.granted(service)) continue;
    if (markup !== undefined) showMarkup(inert);
    else before[service] = Promise.resolve(before[service]).then(() => isOver() || runScript(inert));
  }
};
