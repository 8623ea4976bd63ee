// The visitor's choice: storing it, and reloading where it opens or closes anything. What a page may do is
// decided when it loads; what the visitor was doing on it survives the reload.

/** What the visitor is in the middle of, as kept in the history entry while the page reloads.
 * @typedef {object} Unfinished
 * @property {string} focus what had the focus
 * @property {Record<string, string | boolean>} fields values of the form fields
 * @property {string} method how the choice was made
 */

const { key, version, ids, granted, answered } = window.consent;
const page = document.documentElement;
const banner = /** @type {HTMLElement} */ (document.getElementById("site-consent"));
/** @type {HTMLElement | null} */
let lastFocus = null;
/** Where the settings are on the page, shows a choice in them. @type {(services: Record<string, boolean>) => void} */
let showBoxes = () => {};

/**
 * Names each element of a kind, in the same way before and after a reload, whatever scripts add to the page.
 * @template {HTMLElement} Kind
 * @param {string} selector
 * @returns {Map<string, Kind>}
 */
const named = (selector) => {
  /** @type {Map<string, Kind>} */
  const found = new Map();
  for (const element of /** @type {NodeListOf<Kind>} */ (document.querySelectorAll(selector))) {
    const { id, name, type, value, href } = /** @type {any} */ (element);
    const label = id || [element.closest("form")?.getAttribute("action"), name, /checkbox|radio|submit/.test(type) && value, href].join();
    let number = 0;
    while (found.has(label + number)) number += 1;
    found.set(label + number, element);
  }
  return found;
};

/** @returns {Map<string, HTMLElement>} */
const focusable = () => named("a, button, input, select, textarea, summary, iframe, [tabindex]");

/** Form fields whose content is the visitor's own; the settings show what is stored instead.
 * @returns {Map<string, HTMLInputElement>} */
const typedFields = () => named("form:not(#consent-settings) :is(input:not([type=password], [type=file]), textarea, select)");

/** @param {HTMLInputElement} field */
const isTicked = (field) => /checkbox|radio/.test(field.type);

/** @param {string} method */
const reload = (method) => {
  /** @type {Unfinished} */
  const consent = {
    focus: [...focusable()].find(([, element]) => element === lastFocus)?.[0] || "",
    fields: Object.fromEntries([...typedFields()].map(([name, field]) => [name, isTicked(field) ? field.checked : field.value])),
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
  for (const [name, field] of typedFields()) {
    if (!(name in unfinished.fields)) continue;
    if (isTicked(field)) field.checked = unfinished.fields[name];
    else field.value = unfinished.fields[name];
  }
  focusable().get(unfinished.focus)?.focus({ preventScroll: true });
  return unfinished.method;
};

/**
 * Stores the choice. A choice that cannot be stored counts as none.
 * @param {Record<string, boolean>} services
 * @param {string} method "banner", "settings" or "embed"
 * @returns {boolean} whether it is stored
 */
const choose = (services, method) => {
  try {
    localStorage.setItem(key, JSON.stringify({ version, time: new Date().toISOString(), language: page.lang, method, services }));
  } catch {
    try {
      localStorage.removeItem(key);
    } catch {}
    settle(method === "embed" ? {} : allOf(false), method);
    return false;
  }
  settle(services, method);
  return true;
};

/** @param {boolean} answer */
const allOf = (answer) => Object.fromEntries(ids.map((id) => [id, answer]));

/**
 * Reloads if this page may do more or less than the choice says; else shows the choice.
 * @param {Record<string, boolean>} services
 * @param {string} method
 */
const settle = (services, method) => {
  if (ids.some((id) => (services[id] === true) !== granted.includes(id))) return reload(method);
  showBoxes(services);
  if (ids.some((id) => services[id] === undefined)) return;
  page.dataset.consent = "answered";
  if (banner.contains(document.activeElement)) (lastFocus || document.querySelector("main"))?.focus({ preventScroll: true });
};

/** Follows a choice made in another tab, or since this page was put aside in the back-forward cache. */
const follow = () => {
  try {
    settle(/** @type {Choice} */ (JSON.parse(localStorage.getItem(key) || "")).services, "tab");
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
  if (button?.id === "consent-accept-all") choose(allOf(true), "banner");
  if (button?.id === "consent-reject-all") choose(allOf(false), "banner");
  if (button?.dataset.grant) {
    lastFocus = button.closest(".consent-embed")?.querySelector("iframe") || button;
    const yes = Object.fromEntries([...granted, button.dataset.grant].map((id) => [id, true]));
    choose(answered || page.dataset.consent === "answered" ? { ...allOf(false), ...yes } : yes, "embed");
  }
});
