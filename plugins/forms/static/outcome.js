// What is said of a form once its button was pressed: below it, announced, and with the focus.

import { fillDates } from "./dates.js";
import { letterAddress, letterOf } from "./letters.js";
import { listMistakes, mistakenFields } from "./mistakes.js";

/** @param {HTMLFormElement} form @returns {string} "contact" and so on */
const kindOf = (form) => form.id.replace("-form", "");

/** @param {HTMLFormElement} form @param {string} part */
export const partOf = (form, part) => /** @type {HTMLElement} */ (document.getElementById(`${kindOf(form)}-${part}`));

/** @param {HTMLFormElement} form @param {string} text what to announce */
const announce = (form, text) => {
  partOf(form, "status").textContent = text;
};

/** @param {HTMLFormElement} form */
export const saySending = (form) => {
  form.setAttribute("aria-busy", "true");
  partOf(form, "outcome").replaceChildren();
  announce(form, /** @type {HTMLTemplateElement} */ (partOf(form, "said-sending")).content.textContent || "");
};

/** Says how it went, with the text for copying where there is one.
 * @param {HTMLFormElement} form
 * @param {string} outcome name of the template that says it
 */
export const say = (form, outcome) => {
  const template = /** @type {HTMLTemplateElement} */ (partOf(form, `said-${outcome}`));
  const said = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  fillDates(said);
  if ("letter" in template.dataset) addLetter(said, form);
  if (outcome === "mistakes") listMistakes(said, mistakenFields(form));
  form.setAttribute("aria-busy", "false");
  announce(form, "");
  const place = partOf(form, "outcome");
  place.setAttribute("role", outcome === "sent" || outcome === "written" ? "status" : "alert");
  place.replaceChildren(said);
  place.focus();
};

/** Adds the text for copying, and lets links to the mail program take it along.
 * @param {DocumentFragment} said @param {HTMLFormElement} form */
const addLetter = (said, form) => {
  const link = said.querySelector("a");
  if (link) link.href = letterAddress(form);
  said.append(/** @type {HTMLTemplateElement} */ (partOf(form, "said-letter")).content.cloneNode(true));
  const letter = /** @type {HTMLTextAreaElement} */ (said.querySelector("textarea"));
  letter.value = letterOf(form);
  said.querySelector("button")?.addEventListener("click", ({ target }) => copy(form, /** @type {HTMLElement} */ (target), letter));
};

/** @param {HTMLFormElement} form @param {HTMLElement} button @param {HTMLTextAreaElement} letter */
const copy = async (form, button, letter) => {
  const { copied = "", uncopied = "" } = button.dataset;
  try {
    await navigator.clipboard.writeText(letter.value);
    announce(form, copied);
  } catch {
    letter.select();
    announce(form, uncopied);
  }
};
