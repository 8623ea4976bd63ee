// What happens by itself once the page is there.

/** What the settings need of this page. @type {Choosing} */
const choosing = { choose, allOf, answers: () => answers };

/**
 * Says that something is done: in the settings where they are on the page, else at its edge.
 * @param {string} message
 */
const say = (message) => {
  const status = /** @type {HTMLElement} */ (document.querySelector("#consent-settings [role=status]") || document.createElement("p"));
  if (!status.isConnected) {
    status.className = "consent-said";
    status.tabIndex = -1;
    status.setAttribute("role", "status");
    status.onblur = () => status.remove();
    document.body.append(status);
  }
  status.textContent = message;
  status.focus();
};

/** Shows in the banner only what is asked, and why it is asked again (CW-07, SG-02). */
const explain = () => {
  /** @param {Element} part @returns {HTMLElement[]} */
  const names = (part) => [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-id]"))];
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (banner.querySelectorAll("[data-part]"))) {
    part.hidden = !names(part).some(({ dataset }) => asked.includes(dataset.id || ""));
  }
  const [note, signalled] = /** @type {NodeListOf<HTMLElement>} */ (banner.querySelectorAll("[data-note]"));
  note.hidden = !changed.length;
  note.append(names(banner).flatMap(({ dataset, textContent }) => (changed.includes(dataset.id || "") ? textContent : [])).join(", "));
  signalled.hidden = !signal;
  page.dataset.consent = "ask";
};

/** Opens the settings over this page; where that cannot be, goes to their own page. @param {HTMLAnchorElement} link */
const openSettings = ({ href }) =>
  import(/** @type {string} */ ("{settings.js}")).then(({ showSettings }) => showSettings(href, choosing)).catch(() => location.assign(href));

openGate();
const { message, closed: stopped = [] } = resume();
const gone = [...new Set([...left, ...stopped])];
if (gone.length) withWithdrawal(({ clear }) => clear(gone, key));
if (message) say(message);
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
    openSettings(at);
  } else if (at instanceof HTMLButtonElement) {
    const { id, dataset } = at;
    if (id === "consent-accept-all") choose(allOf(true, asked), "banner");
    if (id === "consent-reject-all") choose(allOf(false, asked), "banner");
    if (dataset.grant) {
      lastFocus = at.closest(".consent-embed")?.querySelector("iframe") || at;
      choose({ [dataset.grant]: true }, "embed");
    }
  }
});
