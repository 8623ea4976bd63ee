// Most visits decide nothing. The code of the choice stands in the page as the function `attend`, which browsers do not
// even read through before it is called: when somebody is to be asked, chooses, or chose elsewhere.

/** Follows a choice that was made elsewhere, once the code for it runs. @type {(() => void) | undefined} */
let follow;

const wake = () => (follow ??= attend());

openGate();
if (asked.length || left.length || history.state?.consent || document.getElementById("consent-settings")) wake();

addEventListener("storage", (event) => {
  if (event.key === key || event.key === null) wake()();
});

addEventListener("pageshow", (event) => {
  if (event.persisted) wake()();
});

// Before the listener on the document, which `attend` adds, and which then hears of the same click.
addEventListener("click", ({ target }) => /** @type {Element} */ (target).closest("[data-grant], [data-consent-open]") && wake(), true);
