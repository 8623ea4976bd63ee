// Last on the page that has the settings.
connectSettings(/** @type {HTMLFormElement} */ (document.getElementById("consent-settings")), choosing);
