// The browser lock: first script of each page. It reads the stored choice and inserts a Content-Security-Policy
// that names the hosts of the granted services, and no others. Any doubt about the choice means: nothing granted.

/**
 * @typedef {[version: string, policy: string, follows?: 1]} LockedService the version that a visitor agrees to, what
 *   the service may load, and whether it follows visitors to show adverts
 * @typedef {object} Choice what is kept in localStorage
 * @property {string} time ISO 8601
 * @property {string} language of the page on which the choice was made
 * @property {string} method "banner", "settings" or "embed"
 * @property {boolean} whole whether every service on the list had its answer
 * @property {boolean} signal whether the browser asked not to be followed when the choice was made
 * @property {Record<string, string>} services "yes" or "no" with the version, for each service that was answered
 * @property {string[]} opened services that may have left something in this browser
 */

(
  /**
   * @param {string} key of the choice in localStorage
   * @param {number} lifetime of a choice, in milliseconds
   * @param {string} version of the whole list
   * @param {string} own what every page may load
   * @param {Record<string, LockedService>} services
   */
  (key, lifetime, version, own, services) => {
    const ids = Object.keys(services);
    const signal = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";
    /** @param {string} id whether the browser has said no to it for the visitor (SG-01, SG-04) */
    const isRefused = (id) => signal && !!services[id][2];
    /** @type {string[]} */
    let granted = [];
    /** @type {string[]} */
    let left = [];
    let asked = ids.filter((id) => !isRefused(id));
    /** @type {string[]} */
    let changed = [];
    try {
      /** @type {Choice} */
      const choice = JSON.parse(localStorage.getItem(key) || "{}");
      const age = Date.now() - Date.parse(choice.time);
      const isFresh = age >= 0 && age < lifetime;
      /** @param {string} answer @returns {(id: string) => boolean} */
      const said = (answer) => (id) => isFresh && choice.services[id] === `${answer} ${services[id][0]}`;
      const yes = ids.filter(said("yes"));
      asked = asked.filter((id) => !yes.includes(id) && !said("no")(id));
      changed = asked.filter((id) => isFresh && (choice.whole || choice.services[id]));
      granted = yes.filter((id) => !isRefused(id) || choice.signal === true);
      left = ids.filter((id) => choice.opened?.includes(id) && !granted.includes(id));
      if (!isFresh && left.length) localStorage.setItem(key, JSON.stringify({ opened: left }));
      else if (!isFresh) localStorage.removeItem(key);
    } catch {
      granted = [];
    }

    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    for (const part of granted.flatMap((id) => services[id][1].split(";"))) {
      own = own.replace(RegExp(`${part.split(" ", 1)} ('none')?`), () => `${part} `);
    }
    policy.content = own;
    document.head.append(policy);

    Object.defineProperty(window, "consent", {
      value: Object.freeze({
        key,
        version,
        versions: Object.fromEntries(ids.map((id) => [id, services[id][0]])),
        asked,
        changed,
        left,
        signal,
        granted: (/** @type {string} */ id) => granted.includes(id),
        open: () => /** @type {HTMLElement | null} */ (document.querySelector("[data-consent-open]"))?.click(),
      }),
    });
    document.documentElement.dataset.consent = asked.length ? (changed.length || signal ? "again" : "ask") : "answered";
  }
)
