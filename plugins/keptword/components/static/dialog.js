// The settings as a dialog over any page: the form of their own page, fetched when it is asked for.

import { connectSettings } from "./settings.js";

const { root } = window.consent;

/** By the prototype's own: markup can give this name to an element of the document. @param {string} kind @returns {HTMLElement} */
const element = (kind) => Document.prototype.createElement.call(document, kind);

const style = new CSSStyleSheet();
style.replaceSync(`
  #consent-dialog, .consent-said {
    box-sizing: border-box;
    color: inherit;
    background: var(--consent-background, Canvas);
    border: 2px solid var(--consent-line, currentcolor);
  }
  #consent-dialog {
    max-width: min(44rem, 100vw - 1.5rem);
    padding-top: 0;
    scroll-padding: 7rem 0 1rem;
  }
  #consent-dialog > div {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: .5rem 1rem;
    padding: .8rem 0;
    background: inherit;
  }
  @media (max-height: 22rem), (max-width: 15rem) {
    #consent-dialog > div {
      position: static;
    }
  }
  #consent-dialog h2 {
    margin: 0;
  }
  #consent-dialog [name=close] {
    padding: .3rem .8rem;
    font: inherit;
    color: inherit;
    background: none;
    border: 1px solid;
    border-radius: .3rem;
    cursor: pointer;
  }
  .consent-said {
    position: fixed;
    inset: auto auto 1rem 1rem;
    z-index: 9;
    margin: 0;
    padding: .6rem 1rem;
  }
  .consent-embed .consent-said {
    position: static;
  }
`);
Object.getOwnPropertyDescriptor(Document.prototype, "adoptedStyleSheets")?.get?.call(document).push(style);

/**
 * Shows in the banner only what is asked, and why it is asked again (CW-07, SG-02).
 * @param {HTMLElement} banner
 * @param {readonly string[]} changed since the visitor last chose
 */
export const explain = (banner, changed) => {
  const { asked, signal } = window.consent;
  /** @param {string} selector @returns {HTMLElement[]} */
  const inBanner = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (banner.querySelectorAll(selector))];
  const parts = inBanner("[data-part]");
  const still = parts.filter(({ dataset }) => dataset.part?.split(" ").some((id) => asked.includes(id)));
  const sentence = new Intl.ListFormat(root.lang).formatToParts(still.map((_, index) => `${index}`));
  parts[0].parentElement?.replaceChildren(...sentence.map(({ type, value }) => (type === "element" ? still[Number(value)] : value)));
  const [note, signalled] = inBanner("[data-note]");
  note.hidden = !changed.length;
  const names = inBanner("[data-id]");
  note.append(changed.map((id) => names.find(({ dataset }) => dataset.id === id)?.textContent).join(", "));
  for (const name of names) name.remove();
  signalled.hidden = !signal;
};

/** The form of the settings, from their own page; rejects where it cannot be had.
 * @param {string} href @returns {Promise<HTMLFormElement>} */
const settingsAt = async (href) => {
  const answer = await fetch(href);
  // Styles of a page that is only read would be held against the policy of this one.
  const page = (await answer.text()).replace(/<style>.*?<\/style>/gs, "");
  const form = new DOMParser().parseFromString(page, "text/html").querySelector("form#consent-settings");
  if (!(form instanceof HTMLFormElement)) throw new Error("no settings there");
  return form;
};

/**
 * Says that something is done, and then of which services something is left: in the settings where they are on the page,
 * which say the latter themselves; else at the edge of the page.
 * @param {string | null | undefined} message null: that the choice could not be stored, in the words of the settings
 * @param {Choosing} choosing
 * @param {Element | null} [place] where to say it
 */
export const say = async (message, { remaining }, place = root.querySelector("body")) => {
  const own = /** @type {HTMLElement | null} */ (root.querySelector("form#consent-settings [role=status]"));
  const status = own || element("p");
  /** @param {string} text */
  const add = (text) => {
    if (!status.isConnected) place?.append(status);
    status.append(text);
    status.focus({ preventScroll: true });
  };
  status.className = own ? status.className : "consent-said";
  status.tabIndex = -1;
  status.setAttribute("role", "status");
  if (!own) status.onblur = () => status.remove();
  const link = /** @type {HTMLAnchorElement | null} */ (root.querySelector("a[data-consent-open]"));
  /** What the status line of the settings can say. @returns {Promise<DOMStringMap>} */
  const words = async () => (own || /** @type {HTMLElement} */ ((await settingsAt(link?.href || "")).querySelector("[role=status]"))).dataset;
  if (message === null) {
    const { failed = "" } = await words();
    status.textContent = "";
    add(failed);
  } else if (message) add(message);
  const names = await remaining;
  if (own || !names[0] || !link) return;
  const { remains = "" } = await words();
  add(` ${remains.replace("{services}", () => names.join(", "))}`);
};

/**
 * Shows the settings; rejects where they cannot be had.
 * @param {string} href of the page with the settings
 * @param {Choosing} choosing
 */
export const showSettings = async (href, choosing) => {
  const form = await settingsAt(href);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll("a[href^='#']"))) {
    link.href = new URL(link.getAttribute("href") || "", href).href;
  }
  const dialog = /** @type {HTMLDialogElement} */ (element("dialog"));
  const head = element("div");
  const title = element("h2");
  title.id = "consent-dialog-title";
  title.textContent = form.dataset.title || "";
  dialog.id = "consent-dialog";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = /** @type {HTMLButtonElement} */ (form.querySelector("[name=close]"));
  close.hidden = false;
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  head.append(title, close);
  dialog.append(head, form);
  root.querySelector("body")?.append(dialog);
  connectSettings(form, choosing);
  dialog.showModal();
};
