// The settings form on the cookies page: shows what is stored, per category and per service, and saves it.

/** @param {string | undefined} savedBy how the choice was made that reloaded this page */
const showSettings = (savedBy) => {
  const form = /** @type {HTMLFormElement | null} */ (document.getElementById("consent-settings"));
  if (!form) return;
  /** @type {NodeListOf<HTMLInputElement>} */
  const boxes = form.querySelectorAll("[name=service]");
  /** @type {NodeListOf<HTMLInputElement>} */
  const categories = form.querySelectorAll("[name=category]");

  const update = () => {
    for (const category of categories) {
      const own = [...boxes].filter((box) => box.dataset.category === category.value);
      const ticked = own.filter((box) => box.checked).length;
      category.checked = ticked === own.length;
      category.indeterminate = ticked > 0 && ticked < own.length;
    }
  };

  /** @param {boolean | undefined} all */
  const save = (all) => {
    if (all !== undefined) for (const box of boxes) box.checked = all;
    update();
    choose([...boxes].filter((box) => box.checked).map((box) => box.value), "settings");
    announce();
  };

  const announce = () => {
    const message = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
    message.textContent = message.dataset.saved || "";
  };

  for (const box of boxes) box.checked = granted.includes(box.value);
  update();
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "category") {
      for (const box of boxes) if (box.dataset.category === target.value) box.checked = target.checked;
    }
    update();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
    save(button?.value ? button.value === "accept" : undefined);
  });
  if (savedBy === "settings") announce();
};
