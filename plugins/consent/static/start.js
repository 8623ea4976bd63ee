// Last of the scripts at the end of the body: all that happens by itself, once the page is there.

openGate(granted);
showSettings(resume());
new ResizeObserver(() => page.style.setProperty("--consent-height", `${banner.offsetHeight}px`)).observe(banner);
