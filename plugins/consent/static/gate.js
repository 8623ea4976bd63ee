// The run-time gate: brings the inert elements of granted services to life, once, in document order.

const { key, version, versions, asked, changed, left, signal, granted } = window.consent;

/**
 * Replaces an inert script by a live one with the same attributes and code.
 * @param {HTMLScriptElement} inert
 * @returns {Promise<unknown>} settled once scripts behind it may run
 */
const runScript = (inert) =>
  new Promise((done) => {
    const live = document.createElement("script");
    for (const { name, value } of inert.attributes) {
      if (name !== "type" && name !== "data-service") live.setAttribute(name.replace("data-", ""), value);
    }
    live.text = inert.text;
    live.async = inert.hasAttribute("data-async");
    if (live.src && !live.async) live.onload = live.onerror = done;
    else done(undefined);
    inert.replaceWith(live);
  });

/** @param {HTMLScriptElement} inert */
const isMarkup = (inert) => inert.hasAttribute("data-markup");

/**
 * Replaces inert markup by the elements that it describes.
 * @param {HTMLScriptElement} inert
 */
const showMarkup = (inert) => {
  inert.parentElement?.setAttribute("data-open", "");
  inert.replaceWith(document.createRange().createContextualFragment(JSON.parse(inert.text)));
};

const openGate = async () => {
  /** @type {NodeListOf<HTMLScriptElement>} */
  const inert = document.querySelectorAll("script[data-service]");
  const allowed = [...inert].filter(({ dataset }) => granted(dataset.service || ""));
  for (const markup of allowed.filter(isMarkup)) showMarkup(markup);
  for (const script of allowed) if (!isMarkup(script)) await runScript(script);
};
