// What is missing or wrong in a form, as the browser itself judges it, in the words of the page.

import { fieldsOf } from "./letters.js";
/** @import { Field } from "./letters.js" */

/** @param {HTMLFormElement} form @returns {Field[]} */
export const mistakenFields = (form) => fieldsOf(form).filter((field) => !field.validity.valid);

/** @param {Field} field */
const adviceFor = (field) => (field.validity.valueMissing ? field.dataset.missing : field.dataset.mistake) || field.validationMessage;

/** Says at each field what to do there, or nothing where that is done. @param {HTMLFormElement} form */
export const markMistakes = (form) => {
  for (const field of fieldsOf(form)) {
    const id = `${field.id}-mistake`;
    document.getElementById(id)?.remove();
    const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((other) => other && other !== id);
    const isWrong = !field.validity.valid;
    if (isWrong) {
      const advice = document.createElement("strong");
      advice.id = id;
      advice.className = "field-mistake";
      advice.textContent = adviceFor(field);
      field.before(advice);
      others.unshift(id);
    }
    field.setAttribute("aria-invalid", String(isWrong));
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
  }
};

/** Lists below a node what is to be done, each a link to its field. @param {ParentNode} root @param {Field[]} fields */
export const listMistakes = (root, fields) => {
  for (const field of fields) {
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = adviceFor(field);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      field.focus();
    });
    const item = document.createElement("li");
    item.append(link);
    root.querySelector("ul")?.append(item);
  }
};
