// The settings as a dialog over any page: the form of their own page, fetched when it is asked for.

/**
 * Shows the settings; rejects where they cannot be had.
 * @param {string} href of the page with the settings
 * @param {Choosing} page
 */
export const showSettings = async (href, page) => {
  const answer = await fetch(href);
  const form = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form#consent-settings");
  if (!(form instanceof HTMLFormElement)) throw new Error("no settings there");
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (form.querySelectorAll("a[href^='#']"))) {
    link.href = new URL(link.getAttribute("href") || "", href).href;
  }
  const dialog = document.createElement("dialog");
  const title = document.createElement("h2");
  title.id = "consent-dialog-title";
  title.textContent = form.dataset.title || "";
  dialog.id = "consent-dialog";
  dialog.setAttribute("aria-labelledby", title.id);
  const close = /** @type {HTMLButtonElement} */ (form.querySelector("[name=close]"));
  close.hidden = false;
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  dialog.append(title, form);
  document.body.append(dialog);
  connectSettings(form, page);
  dialog.showModal();
};
