// What happens by itself once the page is there.

/** What the settings need of this page. @type {Choosing} */
const choosing = { choose, allOf, answers: () => answers };

/** Shows in the banner only what is asked, and why it is asked again (CW-07, SG-02). */
const explain = () => {
  /** @param {string} selector @returns {NodeListOf<HTMLElement>} */
  const inBanner = (selector) => banner.querySelectorAll(selector);
  for (const part of inBanner("[data-part]")) part.hidden = !asked.some((id) => part.querySelector(`[data-id=${id}]`));
  const [note, signalled] = inBanner("[data-note]");
  note.hidden = !changed.length;
  note.append(changed.map((id) => inBanner(`[data-id=${id}]`)[0].textContent).join(", "));
  signalled.hidden = !signal;
  page.dataset.consent = "ask";
};

/** Does something with the code of the settings. @param {(settings: Settings) => unknown} act */
const withSettings = (act) => import(/** @type {string} */ ("{settings.js}")).then(act);

openGate();
const { message, closed: stopped = [] } = resume();
const gone = [...new Set([...left, ...stopped])];
if (gone.length) withWithdrawal(({ clear }) => clear(gone, key));
if (message) withSettings(({ say }) => say(message)).catch(() => {});
if (page.dataset.consent === "again") explain();
if (asked.length) new ResizeObserver(() => page.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);

addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) follow();
});

addEventListener("pageshow", (event) => {
  if (event.persisted) follow();
});

document.addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLElement && !target.closest("#site-consent, dialog")) lastFocus = target;
});

document.addEventListener("click", (event) => {
  const { target, ctrlKey, metaKey, shiftKey } = event;
  const at = target instanceof Element ? target.closest("button, [data-consent-open]") : null;
  if (at instanceof HTMLAnchorElement) {
    if (ctrlKey || metaKey || shiftKey || document.getElementById("consent-settings")) return;
    event.preventDefault();
    withSettings(({ showSettings }) => showSettings(at.href, choosing)).catch(() => location.assign(at.href));
  } else if (at instanceof HTMLButtonElement) {
    const { id, dataset } = at;
    if (id === "consent-accept-all") choose(allOf(true, asked), "banner");
    if (id === "consent-reject-all") choose(allOf(false, changed.length ? asked : ids), "banner");
    if (dataset.grant) {
      lastFocus = at.closest(".consent-embed")?.querySelector("iframe") || at;
      choose({ [dataset.grant]: true }, "embed");
    }
  }
});
