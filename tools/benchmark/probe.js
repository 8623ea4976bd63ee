// First script of each measured page: notes what shifts and, in visits that are to look for it, the first frame with the
// banner in it. A look costs a page that has its banner more script than one that has none yet, so that the visits whose
// script is measured do not look.

(
  /**
   * @param {string | null} box selector of the banner, if there is one
   * @param {number} frames how many to look at; more where the banner is still to come
   * @param {number} rest how long to wait after all else, in milliseconds
   */
  (box, frames, rest) => {
    const LATEST = 500;
    const isLooking = location.search === "?looking";
    const measured = {
      /** When the first frame began that has the banner, in milliseconds since the navigation began. */
      frame: /** @type {number | null} */ (null),
      /** The sum of all layout shifts. */
      shift: 0,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.shift += /** @type {any} */ (entry).value;
    }).observe({ type: "layout-shift", buffered: true });

    /** @param {string} selector */
    const isShown = (selector) => {
      const element = document.querySelector(selector);
      if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && top < innerHeight && bottom > 0;
    };

    const looked = new Promise((done) => {
      // A message is read once its frame is painted: looking then finds all laid out, and sees what visitors see.
      const { port1: painted, port2: frame } = new MessageChannel();
      painted.onmessage = ({ data: began }) => {
        const isAwaited = isLooking && measured.frame === null && box !== null;
        if (isAwaited && isShown(box)) measured.frame = began;
        frames -= 1;
        if (frames > 0 || (isAwaited && frames > -LATEST)) next();
        else done(painted.close());
      };
      const next = () => requestAnimationFrame((began) => frame.postMessage(began));
      next();
    });
    const loaded = new Promise((done) => addEventListener("load", done));

    /** When a first paint came, and when the banner did: with it, or as long after it as its frame. */
    const paints = () => {
      const paint = /** @type {any} */ (performance.getEntriesByName("first-paint")[0]);
      const began = paint.paintTime ?? paint.startTime;
      const later = measured.frame === null ? null : Math.max(0, measured.frame - began);
      return { paint: paint.startTime, later, shift: measured.shift };
    };

    Object.assign(window, {
      measured: Promise.all([looked, loaded])
        .then(() => new Promise((done) => setTimeout(done, rest)))
        .then(paints),
      isShown,
    });
  }
)
