// Most visits decide nothing. The code of the choice stands at the end of the page as text, which browsers do not even
// read through before the visitor does something that may be a choice, or has chosen elsewhere. Where anything is
// granted it runs before the scripts of services, which can then neither change what it uses nor hear of a click first.

import { isOver, listed, openGate, root, runScript } from "./gate.js";

const wake = () => {
  /** @type {HTMLScriptElement | null} */
  const choice = root.querySelector("body>#consent-choice");
  // Where it may not run, nobody can be asked: as without script.
  if (choice?.type) runScript(choice).catch(() => delete root.dataset.consent);
};

/** Follows what was chosen elsewhere since this page was loaded: where it is to be loaded anew, nothing more leaves it.
 * @param {Event} [event] */
const follow = (event) => {
  const now = visit.read();
  if (listed.some((id) => visit.granted(id) !== now.granted(id))) visit.shut();
  else if (visit.asked.length === now.asked.length) return;
  // A page that the visitor is leaving is closed, but not loaded anew: that would keep the visitor from going.
  if (event?.type === "visibilitychange" && document.hidden) return;
  wake();
  dispatchEvent(new Event("consent-stored"));
};

// First of all listeners on this page. A page that was put aside, frozen or made in advance hears of a choice late; which
// of these comes first then depends on the browser.
for (const back of ["storage", "pageshow", "visibilitychange", "resume", "prerenderingchange"]) addEventListener(back, follow, true);

addEventListener("DOMContentLoaded", () => {
  const isAny = listed.some(visit.granted);
  follow();
  if (isAny || window.consent.left[0] || visit.isOld || root.dataset.consent === "again" || history.state?.consent) wake();
  if (isAny && !isOver()) openGate();
  if (visit.asked[0]) {
    /** @type {any} */
    const banner = root.querySelector("body>#site-consent");
    new ResizeObserver(() => root.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);
  }
});

// Before the listeners of the code of the choice, which then hear of the same event.
for (const touched of ["focusin", "click"]) {
  addEventListener(touched, ({ target }) => {
    if (visit.asked[0] || /** @type {Element} */ (target).closest("[data-grant], [data-consent-open]")) wake();
  }, true);
}
