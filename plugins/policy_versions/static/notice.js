// The notice of a major change: shown until its last day is over, or until the visitor closes it. Decided in the head,
// before anything is painted, by the visitor's clock: the site need not be built again for the notice to end.

(
  /**
   * @param {string} key of the item in localStorage that says which notice was closed
   * @param {string} change that the notice is about
   * @param {number} end of the notice, in milliseconds since 1970
   */
  (key, change, end) => {
    // The notice itself is not there yet. Without scripts there is nothing to close it with, so the button is hidden.
    const look = new CSSStyleSheet();
    document.adoptedStyleSheets.push(look);
    /** @param {boolean} isClosed */
    const show = (isClosed) => look.replaceSync(`#policy-notice${isClosed ? "{display:none" : " button{display:block"}!important}`);
    const decide = () => {
      const isOver = Date.now() >= end;
      let isClosed = false;
      try {
        isClosed = localStorage.getItem(key) === change;
        if (isOver || !isClosed) localStorage.removeItem(key);
      } catch {}
      show(isOver || isClosed);
    };
    decide();
    addEventListener("pageshow", ({ persisted }) => persisted && decide());
    document.addEventListener("click", ({ target }) => {
      if (!(/** @type {Element} */ (target).closest("#policy-notice button"))) return;
      try {
        localStorage.setItem(key, change);
      } catch {}
      show(true);
      document.querySelector("main")?.focus({ preventScroll: true });
    });
  }
)
