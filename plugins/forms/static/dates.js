// The day of a request, and the last day for its answer: one month later (GDPR art. 12(3)), where the request is read.

/** @param {string} zone IANA name @returns {Date} today there, as midnight UTC */
const todayIn = (zone) => {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, year: "numeric", month: "numeric", day: "numeric" }).formatToParts(new Date());
  const number = (/** @type {string} */ type) => Number(parts.find((part) => part.type === type)?.value);
  return new Date(Date.UTC(number("year"), number("month") - 1, number("day")));
};

/**
 * The same day of the next month, or its last day where it has no such day (Regulation 1182/71, art. 3(2)(c)).
 * @param {Date} day as midnight UTC
 */
const oneMonthAfter = (day) => {
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
  const lastOfNext = new Date(Date.UTC(year, month + 2, 0)).getUTCDate();
  return new Date(Date.UTC(year, month + 1, Math.min(day.getUTCDate(), lastOfNext)));
};

/**
 * Fills in both days below a node, in the words of the page, and shows what says them.
 * @param {ParentNode} root
 */
export const fillDates = (root) => {
  for (const said of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".answer-deadline"))) {
    const { locale, zone = "UTC" } = said.dataset;
    const today = todayIn(zone);
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (said.querySelectorAll("[data-day]"))) {
      const day = place.dataset.day === "today" ? today : oneMonthAfter(today);
      const time = document.createElement("time");
      time.dataset.day = place.dataset.day;
      time.dateTime = day.toISOString().slice(0, 10);
      time.textContent = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(day);
      place.replaceWith(time);
    }
    said.hidden = false;
  }
};
