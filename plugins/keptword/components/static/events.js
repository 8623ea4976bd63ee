// The visitor's acts, as a receipt states them: read from what `choice.js` keeps, whatever has become of it.

/** @typedef {"ConsentGiven" | "ConsentRefused" | "ConsentWithdrawn"} ConsentState in the words of the Data Privacy Vocabulary */

/** One act in a receipt; of a service that was not asked about yet nothing stands there.
 * @typedef {object} ReceiptEvent
 * @property {string} eventTime ISO 8601, with zone
 * @property {"ExpressedConsent"} eventType
 * @property {ConsentState} eventState withdrawn where any service went from yes to no, else given where any has a yes
 * @property {string} validUntil
 * @property {string} method
 * @property {boolean} browserSignal
 * @property {string} language
 * @property {string} noticeVersion
 * @property {{ id: string, consent: "yes" | "no", eventState: ConsentState }[]} purposes
 */

const validity = Number("{lifetime}"); // the build writes the milliseconds here

/** An act that still counts; others are not kept either (CW-12). @param {any} act @returns {act is ConsentEvent} */
const isAct = (act) =>
  Date.now() - Date.parse(act?.time) < validity &&
  Number.isFinite(Date.parse(act?.time)) &&
  act.services instanceof Object &&
  [act.version, act.language].every((text) => text && typeof text === "string") &&
  ["banner", "settings", "embed"].includes(act.method);

/** @param {string} eventsKey @returns {ConsentEvent[]} those that can be read, oldest first */
export const storedActs = (eventsKey) => {
  try {
    const stored = JSON.parse(localStorage.getItem(eventsKey) || "[]");
    return Array.isArray(stored) ? stored.filter(isAct) : [];
  } catch {
    return [];
  }
};

/** @param {readonly ConsentEvent[]} acts @returns {ReceiptEvent[]} */
export const receiptEvents = (acts) => {
  /** @type {Record<string, ConsentState>} */
  let before = {};
  return acts.map(({ time, version, language, method, signal, services }) => {
    const at = Date.parse(time);
    const answered = Object.entries(services).filter(([, answer]) => typeof answer === "boolean");
    const purposes = answered.map(([id, answer]) => {
      const stays = before[id] && before[id] !== "ConsentRefused";
      const eventState = /** @type {ConsentState} */ (answer ? "ConsentGiven" : stays ? "ConsentWithdrawn" : "ConsentRefused");
      return { id, consent: /** @type {"yes" | "no"} */ (answer ? "yes" : "no"), eventState };
    });
    const withdrawn = purposes.some(({ id, consent }) => consent === "no" && before[id] === "ConsentGiven");
    const given = purposes.some(({ consent }) => consent === "yes");
    before = Object.fromEntries(purposes.map(({ id, eventState }) => [id, eventState]));
    return {
      eventTime: new Date(at).toISOString(),
      eventType: "ExpressedConsent",
      eventState: withdrawn ? "ConsentWithdrawn" : given ? "ConsentGiven" : "ConsentRefused",
      validUntil: new Date(at + validity).toISOString(),
      method,
      browserSignal: signal === true,
      language,
      noticeVersion: version,
      purposes,
    };
  });
};

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A random id where `crypto.randomUUID` is not to be had. */
const randomId = () => {
  const digits = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
};

/** Returns the id of the record; one that was never given an id gets one, and keeps it.
 * @param {readonly ConsentEvent[]} acts
 * @param {string} eventsKey where they are stored */
export const recordId = (acts, eventsKey) => {
  const known = acts.map(({ id }) => String(id)).find((id) => isId.test(id));
  if (known) return known;
  const id = randomId();
  try {
    const stored = JSON.parse(localStorage.getItem(eventsKey) || "[]");
    localStorage.setItem(eventsKey, JSON.stringify(stored.map((/** @type {any} */ act) => (isAct(act) ? { ...act, id } : act))));
  } catch {}
  return id;
};
