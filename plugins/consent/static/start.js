// What the code of the choice does as soon as it is needed.

/** What the settings need of this page. @type {Choosing} */
const choosing = { choose, allOf, answers: () => answers };

/** Does something with the code of the settings. @param {(settings: Settings) => unknown} act */
const withSettings = (act) => import(/** @type {string} */ ("{settings.js}")).then(act);

const { message, closed: stopped = [] } = resume();
const gone = [...left, ...stopped];
if (gone.length || (stored?.time && !isFresh)) withWithdrawal(({ clear }) => clear(gone, key));
if (message) withSettings(({ say }) => say(message)).catch(() => {});
if (page.dataset.consent === "again") {
  const ask = () => page.dataset.consent === "again" && (page.dataset.consent = "ask");
  withSettings(({ explain }) => explain(banner, changed)).then(ask, ask);
}

document.addEventListener("focusin", ({ target }) => {
  const focused = /** @type {HTMLElement} */ (target);
  if (!focused.closest("#site-consent, dialog")) lastFocus = focused;
});

document.addEventListener("click", (event) => {
  /** @type {(HTMLButtonElement & HTMLAnchorElement) | null} */
  const at = /** @type {Element} */ (event.target).closest("button, [data-consent-open]");
  if (!at) return;
  const { id, href, dataset } = at;
  if (id === "consent-accept-all") choose(allOf(true, asked), "banner");
  if (id === "consent-reject-all") choose(allOf(false, changed.length ? asked : ids), "banner");
  if (dataset.grant) {
    lastFocus = at.closest(".consent-embed") || at;
    choose({ [dataset.grant]: true }, "embed");
  }
  if (href && !event.ctrlKey && !event.metaKey && !event.shiftKey && !document.getElementById("consent-settings")) {
    event.preventDefault();
    withSettings(({ showSettings }) => showSettings(href, choosing)).catch(() => location.assign(href));
  }
});

document.addEventListener("consent-stored", followStored);
