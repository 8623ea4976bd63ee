// Last on the page that has the settings.
connectSettings(/** @type {HTMLFormElement} */ (page.querySelector("form#consent-settings")), choosing);
