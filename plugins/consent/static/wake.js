// Most visits decide nothing. The code of the choice stands at the end of the page as text, which browsers do not even
// read through before the visitor does something that may be a choice, or has chosen elsewhere.

const wake = () => {
  const choice = /** @type {HTMLScriptElement | null} */ (document.getElementById("consent-choice"));
  // Where it may not run, nobody can be asked: as without script.
  if (choice?.type) runScript(choice).catch(() => delete document.documentElement.dataset.consent);
};

/** Follows a choice that was made elsewhere. */
const follow = () => {
  wake();
  document.dispatchEvent(new Event("consent-stored"));
};

{
  const { asked, isAgain, stored, isFresh, versions, granted } = visit;
  const isOld = stored?.time && !isFresh;
  const isToBeRun = isOld || (asked[0] && isAgain) || stored?.opened?.some?.((id) => !granted(id)) || history.state?.consent;
  const isOpen = Object.keys(versions).some(granted);

  if (asked[0] || isToBeRun || isOpen) {
    document.addEventListener("DOMContentLoaded", () => {
      if (isOpen) openGate();
      if (isToBeRun) wake();
      const banner = document.getElementById("site-consent");
      if (!asked[0] || !banner) return;
      new ResizeObserver(() => document.documentElement.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);
    });
  }
}

addEventListener("storage", ({ key }) => {
  if (key === visit.key || key === null) follow();
});

addEventListener("pageshow", ({ persisted }) => {
  if (persisted) follow();
});

// Before the listeners on the document, which the code of the choice adds, and which then hear of the same event.
for (const touched of ["focusin", "click"]) {
  addEventListener(touched, ({ target }) => {
    if (visit.asked[0] || /** @type {Element} */ (target).closest("[data-grant], [data-consent-open]")) wake();
  }, true);
}
