CookieConsent.run({
  // Its default shows no banner to a browser that is driven by a program.
  hideFromBots: false,
  guiOptions: { consentModal: { layout: "bar", position: "bottom", equalWeightButtons: true } },
  categories: {
    necessary: { enabled: true, readOnly: true },
{% for category in categories %}
    {{ category | string | json }}: {
      autoClear: { cookies: [{% for name in cookies_of(category) %}{ name: new RegExp({{ name | json }}) }, {% endfor %}] },
      services: {
{% for service in services if service.category == category %}
        {{ service.id | json }}: { label: {{ service.name | json }} },
{% endfor %}
      },
    },
{% endfor %}
  },
  language: {
    default: {{ texts.language | json }},
    translations: {
      {{ texts.language | json }}: {
        consentModal: {
          title: {{ texts.title | json }},
          description: {{ texts.text | json }},
          acceptAllBtn: {{ texts.accept | json }},
          acceptNecessaryBtn: {{ texts.refuse | json }},
          showPreferencesBtn: {{ texts.settings | json }},
        },
        preferencesModal: {
          title: {{ texts.settings | json }},
          acceptAllBtn: {{ texts.accept | json }},
          acceptNecessaryBtn: {{ texts.refuse | json }},
          savePreferencesBtn: "Save",
          closeIconLabel: "Close",
          sections: [
            { title: "Necessary", linkedCategory: "necessary" },
{% for category in categories %}
            {
              title: {{ category | capitalize | json }},
              description: {{ purposes_of(category) | json }},
              linkedCategory: {{ category | string | json }},
            },
{% endfor %}
          ],
        },
      },
    },
  },
});
