// A form as an e-mail: what was typed becomes a text in the language of the page, to send or to copy.

import { fillDates } from "./dates.js";

/** Where mail programs begin to cut addresses off. */
const LONGEST_ADDRESS = 2000;

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */

/** @param {HTMLFormElement} form @returns {Field[]} the fields that visitors see */
export const fieldsOf = (form) => /** @type {Field[]} */ ([...form.elements]).filter((field) => field.dataset.line);

/** @param {Field} field */
const isLeftOut = (field) => !field.value.trim() || (field instanceof HTMLInputElement && field.type === "checkbox" && !field.checked);

/** @param {HTMLFormElement} form */
export const letterOf = (form) => {
  const lines = fieldsOf(form)
    .filter((field) => !isLeftOut(field))
    .map((field) => `${field.dataset.line}${field.dataset.line?.endsWith("?") ? "" : ":"}${field instanceof HTMLTextAreaElement ? "\n" : " "}${field.value.trim()}`);
  const dated = /** @type {HTMLTemplateElement | null} */ (form.querySelector("[data-letter-dates]"));
  if (dated) {
    const dates = /** @type {DocumentFragment} */ (dated.content.cloneNode(true));
    fillDates(dates);
    for (const time of dates.querySelectorAll("time")) lines.push(`${dated.dataset[time.dataset.day || ""]}: ${time.textContent}`);
  }
  return lines.join("\n");
};

/** The address that opens the visitor's own mail program with the text in it, as far as that can be.
 * @param {HTMLFormElement} form */
export const letterAddress = (form) => {
  const { to, subject = "" } = form.dataset;
  const address = `mailto:${to}?subject=${encodeURIComponent(subject)}`;
  const whole = `${address}&body=${encodeURIComponent(letterOf(form).replaceAll("\n", "\r\n"))}`;
  return whole.length > LONGEST_ADDRESS ? address : whole;
};
