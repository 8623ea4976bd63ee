// No notice is shown any more: what says that one was closed goes.

(
  /** @param {string} key of the item in localStorage */
  (key) => {
    try {
      localStorage.removeItem(key);
    } catch {}
  }
)
