// Last on the page that has the settings.

import { page } from "./choice.js";
import { connectSettings } from "./settings.js";
import { choosing } from "./start.js";

connectSettings(/** @type {HTMLFormElement} */ (page.querySelector("form#consent-settings")), choosing);
