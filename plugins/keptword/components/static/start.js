// What the code of the choice does as soon as it is needed.

import {
  allOf,
  answers,
  asked,
  banner,
  changed,
  choose,
  follow,
  ids,
  isOld,
  isTooMuch,
  kept,
  key,
  left,
  page,
  resume,
  store,
  stored,
  withdrawal,
} from "./choice.js";

/** @type {(target: any) => boolean} */
const isAccept = Node.prototype.contains.bind(banner.querySelector("#consent-accept-all"));

/** What the settings need of this page. @type {Choosing} */
export const choosing = { choose, allOf, answers: () => answers, remaining: Promise.resolve([]) };

/** Does something with the code of the settings. @param {(settings: Settings) => unknown} act */
const withSettings = (act) => import(/** @type {string} */ ("{settings.js}")).then(act);

/** Says something; null: that the choice could not be stored, at the place where it was made.
 * @param {string | null} [message] @param {Element} [place] */
const tell = (message, place) => withSettings(({ say }) => say(message, choosing, place)).catch(() => {});

const { message, closed: ended } = resume();
if (left[0] || isOld) choosing.remaining = withdrawal().then(({ clear }) => clear(left, key)).catch(() => []);
// A script of a service may have undone the no in its last moments.
if (ended && stored && isTooMuch()) store(stored);
if (message !== undefined || ended) tell(message);
if (page.dataset.consent === "again") {
  const ask = () => page.dataset.consent === "again" && (page.dataset.consent = "ask");
  withSettings(({ explain }) => explain(banner, changed)).then(ask, ask);
}

addEventListener("focusin", ({ target }) => {
  const element = /** @type {HTMLElement} */ (target);
  if (!element.closest("#site-consent, dialog")) kept.element = element;
});

/** The click that is being handled. @type {Event | undefined} */
let current;

// Whoever presses the next key does not wait for the timer.
addEventListener("keydown", ({ isTrusted }) => isTrusted && (current = undefined), true);

/** @param {MouseEvent} event */
const act = (event) => {
  if (event === current) return;
  // A yes is a click of the visitor's own on that very button: no script's, and none that a <label> hands on, which comes
  // while another is still being handled. A no needs no such thing.
  const isVisitors = event.isTrusted && !current;
  current = event;
  setTimeout(() => (current = undefined));
  choosing.attend?.(event, isVisitors);
  if (isVisitors && isAccept(event.target)) choose(allOf(true, asked), "banner") || tell(null);
  /** @type {(HTMLButtonElement & HTMLAnchorElement) | null} */
  const at = /** @type {Element} */ (event.target).closest("button, [data-consent-open]");
  if (!at) return;
  const { id, href, dataset } = at;
  const embed = at.closest(".consent-embed");
  if (id === "consent-reject-all") choose(allOf(false, changed[0] ? asked : ids), "banner") || tell(null);
  if (isVisitors && dataset.grant && embed?.querySelector(`[data-service="${dataset.grant}"]`)) {
    kept.element = /** @type {HTMLElement} */ (embed);
    choose({ [dataset.grant]: true }, "embed") || tell(null, embed);
  }
  if (href && !event.ctrlKey && !event.metaKey && !event.shiftKey && !page.querySelector("form#consent-settings")) {
    event.preventDefault();
    withSettings(({ showSettings }) => showSettings(href, choosing)).catch(() => location.assign(href));
  }
};

// Where scripts of services run, this was first; where the click itself woke this code, only the second hears of it.
for (const on of [window, page]) on.addEventListener("click", /** @type {EventListener} */ (act), true);
addEventListener("consent-stored", follow);
