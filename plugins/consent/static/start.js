// What happens by itself once the page is there.

openGate(granted);
const resumedBy = resume();
new ResizeObserver(() => page.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);
