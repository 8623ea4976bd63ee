// The browser lock: first script of each page. It reads the stored choice and inserts a Content-Security-Policy
// that names the hosts of the granted services, and no others. Any doubt about the choice means: nothing granted.

/**
 * @typedef {Record<string, string>} Sources directive -> CSP sources, separated by spaces
 * @typedef {object} Choice what is kept in localStorage
 * @property {string} version the consent version that the visitor saw
 * @property {string} time ISO 8601
 * @property {string} language of the page on which the choice was made
 * @property {string} method "banner", "settings" or "embed"
 * @property {Record<string, boolean>} services yes or no for each service; one that is absent is still to be asked
 */

(
  /**
   * @param {string} key of the choice in localStorage
   * @param {string} version
   * @param {number} lifetime of a choice, in milliseconds
   * @param {Sources} own what every page may load
   * @param {Record<string, Sources>} services what each service may load as well
   */
  (key, version, lifetime, own, services) => {
    const ids = Object.keys(services);
    /** @type {string[]} */
    let granted = [];
    let answered = false;
    try {
      /** @type {Choice} */
      const choice = JSON.parse(localStorage.getItem(key) || "{}");
      const age = Date.now() - Date.parse(choice.time);
      const answers = ids.map((id) => choice.services?.[id]);
      if (!(age >= 0 && age < lifetime)) localStorage.removeItem(key);
      else if (choice.version === version && answers.every((answer) => answer === undefined || typeof answer === "boolean")) {
        granted = ids.filter((id) => choice.services[id]);
        answered = answers.every((answer) => answer !== undefined);
      }
    } catch {
      granted = [];
    }

    const policy = document.createElement("meta");
    policy.httpEquiv = "Content-Security-Policy";
    policy.content = Object.keys(own)
      .map((directive) => {
        const opened = granted.map((id) => services[id][directive]).filter(Boolean);
        return [directive, ...(opened.length && own[directive] === "'none'" ? [] : [own[directive]]), ...opened].join(" ");
      })
      .join(";");
    document.head.append(policy);

    Object.defineProperty(window, "consent", { value: Object.freeze({ key, version, ids: Object.freeze(ids), granted: Object.freeze(granted), answered }) });
    document.documentElement.dataset.consent = answered ? "answered" : "ask";
  }
)
