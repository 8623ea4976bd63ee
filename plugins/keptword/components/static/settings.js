// The settings form: shows what is stored, per category and per service, and saves it. The same code serves the form
// on its own page and in a dialog.

/**
 * @param {HTMLFormElement} form
 * @param {Choosing} page
 */
export const connectSettings = (form, page) => {
  const { choose, allOf, answers } = page;
  const status = /** @type {HTMLElement} */ (form.querySelector("[role=status]"));
  /** What tells whether something is that button, or in it. @param {string} selector @returns {(target: any) => boolean} */
  const within = (selector) => Node.prototype.contains.bind(form.querySelector(selector));
  const isReject = within("[value=reject]");
  const isAccept = within("[value=accept]");
  const isSave = within("button:not([name])");
  /** What is ticked by the visitor, or allowed already: a tick that a script set is none.
   * @type {Record<string, boolean | undefined>} */
  let ticked = {};

  /** What only a tick of its own allows: the browser has said no to it (SG-06). @type {readonly string[]} */
  const refused = window.consent.signal ? JSON.parse("{following}") : [];

  /** @param {string} name @returns {HTMLInputElement[]} */
  const boxesNamed = (name) => [.../** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(`[name=${name}]`))];

  /** Ticks each category as its services are. */
  const updateCategories = () => {
    for (const category of boxesNamed("category")) {
      const own = boxesNamed("service").filter((box) => box.dataset.category === category.value);
      const count = own.filter((box) => box.checked).length;
      category.checked = count === own.length;
      category.indeterminate = count > 0 && count < own.length;
    }
  };

  const showAnswers = () => {
    ticked = { ...answers() };
    for (const box of boxesNamed("service")) box.checked = ticked[box.value] === true;
    updateCategories();
  };

  /** @param {Record<string, boolean>} services */
  const save = (services) => {
    const { saved, failed } = status.dataset;
    status.textContent = (choose(services, "settings", saved) ? saved : failed) || "";
    showAnswers();
    status.focus();
  };

  /** Saves what is ticked, but as a yes only what these allow. @param {Readonly<Record<string, boolean | undefined>>} allowed */
  const saveTicked = (allowed) =>
    save(Object.fromEntries(boxesNamed("service").map(({ value, checked }) => [value, checked && allowed[value] === true])));

  page.attend = (event, isVisitors) => {
    const { target, isTrusted } = event;
    if (isReject(target)) save(allOf(false));
    else if (isVisitors && isAccept(target)) save({ ...allOf(true), ...Object.fromEntries(refused.map((id) => [id, answers()[id] === true])) });
    else if (isVisitors && isSave(target)) {
      event.preventDefault();
      saveTicked(ticked);
    } else if (isTrusted && target instanceof HTMLInputElement && target.form === form) {
      const { name, value, checked } = target;
      for (const box of boxesNamed("service")) {
        if (name === "category" ? box.dataset.category === value : box === target) ticked[box.value] = checked;
      }
    }
  };

  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "category") {
      for (const box of boxesNamed("service")) if (box.dataset.category === target.value) box.checked = target.checked;
    }
    updateCategories();
  });

  // Sent by a script rather than by the visitor: that can take back, but not allow.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    saveTicked(answers());
  });

  addEventListener("consent", showAnswers);
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-note]"))) note.hidden = !window.consent.signal;
  showAnswers();
  page.remaining.then((names) => names[0] && status.append(` ${status.dataset.remains?.replace("{services}", () => names.join(", "))}`));
};
