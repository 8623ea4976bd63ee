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
 * @property {string[]} [cleared] services of which nothing is left but, maybe, cookies of folders not visited since
 * @property {number} [since] milliseconds before `time`, when the first act on record was
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
    // Taken before markup can give these names to elements, and scripts of services can change what they do.
    const { getItem } = Storage.prototype;
    const { parse } = JSON;
    const signal = navigator.globalPrivacyControl === true || navigator.doNotTrack === "1";

    const read = () => {
      /** @type {string[]} */
      const granted = [];
      /** @type {string[]} */
      const asked = [];
      /** @type {string[]} */
      const changed = [];
      /** @type {Partial<Choice>} */
      let stored = {};
      let policy = own;
      let isFresh, isOld;
      try {
        stored = parse(getItem.call(localStorage, key) || "{}");
        const age = Date.now() - Date.parse(stored.time || "");
        isFresh = age >= 0 && age < lifetime;
        isOld = age >= lifetime - (stored.since ?? 0);
      } catch {}
      for (const [id, version, hosts, follows] of services) {
        const answer = isFresh && stored.services?.[id];
        const isYes = answer === "yes " + version;
        // The browser has said no to it for the visitor (SG-01, SG-04).
        const isRefused = signal && follows;
        // This page was loaded anew to end it, whatever has become of the choice since.
        const isClosed = history.state?.consent?.closed?.[id];
        if (isYes && !isClosed && (!isRefused || stored.signal === true)) {
          granted.push(id);
          for (const part of hosts.split(";")) policy = policy.replace(RegExp(part.split(" ", 1) + " ('none')?"), () => part + " ");
        }
        if (!isYes && !isRefused && answer !== "no " + version) {
          asked.push(id);
          if (answer || isFresh && stored.whole) changed.push(id);
        }
      }
      return { stored, isOld, asked, changed, policy, granted: (/** @type {string} */ id) => granted.includes(id) };
    };

    const { head, documentElement: root } = document;
    const visit = read();
    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = own;
    // Several policies hold together: this one, once it is inserted, leaves no more than every page may load.
    const shut = head.append.bind(head, policy.cloneNode());
    policy.content = visit.policy;
    head.append(policy);
    root.dataset.consent = visit.asked[0] ? signal || visit.changed[0] ? "again" : "ask" : "answered";
    return { ...visit, versions: Object.fromEntries(/** @type {any} */ (services)), key, signal, root, read, shut };
  }
)
