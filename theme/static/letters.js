// Forms that write an e-mail: turns what was typed into a message in the visitor's own mail program. Without this
// script the browser does so itself, with a less readable message.

document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches(".letter")) return;
  event.preventDefault();
  const lines = [...new FormData(form)].map(([name, value]) => {
    const label = form.querySelector(`label[for="${name}"]`)?.firstChild?.textContent?.trim();
    return label ? `${label}: ${value}` : String(value);
  });
  location.assign(`${form.action}&body=${encodeURIComponent(lines.join("\r\n"))}`);
});
