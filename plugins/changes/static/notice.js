// The notice of a major change: shown until its last day is over, or until the visitor closes it. Decided in the head,
// before anything is painted, by the visitor's clock: the site need not be built again for the notice to end.

(
  /**
   * @param {string} key of the item in localStorage that says which notice was closed
   * @param {string} change that the notice is about
   * @param {number} end of the notice, in milliseconds since 1970
   */
  (key, change, end) => {
    const page = document.documentElement;
    const decide = () => {
      let isClosed = Date.now() >= end;
      try {
        isClosed ||= localStorage.getItem(key) === change;
        if (Date.now() >= end || !isClosed) localStorage.removeItem(key);
      } catch {}
      page.dataset.notice = isClosed ? "closed" : "open";
    };
    decide();
    addEventListener("pageshow", ({ persisted }) => persisted && decide());
    document.addEventListener("click", ({ target }) => {
      if (!(/** @type {Element} */ (target).closest("#policy-notice button"))) return;
      try {
        localStorage.setItem(key, change);
      } catch {}
      page.dataset.notice = "closed";
      document.querySelector("main")?.focus({ preventScroll: true });
    });
  }
)
