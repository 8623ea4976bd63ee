// Sends a form: by script where whoever receives it answers scripts, else as browsers do, which leads to another page.

/** How long to wait for an answer, in milliseconds. */
export const PATIENCE = 15_000;

/** @param {HTMLFormElement} form @returns {Promise<"sent" | "failed" | "slow">} */
export const sendByScript = async (form) => {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (name !== form.dataset.redirect) body.append(name, String(value).replace(/\r?\n/g, "\r\n"));
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" }, signal: waiting.signal, credentials: "omit" });
    return answer.ok ? "sent" : "failed";
  } catch {
    return waiting.signal.aborted ? "slow" : "failed";
  } finally {
    clearTimeout(timer);
  }
};

/** Notes that this page was left with a form, not what was in it: the browser itself keeps that.
 * @param {HTMLFormElement} form */
export const noteLeaving = (form) => {
  history.replaceState({ ...history.state, form: form.id }, "");
};

/** @returns {HTMLFormElement | null} the form with which this page was left, if the visitor has come back */
export const formCameBack = () => {
  const { form, ...state } = history.state || {};
  if (!form) return null;
  history.replaceState(state, "");
  return /** @type {HTMLFormElement | null} */ (document.getElementById(form));
};
