// The browser lock: first thing that runs on each page. It reads the stored choice and inserts a Content-Security-Policy
// that names the hosts of the granted services, and no others, for what the page loads. Any doubt about the choice means:
// nothing granted.

/**
 * @typedef {[id: string, version: string, policy: string, follows?: 1]} LockedService the version that a visitor agrees
 *   to, what the service may load, and whether it follows visitors to show adverts
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
   * @param {string} own what every page may load
   * @param {LockedService[]} services
   * @returns {Visit}
   */
  (key, lifetime, own, services) => {
    const signal = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";
    /** @type {Record<string, string>} */
    const versions = {};
    /** @type {string[]} */
    const granted = [];
    /** @type {string[]} */
    const asked = [];
    let isAgain = signal;
    /** @type {Partial<Choice>} */
    let stored = {};
    let isFresh = false;
    try {
      stored = JSON.parse(localStorage.getItem(key) || "{}");
      const age = Date.now() - Date.parse(stored.time || "");
      isFresh = age >= 0 && age < lifetime;
    } catch {}
    for (const [id, version, policy, follows] of services) {
      versions[id] = version;
      const answer = isFresh && stored.services?.[id];
      // The browser has said no to it for the visitor (SG-01, SG-04).
      const isRefused = signal && follows;
      if (answer === "yes " + version) {
        if (!isRefused || stored.signal === true) {
          granted.push(id);
          for (const part of policy.split(";")) own = own.replace(RegExp(part.split(" ", 1) + " ('none')?"), () => part + " ");
        }
      } else if (!isRefused && answer !== "no " + version) {
        asked.push(id);
        isAgain ||= isFresh && !!(answer || stored.whole);
      }
    }

    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = own;
    document.head.append(policy);

    document.documentElement.setAttribute("data-consent", asked[0] ? (isAgain ? "again" : "ask") : "answered");
    return { key, versions, stored, isFresh, asked, isAgain, signal, granted: (id) => granted.includes(id) };
  }
)
