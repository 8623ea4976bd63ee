// The visitor's choice: storing it, and reloading where it opens or closes anything. What a page may do is
// decided when it loads; what the visitor was doing on it survives the reload.

/** What the visitor is in the middle of, as kept in the history entry while the page reloads.
 * @typedef {object} Unfinished
 * @property {string} [focus] what had the focus
 * @property {Record<string, string | boolean>} [fields] values of the form fields
 * @property {string | null} [message] what to say once the page is there again; null: the choice could not be stored
 * @property {Record<string, true>} [closed] services that ran until now and may not any more
 */

export const { key, versions, stored, isOld, asked, changed, left, signal, root: page, granted, read, shut } = window.consent;
const version = "{version}"; // the build writes the version of the whole list here
export const ids = Object.keys(versions);
export const eventsKey = `${key}-events`;
export const banner = /** @type {HTMLElement} */ (page.querySelector("body>#site-consent"));
// Taken before scripts of services run.
const { stringify } = JSON;
const { setItem } = Storage.prototype;
const replaceState = history.replaceState.bind(history);

/** Yes, no, or still to be asked, as a page of that state has it.
 * @param {Pick<Visit, "granted" | "asked">} visit @returns {Record<string, boolean | undefined>} */
const answersOf = ({ granted, asked }) => Object.fromEntries(ids.map((id) => [id, granted(id) || (asked.includes(id) ? undefined : false)]));

export let answers = answersOf(window.consent);
/** What had the focus last, outside of banner and dialog. @type {{ element: HTMLElement | null }} */
export const kept = { element: page.querySelector(":focus:not(#site-consent *, dialog *)") };

/** @param {string} id whether it is still to be asked */
const isOpen = (id) => answers[id] === undefined;

/** The code that clears up after services. @returns {Promise<Withdrawal>} */
export const withdrawal = () => import(/** @type {string} */ ("{withdraw.js}"));

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
  for (const element of /** @type {NodeListOf<Kind>} */ (page.querySelectorAll(selector))) {
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
const typed = () => named("form:not(#consent-settings) :is(input:not([type=password],[type=file]),textarea,select)");

/** @param {string | null} [message] what to say afterwards */
const reload = async (message) => {
  /** @type {Record<string, true>} */
  const closed = {};
  let isClosing = false;
  for (const id of ids) if (granted(id) && !answers[id]) isClosing = closed[id] = true;
  if (isClosing) {
    shut();
    // What waits for a connection is not sent any more.
    stop();
  }
  page.dataset.consent = "over";
  /** @type {Unfinished} */
  const consent = { message, closed: isClosing ? closed : undefined };
  try {
    consent.focus = [...focusable()].find(([, element]) => element === kept.element)?.[0];
    consent.fields = Object.fromEntries([...typed()].map(([name, field]) => [name, isTicked(field) ? field.checked : field.value]));
  } catch {}
  try {
    // What a service that ends keeps here goes too.
    replaceState({ ...(isClosing || history.state), consent }, "");
    // Frames have policies of their own.
    if (isClosing) for (let at = length; at--; ) window[at].location.replace("about:blank");
  } catch {}
  if (isClosing) {
    setTimeout(() => location.reload(), 800);
    await withdrawal().then(({ revoke }) => revoke(Object.keys(closed))).catch(() => {});
  }
  location.reload();
};

/** Takes up what the visitor was doing before the page reloaded.
 * @returns {Unfinished} */
export const resume = () => {
  const { consent: unfinished, ...state } = history.state || {};
  if (!unfinished) return {};
  replaceState(state, "");
  try {
    for (const [name, field] of typed()) {
      if (!(name in unfinished.fields)) continue;
      if (isTicked(field)) field.checked = unfinished.fields[name];
      else field.value = unfinished.fields[name];
    }
    const element = focusable().get(unfinished.focus);
    // Once the gate, right behind this, has put frames in place.
    queueMicrotask(() => (element?.querySelector("iframe") || element)?.focus({ preventScroll: true }));
  } catch {}
  return unfinished;
};

/** Whether what is stored would grant more than the answers do. */
export const isTooMuch = () => {
  const now = read();
  return ids.some((id) => now.granted(id) && !answers[id]);
};

/** Stores the answers, or nothing where that cannot be done.
 * @param {Partial<Choice>} act
 * @returns {boolean} whether they are stored */
export const store = (act) => {
  const before = read();
  /** @type {Record<string, string>} */
  const services = {};
  const opened = [];
  for (const id of ids) {
    if (!isOpen(id)) services[id] = `${answers[id] ? "yes" : "no"} ${versions[id]}`;
    if (answers[id] || granted(id) || before.granted(id) || left.includes(id)) opened.push(id);
  }
  const choice = { ...act, whole: !ids.some(isOpen), services, opened, cleared: before.stored?.cleared };
  try {
    setItem.call(localStorage, key, stringify(choice));
    if (!isTooMuch()) return true;
  } catch {}
  try {
    localStorage.removeItem(key);
  } catch {}
  return false;
};

/** The acts on record, oldest first, whatever has become of them. @returns {ConsentEvent[]} */
const recorded = () => {
  try {
    return [...JSON.parse(localStorage.getItem(eventsKey) || "[]")];
  } catch {
    return [];
  }
};

/**
 * Stores answers beside those given before. A choice that cannot be stored counts as none.
 * @param {Record<string, boolean>} given
 * @param {string} method "banner", "settings" or "embed"
 * @param {string} [message] what to say if the page has to be loaded anew
 * @returns {boolean} whether it is stored
 */
export const choose = (given, method, message) => {
  const before = answers;
  answers = { ...answers, ...given };
  const act = { time: new Date().toISOString(), language: page.lang, method, signal };
  const isStored = store({ ...act, since: Math.max(0, Date.now() - Date.parse(recorded()[0]?.time)) });
  if (isStored) record.store({ ...act, version, services: answers });
  else answers = method === "embed" ? before : allOf(false);
  settle(isStored ? message : null);
  return isStored;
};

/** The visitor's acts on record: only time takes one away (CR-05, CW-12). `report.js` sends each, too. */
export const record = {
  /** @param {ConsentEvent} event */
  store(event) {
    try {
      setItem.call(localStorage, eventsKey, stringify([...recorded(), event]));
    } catch {}
  },
};

/** @param {boolean} answer @param {readonly string[]} [of] */
export const allOf = (answer, of = ids) => Object.fromEntries(of.map((id) => [id, answer]));

/** Reloads if this page may do more or less than the choice says; else shows the choice. @param {string | null} [message] */
const settle = (message) => {
  if (ids.some((id) => (answers[id] === true) !== granted(id))) return reload(message);
  page.dispatchEvent(new CustomEvent("consent", { bubbles: true, detail: { services: { ...answers } } }));
  if (ids.some(isOpen)) return;
  page.dataset.consent = "answered";
  if (banner.matches(":focus-within")) (kept.element || page.querySelector("main"))?.focus({ preventScroll: true });
};

/** Follows a choice made in another tab, or since this page was put aside. */
export const follow = () => {
  answers = answersOf(read());
  settle();
};
