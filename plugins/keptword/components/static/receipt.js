// The visitor's receipt, on the cookies page: what was chosen when and how, to read, copy, download and delete.

import { receiptEvents, recordId, storedActs } from "./events.js";
/** @import { ReceiptEvent } from "./events.js" */

/** What the build wrote into the page.
 * @typedef {object} ReceiptData
 * @property {string} schema
 * @property {string} standard
 * @property {Record<string, { url: string, hash: string }>} notices by language
 * @property {string} inventoryVersion
 * @property {{ id: string, name: string }[]} purposes
 */

const { key } = window.consent;
const eventsKey = `${key}-events`;

const part = /** @type {HTMLElement} */ (document.getElementById("receipt-acts"));
const words = part.dataset;
/** @type {ReceiptData} */
const data = JSON.parse(document.getElementById("receipt-data")?.textContent || "");
const states = { ConsentGiven: words.given, ConsentRefused: words.refused, ConsentWithdrawn: words.withdrawn };
/** @type {Intl.DateTimeFormatOptions} */
const clock = { dateStyle: "long", timeStyle: "short" };

/** @template {HTMLElement} Kind @param {string} name @returns {Kind} the part of that name */
const named = (name) => /** @type {Kind} */ (part.querySelector(`[data-receipt="${name}"]`));
/** @type {HTMLElement} */
const status = named("status");
/** @type {HTMLButtonElement} */
const viewButton = named("view");
/** @type {HTMLButtonElement} */
const clearButton = named("clear");
const json = named("json");
const confirmation = named("confirm");

/** @returns {string} the receipt as JSON */
const receipt = () => {
  const acts = storedActs(eventsKey);
  const { schema, standard, notices, ...stated } = data;
  const id = recordId(acts, eventsKey);
  const events = receiptEvents(acts).map((event) => {
    const { url, hash } = notices[event.language] || Object.values(notices)[0];
    const isCurrent = event.noticeVersion === data.inventoryVersion && event.language in notices;
    return { ...event, notice: { url, version: event.noticeVersion, hash: isCurrent ? hash : null } };
  });
  return JSON.stringify({ schema, standard, recordId: id, principalId: id, ...stated, events }, null, 2);
};

/** @param {string} kind @param {string} text */
const element = (kind, text) => Object.assign(document.createElement(kind), { textContent: text });

/** @param {ReceiptEvent} event */
const line = ({ eventTime, eventState, method, browserSignal, purposes }) => {
  const when = /** @type {HTMLTimeElement} */ (element("time", new Intl.DateTimeFormat(words.locale, clock).format(new Date(eventTime))));
  when.dateTime = eventTime;
  const head = document.createElement("p");
  head.append(when, ` · ${words[method]} · `, element("strong", states[eventState] || ""), browserSignal ? ` · ${words.signal}` : "");
  const lines = /** @type {const} */ (["yes", "no"]).map((consent) => {
    const ids = purposes.filter((purpose) => purpose.consent === consent).map(({ id }) => id);
    const names = ids.map((id) => data.purposes.find((purpose) => purpose.id === id)?.name || id);
    return names.length ? element("p", `${words[consent]} ${names.join(", ")}`) : "";
  });
  const item = document.createElement("li");
  item.append(head, ...lines);
  return item;
};

/** What is shown now. @type {string | null | undefined} */
let shown;

const show = () => {
  const stored = localStorage.getItem(eventsKey);
  if (stored === shown) return;
  shown = stored;
  const events = receiptEvents(storedActs(eventsKey));
  named("list").replaceChildren(...events.map(line).reverse());
  named("empty").hidden = events.length > 0;
  named("buttons").hidden = events.length === 0;
  if (!json.hidden) json.textContent = receipt();
  if (!events.length) view(false), ask(false);
};

/** @param {boolean} isOpen */
const view = (isOpen) => {
  json.textContent = isOpen ? receipt() : "";
  json.hidden = !isOpen;
  viewButton.setAttribute("aria-expanded", String(isOpen));
};

/** Asks whether the record is really to be deleted. @param {boolean} isOpen */
const ask = (isOpen) => {
  confirmation.hidden = !isOpen;
  clearButton.setAttribute("aria-expanded", String(isOpen));
};

/** @param {string} [message] */
const say = (message = "") => {
  status.textContent = message;
  status.focus({ preventScroll: true });
};

const copy = async () => {
  try {
    await navigator.clipboard.writeText(receipt());
    say(words.copied);
  } catch {
    view(true);
    getSelection()?.selectAllChildren(json);
    say(words.select);
  }
};

const download = () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([receipt()], { type: "application/json" }));
  link.download = `receipt-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(words.downloaded);
};

const clear = () => {
  localStorage.removeItem(eventsKey);
  show();
  say(words.cleared);
};

/** @type {Record<string, () => unknown>} */
const acts = {
  view: () => view(json.hidden === true),
  copy,
  download,
  clear: () => ask(confirmation.hidden === true),
  delete: clear,
  keep: () => (ask(false), clearButton.focus()),
};

part.addEventListener("click", ({ target }) => {
  if (target instanceof HTMLButtonElement) acts[target.dataset.receipt || ""]?.();
});

/** Shows nothing rather than half where the browser lets nothing be read. */
const update = () => {
  try {
    show();
  } catch {}
};
document.addEventListener("consent", update);
for (const event of ["pageshow", "storage", "visibilitychange"]) addEventListener(event, update);
part.hidden = false;
update();
