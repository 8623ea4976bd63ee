// Every form of the page at work. Without this script browsers check and send forms themselves.

import { fillDates } from "./dates.js";
import { letterAddress } from "./letters.js";
import { markMistakes, mistakenFields } from "./mistakes.js";
import { partOf, say, saySending } from "./outcome.js";
import { formCameBack, noteLeaving, PATIENCE, sendByScript } from "./sending.js";

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.letter"))) {
  form.noValidate = true;
  form.addEventListener("submit", (event) => submit(form, event));
}

/** @param {HTMLFormElement} form @param {SubmitEvent} event */
const submit = (form, event) => {
  const way = form.dataset.sentBy;
  const goesOn = form.getAttribute("aria-busy") !== "true" && isReady(form);
  if (!goesOn || way !== "page") event.preventDefault();
  if (!goesOn) return;
  if (way === "mail") {
    location.assign(letterAddress(form));
    say(form, "written");
    return;
  }
  saySending(form);
  if (way === "script") sendByScript(form).then((outcome) => settle(form, outcome));
  else leave(form);
};

/** Whether a form can go; says what stands in its way. @param {HTMLFormElement} form */
const isReady = (form) => {
  const trap = /** @type {HTMLInputElement} */ (form.querySelector("[data-trap]"));
  if (trap.type === "checkbox" ? trap.checked : trap.value) {
    if (trap.type === "checkbox") trap.checked = false;
    else trap.value = "";
    say(form, "trapped");
    return false;
  }
  markMistakes(form);
  const mistaken = mistakenFields(form);
  if (mistaken.length) say(form, "mistakes");
  else partOf(form, "outcome").replaceChildren();
  return !mistaken.length;
};

/** @param {HTMLFormElement} form @param {"sent" | "failed" | "slow"} outcome */
const settle = (form, outcome) => {
  say(form, outcome);
  if (outcome === "sent") {
    form.reset();
    form.hidden = true;
  }
};

/** Lets the browser send a form, and gives it up where no answer comes. @param {HTMLFormElement} form */
const leave = (form) => {
  noteLeaving(form);
  const timer = setTimeout(() => {
    window.stop();
    formCameBack();
    say(form, "slow");
  }, PATIENCE);
  addEventListener("pagehide", () => clearTimeout(timer), { once: true });
};

addEventListener("pageshow", () => {
  const form = formCameBack();
  if (form) say(form, "back");
});

fillDates(document);
