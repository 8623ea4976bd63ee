// The visitor's choice: storing it, and reloading where it opens or closes anything. What a page may do is
// decided when it loads; what the visitor was doing on it survives the reload.

/** What the visitor is in the middle of, as kept in the history entry while the page reloads.
 * @typedef {object} Unfinished
 * @property {number} focus index among the focusable elements, or -1
 * @property {(string | boolean)[]} fields values of the form fields
 * @property {string} method how the choice was made
 */

const { key, version, ids, granted } = window.consent;
const page = document.documentElement;
const banner = /** @type {HTMLElement} */ (document.getElementById("site-consent"));
/** @type {HTMLElement | null} */
let lastFocus = null;

/**
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @returns {Kind[]}
 */
const all = (selector) => [.../** @type {NodeListOf<Kind>} */ (document.querySelectorAll(selector))];

/** @returns {HTMLElement[]} */
const focusable = () => all("a, button, input, select, textarea, summary, iframe, [tabindex]");

/** Form fields whose content is the visitor's own; the settings show what is stored instead.
 * @returns {HTMLInputElement[]} */
const typedFields = () => all("form:not(#consent-settings) :is(input:not([type=password], [type=file]), textarea, select)");

/** @param {HTMLInputElement} field */
const isTicked = (field) => /checkbox|radio/.test(field.type);

/** @param {string} method */
const reload = (method) => {
  /** @type {Unfinished} */
  const consent = {
    focus: lastFocus ? focusable().indexOf(lastFocus) : -1,
    fields: typedFields().map((field) => (isTicked(field) ? field.checked : field.value)),
    method,
  };
  history.replaceState({ ...history.state, consent }, "");
  location.reload();
};

/** @returns {string | undefined} how the choice was made that made this page reload */
const resume = () => {
  const { consent: unfinished, ...state } = history.state || {};
  if (!unfinished) return undefined;
  history.replaceState(state, "");
  typedFields().forEach((field, index) => {
    if (isTicked(field)) field.checked = unfinished.fields[index];
    else field.value = unfinished.fields[index];
  });
  focusable()[unfinished.focus]?.focus({ preventScroll: true });
  return unfinished.method;
};

/**
 * Stores the choice. A choice that cannot be stored counts as none.
 * @param {readonly string[]} chosen ids of the services that the visitor says yes to
 * @param {string} method "banner", "settings" or "embed"
 */
const choose = (chosen, method) => {
  const services = Object.fromEntries(ids.map((id) => [id, chosen.includes(id)]));
  try {
    localStorage.setItem(key, JSON.stringify({ version, time: new Date().toISOString(), language: page.lang, method, services }));
  } catch {
    chosen = [];
    try {
      localStorage.removeItem(key);
    } catch {}
  }
  settle(chosen, method);
};

/**
 * Reloads if this page may do more or less than the choice says.
 * @param {readonly string[]} chosen
 * @param {string} method
 */
const settle = (chosen, method) => {
  if (ids.some((id) => chosen.includes(id) !== granted.includes(id))) return reload(method);
  page.dataset.consent = "answered";
  if (banner.contains(document.activeElement)) (lastFocus || document.querySelector("main"))?.focus({ preventScroll: true });
};

/** Follows a choice made in another tab, or since this page was put aside in the back-forward cache. */
const follow = () => {
  try {
    /** @type {Choice} */
    const { services } = JSON.parse(localStorage.getItem(key) || "");
    settle(ids.filter((id) => services[id] === true), "tab");
  } catch {
    if (granted.length) reload("tab");
  }
};

addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) follow();
});

addEventListener("pageshow", (event) => {
  if (event.persisted) follow();
});

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !banner.contains(target)) lastFocus = target;
});

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (button?.id === "consent-accept-all") choose(ids, "banner");
  if (button?.id === "consent-reject-all") choose([], "banner");
  if (button?.dataset.grant) {
    lastFocus = button.closest(".consent-embed")?.querySelector("iframe") || button;
    choose([...granted, button.dataset.grant], "embed");
  }
});
