// What is in this browser right now: a column in the list that says so, and a button for each service that deletes
// what a page can reach of it.

import { isNamed, present, remove, revoke } from "{withdraw.js}";

const { key, granted, root, shut, versions } = window.consent;
const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template#in-browser"));
const words = template.dataset;

/** One row of the list that this page can look for. @typedef {{ cell: HTMLElement, storage: string, name: string }} Line */
/** @typedef {{ section: HTMLElement, lines: Line[], button: HTMLButtonElement, status: HTMLElement }} Listed */

/** @param {string} [text] @param {string} [value] */
const filled = (text = "", value = "") => text.replace(/\{\w+\}/, () => value);

/** @param {string} kind @param {string} [text] */
const cellOf = (kind, text = "") => Object.assign(/** @type {HTMLElement} */ (Document.prototype.createElement.call(document, kind)), { textContent: text });

/** Adds the column to the table of a service; returns its rows, save those that are another site's.
 * @param {HTMLTableElement} table @returns {Line[]} */
const addColumn = (table) => {
  const heading = cellOf("th", words.column);
  heading.setAttribute("scope", "col");
  table.tHead?.rows[0].append(heading);
  return [...table.tBodies[0].rows].flatMap((row) => {
    const { storage = "", name = "", party, domain } = row.dataset;
    const isElsewhere = party === "third";
    const cell = cellOf("td", isElsewhere ? filled(words.elsewhere, domain) : "");
    cell.dataset.label = words.column;
    row.append(cell);
    return isElsewhere ? [] : [{ cell, storage, name }];
  });
};

/** @param {HTMLElement} section @returns {Listed[]} the service, if it keeps anything that a page can see */
const listed = (section) => {
  const table = section.querySelector("table");
  const lines = table ? addColumn(table) : [];
  if (!table || !lines.length) return [];
  const button = /** @type {HTMLButtonElement} */ (cellOf("button", filled(words.delete, section.querySelector("h4")?.textContent || "")));
  button.type = "button";
  const status = cellOf("p");
  status.setAttribute("role", "status");
  status.tabIndex = -1;
  const part = cellOf("div");
  part.className = "consent-buttons";
  part.append(button);
  table.after(part, status);
  const service = { section, lines, button, status };
  button.onclick = () => deleteAll(service);
  return [service];
};

/** Brings the column up to date. */
const update = async () => {
  const kinds = new Set(services.flatMap(({ lines }) => lines.map(({ storage }) => storage)));
  const names = Object.fromEntries(await Promise.all([...kinds].map(async (kind) => /** @type {const} */ ([kind, await present(kind)]))));
  for (const { lines, button } of services) {
    let isAnyHere = false;
    for (const { cell, storage, name } of lines) {
      const isHere = names[storage].some(isNamed(name));
      const word = isHere ? words.yes : words.no;
      isAnyHere ||= isHere;
      if (cell.textContent !== word) cell.replaceChildren(cellOf(isHere ? "strong" : "span", word));
    }
    if (button.disabled === isAnyHere) button.disabled = !isAnyHere;
  }
};

/** @param {Listed} service */
const idOf = ({ section }) => section.id.replace("service-", "");

/** Opens a service of the list. @param {Element | undefined} section */
const open = (section) => section?.querySelector("details")?.setAttribute("open", "");

/** @param {Listed} service @param {string} [message] */
const say = (service, message) => {
  open(service.section);
  service.status.textContent = filled(message, service.section.querySelector("h4")?.textContent || "");
  service.status.focus({ preventScroll: true });
};

/** @param {Listed} service */
const deleteAll = async (service) => {
  const items = service.lines.map(({ storage, name }) => /** @type {[string, string]} */ ([storage, name]));
  const isChoice = items.some(([storage, name]) => storage === "local-storage" && name === key);
  if (isChoice) shut();
  // What the site itself keeps goes only where that is what is asked for.
  await (idOf(service) in versions ? remove(items) : remove(items, () => false));
  if (isChoice) return askAnew(service);
  await update();
  const { button } = service;
  say(service, !button.disabled ? words.remains : granted(idOf(service)) ? words.still : words.deleted);
};

/** Loads the page anew without a choice: what was allowed runs no more, and goes as after any withdrawal.
 * @param {Listed} service that keeps the choice */
const askAnew = (service) => {
  const closed = Object.keys(versions).filter(granted);
  revoke(closed);
  const ended = { closed: Object.fromEntries(closed.map((id) => [id, true])) };
  history.replaceState({ consent: closed.length ? ended : undefined, deleted: idOf(service) }, "");
  location.reload();
};

const sections = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("section.service"))];
const services = sections.flatMap(listed);
root.querySelector(".cookie-list-version")?.after(template.content.cloneNode(true));
/** Opens the service that the address names. */
const openNamed = () => open(sections.find(({ id }) => location.hash === `#${id}`));
openNamed();
addEventListener("hashchange", openNamed);
await update();
const { deleted, ...state } = history.state || {};
if (deleted) {
  history.replaceState(state, "");
  for (const service of services) if (idOf(service) === deleted) say(service, words.forgotten);
}

// Nothing tells a page what other code stores or deletes, so it looks again each second while someone can see it.
setInterval(() => document.hidden || update(), 1000);
addEventListener("pageshow", update);
addEventListener("consent", update);
addEventListener("visibilitychange", update, true);
