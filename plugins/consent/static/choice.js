// The visitor's choice: storing it, and reloading where it opens or closes anything. What a page may do is
// decided when it loads; what the visitor was doing on it survives the reload.

/** What the visitor is in the middle of, as kept in the history entry while the page reloads.
 * @typedef {object} Unfinished
 * @property {string} [focus] what had the focus
 * @property {Record<string, string | boolean>} fields values of the form fields
 * @property {string} [message] what to say once the page is there again
 * @property {string[]} closed services that ran until now and may not any more
 */

/** One act of the visitor, kept so that it can be shown.
 * @typedef {object} ConsentEvent
 * @property {string} [id] a random one, the same for all that happens in this browser; given once someone wants it
 * @property {string} time ISO 8601
 * @property {string} version of the list of services
 * @property {string} language
 * @property {string} method
 * @property {boolean} signal
 * @property {Record<string, boolean | undefined>} services
 */

const { key, versions, stored, isFresh, asked, signal, granted } = window.consent;
const version = "{version}"; // the build writes the version of the whole list here
const ids = Object.keys(versions);
/** Services that are asked about because they are new, or have changed, since the visitor last chose. */
const changed = asked.filter((id) => isFresh && (stored?.whole || stored?.services?.[id]));
/** Services that may run no more and may have left something in this browser. */
const left = ids.filter((id) => stored?.opened?.includes?.(id) && !granted(id));
const eventsKey = `${key}-events`;
const page = document.documentElement;
const banner = /** @type {HTMLElement} */ (document.getElementById("site-consent"));
/** Yes, no, or still to be asked. @type {Record<string, boolean | undefined>} */
let answers = Object.fromEntries(ids.map((id) => [id, granted(id) || (asked.includes(id) ? undefined : false)]));
/** @type {HTMLElement | null} */
let lastFocus = document.querySelector(":focus:not(#site-consent *, dialog *)");

/** @param {string} id whether it is still to be asked */
const isOpen = (id) => answers[id] === undefined;

/** Does something with the code that clears up after services; a page that cannot have it goes on without.
 * @param {(withdrawal: Withdrawal) => unknown} act */
const withWithdrawal = (act) =>
  Promise.race([import(/** @type {string} */ ("{withdraw.js}")).then(act), new Promise((done) => setTimeout(done, 800))]).catch(() => {});

/** @param {any} element whether its value is the same whatever the visitor does with it */
const isTicked = ({ type }) => /checkbox|radio|submit/.test(type);

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
    const { id, name, value, href } = /** @type {any} */ (element);
    const label = id || [element.closest("form")?.getAttribute("action"), name, isTicked(element) && value, href].join();
    let number = 0;
    while (found.has(label + number)) number += 1;
    found.set(label + number, element);
  }
  return found;
};

/** @returns {Map<string, HTMLElement>} */
const focusable = () => named("a, button, input, select, textarea, summary, .consent-embed, [tabindex]");

/** Form fields whose content is the visitor's own; the settings show what is stored instead.
 * @returns {Map<string, HTMLInputElement>} */
const typedFields = () => named("form:not(#consent-settings) :is(input:not([type=password], [type=file]), textarea, select)");

/** @param {string} [message] what to say afterwards */
const reload = async (message) => {
  page.dataset.consent = "over";
  const closed = ids.filter((id) => granted(id) && !answers[id]);
  try {
    /** @type {Unfinished} */
    const consent = {
      focus: [...focusable()].find(([, element]) => element === lastFocus)?.[0],
      fields: Object.fromEntries([...typedFields()].map(([name, field]) => [name, isTicked(field) ? field.checked : field.value])),
      message,
      closed,
    };
    history.replaceState({ ...history.state, consent }, "");
  } catch {}
  if (closed.length) await withWithdrawal(({ revoke }) => revoke(closed));
  location.reload();
};

/** Takes up what the visitor was doing before the page reloaded.
 * @returns {{ message?: string, closed?: string[] }} */
const resume = () => {
  const { consent: unfinished, ...state } = history.state || {};
  if (!unfinished) return {};
  history.replaceState(state, "");
  for (const [name, field] of typedFields()) {
    if (!(name in unfinished.fields)) continue;
    if (isTicked(field)) field.checked = unfinished.fields[name];
    else field.value = unfinished.fields[name];
  }
  const focused = focusable().get(unfinished.focus);
  (focused?.querySelector("iframe") || focused)?.focus({ preventScroll: true });
  return unfinished;
};

/**
 * Stores answers beside those given before. A choice that cannot be stored counts as none.
 * @param {Record<string, boolean>} given
 * @param {string} method "banner", "settings" or "embed"
 * @param {string} [message] what to say if the page has to be loaded anew
 * @returns {boolean} whether it is stored
 */
const choose = (given, method, message) => {
  const before = answers;
  answers = { ...answers, ...given };
  const act = { time: new Date().toISOString(), language: page.lang, method, signal };
  const services = Object.fromEntries(ids.filter((id) => !isOpen(id)).map((id) => [id, `${answers[id] ? "yes" : "no"} ${versions[id]}`]));
  const opened = ids.filter((id) => answers[id] || before[id] || granted(id) || left.includes(id));
  let isStored = true;
  try {
    localStorage.setItem(key, JSON.stringify({ ...act, whole: !ids.some(isOpen), services, opened }));
    remember({ ...act, version, services: answers });
  } catch {
    isStored = false;
    try {
      localStorage.removeItem(key);
    } catch {}
    answers = method === "embed" ? before : allOf(false);
  }
  settle(isStored ? message : "");
  return isStored;
};

/** Adds an act to those that the visitor can show; none is ever taken away (CR-05). `report.js` sends it too.
 * @param {ConsentEvent} event */
let remember = (event) => {
  /** @type {ConsentEvent[]} */
  let events = [];
  try {
    events = [...JSON.parse(localStorage.getItem(eventsKey) || "[]")];
  } catch {}
  try {
    localStorage.setItem(eventsKey, JSON.stringify([...events, event]));
  } catch {}
};

/** @param {boolean} answer @param {readonly string[]} [of] */
const allOf = (answer, of = ids) => Object.fromEntries(of.map((id) => [id, answer]));

/** Reloads if this page may do more or less than the choice says; else shows the choice. @param {string} [message] */
const settle = (message) => {
  if (ids.some((id) => (answers[id] === true) !== granted(id))) return reload(message);
  document.dispatchEvent(new CustomEvent("consent", { detail: { services: { ...answers } } }));
  if (ids.some(isOpen)) return;
  page.dataset.consent = "answered";
  if (banner.matches(":focus-within")) (lastFocus || document.querySelector("main"))?.focus({ preventScroll: true });
};

/** Follows a choice made in another tab, or since this page was put aside in the back-forward cache. */
const followStored = () => {
  /** @type {Partial<Choice>} */
  let choice = {};
  try {
    const text = localStorage.getItem(key) || "{}";
    if (text === JSON.stringify(stored)) return;
    choice = JSON.parse(text);
  } catch {}
  for (const id of ids) {
    const [answer, ofVersion] = `${choice?.services?.[id]}`.split(" ");
    answers[id] = ofVersion === versions[id] ? answer === "yes" : asked.includes(id) ? undefined : false;
  }
  settle();
};
