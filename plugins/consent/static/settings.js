// The settings form: shows what is stored, per category and per service, and saves it. The same code serves the form
// on its own page and in a dialog.

/**
 * @param {HTMLFormElement} form
 * @param {Choosing} page
 */
const connectSettings = (form, { choose, allOf, answers }) => {
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));

  /** @param {string} name @returns {HTMLInputElement[]} */
  const boxesNamed = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))];

  /** Ticks each category as its services are. */
  const updateCategories = () => {
    for (const category of boxesNamed("category")) {
      const own = boxesNamed("service").filter((box) => box.dataset.category === category.value);
      const ticked = own.filter((box) => box.checked).length;
      category.checked = ticked === own.length;
      category.indeterminate = ticked > 0 && ticked < own.length;
    }
  };

  const showAnswers = () => {
    for (const box of boxesNamed("service")) box.checked = answers()[box.value] === true;
    updateCategories();
  };

  /** @param {Record<string, boolean>} services */
  const save = (services) => {
    const { saved, failed } = status.dataset;
    status.textContent = (choose(services, "settings", saved) ? saved : failed) || "";
    showAnswers();
    status.focus();
  };

  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "category") {
      for (const box of boxesNamed("service")) if (box.dataset.category === target.value) box.checked = target.checked;
    }
    updateCategories();
  });

  form.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement && target.name === "all") save(allOf(target.value === "accept"));
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(Object.fromEntries(boxesNamed("service").map((box) => [box.value, box.checked])));
  });

  document.addEventListener("consent", showAnswers);
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-note]"))) note.hidden = !window.consent.signal;
  showAnswers();
};
