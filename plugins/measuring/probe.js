// First script of each measured page: notes what shifts, and the first frame with the banner in it. It looks at
// equally many frames of every page, so that it costs each page the same.

(
  /**
   * @param {string | null} box selector of the banner, if there is one
   * @param {number} frames how many to look at; more where the banner is still to come
   * @param {number} rest how long to wait after all else, in milliseconds
   */
  (box, frames, rest) => {
    const LATEST = 500;
    const isNextVisit = location.search !== "";
    const measured = {
      /** When the first frame began that has the banner, in milliseconds since the navigation began. */
      frame: /** @type {number | null} */ (null),
      /** The sum of all layout shifts. */
      shift: 0,
    };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.shift += /** @type {any} */ (entry).value;
    }).observe({ type: "layout-shift", buffered: true });

    /** @param {Element | null} element */
    const isOnScreen = (element) => {
      if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      const { top, bottom, height } = element.getBoundingClientRect();
      return height > 0 && top < innerHeight && bottom > 0;
    };

    const looked = new Promise((done) => {
      // A message is read once its frame is painted: looking then finds all laid out, and sees what visitors see.
      const { port1: painted, port2: frame } = new MessageChannel();
      painted.onmessage = ({ data: began }) => {
        if (measured.frame === null && isOnScreen(document.querySelector(box ?? "#none"))) measured.frame = began;
        frames -= 1;
        const isAwaited = measured.frame === null && box !== null && !isNextVisit;
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
        .then(() => ({ ...paints(), embed: isOnScreen(document.querySelector(".consent-embed, .embed")) })),
    });
  }
)
