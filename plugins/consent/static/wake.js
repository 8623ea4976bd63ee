// Most visits decide nothing. The code of the choice stands at the end of the page as text, which browsers do not even
// read through before the visitor does something that may be a choice, or has chosen elsewhere.

const wake = () => {
  const choice = /** @type {HTMLScriptElement | null} */ (document.getElementById("consent-choice"));
  // Where it may not run, nobody can be asked: as without script.
  if (choice?.type) runScript(choice).catch(() => delete root.dataset.consent);
};

/** Whether a choice was made elsewhere since this page began. */
let isElsewhere = false;

const follow = () => {
  isElsewhere = true;
  wake();
  document.dispatchEvent(new Event("consent-stored"));
};

/** @param {() => void} act once the page is read */
const whenRead = (act) => document.addEventListener("DOMContentLoaded", act);

{
  const { asked, isAgain, stored, isFresh, versions, granted } = visit;
  const ids = Object.keys(versions);
  const isOld = stored?.time && !isFresh;
  const isLeft = ids.some((id) => stored?.opened?.includes?.(id) && !granted(id));

  if (ids.some(granted)) {
    whenRead(() => {
      if (isElsewhere) follow();
      if (!isOver()) openGate();
    });
  }
  if (isOld || isLeft || (asked[0] && isAgain) || history.state?.consent) whenRead(wake);
  if (asked[0]) {
    whenRead(() => {
      const banner = /** @type {HTMLElement} */ (document.getElementById("site-consent"));
      new ResizeObserver(() => root.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);
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
