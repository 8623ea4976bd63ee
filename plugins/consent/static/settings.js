// The settings form, last on pages that have it: shows what is stored, per category and per service, and saves it.

const form = /** @type {HTMLFormElement} */ (document.getElementById("consent-settings"));

/** @param {string} name @returns {HTMLInputElement[]} */
const boxesNamed = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(`#consent-settings [name=${name}]`))];

/** Ticks each category as its services are. */
const updateCategories = () => {
  for (const category of boxesNamed("category")) {
    const own = boxesNamed("service").filter((box) => box.dataset.category === category.value);
    const ticked = own.filter((box) => box.checked).length;
    category.checked = ticked === own.length;
    category.indeterminate = ticked > 0 && ticked < own.length;
  }
};

showBoxes = (services) => {
  for (const box of boxesNamed("service")) box.checked = services[box.value] === true;
  updateCategories();
};

/** @param {boolean} saved */
const announce = (saved) => {
  const message = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  message.textContent = (saved ? message.dataset.saved : message.dataset.failed) || "";
};

/** @param {Record<string, boolean>} services */
const save = (services) => announce(choose(services, "settings"));

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

showBoxes(Object.fromEntries(granted.map((id) => [id, true])));
if (resumedBy === "settings") announce(true);
